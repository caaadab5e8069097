"""The clock may be set while a meeting runs: its hours go on, no length is negative or of years, and it always ends."""

import re
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.catalogue import FORMS
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.checks import all_checks
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.moments import hours_ahead, meeting_hour, minutes_ahead
from assistant.domain.procedure import replay
from assistant.domain.refusal import Refused
from assistant.views.console.machines import clock_notice
from assistant.views.console.present import side_state
from assistant.views.projector.present import projector_state
from assistant.wording import clock as words
from tests.builders import CHAIR, SECRETARY, START, Room, meeting_of

HOUR = timedelta(hours=1)
THIRD = "chinh-thuc-3"


def fast(minutes: float = 30) -> Room:
    """A meeting on a clock an hour fast, with one speech of ten minutes; then the clock is set right."""
    room = meeting_of()
    room.now = START + HOUR
    room.start().roll()
    room.tick(minutes=minutes - 10)
    room.speak(CHAIR, "Nhất trí.", minutes=10)
    room.now -= HOUR
    return room


def test_the_clock_set_back_an_hour_the_meeting_ends_and_its_hours_are_moved_at_once() -> None:
    room = fast()
    room.send(c.NoteClock(0, 3600))
    room.tick(minutes=60)
    assert room.meeting.minutes_held(meeting_hour(room.meeting, room.now)) == 90
    room.send(c.EndMeeting("thiếu ý kiến"))
    assert room.meeting.ending
    assert room.meeting.minutes_held(room.now) == 90
    offer = clock_notice(room.meeting, room.now)
    assert offer
    assert (offer["minutes"], offer["shift"]) == (-60, "Dời mọi giờ đã ghi lùi 60 phút")
    assert "vừa" not in offer["text"]
    assert "được chỉnh lùi 60 phút" in offer["text"]
    room.send(c.ShiftHours(-60))
    assert room.meeting.started == START
    assert room.meeting.ended() == room.now
    (speech,) = room.meeting.speeches.values()
    assert (speech.started, speech.length(room.now)) == (START + timedelta(minutes=20), timedelta(minutes=10))
    assert room.meeting.minutes_held(room.now) == 90
    assert clock_notice(room.meeting, room.now) is None
    assert [one.subject for one in room.meeting.corrections] == ["clock"]


def test_a_speech_that_goes_on_keeps_its_length() -> None:
    room = meeting_of().start().roll()
    room.send(c.StartSpeech(CHAIR))
    room.tick(minutes=7)
    room.now -= HOUR
    room.send(c.NoteClock(0, 3600))
    room.tick(minutes=3)
    room.send(c.StopSpeech())
    (speech,) = room.meeting.speeches.values()
    assert speech.length(room.now) == timedelta(minutes=10)


def test_moving_the_hours_is_taken_back_whole_and_leaves_no_word_in_the_minutes() -> None:
    room = fast()
    room.send(c.NoteArrival(THIRD, START + HOUR + timedelta(minutes=5)))
    room.send(c.NoteClock(0, 3600))
    before = room.meeting
    room.send(c.ShiftHours(-60))
    assert room.meeting.roll[THIRD].arrived == START + timedelta(minutes=5)
    assert meeting_hour(room.meeting, room.now) == room.now
    room.send(c.Undo())
    assert (room.meeting.started, room.meeting.corrections) == (before.started, ())
    assert meeting_hour(room.meeting, room.now) == room.now + HOUR
    room.send(c.Undo())
    assert room.meeting.roll[THIRD].arrived is None, "what was done before is taken back as before"
    assert replay(room.events) == room.meeting


def test_an_empty_battery_makes_no_meeting_of_years() -> None:
    room = meeting_of()
    room.now = START.replace(year=2019)
    room.start().roll()
    room.tick(minutes=40)
    room.send(c.GoToItem("B8"))
    room.now = START
    room.tick(minutes=41)
    room.send(c.EndMeeting("thiếu thời gian"))
    assert room.meeting.minutes_held(room.now) == 40
    offer = clock_notice(room.meeting, room.now)
    assert offer
    assert "chưa rõ bên nào sai" in offer["text"], "nobody saw which clock was set"
    room.send(c.ShiftHours(offer["minutes"]))
    assert room.meeting.day == START.date()
    assert minutes_ahead(room.meeting, room.now) == 0


def test_what_the_room_adopted_keeps_its_hours_and_the_meeting_ends_all_the_same() -> None:
    room = fast()
    room.adopt()
    room.now -= timedelta(days=400)
    assert room.refused(c.ShiftHours(-60)) == "minutes_adopted"
    notice = clock_notice(room.meeting, room.now)
    assert notice
    assert notice["minutes"] == 0
    room.send(c.EndMeeting("thiếu ý kiến"))
    assert room.meeting.stage is Stage.ENDED


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(60, "lùi 60 phút"), (-125, "tiến 2 giờ 5 phút"), (-3 * 24 * 60, "tiến 3 ngày"), (4_124_670, "lùi 2864 ngày")],
)
def test_how_far_a_clock_was_set_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert said in words.clock_sentence(minutes, seen=True, running=True)


jumps = st.one_of(
    st.integers(-90, 90),
    st.sampled_from([-60, 60, -24 * 60, 7 * 60, -4_124_670, 4_124_670]),
).map(lambda minutes: timedelta(minutes=minutes))
doings = st.sampled_from(
    [
        c.GoToItem("B1"),
        c.GoToItem("B8"),
        c.StartSpeech(CHAIR),
        c.StartSpeech(SECRETARY),
        c.StopSpeech(),
        c.Pause(),
        c.Resume(),
        c.MarkAttendance(THIRD, Presence.EXCUSED, "ốm"),
        c.Undo(),
        c.ShiftHours(-60),
        c.ShiftHours(25),
        c.EditText("item.B1.noi_dung", 0, 0, 0, "x"),
    ]
)
LONGEST = timedelta(days=1)


def sensible(meeting: Meeting, room: Room) -> None:
    """No length of the state, of the checks or of a page is negative or of years."""
    hour = meeting_hour(meeting, room.now)
    spans = [*meeting.visits, *meeting.breaks, *meeting.speeches.values()]
    lengths = [one.length(hour) for one in spans] + [meeting.elapsed(hour)]
    assert all(timedelta(0) <= length <= LONGEST for length in lengths), lengths
    assert all(one.stopped is None or one.started <= one.stopped for one in spans)
    found = [check for check in all_checks(meeting, hour) if check.code in {"duration", "ideology"}]
    assert all(0 <= int(str(check.facts["minutes"])) <= LONGEST.total_seconds() / 60 for check in found)


def shown_sensibly(meeting: Meeting, room: Room) -> None:
    """Nor is any that the pages show."""
    hour = meeting_hour(meeting, room.now)
    side, wall = side_state(meeting, hour), projector_state(meeting, hour)
    assert all(0 <= one["seconds"] <= LONGEST.total_seconds() for one in [*side["people"], *side["apart"]])
    assert wall["clock"]["paused"] >= 0


def numbers(facts: object) -> list[int]:
    """Every length that a paper tells."""
    return [int(found) for found in re.findall(r"(-?\d+)\s+(?:phút|giây)", str(facts))]


@given(st.lists(st.tuples(doings, st.one_of(st.just(timedelta(minutes=2)), jumps)), max_size=8), jumps, st.booleans())
def test_whatever_the_clock_does_the_meeting_ends_and_no_length_is_negative(
    course: list[tuple[c.Command, timedelta]], last: timedelta, noted: bool
) -> None:
    room = meeting_of(4, 0).start().roll()
    for doing, jump in course:
        before = hours_ahead(room.meeting, room.now)
        room.now += jump
        if noted:
            room.send(c.NoteClock(before.total_seconds(), (before - jump).total_seconds()))
        with suppress(Refused):
            room.send(doing)
        sensible(room.meeting, room)
    shown_sensibly(room.meeting, room)
    room.now += last
    room.send(c.EndMeeting("họp ngắn"))
    assert room.meeting.stage is Stage.ENDED
    sensible(room.meeting, room)
    minutes = FORMS["bien-ban"].body(room.meeting, PaperOrder.of(room.meeting))
    assert all(0 <= number <= LONGEST.total_seconds() / 60 for number in numbers(minutes)), minutes
    assert replay(room.events) == room.meeting


def test_a_clock_that_was_wrong_from_the_beginning_is_told_as_the_wrong_one_until_it_is_set_right() -> None:
    room = meeting_of()
    room.now = START + HOUR
    room.start().roll()
    room.send(c.ShiftHours(-60))
    assert (room.meeting.started, meeting_hour(room.meeting, room.tick(minutes=5))) == (START, room.now - HOUR)
    notice = clock_notice(room.meeting, room.now)
    assert notice
    assert notice["minutes"] == 0
    assert notice["text"].startswith("Đồng hồ máy này nhanh 60 phút")
    ahead = room.meeting.hours.off.total_seconds()
    room.now -= HOUR
    room.send(c.NoteClock(ahead, ahead + 3600))
    assert clock_notice(room.meeting, room.now) is None
    assert room.meeting.minutes_held(meeting_hour(room.meeting, room.now)) == 5
