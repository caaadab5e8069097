"""Minutes adopted or opened again, the end, and what is taken back."""

from dataclasses import dataclass

from assistant.domain.adoption import Adoption, Ending, Omission
from assistant.domain.events.event import Event
from assistant.domain.meeting import Correction


@dataclass(frozen=True)
class MinutesAdopted(Event):
    """The minutes as read were adopted."""

    adoption: Adoption


@dataclass(frozen=True)
class MinutesReopened(Event):
    """The adopted minutes were opened again, for a reason."""

    reason: str


@dataclass(frozen=True)
class ReadWithWhole(Event):
    """The room had heard these items with the minutes that are opened again; one that is changed is unread again."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class OmissionConfirmed(Event):
    """Somebody saw what a paper does not show and had it made all the same."""

    omission: Omission


@dataclass(frozen=True)
class MeetingEnded(Event):
    """The meeting ended."""

    ending: Ending


@dataclass(frozen=True)
class EndCorrected(Event):
    """The meeting ended at another moment than was recorded."""

    ending: Ending
    correction: Correction


@dataclass(frozen=True)
class MeetingContinued(Event):
    """The end was pressed by mistake: the meeting goes on."""


@dataclass(frozen=True)
class Undone(Event):
    """The last thing done was taken back: what that means, the meeting itself knows (`procedure.undo`).

    `correction`: it was a correction of the minutes. Journals of before these could be taken back never say so, and
    mean the last other thing.
    """

    correction: bool = False


@dataclass(frozen=True)
class Redone(Event):
    """What was taken back last stands again, as before."""


@dataclass(frozen=True)
class DoneBy(Event):
    """Somebody else than the console did, or took back, so many of the last things: they are that role's to undo."""

    role: str
    done: int
    undone: int = 0
