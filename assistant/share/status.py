"""What the screen says about the shared folder (ổ chung): pure values and one Vietnamese line."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path

from assistant.share.errors import Trouble
from assistant.wording import share as words

VIETNAM = timezone(timedelta(hours=7), words.VIETNAM_TIME)
A_MOMENT = timedelta(seconds=10)
"""A running meeting is sent every few seconds: so long, a file that waits is on its way and no reason to look up."""
_REASON = {
    Trouble.AWAY: words.IS_AWAY,
    Trouble.FULL: words.IS_FULL,
    Trouble.READ_ONLY: words.IS_READ_ONLY,
    Trouble.STUCK: words.IS_STUCK,
    Trouble.DAMAGED: words.IS_DAMAGED,
    Trouble.REFUSED: words.IS_REFUSED,
    Trouble.FAILED: words.HAS_FAILED,
    Trouble.FOREIGN: words.IS_FOREIGN,
}


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """One file that is on this machine and not yet on the share. `tries` counts attempts that were begun."""

    id: int
    meeting: str
    target: Path
    since: datetime
    tries: int
    trouble: Trouble | None
    message: str
    next_try: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """The last verified delivery of one file."""

    id: int
    meeting: str
    target: Path
    sha256: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BesideFile:
    """A paper whose target stayed open in Word and which was therefore written as `path`."""

    target: Path
    path: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class TargetState:
    """One file on the share: when it was last delivered, and what waits for it."""

    target: Path
    meeting: str
    delivered: datetime | None
    waiting: WaitingFile | None

    @property
    def saved(self) -> bool:
        """True if the share holds the newest version."""
        return self.waiting is None and self.delivered is not None


@dataclass(frozen=True, slots=True)
class ShareStatus:
    """The outbox at the moment `now`, for one meeting or for all."""

    now: datetime
    zone: tzinfo
    waiting: tuple[WaitingFile, ...]
    delivered: tuple[DeliveredFile, ...]
    beside: tuple[BesideFile, ...] = ()
    strays: tuple[Path, ...] = ()

    @property
    def last_delivered(self) -> datetime | None:
        """Newest verified delivery."""
        return max((one.at for one in self.delivered), default=None)

    @property
    def ok(self) -> bool:
        """True if nothing waits."""
        return not self.waiting

    @property
    def calm(self) -> bool:
        """True if nothing needs a look: no file waits for longer than a moment, no second name, no strange copy."""
        return all(map(self._on_its_way, self.waiting)) and not self.beside and not self.strays

    def _on_its_way(self, one: WaitingFile) -> bool:
        return one.trouble is None and abs(self.now - one.since) < A_MOMENT

    def notices(self) -> tuple[str, ...]:
        """Everything that needs a look, one full sentence each."""
        return (*(one.message for one in self.waiting if one.message), *map(self._beside, self.beside), *self._strays())

    def targets(self) -> tuple[TargetState, ...]:
        """Every known file, by path."""
        waiting = {one.target: one for one in self.waiting}
        delivered = {one.target: one for one in self.delivered}
        return tuple(
            _target(target, waiting.get(target), delivered.get(target)) for target in sorted({*waiting, *delivered})
        )

    def sentence(self) -> str:
        """One line for the status bar, e.g. "Ổ chung: đã lưu 14:32" or "Ổ chung: đang chờ (2 tệp)"."""
        strays = words.SO_MANY_STRAYS.format(count=len(self.strays)) if self.strays else ""
        return words.LINE.format(state=self._state(), strays=strays)

    def _state(self) -> str:
        waiting = words.WAITING.format(count=len(self.waiting))
        whole = [one.trouble for one in self.waiting if one.trouble and one.trouble is not Trouble.BUSY]
        busy = [one for one in self.waiting if one.trouble is Trouble.BUSY]
        if whole:
            return words.TROUBLED.format(trouble=_REASON[whole[0]], waiting=waiting)
        if busy:
            return words.WAITS_FOR_WORD.format(files=_names(busy))
        if self.beside:
            newest = self.beside[-1]
            return words.WRITTEN_BESIDE.format(name=newest.target.name, beside=newest.path.name)
        if self.waiting:
            return waiting
        last = self.last_delivered
        return words.SAVED.format(at=self.clock_face(last)) if last else words.NOTHING_TO_SAVE

    def _beside(self, one: BesideFile) -> str:
        name, beside, folder = one.target.name, one.path.name, one.path.parent
        return words.BESIDE.format(name=name, at=self.clock_face(one.at), beside=beside, folder=folder)

    def _strays(self) -> tuple[str, ...]:
        if not self.strays:
            return ()
        names = ", ".join(f"“{path.name}” ({path.parent})" for path in self.strays)
        return (words.STRAYS.format(names=names),)

    def clock_face(self, moment: datetime) -> str:
        """Hour and minute in the screen's zone, with the day unless it is today."""
        there, today = moment.astimezone(self.zone), self.now.astimezone(self.zone).date()
        return f"{there:%H:%M}" if there.date() == today else f"{there:%H:%M %d/%m/%Y}"


def _target(target: Path, waiting: WaitingFile | None, delivered: DeliveredFile | None) -> TargetState:
    meeting = waiting.meeting if waiting else delivered.meeting if delivered else ""
    return TargetState(target, meeting, delivered.at if delivered else None, waiting)


def _names(busy: list[WaitingFile]) -> str:
    first = words.FILE.format(name=busy[0].target.name)
    return first if len(busy) == 1 else words.AND_OTHERS.format(first=first, count=len(busy) - 1)
