"""Hours, length and judgement on paper agree; breaks and corrected hours stand in the minutes (docs/domain.md N1)."""

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.facts.minutes import closing_facts
from assistant.documents.facts.phrases import VIETNAM
from assistant.documents.papers import print_paper
from assistant.domain import commands as c
from assistant.domain.checks import CheckState, all_checks
from assistant.views.shared import clock_state
from tests.builders import Room, meeting_of, rules_with

SECONDS = st.integers(0, 5400)


def at(hour: int, minute: int, second: int = 0) -> datetime:
    """A moment of the afternoon of 04/11/2026."""
    return datetime(2026, 11, 4, hour, minute, second, tzinfo=VIETNAM)


def held(started: datetime, ended: datetime, *breaks: tuple[datetime, datetime]) -> Room:
    """A meeting that began and ended then, with these breaks; the minimum is 90 minutes."""
    room = meeting_of(rules=rules_with(min_opinions=0))
    room.now = started
    room.start().roll()
    for since, until in breaks:
        room.now = since
        room.send(c.Pause())
        room.now = until
        room.send(c.Resume())
    room.now = ended
    room.send(c.EndMeeting("hết giờ"))
    return room


def judged(room: Room) -> tuple[CheckState, int]:
    """What the check of the length says."""
    (check,) = [one for one in all_checks(room.meeting, room.now) if one.code == "duration"]
    return check.state, int(str(check.facts["minutes"]))


def shown_minutes(room: Room) -> int:
    """The length as the pages count it from what they are sent."""
    clock = clock_state(room.meeting)
    assert clock["started"] is not None
    assert clock["ended"] is not None
    return int((clock["ended"] - clock["started"] - clock["paused"]) // 60)


def printed(room: Room) -> list[str]:
    """The minutes as they are handed out."""
    return list(print_paper(room.meeting).lines)


def test_from_14_00_40_to_15_30_20_are_90_minutes_in_hours_length_and_judgement() -> None:
    room = held(at(14, 0, 40), at(15, 30, 20))
    assert judged(room) == (CheckState.REACHED, 90)
    assert shown_minutes(room) == 90
    read = printed(room)
    assert "- Thời gian bắt đầu: 14 giờ 00 phút, ngày 04 tháng 11 năm 2026" in read
    assert "Kết thúc: 15 giờ 30 phút, ngày 04 tháng 11 năm 2026; thời lượng: 90 phút." in read
    assert not any("Thời lượng" in line and "thiếu" in line for line in read)


def test_a_meeting_that_runs_is_judged_by_the_same_hours() -> None:
    room = meeting_of()
    room.now = at(14, 0, 40)
    room.start()
    for moment, minutes in ((at(15, 29, 59), 89), (at(15, 30, 0), 90)):
        room.now = moment
        assert judged(room)[1] == minutes == int(room.meeting.elapsed(moment).total_seconds() // 60)


def test_a_break_of_20_minutes_leaves_85_of_105_and_stands_in_the_minutes() -> None:
    room = held(at(14, 0), at(15, 45), (at(14, 50), at(15, 10)))
    assert judged(room) == (CheckState.MISSING, 85)
    assert shown_minutes(room) == 85
    read = printed(room)
    there = read.index("Giải lao: từ 14 giờ 50 phút đến 15 giờ 10 phút (20 phút).")
    told = "Kết thúc: 15 giờ 45 phút, ngày 04 tháng 11 năm 2026; thời lượng: 85 phút, không kể giải lao."
    assert read[there + 1] == told


def test_a_break_begun_by_mistake_is_not_told() -> None:
    room = held(at(14, 0), at(15, 45), (at(14, 50, 5), at(14, 50, 40)))
    assert judged(room) == (CheckState.REACHED, 105)
    assert not any(line.startswith("Giải lao") for line in printed(room))


@given(SECONDS, SECONDS, SECONDS, SECONDS)
def test_whoever_reckons_with_the_printed_hours_finds_the_printed_length(
    first: int, second: int, third: int, fourth: int
) -> None:
    moments = [at(14, 0)]
    for seconds in (first, second, third, fourth):
        moments.append(moments[-1] + timedelta(seconds=seconds))
    began, since, until, ended = moments[1:]
    room = held(began, ended, (since, until))
    closing = closing_facts(room.meeting)

    def reckoned(text: str) -> int:
        hour, minute = re.match(r"(\d\d) giờ (\d\d)", text).groups()  # type: ignore[union-attr] # an hour is printed
        return 60 * int(hour) + int(minute)

    rested = sum(reckoned(one["den"]) - reckoned(one["tu"]) for one in closing["giai_lao"])
    length = reckoned(closing["ket_thuc_luc"]) - reckoned(f"{began:%H giờ %M}") - rested
    assert str(length) == closing["thoi_luong"]
    assert judged(room) == (CheckState.REACHED if length >= 90 else CheckState.MISSING, length)
    assert shown_minutes(room) == length


def test_a_start_moved_back_leaves_its_trace_on_paper() -> None:
    room = meeting_of(rules=rules_with(min_opinions=0))
    room.now = at(14, 25)
    room.start().roll()
    room.now = at(15, 40)
    room.send(c.CorrectStart(at(14, 0)))
    room.send(c.EndMeeting("hết giờ"))
    assert judged(room) == (CheckState.REACHED, 100)
    day = "ngày 04 tháng 11 năm 2026"
    assert (
        f"Giờ đã sửa: Giờ bắt đầu lúc đầu ghi là 14 giờ 25 phút, {day}; sửa lại là 14 giờ 00 phút, {day} "
        f"(sửa lúc 15 giờ 40 phút, {day})."
    ) in printed(room)


@pytest.mark.parametrize(("corrected", "told"), [(at(15, 40), True), (at(15, 45), False)])
def test_an_end_set_right_is_told_where_the_printed_hour_is_another(corrected: datetime, told: bool) -> None:
    room = held(at(14, 0), at(15, 45, 30))
    room.now = at(15, 50)
    room.send(c.CorrectEnd(corrected))
    found = [
        line for line in printed(room) if line.startswith("Giờ đã sửa: Giờ kết thúc lúc đầu ghi là 15 giờ 45 phút")
    ]
    assert bool(found) is told


def test_an_hour_typed_for_the_end_means_the_whole_minute() -> None:
    room = meeting_of(rules=rules_with(min_opinions=0))
    room.now = at(14, 0, 40)
    room.start().roll()
    room.now = at(15, 28)
    room.send(c.StartSpeech("chinh-thuc-3", "B8"))
    room.now = at(15, 30, 20)
    room.send(c.StopSpeech())
    room.now = at(15, 35)
    assert room.refused(c.EndMeeting("hết giờ", at(15, 29))) == "end_out_of_range"
    room.send(c.EndMeeting("hết giờ", at(15, 30)))
    assert judged(room) == (CheckState.REACHED, 90)
