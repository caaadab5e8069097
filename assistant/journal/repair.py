"""A damaged journal (nhật ký bị hỏng): what is sound is kept, the damaged file is set aside, and it is said so."""

import logging
import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import apsw

from assistant.domain.events import Event, MeetingMade, MeetingRestored
from assistant.domain.meeting import Meeting
from assistant.domain.procedure import apply
from assistant.journal import backups
from assistant.journal.chain import FIRST_SUM, head_sum
from assistant.journal.codec import UnreadableEvent, decode
from assistant.journal.database import JournalUnusable
from assistant.journal.examine import BROKEN, Row, find_problem, is_newer, open_copy, open_read_only, readable_rows
from assistant.journal.heads import MeetingSummary, head_after
from assistant.journal.journal import Journal, event_versions
from assistant.wording import journal as words

NOTE_SUFFIX = ".txt"
Versions = dict[int, list[Row]]
"""What was found of each version of one meeting: in the damaged file, then in the copies."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Damage:
    """What happened to the journal. `sentence` says it in Vietnamese, for the first page that is opened."""

    set_aside: Path
    meetings: int
    events: int
    sentence: str


@dataclass
class History:
    """What is kept of one meeting; `lost` counts rows that were found but cannot be kept, from version `next` on.

    `head` and `tip`: its line in the list and the sum of its last row, from which its seal is made.
    """

    events: list[Event]
    meeting: Meeting
    head: MeetingSummary | None = None
    tip: bytes = FIRST_SUM
    healed: int = 0
    lost: int = 0
    next: int = 0

    def cut(self) -> str:
        """Where the history ends now, and what is lost; empty for a whole one."""
        if not self.lost:
            return ""
        at = self.events[-1].at.astimezone(self.meeting.details.start.tzinfo)
        return words.CUT.format(
            title=self.meeting.title,
            last=self.meeting.version,
            at=f"{at:%H:%M:%S %d/%m/%Y}",
            version=self.next,
            lost=self.lost,
        )


def ensure_sound(path: Path, now: datetime) -> Damage | None:
    """Check the journal before anybody opens it, at the start of the server; None where it is sound or not there.

    A damaged file (with its WAL) is renamed, and a new one takes its place with, of each meeting, all facts up to the
    first one that is lost: later ones would not fit. A row that is damaged here and sound in one of the rolling copies
    is taken from there. OSError where the file cannot be renamed (somebody has it open). JournalUnusable for the file
    of a newer version, sound or not: what looks damaged to this program may be its other form.
    """
    _finish(path)
    if path.exists() and is_newer(path):
        raise JournalUnusable(words.NEWER_JOURNAL.format(path=path))
    if not path.exists() or not (found := find_problem(path)):
        return None
    log.error("the journal %s is damaged: %s", path, found)
    rescued = path.with_name(f"{path.stem}.cuu-{now:%Y%m%d-%H%M%S}{path.suffix}")
    kept, whole = _rescue(path, rescued)
    aside = path.with_name(f"{path.stem}.hong-{now:%Y%m%d-%H%M%S}{path.suffix}")
    for ending in ("-shm", "-wal", ""):
        if path.with_name(path.name + ending).exists():
            os.replace(path.with_name(path.name + ending), aside.with_name(aside.name + ending))
    os.replace(rescued, path)
    events = sum(len(history.events) for history in kept)
    sentence = words.SAVED_FROM_DAMAGE.format(path=path, events=events, meetings=len(kept), aside=aside)
    sentence = " ".join([sentence, *_told(kept, whole)])
    aside.with_suffix(NOTE_SUFFIX).write_text(sentence, encoding="utf-8")
    return Damage(aside, len(kept), events, sentence)


def _finish(path: Path) -> None:
    """A repair that was cut off between the two renamings: what was rescued, whole by then, takes its place."""
    rescued = sorted(path.parent.glob(f"{path.stem}.cuu-*{path.suffix}"))
    if rescued and not path.exists():
        log.error("a repair was cut off; %s becomes the journal", rescued[-1])
        os.replace(rescued[-1], path)


def past_damages(path: Path) -> tuple[str, ...]:
    """The sentences of past damages of this journal, as long as the damaged file lies beside it."""
    notes = sorted(path.parent.glob(f"{path.stem}.hong-*{NOTE_SUFFIX}"))
    return tuple(note.read_text(encoding="utf-8") for note in notes if note.with_suffix(path.suffix).is_file())


def _told(kept: list[History], whole: bool) -> list[str]:
    """What was taken from the copies and what is lost."""
    healed, cuts = sum(history.healed for history in kept), [cut for history in kept if (cut := history.cut())]
    lines = [words.HEALED.format(healed=healed)] if healed else []
    return [*lines, words.NOTHING_LOST] if whole and not cuts else [*lines, *cuts, words.LOOK_AGAIN]


def _rescue(damaged: Path, target: Path) -> tuple[list[History], bool]:
    """Write what is sound to a new journal; what that was, and whether it is all that the damaged file ever held."""
    by_meeting: dict[int, Versions] = {}
    with open_read_only(damaged) as database:
        for row in readable_rows(database):
            _note(by_meeting, row)
        seals = _seals(database)
    for copy in sorted((damaged.parent / backups.FOLDER).glob(backups.COPY_PATTERN), reverse=True):
        for row in _rows_of_copy(copy):
            _note(by_meeting, row)
    kept: dict[str, History] = {}
    for number in sorted(by_meeting):
        history = _history(by_meeting[number])
        name = history.meeting.id
        if history.events and (name not in kept or len(kept[name].events) < len(history.events)):
            kept[name] = history
    journal = Journal(target)
    for name, history in kept.items():
        journal.append(name, history.events, expected=0)
    journal.close()
    return list(kept.values()), seals == {h.head.id: head_sum(h.tip, h.head.row()) for h in kept.values() if h.head}


def _note(by_meeting: dict[int, Versions], row: Row) -> None:
    by_meeting.setdefault(row.meeting, {}).setdefault(row.version, []).append(row)


def _seals(database: apsw.Connection) -> dict[str, bytes] | None:
    """The meetings of the damaged file's list, each with the seal of its whole history; None for none readable."""
    try:
        return dict(database.execute("SELECT id, sum FROM meeting"))
    except (*BROKEN, apsw.SQLError, UnicodeDecodeError):
        return None


def _rows_of_copy(copy: Path) -> list[Row]:
    """What a rolling copy holds; a copy without sums cannot vouch for a row, so nothing of it is used."""
    try:
        with open_copy(copy) as database:
            return [replace(row, copied=True) for row in readable_rows(database) if row.sum is not None]
    except apsw.Error as error:
        log.warning("the copy %s cannot be read: %s", copy, error)
        return []


def _history(found: Versions) -> History:
    """Of one meeting the events up to the first gap, damaged row or fact that does not fit."""
    kept = History([], Meeting())
    for version in sorted(found):
        row = next((row for row in found[version] if row.sum is None or row.follows(kept.tip)), None)
        if row is None or not _goes_on(kept, row):
            kept.lost, kept.next = sum(other >= version for other in found), kept.meeting.version + 1
            break
        kept.healed += row.copied
        kept.tip = row.sum or FIRST_SUM
    return kept


def _goes_on(kept: History, row: Row) -> bool:
    """Add the row's fact to the history; False where it does not fit."""
    try:
        event = decode(row.kind, row.at, row.data)
        if not kept.events and not isinstance(event, MeetingMade | MeetingRestored):
            return False
        if event_versions([event], kept.meeting.version) != [row.version]:
            return False
        kept.meeting, kept.head = apply(kept.meeting, event), head_after(kept.head, event, row.version)
    except (UnreadableEvent, KeyError, ValueError, TypeError) as error:
        log.warning("the history of a meeting ends at version %s: %s", row.version, error)
        return False
    kept.events.append(event)
    return True
