"""Tự chấm điểm: the score of 100 and its grade."""

from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.meeting import Meeting, Score, evolve
from assistant.domain.refusal import Refused


def score_meeting(meeting: Meeting, command: c.ScoreMeeting, now: datetime) -> list[e.Event]:
    """Points of 100 and the grade by the bands of the rules."""
    if command.points is not None and not 0 <= command.points <= 100:
        raise Refused("score_out_of_range", points=command.points)
    return [e.MeetingScored(now, Score(command.points, grade_of(meeting, command.points)))]


def grade_of(meeting: Meeting, points: float | None) -> str:
    """Code of the grade: good, fair, average, poor (HD 42-HD/BTCTW: 90, 70, 50); none where the rules have no bands."""
    if points is None:
        return ""
    bands = (("good", "grade_good"), ("fair", "grade_fair"), ("average", "grade_average"))
    known = [(name, meeting.rules.number(rule)) for name, rule in bands if rule in meeting.rules.values]
    return next((name for name, least in known if points >= least), "poor" if known else "")


DECIDE = {
    c.ScoreMeeting: score_meeting,
}
APPLY = {
    e.MeetingScored: lambda meeting, event: evolve(meeting, score=event.score),
}
