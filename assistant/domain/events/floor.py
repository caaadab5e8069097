"""The course of the meeting: items, breaks, readings, speeches."""

from dataclasses import dataclass

from assistant.domain.events.event import Event
from assistant.domain.floor import OpinionKind, Speech
from assistant.domain.meeting import Correction, ReadBack
from assistant.domain.paper import SheetRow


@dataclass(frozen=True)
class ItemOpened(Event):
    """An item became the current one; the one before was left."""

    item: str


@dataclass(frozen=True)
class MarkedNotHeld(Event):
    """These items were not held, for this reason; it may be empty."""

    items: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True)
class MarkedHeld(Event):
    """These items are no longer told as not held."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Paused(Event):
    """A break began."""


@dataclass(frozen=True)
class Resumed(Event):
    """The break is over."""


@dataclass(frozen=True)
class ReadingOpened(Event):
    """Something is read to the room."""

    what: str
    lines: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()


@dataclass(frozen=True)
class ReadingFollowed(Event):
    """The reader went on to this line of the draft."""

    line: float


@dataclass(frozen=True)
class ReadingClosed(Event):
    """The reading is over; None: gone back to change something."""

    outcome: ReadBack | None


@dataclass(frozen=True)
class QueueChanged(Event):
    """Who has asked for the floor, whole."""

    queue: tuple[str, ...]


@dataclass(frozen=True)
class SpeechStarted(Event):
    """Somebody took the floor."""

    speech: Speech


@dataclass(frozen=True)
class SpeechStopped(Event):
    """The speaker stopped."""

    speech: str


@dataclass(frozen=True)
class SpeechResumed(Event):
    """A speech that had been stopped by mistake goes on."""

    speech: str


@dataclass(frozen=True)
class SpeechClassified(Event):
    """The kind of an opinion was set."""

    speech: str
    kind: OpinionKind | None


@dataclass(frozen=True)
class SpeechAmended(Event):
    """A speech as it stands now: role, answer, reason; with a correction where speaker or time were wrong."""

    speech: Speech
    correction: Correction | None = None


@dataclass(frozen=True)
class SpeechRemoved(Event):
    """A speech was taken out of the minutes; the journal keeps it."""

    speech: str
