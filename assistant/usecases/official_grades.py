"""Xếp loại của cấp ủy: what somebody typed, looked at and written beside the cell's folder."""

from dataclasses import dataclass
from datetime import datetime

from assistant.domain.figures import exact
from assistant.domain.oversight import WHOLE_YEAR, OfficialGrade
from assistant.domain.rubric import GRADES
from assistant.domain.text import clean_line
from assistant.usecases.bad_input import BadInput
from assistant.usecases.rolling_up import RolledUp
from assistant.wording import committee as committee_words
from assistant.wording import official as words
from assistant.workspace.official import NotWritten, Official, read_official, write_official

MOST_REMARK = 1000


@dataclass(frozen=True)
class GradeGiven:
    """As it was typed on the page; `seen`: the moment of what was on the screen before."""

    cell: str
    month: int
    grade: str
    points: str
    remark: str
    seen: str


class NotGiven(BadInput):
    """The grade was not written down; `official` is what stands there now."""

    def __init__(self, told: str, official: Official) -> None:
        super().__init__(told)
        self.official = official


def give_grade(found: RolledUp, given: GradeGiven, committee: str, now: datetime) -> Official:
    """Write it beside the cell's folder; what is known of the cell afterwards. BadInput for what cannot be meant.

    NotGiven, with what stands there now, where it could not be written or somebody else was first.
    """
    if not (found.tables.cells["cell"] == given.cell).any() or given.month not in (WHOLE_YEAR, *found.tables.months):
        raise BadInput(committee_words.GONE.format(path=given.cell))
    if not given.cell:
        raise BadInput(words.NO_PARENT)
    if given.grade and given.grade not in GRADES:
        raise BadInput(words.WRONG_GRADE)
    remark = clean_line(given.remark)
    if len(remark) > MOST_REMARK:
        raise BadInput(words.LONG_REMARK.format(most=MOST_REMARK))
    points = _points(given.points, float(found.committee.sheet.most))
    wanted = OfficialGrade(found.tables.year, given.month, given.grade, points, remark, now.isoformat())
    cell = found.reading.root / given.cell
    try:
        write_official(cell, committee, wanted, given.seen)
    except NotWritten as error:
        raise NotGiven(str(error), read_official(cell)) from error
    return read_official(cell)


def _points(typed: str, most: float) -> float | None:
    """Points as they were typed; None where none were."""
    if not typed.strip():
        return None
    try:
        points = float(exact(float(typed.strip().replace(",", "."))))
    except (ValueError, OverflowError):
        points = -1.0
    if not 0 <= points <= most:
        raise BadInput(words.WRONG_POINTS.format(most=most))
    return points
