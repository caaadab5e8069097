"""Tự chấm điểm: points proposed from the record, the sum of those given, and the grade with what limits it.

A person gives the points of each criterion; the program proposes them where the sheet and the record say enough,
sums them, and grades the sum (docs/domain.md 4.8, N29). Nothing is rounded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.checks.check import Check, make_check
from assistant.domain.checks.evidence import Reading, read_evidence
from assistant.domain.figures import exact
from assistant.domain.held import has_points, is_unheld
from assistant.domain.meeting import Meeting
from assistant.domain.reckoned import reckoned_while_same
from assistant.domain.rubric import GRADES, Adjustment, AdjustmentKind, Criterion, GradeLimit, ScoreSheet
from assistant.domain.rules import Panel, Rules
from assistant.domain.score import PointsGiven, Score

GRADE_RULES = {"good": "grade_good", "fair": "grade_fair", "average": "grade_average"}
"""Grade → code of the rule with its least points."""


@dataclass(frozen=True)
class Proposal:
    """Điểm đề xuất of one criterion: None where the sheet and the record do not say.

    `expected` are the points that a person may give without a reason: those proposed, or full points where nothing
    speaks against them; None where any points want a word of why.
    """

    row: Criterion
    points: Fraction | None
    expected: Fraction | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class ScoreTotal:
    """Tổng điểm: `points` and `grade` only once every criterion has its points and the reasons that are asked for.

    `given` is the sum of those given so far, `most` what can be reached. `by_points` is the grade of the points
    alone, `limits` what keeps the grade under it. `typed`: an old record, whose sum was typed without parts.
    """

    points: Fraction | None
    grade: str
    given: Fraction
    most: Fraction
    by_points: str = ""
    limits: tuple[GradeLimit, ...] = ()
    left: tuple[str, ...] = ()
    """Numbers of the criteria without points."""
    unexplained: tuple[str, ...] = ()
    """Numbers of the criteria whose points want a reason."""
    typed: bool = False


def sheet_of(meeting: Meeting) -> ScoreSheet:
    """The sheet that the meeting is scored by."""
    return meeting.rules.sheet(meeting.kind)


def has_score(meeting: Meeting) -> bool:
    """Whether this meeting scores itself, or did."""
    asked = (item for item in meeting.agenda if item.records_panel(Panel.SCORE))
    return has_points(meeting) or any(not is_unheld(meeting, item) for item in asked)


def propose_points(meeting: Meeting, row: Criterion) -> Proposal:
    """What the record proposes for a criterion, with its evidence."""
    readings = {code: read_evidence(meeting, code) for code in row.evidence_codes}
    points, left_open = reckon_points(row, readings)
    expected = points
    if points is None and not left_open and not any(reading.met is False for reading in readings.values()):
        expected = exact(row.points)
    return Proposal(row, points, expected, tuple(readings.values()))


def reckon_points(row: Criterion, readings: Mapping[str, Reading]) -> tuple[Fraction | None, bool]:
    """Points by bands, ceilings, bonuses and deductions, from 0 to the most; None where the record does not say.

    And whether the sheet leaves them to the person, full points among them.
    """
    values = [readings[one.evidence].value for one in row.adjustments]
    base, left_open = _base_points(row, readings)
    if base is None or None in values:
        return None, left_open
    for one, value in zip(row.adjustments, values, strict=True):
        if one.kind is AdjustmentKind.CEILING and value is not None and one.span.holds(value):
            if one.points is None:
                return None, True
            base = min(base, exact(one.points))
    change = sum((_change(one, value) for one, value in zip(row.adjustments, values, strict=True)), Fraction(0))
    return max(Fraction(0), min(base + change, exact(row.points))), False


def _base_points(row: Criterion, readings: Mapping[str, Reading]) -> tuple[Fraction | None, bool]:
    """Points by the bands, or by whether it is met; and whether the sheet leaves them to the person."""
    if row.choices:
        return None, True
    if not row.evidence:
        return (exact(row.points) if row.adjustments else None), False
    reading = readings[row.evidence]
    if not row.bands:
        return (exact(row.points) if reading.met else None), False
    if reading.value is None:
        return None, False
    band = next((band for band in row.bands if band.span.holds(reading.value)), None)
    return (None, True) if band is None or band.points is None else (exact(band.points), False)


def _change(one: Adjustment, value: Fraction | None) -> Fraction:
    """By how many points a bonus or deduction changes them."""
    if one.kind is AdjustmentKind.CEILING or one.points is None or value is None or not one.span.holds(value):
        return Fraction(0)
    size = exact(one.points) * (value if one.each else 1)
    size = size if one.most is None else min(size, exact(one.most))
    return size if one.kind is AdjustmentKind.BONUS else -size


def points_given(meeting: Meeting, row: Criterion) -> PointsGiven | None:
    """What a person gave for the criterion."""
    return meeting.score.parts.get(row.number)


def score_total(meeting: Meeting) -> ScoreTotal:
    """The sum of the parts and its grade; of an old record what was typed."""
    score, sheet = meeting.score, sheet_of(meeting)
    if not score.parts and score.points is not None:
        typed = exact(score.points)
        return ScoreTotal(typed, score.grade, typed, Fraction(100), score.grade, typed=True)
    given, left, unexplained = _given(score, sheet)
    if left or unexplained or not sheet.rows:
        return ScoreTotal(None, "", given, sheet.most, left=left, unexplained=unexplained)
    by_points, limits = grade_of(meeting, given), applied_limits(meeting)
    grade = by_points and max((by_points, *(limit.grade for limit in limits)), key=GRADES.index)
    binding = tuple(one for one in limits if GRADES.index(one.grade) > GRADES.index(by_points)) if by_points else ()
    return ScoreTotal(given, grade, given, sheet.most, by_points, binding)


@reckoned_while_same
def _given(score: Score, sheet: ScoreSheet) -> tuple[Fraction, tuple[str, ...], tuple[str, ...]]:
    """The points given so far; the criteria that have none yet, and those whose points want a reason."""
    rows = tuple(sheet.criteria())
    parts = {row.number: score.parts[row.number] for row in rows if row.number in score.parts}
    left = tuple(row.number for row in rows if row.number not in parts)
    unexplained = tuple(number for number, part in parts.items() if not part.explained)
    return sum((exact(part.points) for part in parts.values()), Fraction(0)), left, unexplained


def grade_bounds(meeting: Meeting) -> dict[str, Fraction]:
    """Least points of each grade but the last, best first; empty where neither rules nor sheet have any.

    What the cell set itself stands over the sheet, and the sheet over the rule set.
    """
    return bounds_of(sheet_of(meeting), meeting.rules)


def bounds_of(sheet: ScoreSheet, rules: Rules) -> dict[str, Fraction]:
    """Least points of each grade, best first: what the cell set itself, what the sheet has, what the rule set has."""
    bounds = {}
    for grade, code in GRADE_RULES.items():
        rule = rules.values.get(code)
        if grade in sheet.grades and not (rule and rule.overridden):
            bounds[grade] = exact(sheet.grades[grade])
        elif rule:
            bounds[grade] = exact(rules.number(code))
    return bounds


def grade_of(meeting: Meeting, points: Fraction) -> str:
    """Code of the grade by the points alone (HD 42-HD/BTCTW: 90, 70, 50); none where there are no bounds."""
    bounds = grade_bounds(meeting)
    return next((grade for grade, least in bounds.items() if points >= least), "poor" if bounds else "")


def applied_limits(meeting: Meeting) -> tuple[GradeLimit, ...]:
    """The limits of the sheet that hold of this meeting; one that hangs on what is not known does not."""
    return tuple(one for one in sheet_of(meeting).limits if _holds(meeting, one))


def _holds(meeting: Meeting, one: GradeLimit) -> bool:
    """Whether the points of its criterion, or its evidence, lie in the span."""
    if one.criterion:
        part = meeting.score.parts.get(one.criterion)
        return part is not None and one.span.holds(exact(part.points))
    value = read_evidence(meeting, one.evidence).value
    return value is not None and one.span.holds(value)


def check_score(meeting: Meeting) -> Iterator[Check]:
    """Tự chấm điểm: every criterion with points, and with a reason where one is asked for; still as the record says."""
    if not has_score(meeting) or not meeting.begun:
        return
    total = score_total(meeting)
    item = next((i.id for i in meeting.agenda if i.records_panel(Panel.SCORE)), "")
    if total.points is not None:
        yield make_check(
            meeting, "score", True, item=item, points=float(total.points), most=float(total.most), grade=total.grade
        )
    elif meeting.score.parts:
        yield make_check(
            meeting, "score", False, item=item, count=len(total.left + total.unexplained),
            numbers=(*total.left, *total.unexplained),
        )  # fmt: skip
    else:
        yield make_check(meeting, "score", None, item=item)
    for row in sheet_of(meeting).criteria():
        part = points_given(meeting, row)
        if part and not part.reason.strip() and differs(meeting, row, part):
            now = propose_points(meeting, row).points
            yield make_check(
                meeting, "score_differs", False, item=item,
                number=row.number, points=part.points, proposed=float(now or 0),
            )  # fmt: skip


def differs(meeting: Meeting, row: Criterion, part: PointsGiven) -> bool:
    """Whether the record proposes other points by now than those that were given."""
    proposed = propose_points(meeting, row).points
    return proposed is not None and proposed != exact(part.points)
