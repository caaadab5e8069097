"""The journal's SQLite file (tệp nhật ký): opening, transactions. One connection a process.

WAL with synchronous=FULL: what was committed is on the disk. Readers never wait for the writer. SQLite before 3.51.3
can corrupt a WAL that several processes write (sqlite.org/wal.html#walresetbug), so apsw brings a newer one along.
"""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw

from assistant.journal import schema
from assistant.journal.bell import ring
from assistant.platform.write_ahead import HELD, write_ahead
from assistant.wording import journal as words
from assistant.wording.platform import OLD_SQLITE

OLDEST_SQLITE = "3.51.3"
BUSY_MILLISECONDS = 10_000


class JournalUnusable(RuntimeError):
    """The file cannot be used as the journal; its text says in Vietnamese why and what to do."""


class JournalDamaged(JournalUnusable):
    """The file is damaged; `repair.ensure_sound` keeps what is sound."""


class JournalUnwritable(JournalUnusable):
    """The file takes nothing at the moment; nothing was written, and the next try may succeed."""


@contextlib.contextmanager
def explain_disk_errors(path: Path) -> Iterator[None]:
    """A disk that is full, read-only or failing, and a file that others hold: JournalUnwritable says what to do."""
    try:
        yield
    except HELD as error:
        raise JournalUnwritable(words.FILE_HELD) from error
    except apsw.FullError as error:
        raise JournalUnwritable(words.DISK_FULL) from error
    except apsw.ReadOnlyError as error:
        raise JournalUnwritable(words.DISK_READ_ONLY.format(path=path)) from error
    except (apsw.IOError, apsw.CantOpenError) as error:
        raise JournalUnwritable(words.DISK_FAILS.format(problem=error)) from error


class Database:
    """One connection, usable from any thread of the process."""

    def __init__(self, path: Path) -> None:
        require_sqlite(apsw.sqlite_lib_version())
        self.path = path
        self._lock = threading.RLock()
        with explain_disk_errors(path):
            self._db = apsw.Connection(str(path))
        try:
            with explain_disk_errors(path):
                self._set_up()
        except (apsw.NotADBError, apsw.CorruptError) as error:
            self._db.close()
            raise JournalDamaged(words.DAMAGED.format(path=path, problem=error)) from error
        except BaseException:
            self._db.close()
            raise

    def _set_up(self) -> None:
        self._db.set_busy_timeout(BUSY_MILLISECONDS)
        write_ahead(self._db, BUSY_MILLISECONDS)
        self._db.execute("PRAGMA synchronous = FULL")
        if self._version() < schema.VERSION:
            with self.writing():
                self._bring_up(self._version())  # another process may have been quicker

    def _bring_up(self, version: int) -> None:
        """To the newest schema, in the transaction of the caller."""
        if version == 0:
            self._db.execute(schema.TABLES)
        elif version < schema.VERSION:
            schema.upgrade_schema(self._db, version)

    def _version(self) -> int:
        """0 for a new, empty file; raises for a file of another program or of a newer version of this one."""
        application, version = (
            int(self._db.execute(f"PRAGMA {name}").get) for name in ("application_id", "user_version")
        )
        if application == schema.APPLICATION_ID and version > schema.VERSION:
            raise JournalUnusable(words.NEWER_JOURNAL.format(path=self.path))
        if application != schema.APPLICATION_ID and self._db.execute("SELECT count(*) FROM sqlite_schema").get:
            raise JournalUnusable(words.FOREIGN_JOURNAL.format(path=self.path))
        return version if application == schema.APPLICATION_ID else 0

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The result of one statement."""
        with self._lock, explain_disk_errors(self.path):
            return self._db.execute(sql, tuple(values)).fetchall()

    def many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """One statement for many rows."""
        with self._lock, explain_disk_errors(self.path):
            self._db.executemany(sql, [tuple(row) for row in rows])

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, locked from its start, so that what it reads stays true until it commits.

        Raises JournalUnwritable; then nothing was written. One inside another is a part of it: both, or nothing. Once
        it is on the disk, whoever follows this file is rung for.
        """
        with self._lock, explain_disk_errors(self.path):
            inner = self._db.in_transaction  # the lock is this thread's, so the transaction is too
            if inner:
                yield
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # after a full disk SQLite has rolled back by itself
                    self._db.execute("ROLLBACK")
                raise
        ring(self.path)

    def data_version(self) -> int:
        """Changes when another connection commits; costs microseconds."""
        with self._lock:
            return int(self._db.execute("PRAGMA data_version").get)

    def problem(self) -> str:
        """What `PRAGMA quick_check` finds; empty for a sound file."""
        found = str(self.rows("PRAGMA quick_check(1)")[0][0])
        return "" if found == "ok" else found

    def copy_to(self, target: Path) -> None:
        """A whole and consistent copy, made while others go on writing."""
        with (
            self._lock,
            contextlib.closing(apsw.Connection(str(target))) as copy,
            copy.backup("main", self._db, "main") as job,
        ):
            job.step(-1)

    def close(self) -> None:
        """Close the connection; twice is fine."""
        with self._lock:
            self._db.close()


def require_sqlite(version: str) -> None:
    """Refuse a SQLite ("3.40.1") whose WAL several writers may corrupt."""
    if _numbers(version) < _numbers(OLDEST_SQLITE):
        raise JournalUnusable(OLD_SQLITE.format(version=version, oldest=OLDEST_SQLITE))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
