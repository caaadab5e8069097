"""The outbox's SQLite file: schema, opening, transactions. Local disk only, WAL, synchronous=FULL.

SQLite before 3.51.3 can corrupt a WAL that several processes write; apsw's wheel brings its own newer one.
"""

import contextlib
import logging
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw

from assistant.platform.write_ahead import HELD, write_ahead
from assistant.share.local import refuse_shared_database
from assistant.wording.platform import OLD_SQLITE

SCHEMA_VERSION = 6
OLDEST_SQLITE = (3, 51, 3)
BUSY_MILLISECONDS = 10_000
_LOG = logging.getLogger(__name__)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS item (              -- what waits; at most one a target
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,                  -- path as a Windows share compares it
    meeting TEXT NOT NULL, target TEXT NOT NULL, root TEXT NOT NULL,
    payload TEXT NOT NULL, sha256 TEXT NOT NULL,
    since REAL NOT NULL,                       -- epoch seconds, UTC, as all times here
    tries INTEGER NOT NULL DEFAULT 0, next_try REAL NOT NULL DEFAULT 0,
    trouble TEXT NOT NULL DEFAULT '', message TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS delivered (         -- last verified delivery of each target
    key TEXT PRIMARY KEY, id INTEGER NOT NULL, meeting TEXT NOT NULL, target TEXT NOT NULL,
    sha256 TEXT NOT NULL, at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS ours (              -- contents we may have put on the share: anything else is an edit
    key TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (key, sha256)
);
CREATE TABLE IF NOT EXISTS flight (            -- the delivery going on now
    one INTEGER PRIMARY KEY CHECK (one = 1), item INTEGER NOT NULL, target TEXT NOT NULL, started REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS trash (payload TEXT PRIMARY KEY);   -- payload files no row needs any more
CREATE TABLE IF NOT EXISTS workspace (root TEXT PRIMARY KEY, mark TEXT NOT NULL);      -- whose share it is
CREATE TABLE IF NOT EXISTS busy (key TEXT PRIMARY KEY, since REAL NOT NULL);           -- targets open in Word
CREATE TABLE IF NOT EXISTS beside (            -- written under another name, until the target takes a newer one
    key TEXT PRIMARY KEY, meeting TEXT NOT NULL, target TEXT NOT NULL, path TEXT NOT NULL, at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS stray (             -- copies made by sync clients or people, as last seen in a folder
    path TEXT PRIMARY KEY, meeting TEXT NOT NULL, folder TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS lodging (folder TEXT PRIMARY KEY, used TEXT NOT NULL);     -- where its files go
CREATE TABLE IF NOT EXISTS former (mark TEXT PRIMARY KEY, now TEXT NOT NULL);         -- marks that were renewed
CREATE TABLE IF NOT EXISTS second (meeting TEXT PRIMARY KEY);                         -- another writes its record too
CREATE TABLE IF NOT EXISTS folder_move (       -- meetings' folders that are to take the name of another day
    meeting TEXT PRIMARY KEY, root TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,
    used TEXT NOT NULL DEFAULT '',             -- what it is called by now; empty before it was done
    tries INTEGER NOT NULL DEFAULT 0, next_try REAL NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS settled (           -- where what is meant for a folder that was renamed goes
    folder TEXT NOT NULL, meeting TEXT NOT NULL, used TEXT NOT NULL, PRIMARY KEY (folder, meeting)
);
PRAGMA user_version = 6;
"""


LOCAL_DISK = (apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError)
"""The disk of this machine is full, read-only or failing: what was asked was not written."""
PASSING = (*LOCAL_DISK, *HELD)
"""What a later try may find mended; nobody who works for the share ends of it."""


class OldSqlite(RuntimeError):
    """The SQLite library is too old to be trusted with several writers."""


class Ledger:
    """One connection, usable from any thread of the process."""

    def __init__(self, path: Path) -> None:
        refuse_shared_database(path)
        self._lock = threading.RLock()
        self._own_commits = 0
        self._db = apsw.Connection(str(path))
        self._db.set_busy_timeout(BUSY_MILLISECONDS)
        require_sqlite(str(self._db.execute("SELECT sqlite_version()").get))
        write_ahead(self._db, BUSY_MILLISECONDS)
        self._db.execute("PRAGMA synchronous = FULL")
        if self._db.execute("PRAGMA user_version").get < SCHEMA_VERSION:
            with self.writing():
                self._db.execute(_SCHEMA)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The result of one statement."""
        with self._lock:
            return self._db.execute(sql, tuple(values)).fetchall()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, locked from its start, so that what it reads stays true until it commits."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield
        self._own_commits += 1

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Several statements that see the same moment."""
        with self._transaction("BEGIN"):
            yield

    def version(self) -> int:
        """Changes with every commit, by this process or another one; costs microseconds."""
        with self._lock:
            return int(self._db.execute("PRAGMA data_version").get) + self._own_commits

    def close(self) -> None:
        """Close the connection; closing twice is fine."""
        with self._lock:
            self._db.close()

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._lock:
            self._db.execute(begin)
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # a full disk has rolled back by itself
                    self._db.execute("ROLLBACK")
                raise


def require_sqlite(version: str) -> None:
    """Refuse a SQLite ("3.54.1") whose WAL several writers may corrupt."""
    _LOG.info("SQLite %s", version)
    if tuple(int(part) for part in version.split(".")) < OLDEST_SQLITE:
        raise OldSqlite(OLD_SQLITE.format(version=version, oldest=".".join(map(str, OLDEST_SQLITE))))
