"""What is typed."""

from dataclasses import dataclass

from assistant.domain.events.event import Event
from assistant.domain.meeting import Amendment
from assistant.domain.pen import Hand


@dataclass(frozen=True)
class TextEdited(Event):
    """Part of a text was replaced; see `EditText`."""

    field: str
    at_char: int
    cut: int
    insert: str


@dataclass(frozen=True)
class TextAmended(Event):
    """A text was changed while the minutes were adopted; see `AmendText`."""

    amendment: Amendment


@dataclass(frozen=True)
class AmendmentDropped(Event):
    """An amendment was taken back; see `DropAmendment`."""

    number: int


@dataclass(frozen=True)
class TextRestored(Event):
    """The text of something that had been taken out is back."""

    field: str
    value: str


@dataclass(frozen=True)
class PenTaken(Event):
    """From now on this page writes."""

    hand: Hand
