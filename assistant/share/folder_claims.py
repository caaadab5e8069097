"""Two laptops that were apart may choose one folder for two meetings: the later one gets a folder beside it.

Whose a folder is, is told by its record (or, before there is one, by the lock of the meeting that is being written).
"""

import json
from pathlib import Path

from assistant.share.errors import PathRefused
from assistant.share.files import Files
from assistant.share.lineage import LOCK_NAME, RECORD_NAME
from assistant.share.notes import Notes
from assistant.share.rows import Item

_MOST_FOLDERS = 99
_OWNER = {RECORD_NAME: "id", LOCK_NAME: "meeting"}


def lodge(item: Item, notes: Notes, root: Path, files: Files) -> Path:
    """The target in the folder that is this meeting's: asked of the share once, then remembered. PathRefused, OSError.

    `root` is the workspace as the disk spells it. Files of the workspace itself belong to no meeting.
    """
    folder = item.target.parent
    if folder == item.root or not item.meeting or notes.knows_lodging(folder):
        return notes.lodged(item.target)
    for number in range(1, _MOST_FOLDERS + 1):
        used = folder if number == 1 else folder.with_name(f"{folder.name} ({number})")
        if owner(root / used.relative_to(item.root), files) in ("", item.meeting):
            if _belongs_to_a_meeting(item):
                notes.lodge(folder, used)
            return used / item.target.name
    raise PathRefused(item.target)


def owner(folder: Path, files: Files) -> str:
    """The id of the meeting whose folder it is; empty for nobody's."""
    for name, key in _OWNER.items():
        try:
            found = json.loads(files.read(folder / name).decode("utf-8-sig"))
        except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
            continue
        if isinstance(found, dict) and isinstance(found.get(key), str):
            return str(found[key])
    return ""


def _belongs_to_a_meeting(item: Item) -> bool:
    """What makes the folder this meeting's for others to see; before that it is asked again."""
    return item.target.name in _OWNER
