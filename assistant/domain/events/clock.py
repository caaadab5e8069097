"""The clock of this machine, and the hours that were recorded by it."""

from dataclasses import dataclass

from assistant.domain.events.event import Event
from assistant.domain.meeting import Correction


@dataclass(frozen=True)
class ClockNoted(Event):
    """The clock was set: the meeting's hours are so many seconds ahead of it now.

    `seen`: a page saw it happen. Else what was recorded and the clock do not agree, and nobody knows which is wrong.
    """

    ahead: float
    seen: bool = False


@dataclass(frozen=True)
class HoursShifted(Event):
    """Every hour recorded since the start moved by so many seconds; without a correction a move was taken back."""

    by: float
    correction: Correction | None = None
