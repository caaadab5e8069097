"""Reading a file that another process may just be putting in place: on Windows it is refused for that moment."""

import time
from pathlib import Path

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between the tries; a file is in its place within milliseconds, a refusal that lasts longer is one."""


def read_patiently(path: Path) -> bytes:
    """The whole file. OSError as the system says it, PermissionError only where it stays."""
    for pause in PAUSES:
        try:
            return path.read_bytes()
        except PermissionError:
            if path.is_dir():
                raise
            time.sleep(pause)
    return path.read_bytes()
