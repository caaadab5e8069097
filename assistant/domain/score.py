"""Tự chấm điểm: the points that persons gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class PointsGiven:
    """Điểm của một tiêu chí, as a person gave it, with what the record proposed then.

    `expected` are the points that need no reason: those proposed, or full points where nothing speaks against them.
    """

    points: float
    reason: str = ""
    proposed: float | None = None
    expected: float | None = None
    at: datetime | None = None

    @property
    def explained(self) -> bool:
        """Whether they are those that were expected, or the reason is told."""
        return self.points == self.expected or bool(self.reason.strip())


@dataclass(frozen=True)
class Score:
    """Tự chấm điểm: points by the number of the criterion; the limits found are a text of the item.

    `points` and `grade` are those of a record made when the sum was typed. Nobody types it since: it is
    `domain.checks.score.score_total`.
    """

    points: float | None = None
    grade: str = ""
    parts: Mapping[str, PointsGiven] = field(default_factory=dict)
