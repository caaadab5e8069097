"""Tự chấm điểm: the fact of a score."""

from dataclasses import dataclass

from assistant.domain.events.event import Event
from assistant.domain.meeting import Score


@dataclass(frozen=True)
class MeetingScored(Event):
    """The self-score was agreed."""

    score: Score
