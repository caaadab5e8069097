"""Whose it is (thuộc chi bộ nào, buổi nào): of a cell's folder, of a record in it, of the folder of one meeting.

The only definition, pure but for `meeting_there`, which reads. A cell's folder is known by the number in its mark
(`chibo-thu-muc.json`), which travels with it when it is moved or renamed; before it has one, by its path.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from assistant.share.files import Files
from assistant.share.lineage import LOCK_NAME, RECORD_NAME

SOMEBODY = RECORD_NAME + "?"
"""In place of a meeting's id: a record lies there that cannot be read, so the folder is not free."""


@dataclass(frozen=True, slots=True)
class CellFolder:
    """A cell's folder as this machine knows it: by its mark, its path, or both."""

    mark: str = ""
    path: str = ""

    @property
    def key(self) -> str:
        """What is kept of it beside a meeting (`of_key`); empty where no folder is open."""
        return self.mark or self.path


def of_key(key: str) -> CellFolder:
    """The folder of a key. A mark has no separator; a path, being absolute, always has one."""
    return CellFolder(path=key) if "/" in key or "\\" in key else CellFolder(mark=key)


def same(one: CellFolder, other: CellFolder) -> bool:
    """Whether both are one folder: by their marks where both have one, else by their paths."""
    if one.mark and other.mark:
        return one.mark == other.mark
    return bool(one.path) and one.path == other.path


def cell_folder_of(record: Path) -> Path | None:
    """The cell's folder that a record or a paper lies in (`<folder>/2026/2026-11-04 thuong-ky/<file>`).

    None for one that lies elsewhere.
    """
    whole = record.absolute()
    return whole.parents[2] if len(whole.parents) > 2 and re.fullmatch("[0-9]{4}", whole.parents[1].name) else None


def meeting_there(folder: Path, files: Files) -> str:
    """The id of the meeting whose folder it is, by its record, or before there is one by its lock.

    Empty for nobody's, SOMEBODY where the record cannot be read and no lock tells. Raises OSError.
    """
    unread = ""
    for name, field in ((RECORD_NAME, "id"), (LOCK_NAME, "meeting")):
        try:
            data = files.read(folder / name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if found := _text(data, field):
            return found
        unread = SOMEBODY if name == RECORD_NAME else unread
    return unread


def _text(data: bytes, field: str) -> str:
    """A field of a record or lock; empty for anything that is neither."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ""
    return str(found[field]) if isinstance(found, dict) and isinstance(found.get(field), str) else ""
