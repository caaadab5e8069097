"""Facts, in the past tense. An event has happened: applying it never refuses."""

from dataclasses import dataclass, field
from datetime import date, datetime

from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.adoption import Adoption, Ending
from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import Attendance, Dues
from assistant.domain.floor import OpinionKind, Speech
from assistant.domain.meeting import Details, Meeting, Score
from assistant.domain.people import CellProfile, Guest, Member
from assistant.domain.rules import MeetingKind, Rules
from assistant.domain.votes import Motion, Vote


@dataclass(frozen=True)
class Event:
    """A fact, with the moment it became one."""

    at: datetime


@dataclass(frozen=True)
class MeetingMade(Event):
    """The meeting exists."""

    id: str
    kind: MeetingKind
    title: str
    cell: CellProfile
    rules: Rules
    details: Details
    members: tuple[Member, ...]
    agenda: tuple[AgendaItem, ...]
    carried: tuple[ActionItem, ...] = ()


@dataclass(frozen=True)
class MeetingRestored(Event):
    """The meeting was taken over from its portable record."""

    meeting: Meeting = field(repr=False)


@dataclass(frozen=True)
class DetailsAmended(Event):
    """Time, place, people or number changed; also how the secretary and the scorer are appointed."""

    details: Details


@dataclass(frozen=True)
class AgendaChanged(Event):
    """The agenda as it is now, whole: it is short, and one fact says all."""

    agenda: tuple[AgendaItem, ...]


@dataclass(frozen=True)
class AgendaAdopted(Event):
    """The cell agreed to the agenda."""


@dataclass(frozen=True)
class MeetingStarted(Event):
    """The meeting began at `started`, which may be before the button was pressed."""

    started: datetime


@dataclass(frozen=True)
class ItemOpened(Event):
    """An item became the current one; the one before was left."""

    item: str


@dataclass(frozen=True)
class AttendanceMarked(Event):
    """A line of the roll; None took the mark away."""

    member: str
    attendance: Attendance | None


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


@dataclass(frozen=True)
class TextEdited(Event):
    """Part of a text was replaced; see `EditText`."""

    field: str
    at_char: int
    cut: int
    insert: str


@dataclass(frozen=True)
class SpeechStarted(Event):
    """Somebody took the floor."""

    speech: Speech


@dataclass(frozen=True)
class SpeechStopped(Event):
    """The speaker stopped."""

    speech: str


@dataclass(frozen=True)
class SpeechClassified(Event):
    """The kind of an opinion was set."""

    speech: str
    kind: OpinionKind | None


@dataclass(frozen=True)
class SpeechRemoved(Event):
    """A speech was taken out of the minutes; the journal keeps it."""

    speech: str


@dataclass(frozen=True)
class ActionWritten(Event):
    """A task was given or amended."""

    action: ActionItem


@dataclass(frozen=True)
class ActionRemoved(Event):
    """A task was taken out."""

    action: str


@dataclass(frozen=True)
class CarriedAssessed(Event):
    """What became of a task of last month."""

    action: str
    status: ActionStatus
    result: str = ""
    done_on: date | None = None


@dataclass(frozen=True)
class MotionProposed(Event):
    """Something is put to the vote."""

    motion: Motion


@dataclass(frozen=True)
class MotionRemoved(Event):
    """A motion was taken back."""

    motion: str


@dataclass(frozen=True)
class VoteRecorded(Event):
    """The count of a vote; None: the count was cancelled to be taken again."""

    motion: str
    vote: Vote | None


@dataclass(frozen=True)
class MeetingScored(Event):
    """The self-score was agreed."""

    score: Score


@dataclass(frozen=True)
class MinutesAdopted(Event):
    """The minutes as read were adopted."""

    adoption: Adoption


@dataclass(frozen=True)
class MinutesReopened(Event):
    """The adopted minutes were opened again, for a reason."""

    reason: str


@dataclass(frozen=True)
class MeetingEnded(Event):
    """The meeting ended."""

    ending: Ending
