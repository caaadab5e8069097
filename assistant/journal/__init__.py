"""The journal: every fact of every meeting on this machine's disk, and the portable record made from it."""
