"""Biên bản các năm trước in the index: Word files that a cell filed, read again where one changed, to be searched.

They stand beside the records in the same index and are made anew with it. How a Word file is read is not known here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.analysis.folding import without_marks
from assistant.analysis.record_index import RecordIndex, is_fresh
from assistant.platform.clock import Clock, system_now

PATTERN = "*.docx"
WORD_OWN = "~$"
"""How Word names its sign that somebody has a file open."""


@dataclass(frozen=True)
class FiledPaper:
    """What was read of a file: its title, its day where it is known, its lines."""

    title: str
    day: date | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class FiledState:
    """How many files can be searched, names of those without a day, sentences on those that cannot be read."""

    count: int = 0
    undated: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


NOTHING_FILED = FiledState()


class UnreadablePaper(Exception):
    """A file that is left out of the index; a Vietnamese sentence."""


def refresh_filed(
    index: RecordIndex, folder: Path, read: Callable[[Path], FiledPaper], clock: Clock = system_now
) -> FiledState:
    """Every Word file below the folder as it is now; only files that changed are read. Raises OSError, share away.

    A file that cannot be read is tried again at the next look.
    """
    paths = folder.rglob(PATTERN) if folder.is_dir() else iter(())
    found = {path.relative_to(folder).as_posix(): path for path in paths if not path.name.startswith((WORD_OWN, "."))}
    database = index.database
    kept = {str(row[0]): row[1:] for row in database.execute("SELECT path, size, mtime, seen, '' FROM filed")}
    problems: list[str] = []
    with database:
        for name in kept.keys() - found.keys():
            _forget(index, name)
    for name, path in sorted(found.items()):
        if is_fresh(path, kept.get(name)):
            continue
        now = int(clock().timestamp() * 1e9)
        with database:
            _forget(index, name)
            try:
                stat = path.stat()
                paper = read(path)
            except UnreadablePaper as problem:
                problems.append(str(problem))
                continue
            _keep(index, name, (stat.st_size, stat.st_mtime_ns, now), paper)
    undated = [str(row[0]) for row in database.execute("SELECT path FROM filed WHERE day = '' ORDER BY path")]
    count = int(database.execute("SELECT count(*) FROM filed").get)
    return FiledState(count, tuple(undated), tuple(problems))


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
