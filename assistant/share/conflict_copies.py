"""A paper whose target stays open in Word is written beside it: `bien-ban.docx` -> `bien-ban (2).docx`.

Only papers (văn bản) that people read; the record `ho-so.json` has one name for ever. While the target stays locked,
newer versions go to the same second name, unless somebody opened or changed that one too.
"""

import hashlib
from pathlib import Path

from assistant.share import atomic
from assistant.share.errors import PathRefused, TargetBusy
from assistant.share.files import Files
from assistant.share.notes import Notes
from assistant.share.rows import OutboxItem

PAPERS = frozenset({".docx", ".doc", ".docm", ".pdf"})
_MOST_NAMES = 99


def is_due(item: OutboxItem, notes: Notes, now: float, after: float) -> bool:
    """True for a paper whose target has been open elsewhere for `after` seconds; `now` is epoch seconds."""
    since = notes.busy_since(item)
    return item.target.suffix.lower() in PAPERS and since is not None and now - since >= after


def write_beside(item: OutboxItem, target: Path, payload: bytes, notes: Notes, files: Files, owner: str) -> Path:
    """Write `payload` under the first name beside `target` that is free or ours; returns that path.

    A content that lies there already is not written a second time. Raises ShareError, OSError.
    """
    for number in range(2, _MOST_NAMES + 1):
        path = target.with_name(f"{target.stem} ({number}){target.suffix}")
        found = _digest_at(path, files)
        if found == item.sha256:
            return path
        if found and not notes.is_ours(path, found):
            continue
        notes.intend(path, item.sha256)
        try:
            atomic.write(path, payload, files=files, owner=owner)
        except TargetBusy:
            continue
        return path
    raise PathRefused(target)


def _digest_at(path: Path, files: Files) -> str:
    """sha256 of what lies at `path`; empty for nothing."""
    try:
        return hashlib.sha256(files.read(path)).hexdigest()
    except FileNotFoundError:
        return ""
