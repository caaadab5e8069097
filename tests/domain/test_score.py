"""Tự chấm điểm: the grade by the bands of the rules."""

import pytest

from assistant.domain import commands as c
from tests.builders import meeting_of, rules_with


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (100, "good"), (90, "good"), (89.99, "fair"), (70, "fair"), (69.9, "average"),
        (50, "average"), (49.9, "poor"), (0, "poor"), (None, ""),
    ],
)  # fmt: skip
def test_the_grade_follows_the_bands_exactly_at_their_limits(points: float | None, grade: str) -> None:
    room = meeting_of().start()
    room.send(c.ScoreMeeting(points))
    assert (room.meeting.score.points, room.meeting.score.grade) == (points, grade)


@pytest.mark.parametrize("points", [-0.1, 100.1, float("nan"), float("inf")])
def test_a_score_lies_between_0_and_100(points: float) -> None:
    assert meeting_of().start().refused(c.ScoreMeeting(points)) == "score_out_of_range"


def test_a_rule_set_without_grades_gives_none() -> None:
    room = meeting_of(rules=rules_with(without=["grade_good", "grade_fair", "grade_average"])).start()
    room.send(c.ScoreMeeting(95))
    assert (room.meeting.score.points, room.meeting.score.grade) == (95, "")
