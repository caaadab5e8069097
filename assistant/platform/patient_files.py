"""Reading a file that another process may just be putting in place: on Windows it is refused for that moment."""

import time
from pathlib import Path

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between the tries; a file is in its place within milliseconds, a refusal that lasts longer is one."""
SHORT = 2
"""So many of them where a refusal in the same folder has just lasted: hundreds of files may be locked there."""
REMEMBERED = 5.0
"""Seconds for which that is remembered."""
_lasting: dict[Path, float] = {}
"""Folder -> until when (of `time.monotonic`)."""


def read_patiently(path: Path) -> bytes:
    """The whole file. OSError as the system says it, PermissionError only where it stays."""
    lasts = _lasting.get(path.parent, 0.0) > time.monotonic()
    for pause in PAUSES[:SHORT] if lasts else PAUSES:
        try:
            return path.read_bytes()
        except PermissionError:
            if path.is_dir():
                raise
            time.sleep(pause)
    try:
        return path.read_bytes()
    except PermissionError:
        _lasting[path.parent] = time.monotonic() + REMEMBERED
        raise


def holds(path: Path, data: bytes) -> bool:
    """Whether the file is these very bytes; it is read only where it has as many. OSError as above."""
    return path.stat().st_size == len(data) and read_patiently(path) == data
