"""Before the meeting: it is made, its details and agenda are set."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.domain.actions import ActionItem
from assistant.domain.agenda import AgendaItem
from assistant.domain.events.event import Event
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile, Member
from assistant.domain.rules import Rules


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
    excused_before: Mapping[str, int] = field(default_factory=dict)
    workspace: str = ""
    """Number of the cell's folder that it belongs to (`Meeting.workspace`)."""


@dataclass(frozen=True)
class MeetingRestored(Event):
    """The meeting was taken over from its portable record."""

    meeting: Meeting = field(repr=False)


@dataclass(frozen=True)
class MeetingDiscarded(Event):
    """The meeting, which had not begun, is not to be held."""


@dataclass(frozen=True)
class MeetingRecovered(Event):
    """The meeting that had been discarded is to be held."""


@dataclass(frozen=True)
class RulesTaken(Event):
    """The meeting goes by another rule set."""

    rules: Rules = field(repr=False)


@dataclass(frozen=True)
class ListTaken(Event):
    """The list of members before the start, as the cell's list is now, whole."""

    members: tuple[Member, ...]


@dataclass(frozen=True)
class DetailsAmended(Event):
    """Time, place, people or number changed; also how the secretary and the scorer are appointed."""

    details: Details
    title: str = ""
    """The meeting's title, where it goes with the day; empty where it stays."""


@dataclass(frozen=True)
class AgendaChanged(Event):
    """The agenda as it is now, whole: it is short, and one fact says all."""

    agenda: tuple[AgendaItem, ...]
