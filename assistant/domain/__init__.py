"""The meeting, pure: only the standard library, no clock, no disk, no widget."""
