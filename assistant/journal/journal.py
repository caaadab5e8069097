"""The journal (nhật ký): the facts of all meetings on this machine, in the order in which they happened."""

import os
from collections.abc import Sequence
from pathlib import Path

from assistant.domain.events import Event, MeetingMade, MeetingRestored
from assistant.journal import words
from assistant.journal.chain import BEGIN, ROW, link, linked, seal
from assistant.journal.codec import decode, encode
from assistant.journal.database import Database, JournalDamaged
from assistant.journal.heads import COLUMNS, Head, from_row, head_after

PLACES = ", ".join("?" * len(COLUMNS.split(", ")))
UPDATES = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS.split(", ")[1:])


class Conflict(Exception):
    """Somebody else wrote first: the meeting is no longer at the version that the events were decided on."""

    def __init__(self, meeting: str, expected: int, found: int) -> None:
        super().__init__(f"{meeting}: expected version {expected}, found {found}")
        self.found = found


class Journal:
    """The file on this machine's disk that all pages share. Cheap to open; safe for many processes.

    Raises `database.JournalUnusable` (in Vietnamese) for a damaged, foreign or newer file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = Database(path)
        self.opened_version = self.database.data_version()

    def append(self, meeting: str, events: Sequence[Event], expected: int, command: str = "") -> int:
        """Write the events in one transaction; they are on the disk when this returns the new version.

        `expected` is the version they were decided on (0 for a new meeting), `command` the id of the wish.
        Raises Conflict when the meeting has moved on; then nothing was written.
        """
        rows = [(event.at.isoformat(), command, type(event).__name__, encode(event)) for event in events]
        with self.database.writing():
            head = self.head(meeting)
            found = head.version if head else 0
            if found != expected:
                raise Conflict(meeting, expected, found)
            versions = numbers(events, expected)
            for event, version in zip(events, versions, strict=True):
                head = head_after(head, event, version)
            if head is None:
                return found
            number, tip = self._keep(head), self._tip(meeting, found)
            self._keep_workspace(number, events)
            chained = linked(tip, [(number, version, *row) for version, row in zip(versions, rows, strict=True)])
            self.database.many(f"INSERT INTO event ({ROW}) VALUES (?, ?, ?, ?, ?, ?, ?)", chained)
            sealed = seal(chained[-1][-1], head.row())
            self.database.rows("UPDATE meeting SET sum = ? WHERE number = ?", (sealed, number))
        return head.version

    def _keep_workspace(self, number: int, events: Sequence[Event]) -> None:
        """Beside the head, whose folder the meeting is, where its facts name one (`belonging`)."""
        for mark in filter(None, map(workspace_named, events)):
            self.database.rows("UPDATE meeting SET workspace = ? WHERE number = ?", (mark, number))

    def _tip(self, meeting: str, version: int) -> bytes:
        """The sum of the meeting's last row. JournalDamaged where the row is not there."""
        if version == 0:
            return BEGIN
        found = self.database.rows(
            "SELECT sum FROM event WHERE meeting = (SELECT number FROM meeting WHERE id = ?) AND version = ?",
            (meeting, version),
        )
        if not found:
            raise JournalDamaged(words.ROW_DAMAGED.format(path=self.path, version=version))
        return bytes(found[0][0])

    def _keep(self, head: Head) -> int:
        """Write the head; returns the meeting's number in this file."""
        found = self.database.rows(
            f"INSERT INTO meeting ({COLUMNS}) VALUES ({PLACES})"
            f" ON CONFLICT (id) DO UPDATE SET {UPDATES} RETURNING number",
            head.row(),
        )
        return int(found[0][0])

    def read(self, meeting: str, after: int = 0) -> list[Event]:
        """The events of a meeting above a version, in order; empty for a meeting that is not here.

        Raises JournalDamaged for a row that is not as it was written, or whose neighbour is gone.
        """
        found = self.database.rows(
            f"WITH here AS (SELECT number FROM meeting WHERE id = ?) SELECT {ROW} FROM event"
            " WHERE meeting = (SELECT number FROM here) AND version >= (SELECT coalesce(max(version), 0)"
            " FROM event WHERE meeting = (SELECT number FROM here) AND version <= ?) ORDER BY version",
            (meeting, after),
        )
        tip, events = BEGIN, []
        for number, version, at, command, kind, data, kept in found:
            if version > after:
                if link(tip, number, version, at, command, kind, data) != kept:
                    raise JournalDamaged(words.ROW_DAMAGED.format(path=self.path, version=version))
                events.append(decode(kind, at, data))
            tip = kept
        return events

    def head(self, meeting: str) -> Head | None:
        """One meeting's line in the list."""
        found = self.database.rows(f"SELECT {COLUMNS} FROM meeting WHERE id = ?", (meeting,))
        return from_row(found[0]) if found else None

    def heads(self) -> list[Head]:
        """All meetings, the latest first. Cheap: no event is read."""
        return [from_row(row) for row in self.database.rows(f"SELECT {COLUMNS} FROM meeting ORDER BY start DESC, id")]

    def seen(self, command: str) -> bool:
        """Whether a wish with this id was granted before."""
        return bool(self.meeting_of(command))

    def meeting_of(self, command: str) -> str:
        """The meeting in which the wish with this id was granted; empty where it was not."""
        found = self.database.rows(
            "SELECT m.id FROM event e JOIN meeting m ON m.number = e.meeting"
            " WHERE e.command = ? AND e.command <> '' LIMIT 1",
            (command,),
        )
        return str(found[0][0]) if found else ""

    def data_version(self) -> int:
        """A number that changes when another connection commits; costs microseconds."""
        return self.database.data_version()

    def check(self) -> str:
        """What is wrong with the file (SQLite's quick_check); empty for a sound one."""
        return self.database.problem()

    def backup(self, to: Path) -> None:
        """Copy the journal, whole and consistent, while the meeting goes on; an older copy is replaced at the end."""
        unfinished = to.with_name(to.name + ".tmp")
        unfinished.unlink(missing_ok=True)
        self.database.copy_to(unfinished)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, to)

    def close(self) -> None:
        """Close the file; twice is fine."""
        self.database.close()


def workspace_named(event: Event) -> str:
    """The number of the cell's folder that a first event names; empty where it names none."""
    match event:
        case MeetingMade():
            return event.workspace
        case MeetingRestored():
            return event.meeting.workspace
    return ""


def numbers(events: Sequence[Event], after: int) -> list[int]:
    """The versions of the events. A restored meeting goes on from the version its record had (see `domain.apply`)."""
    versions = []
    for event in events:
        after = 1 + (max(after, event.meeting.version) if isinstance(event, MeetingRestored) else after)
        versions.append(after)
    return versions
