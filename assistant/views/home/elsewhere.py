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

from assistant import words
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.moments import minutes_apart
from assistant.domain.procedure.moving import goes_on
from assistant.journal.belonging import Belonging
from assistant.journal.heads import Head
from assistant.journal.lock import Lock
from assistant.journal.machine import Machine
from assistant.journal.places import Places
from assistant.journal.record import FILE_NAME
from assistant.views.home import present
from assistant.views.home.cell import CellFolder
from assistant.views.shared import Shown
from assistant.workspace.held import Held

STALE = 60.0
"""Seconds without a sign of life (there is one every 20) after which a machine counts as gone."""
ONLY_IF = "Chỉ tiếp tục trên máy này nếu máy kia không dùng được nữa."


class Life(StrEnum):
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

    def life(self) -> Life:
        """Alive while it changes; gone once it was watched for STALE and did not."""
        if self.changed is not None and self.last - self.changed < STALE:
            return Life.ALIVE
        return Life.GONE if self.last - (self.changed or self.first) >= STALE else Life.UNKNOWN


class Pulses:
    """What was seen of every lock since the page was opened."""

    def __init__(self, since_start: Callable[[], float] = time.monotonic) -> None:
        self._since_start = since_start
        self._known: dict[Path, Pulse] = {}
        self.held: tuple[Held, ...] = ()

    def seen(self, held: list[Held], at: datetime) -> None:
        """One more reading (`at`: this machine's time); a share that is away gives none, and so lets nobody die."""
        now = self._since_start()
        before, self._known = self._known, {}
        for one in held:
            pulse = before.get(one.record) or Pulse(one.raw, now, now)
            changed = now if pulse.raw != one.raw else pulse.changed
            apart = pulse.apart if changed and changed < now else minutes_apart(at, one.lock.seen)
            self._known[one.record] = Pulse(one.raw, pulse.first, now, changed, apart if changed else min(apart, 0))
        self.held = tuple(held)

    def clocks(self, one: Held) -> str:
        """That the clock of that machine is another than ours; empty where it is not, or is not known."""
        pulse = self._known.get(one.record)
        if not one.lock.running or pulse is None or not pulse.apart:
            return ""
        how = words.FAST if pulse.apart > 0 else words.SLOW
        return words.CLOCK_APART.format(how=how, name=one.lock.name, minutes=abs(pulse.apart))

    def life(self, record: Path) -> Life:
        """Of the machine whose lock lies beside this record."""
        pulse = self._known.get(record)
        return pulse.life() if pulse else Life.UNKNOWN


def moment(at: datetime, zone: tzinfo | None, seconds: bool = False) -> str:
    """`14:02`, or `14:31:05`."""
    return f"{at.astimezone(zone):%H:%M:%S}" if seconds else f"{at.astimezone(zone):%H:%M}"


def who(lock: Lock) -> str:
    """`máy VANPHONG (đ/c Lê Văn Hòa)`."""
    return f"máy {lock.name} (đ/c {lock.who})" if lock.who else f"máy {lock.name}"


def warning(lock: Lock, life: Life, zone: tzinfo | None) -> str:
    """What is asked before a meeting is taken from a machine that may still record it; empty for one that is gone."""
    if not lock.running or life is Life.GONE:
        return ""
    doubt = "" if life is Life.ALIVE else "; chưa rõ máy đó còn ghi hay không"
    return (
        f"Buổi này đang được ghi trên {who(lock)} từ {moment(lock.since, zone)}, "
        f"lần cuối {moment(lock.seen, zone, seconds=True)}{doubt}. {ONLY_IF}"
    )


class Elsewhere:
    """The lines of the home page about meetings that are not recorded here."""

    def __init__(self, belonging: Belonging, machine: Machine, workspace: Path | None, pulses: Pulses) -> None:
        self._belonging, self._machine, self._workspace, self.pulses = belonging, machine, workspace, pulses
        self._journal, self._places = belonging.journal, Places(belonging.journal)

    def moved(self) -> dict[str, Shown]:
        """Meetings of this journal that other machines go on with: id -> machine and since when."""
        moved = self._places.moved().items()
        return {meeting: {"name": t.name, "at": t.at} for meeting, t in moved if self._belonging.has(meeting)}

    def held(self) -> list[Held]:
        """Meetings that are going on, and not here."""
        return [h for h in self.pulses.held if h.lock.running and self._ours(h) and not self._here(h)]

    def _ours(self, held: Held) -> bool:
        """Whether the meeting may be of the open folder, where its lock lies: not if it is known as another cell's."""
        return self._belonging.has_record(Meeting(held.lock.meeting))

    def _here(self, held: Held) -> bool:
        """Whether this machine records it: it knows every takeover that the lock names, and was not told to stop."""
        if held.lock.meeting in self._places.moved() or self._journal.head(held.lock.meeting) is None:
            return False
        return goes_on(held.lock.takeovers, self._places.trail(held.lock.meeting))

    def shown(self, heads: list[Head], cell: CellFolder | None, zone: tzinfo | None) -> list[Shown]:
        """Going on at other machines, then those that moved and of which the folder tells nothing, then prepared."""
        lines = [self._held(one, zone) for one in self.held()]
        told = {line["id"] for line in lines}
        moved = self.moved()
        past = cell.past if cell else ()
        over = {p.meeting.id for p in past if p.meeting and p.meeting.stage is Stage.ENDED}
        lines += [
            self._gone(h, moved[h.id], zone)
            for h in heads
            if h.id in moved and h.id not in told | over and h.stage in {Stage.PLANNED, Stage.RUNNING}
        ]
        known = {h.id for h in heads} | told
        open_ones = [
            p
            for p in past
            if p.meeting and p.meeting.stage in {Stage.PLANNED, Stage.RUNNING} and p.meeting.id not in known
        ]
        return lines + [
            line(p.meeting.id, p.meeting.title, p.meeting.started or p.meeting.details.start, zone)
            | {
                "path": str(p.path),
                "stage": p.meeting.stage.value,
                "state": "đang ghi" if p.meeting.stage is Stage.RUNNING else "đã chuẩn bị",
                "detail": "Hồ sơ trên ổ chung, chưa có trên máy này.",
            }
            for p in open_ones
            if p.meeting
        ]

    def _held(self, held: Held, zone: tzinfo | None) -> Shown:
        lock, life = held.lock, self.pulses.life(held.record)
        seen = moment(lock.seen, zone, seconds=True)
        told = {
            Life.ALIVE: f"máy đó vẫn đang ghi, lần cuối {seen}",
            Life.UNKNOWN: f"lần cuối {seen} theo giờ máy đó",
            Life.GONE: f"không thấy dấu hiệu gì thêm từ {seen}",
        }
        return line(lock.meeting, lock.title, lock.since, zone) | {
            "path": str(held.record),
            "stage": lock.stage.value,
            "state": "đang ghi" if life is not Life.GONE else "máy kia không trả lời",
            "amber": life is Life.GONE,
            "detail": " ".join(
                filter(
                    None, [f"Trên {who(lock)} từ {moment(lock.since, zone)}, {told[life]}.", self.pulses.clocks(held)]
                )
            ),
        }

    def left_behind(self) -> list[Path]:
        """Where the records of the meetings lie that went on elsewhere."""
        return [file for meeting in self.moved() if (file := self.file(meeting))]

    def file(self, meeting: str) -> Path | None:
        """Where the record of a meeting of this machine lies."""
        folder = self._places.folder(meeting)
        return self._workspace / folder / FILE_NAME if self._workspace and folder else None

    def _gone(self, head: Head, to: Shown, zone: tzinfo | None) -> Shown:
        file = self.file(head.id)
        return line(head.id, head.title, head.started or head.start, zone) | {
            "path": str(file or ""),
            "stage": head.stage.value,
            "state": "đã chuyển máy",
            "detail": f"Đã chuyển sang máy {to['name']} lúc {present.when(to['at'], zone)}.",
            "local": True,
        }


def line(meeting: str, title: str, at: datetime, zone: tzinfo | None) -> Shown:
    """What every line has."""
    return {"id": meeting, "title": title, "when": present.when(at, zone), "amber": False, "local": False, "paper": ""}
