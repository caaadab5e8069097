"""Chuyển máy: a meeting goes on on another machine."""

from dataclasses import dataclass

from assistant.domain.events.event import Event
from assistant.domain.meeting import Takeover


@dataclass(frozen=True)
class MeetingTakenOver(Event):
    """From here on it is recorded on this machine."""

    takeover: Takeover


@dataclass(frozen=True)
class MeetingMoved(Event):
    """This machine learned that another one goes on with the meeting: nothing more is recorded here."""

    takeover: Takeover
