"""Xếp loại cả năm: the yearly grade of a cell's meetings by the rule of its score sheet (docs/domain.md 4.5, 6.7)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.rubric import GRADES, YearBand


class YearOutcome(StrEnum):
    """What the rule says of a year."""

    MET = "met"
    """Đạt: every condition of the grade is met."""
    OPEN = "open"
    """The known conditions are met; the rule has others that its source does not show."""
    NONE = "none"
    """No grade that the rule has conditions for."""
    UNSCORED = "unscored"
    """Some meetings have no grade of their own yet."""


@dataclass(frozen=True)
class YearGrade:
    """Xếp loại cả năm by the grades of its regular meetings; `unscored` of them have none."""

    outcome: YearOutcome
    grade: str
    counts: Mapping[str, int]
    unscored: int


def grade_year(grades: Sequence[str], bands: Sequence[YearBand]) -> YearGrade | None:
    """The grade of a year of regular meetings, from the grade of each (empty: none yet).

    None where the sheet has no rule for the year, or nothing was held.
    """
    if not bands or not grades:
        return None
    counts = Counter(grade for grade in grades if grade)
    unscored = len(grades) - sum(counts.values())
    if unscored:
        return YearGrade(YearOutcome.UNSCORED, "", counts, unscored)
    for band in bands:
        good = all(GRADES.index(grade) <= GRADES.index(band.all_from) for grade in grades)
        if good and counts[band.of] >= band.least:
            outcome = YearOutcome.OPEN if band.more else YearOutcome.MET
            return YearGrade(outcome, band.grade, counts, 0)
    return YearGrade(YearOutcome.NONE, "", counts, 0)
