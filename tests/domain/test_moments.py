"""Two laptops have two clocks: no length is ever negative, and a clock that cannot be right is told."""

from datetime import timedelta

from assistant.domain import commands as c
from assistant.domain.meeting import Break, Visit
from assistant.domain.moments import meeting_hour, minutes_ahead, minutes_apart, newest_moment
from tests.builders import CHAIR, SECRETARY, START, Room, meeting_of


def slow(room: Room, minutes: float) -> Room:
    """The clock goes back, as on a second laptop that is slow."""
    room.now -= timedelta(minutes=minutes)
    return room


def test_nothing_is_told_before_the_start_or_of_a_clock_that_agrees() -> None:
    room = meeting_of()
    assert newest_moment(room.meeting) is None
    assert minutes_ahead(room.meeting, START - timedelta(days=1)) == 0
    room.start()
    assert newest_moment(room.meeting) == room.now
    assert minutes_ahead(room.meeting, room.now - timedelta(seconds=50)) == 0
    assert minutes_ahead(room.meeting, room.now + timedelta(hours=5)) == 0


def test_a_clock_behind_the_record_is_told_in_minutes() -> None:
    room = meeting_of().start().roll()
    room.speak(CHAIR, "Nhất trí.")
    room.tick(minutes=10)
    room.send(c.StartSpeech(SECRETARY))
    last = room.now
    slow(room, 7)
    assert minutes_ahead(room.meeting, room.now) == 7
    assert minutes_ahead(room.meeting, last - timedelta(seconds=90)) == 2
    room.send(c.StopSpeech())
    assert room.meeting.hours.off == timedelta(minutes=7)
    assert meeting_hour(room.meeting, room.tick(minutes=4)) == last + timedelta(minutes=4)


def test_fast_and_slow() -> None:
    assert minutes_apart(START + timedelta(minutes=12), START) == 12
    assert minutes_apart(START - timedelta(minutes=12), START) == -12
    assert minutes_apart(START + timedelta(seconds=60), START) == 0


def test_what_was_begun_on_a_fast_clock_and_ended_on_a_slow_one_lasted_no_time() -> None:
    room = meeting_of().start().roll()
    room.tick(minutes=30)
    room.send(c.StartSpeech(CHAIR))
    slow(room, 20)
    room.send(c.StopSpeech())
    (speech,) = room.meeting.speeches.values()
    assert speech.length(room.now) == timedelta(0)
    assert speech.stopped == speech.started
    room.tick(minutes=30)
    room.send(c.Pause())
    slow(room, 20)
    room.send(c.Resume())
    room.send(c.GoToItem("B2"))
    assert all(pause.stopped and pause.stopped >= pause.started for pause in room.meeting.breaks)
    assert all(visit.stopped is None or visit.stopped >= visit.started for visit in room.meeting.visits)
    assert room.meeting.elapsed(meeting_hour(room.meeting, room.now)) == timedelta(minutes=60)


def test_a_record_of_elsewhere_with_a_negative_span_counts_it_as_none() -> None:
    later = START + timedelta(minutes=5)
    assert Visit("B1", later, START).length(later) == Break(later, START).length(later) == timedelta(0)
