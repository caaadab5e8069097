"""The opening: start, agenda, roll, guests, dues."""

from dataclasses import dataclass
from datetime import datetime

from assistant.domain.attendance import Attendance, Dues
from assistant.domain.events.event import Event
from assistant.domain.meeting import Correction
from assistant.domain.offices import Handover, Office
from assistant.domain.people import Guest, Member
from assistant.domain.roster import ListChange
from assistant.domain.status import MemberStatus


@dataclass(frozen=True)
class MeetingStarted(Event):
    """The meeting began at `started`, which may be before the button was pressed."""

    started: datetime


@dataclass(frozen=True)
class StartCorrected(Event):
    """The meeting began at another moment than was recorded."""

    started: datetime
    correction: Correction


@dataclass(frozen=True)
class StartCancelled(Event):
    """The meeting has not begun after all: nothing was held."""

    correction: Correction


@dataclass(frozen=True)
class OfficeHeld(Event):
    """Another member holds an office of the meeting; `handovers` is the whole trail, as it is now."""

    office: Office
    member: str
    handovers: tuple[Handover, ...]


@dataclass(frozen=True)
class AgendaAdopted(Event):
    """The cell agreed to the agenda."""


@dataclass(frozen=True)
class AgendaReopened(Event):
    """The adoption of the agenda was taken back."""


@dataclass(frozen=True)
class AttendanceMarked(Event):
    """A line of the roll; None took the mark away."""

    member: str
    attendance: Attendance | None


@dataclass(frozen=True)
class MemberAdded(Event):
    """A member who was not on the meeting's list."""

    member: Member
    reason: str


@dataclass(frozen=True)
class StatusCorrected(Event):
    """A member's status, set right."""

    member: str
    status: MemberStatus
    reason: str


@dataclass(frozen=True)
class ListRestored(Event):
    """The list and its trail as they were: a correction made by mistake was taken back."""

    members: tuple[Member, ...]
    changes: tuple[ListChange, ...] = ()


@dataclass(frozen=True)
class RestMarkedPresent(Event):
    """Everybody who had no line on the roll was there: one act, taken back at once."""

    members: tuple[str, ...]


@dataclass(frozen=True)
class GuestAdded(Event):
    """A guest was introduced."""

    guest: Guest


@dataclass(frozen=True)
class GuestRemoved(Event):
    """A guest was taken off the list."""

    guest: str


@dataclass(frozen=True)
class DuesRecorded(Event):
    """The state of the dues was announced."""

    dues: Dues
