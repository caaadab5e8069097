"""Vắng có lý do liên tiếp: counted over the monthly meetings of the year, given to the next one."""

from dataclasses import replace

from assistant.domain import commands as c
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Meeting
from assistant.domain.outline import outline_of
from assistant.domain.status import Attending, MemberStatus
from assistant.usecases.past_meetings import excused_in_a_row
from tests.builders import START, meeting_of

AWAY, OTHER = "chinh-thuc-5", "chinh-thuc-6"


def held(month: int, *excused: str, year: int = 2026, kind: MeetingKind = MeetingKind.REGULAR) -> Meeting:
    """A meeting planned and held in that month, that these members had excused themselves from."""
    room = meeting_of(kind=kind, start=START.replace(year=year, month=month))
    room.now = START.replace(year=year, month=month)
    room.start().roll(excused=excused)
    room.send(c.EndMeeting("hết giờ"))
    return room.meeting


def test_absences_are_counted_running_and_begin_anew_after_a_meeting_attended() -> None:
    year = [held(1, AWAY, OTHER), held(2, AWAY), held(3, AWAY, OTHER)]
    assert excused_in_a_row(map(outline_of, year), 2026) == {AWAY: 3, OTHER: 1}
    assert excused_in_a_row(map(outline_of, [*year, held(4)]), 2026) == {}


def test_only_monthly_meetings_of_the_year_count_whatever_their_order() -> None:
    some = [held(2, AWAY), held(1, AWAY), held(12, AWAY, year=2025), held(3, kind=MeetingKind.THEMATIC)]
    assert excused_in_a_row(map(outline_of, some), 2026) == {AWAY: 2}
    assert excused_in_a_row(map(outline_of, some), 2027) == {}


def test_whoever_is_on_special_duty_by_the_list_is_not_counted() -> None:
    meeting = held(1, AWAY, OTHER)
    on_duty = replace(meeting.members[AWAY], status=MemberStatus(attending=Attending.ON_DUTY))
    changed = replace(meeting, members={**meeting.members, AWAY: on_duty})
    assert excused_in_a_row([outline_of(changed)], 2026) == {OTHER: 1}
