"""The shared folder (ổ chung): outbox, atomic writes, names, the worker that delivers, what the screen says."""
