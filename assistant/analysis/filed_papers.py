"""Biên bản các năm trước in the index: Word files that a cell filed, read again where one changed, to be searched.

They stand beside the records in the same index and are made anew with it. How a Word file is read is not known here.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant.analysis.folding import without_marks
from assistant.analysis.record_index import RecordIndex, is_fresh
from assistant.platform.clock import Clock, system_now

SUFFIX = ".docx"
NO_PAPERS = ("~$", ".")
"""How Word names its sign that somebody has a file open, and how hidden files are named."""
WINDOWS_OWN = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class FiledPaper:
    """What was read of a file: its title, its day where it is known, its lines."""

    title: str
    day: date | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class FiledState:
    """How many files can be searched, names of those without a day, sentences on those that cannot be read.

    `others`: names of files that are no Word file .docx; `unlisted`: folders that did not answer, and why.
    """

    count: int = 0
    undated: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    unlisted: tuple[tuple[str, OSError], ...] = ()


NOTHING_FILED = FiledState()


class UnreadablePaper(Exception):
    """A file that is left out of the index; a Vietnamese sentence."""


class PaperNotAnswering(UnreadablePaper):
    """A file that the system does not give out now: what was read of it earlier stays in the index."""


@dataclass(frozen=True)
class _Listing:
    """What lies below the folder: papers by their names, other files, folders that did not answer."""

    papers: dict[str, Path] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    unlisted: list[tuple[str, OSError]] = field(default_factory=list)

    def hides(self, name: str) -> bool:
        """Whether a paper of this name may lie in a folder that did not answer."""
        return any(folder in ("", ".") or name.startswith(f"{folder}/") for folder, _ in self.unlisted)


def _listed(folder: Path) -> _Listing:
    """What lies below the folder; nothing where there is none. Raises OSError where its own folder is away."""
    folder.parent.stat()
    found = _Listing()

    def told(error: OSError) -> None:
        where = Path(error.filename or folder)
        if where != folder or not isinstance(error, FileNotFoundError):
            found.unlisted.append((where.relative_to(folder).as_posix(), error))

    for top, _, files in os.walk(folder, onerror=told):
        for name in files:
            path = Path(top, name)
            inside = path.relative_to(folder).as_posix()
            if name.startswith(NO_PAPERS) or name.lower() in WINDOWS_OWN:
                continue
            if path.suffix.lower() == SUFFIX:
                found.papers[inside] = path
            else:
                found.others.append(inside)
    return found


def refresh_filed(
    index: RecordIndex, folder: Path, read: Callable[[Path], FiledPaper], clock: Clock = system_now
) -> FiledState:
    """Every Word file below the folder as it is now; only files that changed are read. Raises OSError, share away.

    A file that cannot be read is tried again at the next look. What is in a folder that does not answer is not gone.
    """
    listing = _listed(folder)
    database = index.database
    kept = {str(row[0]): row[1:] for row in database.execute("SELECT path, size, mtime, seen, '' FROM filed")}
    problems: list[str] = []
    with database:
        for name in kept.keys() - listing.papers.keys():
            if not listing.hides(name):
                _forget(index, name)
    for name, path in sorted(listing.papers.items()):
        if is_fresh(path, kept.get(name)):
            continue
        now = int(clock().timestamp() * 1e9)
        try:
            size, changed = _size_and_time(path)
            paper = read(path)
        except PaperNotAnswering as problem:
            problems.append(str(problem))
            continue
        except UnreadablePaper as problem:
            problems.append(str(problem))
            with database:
                _forget(index, name)
            continue
        with database:
            _forget(index, name)
            _keep(index, name, (size, changed, now), paper)
    undated = [str(row[0]) for row in database.execute("SELECT path FROM filed WHERE day = '' ORDER BY path")]
    count = int(database.execute("SELECT count(*) FROM filed").get)
    return FiledState(count, tuple(undated), tuple(problems), tuple(sorted(listing.others)), tuple(listing.unlisted))


def _size_and_time(path: Path) -> tuple[int, int]:
    """As the file is before it is read; zeros, which no later look takes for the same, where that is not told."""
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_size, stat.st_mtime_ns


def _keep(index: RecordIndex, name: str, file: tuple[int, int, int], paper: FiledPaper) -> None:
    day = paper.day.isoformat() if paper.day else ""
    index.database.execute(
        "INSERT INTO filed (path, size, mtime, seen, day, title) VALUES (?, ?, ?, ?, ?, ?)",
        (name, *file, day, paper.title),
    )
    number = index.database.last_insert_rowid()
    for line in paper.lines:
        index.database.execute("INSERT INTO filed_line (filed, text) VALUES (?, ?)", (number, line))
        place = index.database.last_insert_rowid()
        folded = without_marks(f"{line}\n{paper.title}")
        index.database.execute("INSERT INTO filed_folded (rowid, text) VALUES (?, ?)", (place, folded))


def _forget(index: RecordIndex, name: str) -> None:
    database = index.database
    for (number,) in database.execute("SELECT id FROM filed WHERE path = ?", (name,)).fetchall():
        database.execute(
            "DELETE FROM filed_folded WHERE rowid IN (SELECT id FROM filed_line WHERE filed = ?)", (number,)
        )
        database.execute("DELETE FROM filed_line WHERE filed = ?", (number,))
        database.execute("DELETE FROM filed WHERE id = ?", (number,))
