"""Cây thư mục của cấp ủy: finds the cells' folders and their records of a year; only names and stamps are read.

A cell's folder is one with `chi-bo.yaml`, with the folder's identity, or with a year. What lies above it are the
committees, as many as there are. A quick disk is listed by one thread; where the first folders show a slow share, by
many, since it answers many at once.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from assistant.analysis.rollup.faults import Fault, FaultKind
from assistant.platform.clock import system_steady
from assistant.platform.os_errors import os_reason
from assistant.share.identity import MARK_FILE, PROFILE_NAME
from assistant.share.lineage import RECORD_NAME

WORKERS = 64
"""Folders that are listed, and files that are read, at the same time, where each call waits for a slow share."""
SLOW = 0.002
"""Seconds: a disk that takes longer for a folder or a file is waited for by many threads; else one does it faster."""
DEEPEST = 8
"""So many folders below the tree are looked into: province, district, commune and the cell need four."""
HICCUP = 0.05
"""Seconds that something else on this machine may take away before a disk is called slow."""
MOST_LOOKED = 200
"""Folders that are looked into before a folder is said not to be a tree of cells."""
YEAR = re.compile(r"(19|20)\d\d")
MEETING_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: (.*))?")
"""`2026-11-04 thuong-ky`."""
RECORD_COPY = re.compile(r"ho-so.*\.json", re.IGNORECASE)
KNOWN = frozenset({RECORD_NAME, "dang-ghi.json"})
"""JSON files that belong into a meeting's folder."""
NO_CELLS = frozenset({"quy-dinh", "mau", "so-van-ban", "cap-uy"})
"""Folders of the program in which there are no cells."""
_NAME = attrgetter("name")


class RecordFile(NamedTuple):
    """A record: its path below the tree, the folder of its meeting, and how it is known to be unchanged."""

    path: str
    folder: str
    size: int
    mtime: int


@dataclass
class CellFolder:
    """A cell's folder (thư mục chi bộ): its path below the tree, its records of the year, and what is odd there."""

    path: str
    records: list[RecordFile] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def area(self) -> str:
        """The committee's folder above it; empty where the tree is one committee's."""
        return self.path.rpartition("/")[0]


@dataclass
class _Listing:
    """What one folder was found to be: a cell, or folders to look into."""

    cell: CellFolder | None = None
    below: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def calls(self) -> int:
        """About how many folders were listed for it."""
        return 2 + len(self.cell.records) if self.cell else 1


def is_slow(seconds: float, calls: int) -> bool:
    """Whether a disk that took so long for so many folders or files is one to be waited for by many threads."""
    return seconds > SLOW * calls + HICCUP


def find_cells(
    root: Path, year: int, tell: Callable[[int], None] | None = None
) -> tuple[list[CellFolder], list[Fault]]:
    """The cells of the tree in order of their paths, and what is odd outside of them. OSError for the tree itself.

    The tree may be one cell's folder: its path is then empty. `tell` is told the number of records found so far.
    """
    with os.scandir(root) as entries:
        any(entry.is_dir() for entry in entries)
    walk = _Walk(os.fspath(root), year)
    cells: list[CellFolder] = []
    faults: list[Fault] = []
    level = [""]
    records = 0
    while level:
        below: list[str] = []
        for found in walk.over(level):
            below += found.below
            faults += found.faults
            if found.cell:
                cells.append(found.cell)
                records += len(found.cell.records)
                if tell:
                    tell(records)
        level = below
    return sorted(cells, key=lambda cell: cell.path), sorted(faults, key=lambda fault: fault.path)


class _Walk:
    """Lists folders one after the other, until they turn out to be slow to answer; from then on many at once."""

    def __init__(self, root: str, year: int) -> None:
        self._root, self._year, self._slow = root, year, False

    def over(self, paths: Sequence[str]) -> Iterator[_Listing]:
        """What each of these folders is, in their order."""
        began, calls, first = system_steady(), 0, 0
        while first < len(paths) and not self._slow:
            found = _look(self._root, paths[first], self._year)
            yield found
            calls, first = calls + found.calls, first + 1
            self._slow = is_slow(system_steady() - began, calls)
        if first < len(paths):
            with ThreadPoolExecutor(WORKERS) as pool:
                yield from pool.map(lambda path: _look(self._root, path, self._year), paths[first:])


def has_cells(root: Path) -> bool:
    """Whether a folder is a tree of cells, and no cell's own folder. OSError for the folder itself.

    Not all of a large one is looked at: it goes down first, since a province has more upper folders than are looked at.
    """
    waiting, looked = [root], 0
    while waiting and looked < MOST_LOOKED:
        folder, looked = waiting.pop(), looked + 1
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError:
            if folder == root:
                raise
            continue  # another folder of it may be open to us
        names, folders = {one.name for one in found}, [one for one in found if one.is_dir(follow_symlinks=False)]
        if names & {PROFILE_NAME, MARK_FILE}:
            return folder != root
        if folder != root and any(_has_meetings(one.path) for one in folders if YEAR.fullmatch(one.name)):
            return True
        if len(folder.relative_to(root).parts) < DEEPEST:
            waiting += [Path(one.path) for one in folders if one.name not in NO_CELLS and one.name[0] != "."]
    return False


def _has_meetings(year: str) -> bool:
    """Whether the folder of a year has a meeting's folder: pictures are kept by years as well."""
    try:
        with os.scandir(year) as entries:
            return any(MEETING_DAY.fullmatch(entry.name) and entry.is_dir() for entry in entries)
    except OSError:
        return False


def _look(root: str, path: str, year: int) -> _Listing:
    """One folder."""
    try:
        found = _listed(root, path)
        folders = [one.name for one in found if one.is_dir(follow_symlinks=False)]
    except OSError as error:
        return _Listing(faults=[Fault(FaultKind.CANNOT_LIST, path, facts={"why": os_reason(error)})])
    names = {one.name for one in found}
    if names & {PROFILE_NAME, MARK_FILE} or (path and any(map(YEAR.fullmatch, folders))):
        return _Listing(_cell(root, path, year, names))
    stray = [_below(path, name) for name in names if RECORD_COPY.fullmatch(name)]
    faults = [Fault(FaultKind.STRAY, one) for one in stray]
    deep = path.count("/") + 1 >= DEEPEST
    below = [_below(path, name) for name in folders if not deep and name not in NO_CELLS and not name.startswith(".")]
    return _Listing(None, below, faults)


def _listed(root: str, path: str) -> list[os.DirEntry[str]]:
    """What lies in a folder, in order of names."""
    with os.scandir(f"{root}/{path}" if path else root) as entries:
        found = list(entries)
    if len(found) > 1:
        found.sort(key=_NAME)
    return found


def _below(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name


def _cell(root: str, path: str, year: int, names: set[str]) -> CellFolder:
    """A cell's folder with its records of the year."""
    cell = CellFolder(path)
    cell.faults += [
        Fault(FaultKind.STRAY, _below(path, name), path) for name in sorted(names) if RECORD_COPY.fullmatch(name)
    ]
    if str(year) not in names:
        return cell
    below = _below(path, str(year))
    for entry in _entries(root, below, cell):
        if entry.is_dir(follow_symlinks=False):
            _meeting(root, f"{below}/{entry.name}", cell)
        elif RECORD_COPY.fullmatch(entry.name):
            cell.faults.append(Fault(FaultKind.STRAY, f"{below}/{entry.name}", path))
    return cell


def _entries(root: str, path: str, cell: CellFolder) -> list[os.DirEntry[str]]:
    """What lies in a folder, in order of names; nothing, with a fault, where it cannot be listed."""
    try:
        return _listed(root, path)
    except OSError as error:
        cell.faults.append(Fault(FaultKind.CANNOT_LIST, path, cell.path, {"why": os_reason(error)}))
        return []


def _meeting(root: str, path: str, cell: CellFolder) -> None:
    """A meeting's folder: its record, and what else calls itself one."""
    seen, before = False, len(cell.faults)
    for entry in _entries(root, path, cell):
        name = f"{path}/{entry.name}"
        if entry.name == RECORD_NAME:
            seen = True
            _record(entry, name, path, cell)
        elif entry.name in KNOWN or not entry.name.lower().endswith(".json"):
            continue
        else:
            kind = FaultKind.COPY if RECORD_COPY.fullmatch(entry.name) else FaultKind.FOREIGN
            cell.faults.append(Fault(kind, name, cell.path))
    if not seen and len(cell.faults) == before:
        cell.faults.append(Fault(FaultKind.NO_RECORD, path, cell.path))


def _record(entry: os.DirEntry[str], name: str, folder: str, cell: CellFolder) -> None:
    try:
        stat = entry.stat()
    except OSError as error:
        cell.faults.append(Fault(FaultKind.CANNOT_READ, name, cell.path, {"why": os_reason(error)}))
        return
    if entry.is_dir():
        cell.faults.append(Fault(FaultKind.FOLDER_INSTEAD, name, cell.path))
    else:
        cell.records.append(RecordFile(name, folder, stat.st_size, stat.st_mtime_ns))
