"""Ở máy khác: meetings that other machines record, as the home page tells of them, and whether they show life.

Whether a machine is alive is not told by its clock: it is while its lock changes, as seen from here. A lock that has
just changed tells how far the two clocks are apart; one that was not seen to change may be old, so only a moment in
this machine's future tells anything.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TypedDict

from assistant.domain.meeting import Stage, Takeover
from assistant.domain.moments import minutes_apart
from assistant.domain.outline import Outline
from assistant.domain.procedure.moving import goes_on
from assistant.journal.belonging import Belonging
from assistant.journal.heads import MeetingSummary
from assistant.journal.lock import Lock
from assistant.journal.machine import Machine
from assistant.journal.places import Places
from assistant.journal.record import FILE_NAME
from assistant.usecases.cell_folder import CellContents
from assistant.wording import usecases as words
from assistant.wording.clock import APART, FAST, SLOW
from assistant.wording.moments import hour, hour_and_day
from assistant.workspace.meeting_locks import FoundLock

STALE = 60.0
"""Seconds without a sign of life (there is one every 20) after which a machine counts as gone."""


class MeetingLine(TypedDict):
    """A meeting that is not recorded here, as one line of a list."""

    id: str
    title: str
    when: str
    amber: bool
    local: bool
    paper: str
    path: str
    stage: str
    state: str
    detail: str


class MachineLife(StrEnum):
    """What is known of the machine that records."""

    ALIVE = "alive"
    UNKNOWN = "unknown"
    GONE = "gone"


@dataclass
class Pulse:
    """One lock as it was seen from here, in seconds of this program's own."""

    raw: bytes
    first: float
    last: float
    changed: float | None = None
    apart: int = 0
    """Minutes by which this machine's clock is fast (negative: slow) against that machine's, as far as is known."""

    def life(self) -> MachineLife:
        """Alive while it changes; gone once it was watched for STALE and did not."""
        if self.changed is not None and self.last - self.changed < STALE:
            return MachineLife.ALIVE
        return MachineLife.GONE if self.last - (self.changed or self.first) >= STALE else MachineLife.UNKNOWN


class Pulses:
    """What was seen of every lock since the page was opened."""

    def __init__(self, since_start: Callable[[], float] = time.monotonic) -> None:
        self._since_start = since_start
        self._known: dict[Path, Pulse] = {}
        self.held: tuple[FoundLock, ...] = ()

    def seen(self, held: list[FoundLock], at: datetime) -> None:
        """One more reading (`at`: this machine's time); a share that is away gives none, and so lets nobody die."""
        now = self._since_start()
        before, self._known = self._known, {}
        for one in held:
            pulse = before.get(one.record) or Pulse(one.raw, now, now)
            changed = now if pulse.raw != one.raw else pulse.changed
            apart = pulse.apart if changed and changed < now else minutes_apart(at, one.lock.seen)
            self._known[one.record] = Pulse(one.raw, pulse.first, now, changed, apart if changed else min(apart, 0))
        self.held = tuple(held)

    def clock_difference(self, one: FoundLock) -> str:
        """That the clock of that machine is another than ours; empty where it is not, or is not known."""
        pulse = self._known.get(one.record)
        if not one.lock.running or pulse is None or not pulse.apart:
            return ""
        how = FAST if pulse.apart > 0 else SLOW
        return APART.format(how=how, name=one.lock.name, minutes=abs(pulse.apart))

    def life(self, record: Path) -> MachineLife:
        """Of the machine whose lock lies beside this record."""
        pulse = self._known.get(record)
        return pulse.life() if pulse else MachineLife.UNKNOWN


def recorder_name(lock: Lock) -> str:
    """`máy VANPHONG (đ/c Lê Văn Hòa)`."""
    return (words.MACHINE_OF if lock.who else words.MACHINE).format(name=lock.name, who=lock.who)


def takeover_warning(lock: Lock, life: MachineLife, zone: tzinfo | None) -> str:
    """What is asked before a meeting is taken from a machine that may still record it; empty for one that is gone."""
    if not lock.running or life is MachineLife.GONE:
        return ""
    doubt = "" if life is MachineLife.ALIVE else words.DOUBT
    since, seen = hour(lock.since, zone), hour(lock.seen, zone, seconds=True)
    return words.RECORDED_ELSEWHERE.format(machine=recorder_name(lock), since=since, seen=seen, doubt=doubt)


class Elsewhere:
    """The lines of the home page about meetings that are not recorded here."""

    def __init__(self, belonging: Belonging, machine: Machine, workspace: Path | None, pulses: Pulses) -> None:
        self._belonging, self._machine, self._workspace, self.pulses = belonging, machine, workspace, pulses
        self._journal, self._places = belonging.journal, Places(belonging.journal)

    def moved(self) -> dict[str, Takeover]:
        """Meetings of this journal that other machines go on with, by id."""
        return {meeting: to for meeting, to in self._places.moved().items() if self._belonging.has(meeting)}

    def held(self) -> list[FoundLock]:
        """Meetings that are going on, and not here."""
        return [h for h in self.pulses.held if h.lock.running and self._ours(h) and not self._here(h)]

    def _ours(self, held: FoundLock) -> bool:
        """Whether the meeting may be of the open folder, where its lock lies: not if it is known as another cell's."""
        return self._belonging.has_record(held.lock.meeting)

    def _here(self, held: FoundLock) -> bool:
        """Whether this machine records it: it knows every takeover that the lock names, and was not told to stop."""
        if held.lock.meeting in self._places.moved() or self._journal.head(held.lock.meeting) is None:
            return False
        return goes_on(held.lock.takeovers, self._places.trail(held.lock.meeting))

    def shown(self, heads: list[MeetingSummary], cell: CellContents | None, zone: tzinfo | None) -> list[MeetingLine]:
        """Going on at other machines, then those that moved and of which the folder tells nothing, then prepared."""
        lines = [self._held(one, zone) for one in self.held()]
        told = {line["id"] for line in lines}
        moved = self.moved()
        past = [(p.path, p.outline) for p in (cell.past if cell else ()) if p.outline]
        over = {meeting.id for _, meeting in past if meeting.stage is Stage.ENDED}
        gone = [h for h in heads if h.stage.open and h.id in moved and h.id not in told | over]
        lines += [self._gone(h, moved[h.id], zone) for h in gone]
        known = {h.id for h in heads} | told
        prepared = [(path, meeting) for path, meeting in past if meeting.stage.open and meeting.id not in known]
        return lines + [unknown_here(meeting, path, zone) for path, meeting in prepared]

    def _held(self, held: FoundLock, zone: tzinfo | None) -> MeetingLine:
        lock, life = held.lock, self.pulses.life(held.record)
        seen = hour(lock.seen, zone, seconds=True)
        sentences = {
            MachineLife.ALIVE: words.ALIVE,
            MachineLife.UNKNOWN: words.LAST_SEEN,
            MachineLife.GONE: words.NO_SIGN,
        }
        told = sentences[life].format(seen=seen)
        recorded = words.ON_MACHINE.format(machine=recorder_name(lock), since=hour(lock.since, zone), told=told)
        return {
            "id": lock.meeting,
            "title": lock.title,
            "when": hour_and_day(lock.since, zone),
            "amber": life is MachineLife.GONE,
            "local": False,
            "paper": "",
            "path": str(held.record),
            "stage": lock.stage.value,
            "state": words.BEING_RECORDED if life is not MachineLife.GONE else words.NOT_ANSWERING,
            "detail": " ".join(filter(None, [recorded, self.pulses.clock_difference(held)])),
        }

    def left_behind(self) -> list[Path]:
        """Where the records of the meetings lie that went on elsewhere."""
        return [file for meeting in self.moved() if (file := self.file(meeting))]

    def file(self, meeting: str) -> Path | None:
        """Where the record of a meeting of this machine lies."""
        folder = self._places.folder(meeting)
        return self._workspace / folder / FILE_NAME if self._workspace and folder else None

    def _gone(self, head: MeetingSummary, to: Takeover, zone: tzinfo | None) -> MeetingLine:
        return {
            "id": head.id,
            "title": head.title,
            "when": hour_and_day(head.started or head.start, zone),
            "amber": False,
            "local": True,
            "paper": "",
            "path": str(self.file(head.id) or ""),
            "stage": head.stage.value,
            "state": words.HAS_MOVED,
            "detail": words.MOVED_TO.format(name=to.name, at=hour_and_day(to.at, zone)),
        }


def unknown_here(meeting: Outline, path: Path, zone: tzinfo | None) -> MeetingLine:
    """A meeting that is prepared or going on, of which this machine has only found the record in the folder."""
    return {
        "id": meeting.id,
        "title": meeting.title,
        "when": hour_and_day(meeting.began, zone),
        "amber": False,
        "local": False,
        "paper": "",
        "path": str(path),
        "stage": meeting.stage.value,
        "state": words.BEING_RECORDED if meeting.stage is Stage.RUNNING else words.PREPARED,
        "detail": words.ONLY_ON_SHARE,
    }
