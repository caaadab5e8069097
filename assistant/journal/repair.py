"""A damaged journal (nhật ký bị hỏng): what is sound is kept, the damaged file is set aside, and it is said so."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import apsw

from assistant.domain.events import Event, MeetingMade, MeetingRestored
from assistant.domain.meeting import Meeting
from assistant.domain.procedure import apply
from assistant.journal import words
from assistant.journal.codec import UnreadableEvent, decode
from assistant.journal.journal import Journal, numbers
from assistant.journal.store import whose

BROKEN = (apsw.NotADBError, apsw.CorruptError)
SMALLEST_ROW = 30
"""Bytes: no row of the table `event` is shorter, which bounds their number where it cannot be read."""
NOTE = ".txt"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Damage:
    """What happened to the journal. `sentence` says it in Vietnamese, for the first page that is opened."""

    set_aside: Path
    meetings: int
    events: int
    sentence: str


def ensure_sound(path: Path, now: datetime) -> Damage | None:
    """Check the journal before anybody opens it, at the start of the server; None where it is sound or not there.

    A damaged file (with its WAL) is renamed, and a new one takes its place with, of each meeting, all facts up to the
    first one that is lost: later ones would not fit. OSError where the file cannot be renamed (somebody has it open).
    """
    if not path.exists() or not (problem := _problem(path)):
        return None
    log.error("the journal %s is damaged: %s", path, problem)
    rescued = path.with_name(f"{path.stem}.cuu-{now:%Y%m%d-%H%M%S}{path.suffix}")
    meetings, events = _rescue(path, rescued)
    aside = path.with_name(f"{path.stem}.hong-{now:%Y%m%d-%H%M%S}{path.suffix}")
    for ending in ("-shm", "-wal", ""):
        if path.with_name(path.name + ending).exists():
            os.replace(path.with_name(path.name + ending), aside.with_name(aside.name + ending))
    os.replace(rescued, path)
    sentence = words.SAVED_FROM_DAMAGE.format(path=path, events=events, meetings=meetings, aside=aside)
    aside.with_suffix(NOTE).write_text(sentence, encoding="utf-8")
    return Damage(aside, meetings, events, sentence)


def damages(path: Path) -> tuple[str, ...]:
    """The sentences of past damages of this journal, as long as the damaged file lies beside it."""
    notes = sorted(path.parent.glob(f"{path.stem}.hong-*{NOTE}"))
    return tuple(note.read_text(encoding="utf-8") for note in notes if note.with_suffix(path.suffix).is_file())


def _open(path: Path) -> apsw.Connection:
    """The damaged file as it lies there: closing it must not write its WAL into it."""
    database = apsw.Connection(str(path))
    database.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    return database


def _problem(path: Path) -> str:
    """What is wrong with the file; empty where it is sound."""
    database = _open(path)
    try:
        found = [str(row[0]) for row in database.execute("PRAGMA quick_check(1)")]
        if found == ["ok"]:
            found = [_first_torn(database) or "ok"]
    except BROKEN as error:
        return str(error) or type(error).__name__
    finally:
        database.close()
    return "" if found == ["ok"] else "; ".join(found)


def _first_torn(database: apsw.Connection) -> str:
    """The first row whose bytes are no text or no JSON any more; SQLite's check does not look into what is stored."""
    if not database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'event'").get:
        return ""
    for seq, data, whole in database.execute("SELECT seq, CAST(data AS BLOB), json_valid(data) FROM event"):
        if not (whole and isinstance(data, bytes) and _is_text(data)):
            return f"row {seq} of event is torn"
    return ""


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _rescue(damaged: Path, target: Path) -> tuple[int, int]:
    """Write what is sound to a new journal; how many meetings and events that were."""
    database = _open(damaged)
    try:
        meetings = _sound(_rows(database))
    finally:
        database.close()
    journal = Journal(target)
    for events in meetings:
        journal.append(whose(events[0])[0], events, expected=0)
    journal.close()
    return len(meetings), sum(map(len, meetings))


def _rows(database: apsw.Connection) -> Iterator[tuple[Any, ...]]:
    """Every row of `event` that can be read: looked up one by one, since a scan ends at the first damaged page."""
    wanted = "SELECT meeting, version, kind, at, data FROM event WHERE seq = ?"
    for seq in range(1, _last(database) + 1):
        try:
            yield from database.execute(wanted, (seq,)).fetchall()
        except (*BROKEN, apsw.SQLError, UnicodeDecodeError) as error:
            log.debug("row %d is lost: %s", seq, error)


def _last(database: apsw.Connection) -> int:
    """The highest row number there can be; 0 for a file without the table."""
    try:
        return int(database.execute("SELECT max(seq) FROM event").get or 0)
    except apsw.CorruptError:
        return Path(database.filename).stat().st_size // SMALLEST_ROW
    except (apsw.NotADBError, apsw.SQLError):
        return 0


def _sound(rows: Iterator[tuple[Any, ...]]) -> list[list[Event]]:
    """Of each meeting the events up to the first gap, unreadable row or fact that does not fit."""
    by_meeting: dict[Any, dict[Any, tuple[Any, ...]]] = {}
    for number, version, *row in rows:
        by_meeting.setdefault(number, {})[version] = tuple(row)
    return [events for versions in by_meeting.values() if (events := _unbroken(versions))]


def _unbroken(versions: dict[Any, tuple[Any, ...]]) -> list[Event]:
    events: list[Event] = []
    meeting = Meeting()
    for version in sorted(versions):
        try:
            event = decode(*versions[version])
            if not events and not isinstance(event, MeetingMade | MeetingRestored):
                break
            if numbers([event], meeting.version) != [version]:
                break
            meeting = apply(meeting, event)
        except (UnreadableEvent, KeyError, ValueError, TypeError) as error:
            log.warning("the history of a meeting ends at version %s: %s", version, error)
            break
        events.append(event)
    return events
