"""What a superior committee decided of a cell, in words, for the cell's own pages. Imports no pandas."""

from datetime import datetime

from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.oversight import OfficialGrade
from assistant.wording import official as words
from assistant.wording.domain import GRADE
from assistant.wording.figures import points_text
from assistant.workspace.official import Official


def told_of(official: Official, kind: MeetingKind, start: datetime) -> str:
    """What the committee decided of the month of a regular meeting, in words; empty where it has not."""
    decided = official.of(start.year, start.month) if KINDS[kind].monthly else None
    return words.BY_COMMITTEE.format(told=decided_words(decided)) if decided else ""


def decided_words(decided: OfficialGrade) -> str:
    """`Khá (78,5 điểm). Ghi biên bản rõ hơn`."""
    points = "" if decided.points is None else words.WITH_POINTS.format(points=points_text(decided.points))
    grade = GRADE[decided.grade] if decided.grade else words.NO_GRADE
    return ". ".join(filter(None, (words.SAID.format(grade=grade, points=points), decided.remark)))
