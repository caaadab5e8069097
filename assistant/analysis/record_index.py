"""Mục lục hồ sơ: outlines and texts of all records in a cell's folder, on this machine, read again where one changed.

The records are the truth: the index is made anew where it is lost, damaged, or of another version of the program. What
could not be read is never kept, but tried again at the next look.
"""

import contextlib
import hashlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import apsw

from assistant.analysis.folding import without_marks
from assistant.domain.ledger import Ledger, ledger_of
from assistant.domain.meeting import Meeting
from assistant.domain.meeting_figures import FIGURES_VERSION
from assistant.domain.outline import Outline, outline_of
from assistant.domain.passages import passages_of
from assistant.journal import record
from assistant.journal.shapes import field_types, shape_of
from assistant.platform import paths
from assistant.platform.clock import Clock, system_now
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.platform.write_ahead import write_ahead
from assistant.wording import analysis as words

INDEX_VERSION = 5
"""Rises when what is kept of a record means something else."""
RECORD_PATTERN = "[0-9][0-9][0-9][0-9]/*/ho-so.json"
UNSURE_NANOSECONDS = 3_000_000_000
"""A file that was written so shortly before it was read may have changed since without a newer time (FAT: 2 s)."""
AT_ONCE = 20
"""Records that are kept in one transaction: what was read before somebody closed the program is not read again."""
BUSY_MILLISECONDS = 10_000
TABLES = """
CREATE TABLE stamp (text TEXT);
CREATE TABLE record (id INTEGER PRIMARY KEY, path TEXT UNIQUE, size INTEGER, mtime INTEGER, seen INTEGER, digest BLOB,
    day TEXT, began REAL, outline TEXT, ledger TEXT);
CREATE TABLE passage (id INTEGER PRIMARY KEY, record INTEGER, kind TEXT, item TEXT, heading TEXT, person TEXT, at TEXT,
    text TEXT);
CREATE INDEX passages_of_record ON passage (record);
CREATE VIRTUAL TABLE folded USING fts5 (text, content = '', contentless_delete = 1);
CREATE TABLE filed (id INTEGER PRIMARY KEY, path TEXT UNIQUE, size INTEGER, mtime INTEGER, seen INTEGER, day TEXT,
    title TEXT);
CREATE TABLE filed_line (id INTEGER PRIMARY KEY, filed INTEGER, text TEXT);
CREATE INDEX lines_of_filed ON filed_line (filed);
CREATE VIRTUAL TABLE filed_folded USING fts5 (text, content = '', contentless_delete = 1);
"""
KEEP_RECORD = (
    "INSERT INTO record (path, size, mtime, seen, digest, day, began, outline, ledger)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
KEEP_PASSAGE = "INSERT INTO passage (record, kind, item, heading, person, at, text) VALUES (?, ?, ?, ?, ?, ?, ?)"
Told = Callable[[int, int], None]
"""Is told how many of how many changed records are read."""
log = logging.getLogger(__name__)


def tell_nobody(done: int, total: int) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True)
class IndexedRecord:
    """One record file: the meeting in short, or in `problem` a Vietnamese sentence on why it cannot be read."""

    path: Path
    outline: Outline | None = None
    problem: str = ""


def index_file(workspace: Path, mark: str) -> Path:
    """The index of a cell's folder: by the folder's own number, where it has one, so that it may move."""
    name = mark if mark.isalnum() else hashlib.sha256(str(workspace.absolute()).encode()).hexdigest()[:24]
    return paths.data_dir() / "muc-luc" / f"{name}.sqlite"


class RecordIndex:
    """The index of one cell's folder. Where this machine's disk does not take it, it lives in memory."""

    def __init__(self, workspace: Path, file: Path | None, clock: Clock = system_now) -> None:
        self._workspace, self._clock = workspace, clock
        self.database = _open(file)

    def path_of(self, name: str) -> Path:
        """The file of a record that the index names."""
        return self._workspace / name

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def refresh(self, tell: Told = tell_nobody) -> list[IndexedRecord]:
        """Every record of the folder as it is now; only files that changed are read.

        `tell(done, total)` is called while they are. A folder that cannot be listed raises OSError.
        """
        found = {path.relative_to(self._workspace).as_posix(): path for path in self._workspace.glob(RECORD_PATTERN)}
        kept = {str(row[0]): row[1:] for row in self._rows("SELECT path, size, mtime, seen, digest FROM record")}
        self._forget(kept.keys() - found.keys())
        problems: dict[str, str] = {}
        changed = [name for name, path in found.items() if not is_fresh(path, kept.get(name))]
        for first in range(0, len(changed), AT_ONCE):
            with self.database:
                for name in changed[first : first + AT_ONCE]:
                    problem = self._read(name, found[name], kept.get(name), self._now())
                    if problem:
                        problems[name] = problem
            tell(min(first + AT_ONCE, len(changed)), len(changed))
        return list(self._records(found, problems))

    def ledgers(self, since: date, until: date) -> dict[Path, Ledger]:
        """What registers write down of the meetings of these days, by their records, as of the last refresh."""
        days, shape = (since.isoformat(), until.isoformat()), shape_of(Ledger)
        rows = self._rows("SELECT path, ledger FROM record WHERE day BETWEEN ? AND ? ORDER BY began", days)
        return {self.path_of(name): shape.read(text) for name, text in rows}

    def _now(self) -> int:
        """Nanoseconds, to compare with the times of files: the system's, also in a rehearsal of another day."""
        return int(self._clock().timestamp() * 1e9)

    def _rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        return self.database.execute(sql, values).fetchall()

    def _records(self, found: dict[str, Path], problems: dict[str, str]) -> Iterator[IndexedRecord]:
        outlines = dict(self._rows("SELECT path, outline FROM record"))
        for name, path in found.items():
            if name in outlines:
                yield IndexedRecord(path, shape_of(Outline).read(outlines[name]))
            elif name in problems:
                yield IndexedRecord(path, problem=problems[name])

    def _read(self, name: str, path: Path, kept: tuple[Any, ...] | None, now: int) -> str:
        """Read one file and keep what it tells; the sentence on why it cannot be read, else empty."""
        try:
            stat, data = path.stat(), read_patiently(path)
            digest = hashlib.sha256(data).digest()
            if kept and kept[3] == digest:
                values = (stat.st_size, stat.st_mtime_ns, now, name)
                self._rows("UPDATE record SET size = ?, mtime = ?, seen = ? WHERE path = ?", values)
                return ""
            meeting = record.load(data, path)
        except FileNotFoundError:
            self._forget({name})
            return ""
        except OSError as error:
            self._forget({name})
            return words.UNREADABLE_RECORD.format(file=path.name, why=os_reason(error))
        except record.RecordError as error:
            self._forget({name})
            return str(error)
        self._keep(name, (stat.st_size, stat.st_mtime_ns, now, digest), meeting)
        return ""

    def _keep(self, name: str, file: tuple[Any, ...], meeting: Meeting) -> None:
        self._forget({name})
        outline = outline_of(meeting)
        day, began = outline.day.isoformat(), outline.began.timestamp()
        told = day, began, shape_of(Outline).write(outline), shape_of(Ledger).write(ledger_of(meeting))
        self._rows(KEEP_RECORD, (name, *file, *told))
        number = self.database.last_insert_rowid()
        for one in passages_of(meeting):
            at = one.at.isoformat() if one.at else ""
            values = (number, one.kind.value, one.item, one.heading, one.person, at, one.text)
            self._rows(KEEP_PASSAGE, values)
            passage = self.database.last_insert_rowid()
            folded = without_marks(f"{one.text}\n{one.person}\n{one.heading}")
            self._rows("INSERT INTO folded (rowid, text) VALUES (?, ?)", (passage, folded))

    def _forget(self, names: set[str]) -> None:
        for name in names:
            for (record_id,) in self._rows("SELECT id FROM record WHERE path = ?", (name,)):
                self._rows("DELETE FROM folded WHERE rowid IN (SELECT id FROM passage WHERE record = ?)", (record_id,))
                self._rows("DELETE FROM passage WHERE record = ?", (record_id,))
                self._rows("DELETE FROM record WHERE id = ?", (record_id,))


def is_fresh(path: Path, kept: tuple[Any, ...] | None) -> bool:
    """Whether the file is as it was when it was read: same size, same time, and not written just before."""
    if kept is None:
        return False
    try:
        stat = path.stat()
    except OSError:
        return False
    size, mtime, seen, _ = kept
    return (stat.st_size, stat.st_mtime_ns) == (size, mtime) and mtime < seen - UNSURE_NANOSECONDS


@cache
def _stamp() -> str:
    """What the index was made by: an index with another stamp is made anew."""
    shape = hashlib.sha256("".join(map(field_types, (Outline, Ledger))).encode()).hexdigest()
    return f"{INDEX_VERSION} {FIGURES_VERSION} {record.VERSION} {shape}"


def _open(file: Path | None) -> apsw.Connection:
    """The index in its file; made anew where it is damaged or another's; in memory where the disk does not take it."""
    if file is not None:
        for _ in range(2):
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                return _connect(str(file))
            except (apsw.NotADBError, apsw.CorruptError, apsw.SQLError):
                log.warning("the index %s is damaged and made anew", file)
                _remove(file)
            except (apsw.Error, OSError) as error:
                log.warning("the index %s cannot be kept: %s", file, error)
                break
    return _connect(":memory:")


def _remove(file: Path) -> None:
    for one in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        with contextlib.suppress(OSError):
            one.unlink()


def _connect(name: str) -> apsw.Connection:
    """A sound index with today's stamp. What is in it can be made again, so nothing waits for the disk."""
    database = apsw.Connection(name)
    try:
        database.set_busy_timeout(BUSY_MILLISECONDS)
        write_ahead(database, BUSY_MILLISECONDS)
        database.execute("PRAGMA synchronous = OFF")
        with database:
            _set_up(database)
        _require_sound(database)
    except BaseException:
        database.close()
        raise
    return database


def _require_sound(database: apsw.Connection) -> None:
    """Raises apsw.CorruptError for a file with broken pages."""
    if (found := database.execute("PRAGMA quick_check(1)").get) != "ok":
        raise apsw.CorruptError(str(found))


def _set_up(database: apsw.Connection) -> None:
    """The tables, empty where they were made by another version."""
    known = {row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    stamp = _stamp()
    if "stamp" in known and database.execute("SELECT text FROM stamp").get == stamp:
        return
    for table in ("filed_folded", "filed_line", "filed", "folded", "passage", "record", "stamp"):
        database.execute(f"DROP TABLE IF EXISTS {table}")
    database.execute(TABLES)
    database.execute("INSERT INTO stamp VALUES (?)", (stamp,))
