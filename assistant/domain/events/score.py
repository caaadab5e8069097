"""Tự chấm điểm: the facts of a score."""

from dataclasses import dataclass

from assistant.domain.events.event import Event
from assistant.domain.score import PointsGiven, Score


@dataclass(frozen=True)
class MeetingScored(Event):
    """The whole score as it stood: of journals made when the sum was typed, and what an undo goes back to."""

    score: Score


@dataclass(frozen=True)
class PointsSet(Event):
    """A person gave a criterion its points."""

    criterion: str
    given: PointsGiven


@dataclass(frozen=True)
class PointsGone(Event):
    """The points of a criterion were taken away."""

    criterion: str
