"""The journal's tables (bảng của nhật ký), and how a file of an older version comes up to this one, in place."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import apsw

from assistant.journal.chain import BEGIN, linked, seal
from assistant.journal.heads import COLUMNS

APPLICATION = 0x43684262  # "ChBb"
VERSION = 3
"""1: without checksums. 2: not divided by cell (one folder name for one meeting of all cells)."""
MEETING = """
CREATE TABLE {name} (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, title TEXT NOT NULL, start TEXT NOT NULL, stage TEXT NOT NULL,
    started TEXT, ended TEXT, adopted TEXT, cell TEXT NOT NULL,
    version INTEGER NOT NULL, changed TEXT NOT NULL,
    published INTEGER NOT NULL DEFAULT 0,      -- version of the record last given to the outbox
    folder TEXT,                               -- below the workspace, with "/"; one meeting's in its workspace
    workspace TEXT,                            -- `belonging.CellFolder.key`; NULL until somebody has asked
    sum BLOB NOT NULL DEFAULT x''              -- `chain.seal` of the columns from id to changed
);
"""
TABLES = f"""
{MEETING.format(name="meeting")}
CREATE TABLE event (
    seq INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting (number), version INTEGER NOT NULL,
    at TEXT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL,
    sum BLOB NOT NULL DEFAULT x'',             -- `chain.link` to the row before
    UNIQUE (meeting, version)
);
CREATE INDEX event_command ON event (command) WHERE command <> '';
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""


def bring_up(database: apsw.Connection, version: int) -> None:
    """From an older version, within the caller's transaction: nothing that was written is touched."""
    if version < 2:
        _add_sums(database)
    kept = f"number, {COLUMNS}, published, folder, sum"
    database.execute(MEETING.format(name="meeting_new"))
    database.execute(f"INSERT INTO meeting_new ({kept}) SELECT {kept} FROM meeting")
    database.execute("DROP TABLE meeting")
    database.execute("ALTER TABLE meeting_new RENAME TO meeting")
    database.execute(f"PRAGMA user_version = {VERSION}")


def _add_sums(database: apsw.Connection) -> None:
    """Every row gets its sum."""
    database.execute("ALTER TABLE event ADD COLUMN sum BLOB NOT NULL DEFAULT x''")
    database.execute("ALTER TABLE meeting ADD COLUMN sum BLOB NOT NULL DEFAULT x''")
    tips: dict[Any, bytes] = {}
    for number, rows in _by_meeting(database):
        tips[number] = rows[-1][-1]
        database.executemany(
            "UPDATE event SET sum = ? WHERE meeting = ? AND version = ?", [(row[-1], number, row[1]) for row in rows]
        )
    for number, *head in database.execute(f"SELECT number, {COLUMNS} FROM meeting").fetchall():
        sealed = seal(tips.get(number, BEGIN), head)
        database.execute("UPDATE meeting SET sum = ? WHERE number = ?", (sealed, number))


def _by_meeting(database: apsw.Connection) -> Iterator[tuple[Any, list[tuple[Any, ...]]]]:
    """Each meeting's rows with their sums, in order."""
    rows = database.execute(
        "SELECT meeting, version, at, command, kind, data FROM event ORDER BY meeting, version"
    ).fetchall()
    for number, some in groupby(rows, key=lambda row: row[0]):
        yield number, linked(BEGIN, some)
