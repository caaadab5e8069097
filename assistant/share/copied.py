"""Is this folder a copy (bản sao) of another cell's folder? Its mark came along, so both would pass for one.

A folder that was moved or renamed is the only one with its number. A copy is noticed by this machine where the other
one still lies where it was; on another machine by what the mark tells of where it was made. What a copy is meant for
only a person knows: the folder itself, which has moved, or the beginnings of another cell.
"""

import json
import logging
import platform
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from assistant.platform.deadlines import answer_within
from assistant.share.errors import ShareError
from assistant.share.files import Files
from assistant.share.local import is_local
from assistant.share.notes import Notes
from assistant.share.probe import MARK, number_in
from assistant.wording import share as words

log = logging.getLogger(__name__)
PATIENCE = 2.0
"""Seconds that another folder has to show its mark; one that does not is taken to be gone."""


@dataclass(frozen=True, slots=True)
class CopiedFrom:
    """Where the folder with the same number lies; `machine`: on which other machine, empty for this one."""

    path: Path
    machine: str = ""

    def __str__(self) -> str:
        return words.ON_MACHINE.format(path=self.path, machine=self.machine) if self.machine else str(self.path)


def copied_from(root: Path, notes: Notes, files: Files) -> CopiedFrom | None:
    """The folder that this one is a copy of; None where it is none, or nothing tells. Raises OSError, ShareError."""
    data = _mark_at(root, files)
    if not (mark := number_in(data)):
        return None
    for other in notes.places(mark):
        if other != root and _lies_at(other, mark, files) and not _same_place(root, other, files):
            return CopiedFrom(other)
    if notes.mark(root) == mark:
        return None
    made = made_at(data)
    return made if made and made.machine != platform.node() and is_local(root) else None


def keep_as_moved(root: Path, notes: Notes, files: Files) -> None:
    """Đã chuyển đi: this is the cell's folder now, wherever else it was known. Raises OSError, ShareError."""
    mark = number_in(_mark_at(root, files))
    for other in notes.places(mark):
        notes.forget(other)
    notes.learn(root, mark)


def make_another(root: Path, notes: Notes, files: Files) -> None:
    """Là chi bộ khác: the folder gets a number of its own, and what came along is the other's. Raises as above."""
    copied, data = copied_from(root, notes, files), _mark_at(root, files)
    files.remove(root / MARK)
    mark = uuid4().hex
    files.create(root / MARK, mark_content(mark, root))
    notes.learn(root, mark)
    if copied and copied.machine:
        notes.learn(Path(str(copied)), number_in(data))  # so that its records are known as another's


def mark_content(mark: str, root: Path | None = None) -> bytes:
    """The mark's file; `root`: the folder in which it is made, where that is known."""
    place = {}
    if root is not None and is_local(root):
        place = {"may": platform.node(), "noi_lap": str(root)}
    whole = {"ma": mark, **place, "ghi_chu": words.MARK_NOTE}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8")


def made_at(mark: bytes) -> CopiedFrom | None:
    """On which machine and where the mark was made; None for one on a share, or of an earlier version."""
    try:
        plain = json.loads(mark.decode("utf-8-sig"))
        return CopiedFrom(Path(plain["noi_lap"]), str(plain["may"]))
    except (ValueError, KeyError, TypeError):
        return None


def _mark_at(root: Path, files: Files) -> bytes:
    try:
        return files.read(root / MARK)
    except FileNotFoundError:
        return b""


def _lies_at(other: Path, mark: str, files: Files) -> bool:
    """Whether a folder with this number is there, as far as is seen in time."""

    def look() -> bytes:
        try:
            return files.read(other / MARK)
        except NotADirectoryError:
            return b""

    found = answer_within(PATIENCE, look, f"no mark is seen in {other}")
    return found is not None and number_in(found) == mark


def _same_place(one: Path, other: Path, files: Files) -> bool:
    """Whether both paths lead to one folder (a drive letter, the share's own name): what is put in one is in both."""
    if one.samefile(other):
        return True
    test = f".~chibo-thu-{uuid4().hex[:12]}.tmp"
    try:
        files.create(one / test, b"chibo")
        try:
            return (other / test).exists()
        finally:
            files.remove(one / test)
    except (OSError, ShareError) as error:
        log.info("whether %s and %s are one folder was not seen: %s", one, other, error)
        return False
