"""A journal's file looked at as it lies there (xem tệp nhật ký có lành không): nothing in it is changed.

SQLite's own check sees broken pages, not what is stored in them; the sums of `chain` see every byte of every row.
"""

import contextlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from assistant.journal import schema
from assistant.journal.chain import FIRST_SUM, head_sum, row_sum
from assistant.journal.heads import COLUMNS

BROKEN = (apsw.NotADBError, apsw.CorruptError)
SMALLEST_ROW = 30
"""Bytes: no row of the table `event` is shorter, which bounds their number where it cannot be read."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table `event`; `sum` is None in a file of version 1, which has no sums.

    `copied`: it comes from a rolling copy, not from the file itself.
    """

    meeting: int
    version: int
    at: str
    command: str
    kind: str
    data: str
    sum: bytes | None
    copied: bool = False

    def follows(self, before: bytes) -> bool:
        """Whether the row is as it was written, right after the row with the sum `before`."""
        return self.sum == row_sum(before, self.meeting, self.version, self.at, self.command, self.kind, self.data)


@contextlib.contextmanager
def open_read_only(path: Path) -> Iterator[apsw.Connection]:
    """The file as it lies there: closing it must not write its WAL into it."""
    database = apsw.Connection(str(path))
    database.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    try:
        yield database
    finally:
        database.close()


@contextlib.contextmanager
def open_copy(path: Path) -> Iterator[apsw.Connection]:
    """A copy that nobody writes; no file is made beside it."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    database = apsw.Connection(path.resolve().as_uri() + "?immutable=1", flags=flags)
    try:
        yield database
    finally:
        database.close()


def is_newer(path: Path) -> bool:
    """Whether a later version of the program made the file: it says so of itself; False where it cannot be read."""
    with open_read_only(path) as database:
        try:
            application, version = (
                int(database.execute(f"PRAGMA {name}").get) for name in ("application_id", "user_version")
            )
        except BROKEN:
            return False
    return application == schema.APPLICATION_ID and version > schema.VERSION


def find_problem(path: Path) -> str:
    """What is wrong with the file; empty where it is sound. Others may write meanwhile: one state is looked at."""
    with open_read_only(path) as database:
        try:
            database.execute("BEGIN")
            found = [str(row[0]) for row in database.execute("PRAGMA quick_check(1)")]
            return "; ".join(found) if found != ["ok"] else _first_unsound(database)
        except (*BROKEN, UnicodeDecodeError) as error:
            return str(error) or type(error).__name__


def readable_rows(database: apsw.Connection) -> Iterator[Row]:
    """Every row of `event` that can be read: looked up one by one, since a scan ends at the first damaged page."""
    try:
        wanted = _select(database) + " WHERE seq = ?"
    except (*BROKEN, apsw.SQLError):
        return
    for seq in range(1, _last(database) + 1):
        try:
            found = [_row(row) for row in database.execute(wanted, (seq,))]
        except (*BROKEN, apsw.SQLError) as error:
            log.debug("row %d is lost: %s", seq, error)
        else:
            yield from (row for row in found if row)


def _first_unsound(database: apsw.Connection) -> str:
    """The first row that is not as it was written, or the first meeting whose history does not end as it should."""
    if not database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'event'").get:
        return ""
    tips: dict[int, bytes] = {}
    for raw in database.execute(_select(database) + " ORDER BY meeting, version"):
        row = _row(raw)
        if row is None or not _is_sound(row, tips.get(row.meeting, FIRST_SUM)):
            return f"row {raw[1]} of meeting {raw[0]} is damaged, or the one before it is missing"
        tips[row.meeting] = row.sum or FIRST_SUM
    return _first_unsealed(database, tips) if _has_sums(database) else ""


def _is_sound(row: Row, before: bytes) -> bool:
    if row.sum is not None:
        return row.follows(before)
    try:
        json.loads(row.data)
    except ValueError:
        return False
    return True


def _first_unsealed(database: apsw.Connection, tips: dict[int, bytes]) -> str:
    """The first meeting whose line in the list is not as it was written, or whose last rows are gone."""
    tips = dict(tips)
    for number, *head, kept in database.execute(f"SELECT number, {COLUMNS}, sum FROM meeting"):
        if head_sum(tips.pop(number, FIRST_SUM), head) != kept:
            return f"the line of meeting {number} is damaged, or its last rows are missing"
    return f"there are rows of meeting {min(tips)}, which is not in the list" if tips else ""


def _has_sums(database: apsw.Connection) -> bool:
    return bool(database.execute("SELECT count(*) FROM pragma_table_info('event') WHERE name = 'sum'").get)


def _select(database: apsw.Connection) -> str:
    """Texts as bytes: what is no text any more is a damaged row, not an error."""
    texts = ", ".join(f"CAST({name} AS BLOB)" for name in ("at", "command", "kind", "data"))
    return f"SELECT meeting, version, {texts}, {'sum' if _has_sums(database) else 'NULL'} FROM event"


def _row(raw: tuple[Any, ...]) -> Row | None:
    """None for a row whose values are not even of the right sort."""
    meeting, version, *texts, kept = raw
    try:
        at, command, kind, data = (text.decode("utf-8") for text in texts)
        return Row(int(meeting), int(version), at, command, kind, data, kept)
    except (AttributeError, ValueError, TypeError):
        return None


def _last(database: apsw.Connection) -> int:
    """The highest row number there can be; 0 for a file without the table."""
    try:
        return int(database.execute("SELECT max(seq) FROM event").get or 0)
    except apsw.CorruptError:
        return Path(database.filename).stat().st_size // SMALLEST_ROW
    except (apsw.NotADBError, apsw.SQLError):
        return 0
