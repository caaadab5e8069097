"""Thang điểm: the sheet by which a meeting scores itself, as data (docs/domain.md 4.1–4.6).

What a criterion is worth, what of it the record can show, and how points follow from that: by bands, with bonuses,
deductions and ceilings. The points themselves are given by a person (`domain.checks.score`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from assistant.domain.figures import exact
from assistant.domain.kinds import MeetingKind
from assistant.domain.reckoned import reckoned_once


class Grade(StrEnum):
    """Xếp loại, best first: Tốt, Khá, Trung bình, Kém."""

    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    POOR = "poor"


GRADES = tuple(grade.value for grade in Grade)
"""Their codes, best first."""


@dataclass(frozen=True)
class Range:
    """Khoảng: from `least` (itself too) or over `above`, up to `most` (itself too) or under `below`; None is open."""

    least: float | None = None
    above: float | None = None
    most: float | None = None
    below: float | None = None

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies in it, exactly: 89,996 is not from 90."""
        return (
            (self.least is None or value >= exact(self.least))
            and (self.above is None or value > exact(self.above))
            and (self.most is None or value <= exact(self.most))
            and (self.below is None or value < exact(self.below))
        )


@dataclass(frozen=True)
class Band:
    """Một mức: the points of a span of what was measured; or, of a criterion that is not measured, one to pick.

    `points` is None where the sheet leaves it to the person: what the record shows then falls short of full points,
    and how much that costs is a judgement.
    """

    points: float | None
    span: Range = Range()
    label: str = ""


class AdjustmentKind(StrEnum):
    """How something further changes the points."""

    BONUS = "bonus"
    """Điểm cộng."""
    DEDUCTION = "deduction"
    """Điểm trừ."""
    CEILING = "ceiling"
    """Không quá bấy nhiêu điểm theo mức, before bonuses and deductions."""


@dataclass(frozen=True)
class Adjustment:
    """Cộng, trừ, hoặc không quá: applied where the evidence lies in `span`.

    With `each`, so many points for each unit of the evidence, `most` at the most. A ceiling without points leaves the
    criterion to the person, as a band without points does.
    """

    kind: AdjustmentKind
    evidence: str
    points: float | None
    span: Range = Range()
    each: bool = False
    most: float | None = None


@dataclass(frozen=True)
class Criterion:
    """Một tiêu chí of the sheet with its most points; a `group` carries only the sum of those under it.

    `evidence` is what its points follow from (`domain.checks.evidence`), `shown` what the person is told besides.
    """

    number: str
    title: str
    points: float
    evidence: str = ""
    group: bool = False
    bands: tuple[Band, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def evidence_codes(self) -> tuple[str, ...]:
        """Everything the record is asked about for it, each once."""
        codes = (self.evidence, *(one.evidence for one in self.adjustments), *self.shown)
        return tuple(dict.fromkeys(code for code in codes if code))

    @property
    def choices(self) -> tuple[Band, ...]:
        """The points to pick from, where the sheet names some and nothing is measured."""
        return () if self.evidence else self.bands


@dataclass(frozen=True)
class GradeLimit:
    """Khống chế xếp loại: no better than `grade` where the evidence, or the points of a criterion, lie in `span`."""

    grade: Grade
    evidence: str = ""
    criterion: str = ""
    span: Range = Range()


@dataclass(frozen=True)
class YearBand:
    """Một mức xếp loại cả năm: every regular meeting graded `all_from` or better, `least` of them `of` (4.5).

    `more`: the rule has other conditions, which its source does not show; a person has to look.
    """

    grade: Grade
    all_from: Grade
    of: Grade
    least: int = 0
    more: bool = False


@dataclass(frozen=True)
class ScoreSheet:
    """Phiếu chấm điểm for some kinds of meeting. `grades` are the least points of each grade where it sets its own."""

    code: str = ""
    label: str = ""
    basis: str = ""
    kinds: tuple[MeetingKind, ...] = ()
    rows: tuple[Criterion, ...] = ()
    limits: tuple[GradeLimit, ...] = ()
    grades: Mapping[str, float] = field(default_factory=dict)
    yearly: tuple[YearBand, ...] = ()
    """Xếp loại cả năm, best first; empty where the sheet has no rule for it."""

    def criteria(self) -> Iterator[Criterion]:
        """The rows that points are given for."""
        return (row for row in self.rows if not row.group)

    def criterion(self, number: str) -> Criterion | None:
        """The criterion of that number; None where there is none, or it is only a group."""
        return next((row for row in self.criteria() if row.number == number), None)

    @property
    def most(self) -> Fraction:
        """The most points that can be reached (tối đa có thể đạt)."""
        return _most(self)


@reckoned_once
def _most(sheet: ScoreSheet) -> Fraction:
    """A sheet does not change while a meeting is saved a thousand times."""
    return sum((exact(row.points) for row in sheet.criteria()), Fraction(0))
