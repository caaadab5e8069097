"""Phát biểu: who has the floor, under which item, for how long."""

from datetime import timedelta

import pytest

from assistant.domain import commands as c
from assistant.domain.floor import OpinionKind
from tests.builders import CHAIR, SECRETARY, meeting_of


def test_a_present_member_takes_the_floor_under_the_current_item() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B8"))
    room.send(c.StartSpeech("du-bi-1"))
    speech = room.meeting.speech()
    assert speech is not None
    assert (speech.speaker, speech.item, speech.started) == ("du-bi-1", "B8", room.now)
    assert speech.length(room.tick(minutes=3)) == timedelta(minutes=3)


def test_the_next_speaker_ends_the_speech_before() -> None:
    room = meeting_of().start().roll()
    room.send(c.StartSpeech(CHAIR))
    room.tick(minutes=2)
    room.send(c.StartSpeech(SECRETARY))
    first, second = room.meeting.speeches.values()
    assert (first.stopped, second.started, second.stopped) == (room.now, room.now, None)


def test_a_second_click_on_the_speaker_starts_no_second_speech() -> None:
    room = meeting_of().start().roll()
    room.send(c.StartSpeech(CHAIR))
    assert room.send(c.StartSpeech(CHAIR)) == []


def test_a_member_may_speak_several_times() -> None:
    room = meeting_of().start().roll()
    first, second = room.speak(CHAIR), room.speak(CHAIR)
    assert first != second
    assert len(room.meeting.speeches) == 2


def test_a_guest_speaks_and_is_told_from_a_member() -> None:
    room = meeting_of().start()
    speech = room.speak(room.invite())
    assert room.meeting.speeches[speech].is_guest


def test_going_to_another_item_ends_the_speech() -> None:
    room = meeting_of().start().roll()
    room.send(c.StartSpeech(CHAIR))
    room.tick(minutes=1)
    room.send(c.GoToItem("B1"))
    assert room.meeting.speech() is None
    assert [s.stopped for s in room.meeting.speeches.values()] == [room.now]


def test_stopping_when_nobody_speaks_is_no_mistake() -> None:
    assert meeting_of().start().send(c.StopSpeech()) == []


@pytest.mark.parametrize(
    ("speaker", "code"),
    [("chinh-thuc-3", "not_present"), ("chinh-thuc-4", "not_present"), ("nguoi-la", "unknown_member")],
)
def test_only_those_in_the_room_speak(speaker: str, code: str) -> None:
    room = meeting_of().start()
    room.roll(excused=["chinh-thuc-3"], unexcused=["chinh-thuc-4"])
    assert room.refused(c.StartSpeech(speaker)) == code


def test_nobody_speaks_before_the_start_under_no_item_or_after_the_end() -> None:
    room = meeting_of().roll()
    assert room.refused(c.StartSpeech(CHAIR)) == "not_started"
    room.start()
    assert room.refused(c.StartSpeech(CHAIR, "Z9")) == "unknown_item"
    room.send(c.EndMeeting("mất điện"))
    assert room.refused(c.StartSpeech(CHAIR)) == "meeting_over"
    room.send(c.ReopenMinutes("bổ sung"))
    assert room.refused(c.StartSpeech(CHAIR)) == "meeting_over"


def test_an_opinion_has_a_kind_that_can_be_changed_and_taken_back() -> None:
    room = meeting_of().start().roll()
    speech = room.speak(CHAIR)
    for kind in (*OpinionKind, None):
        room.send(c.ClassifySpeech(speech, kind))
        assert room.meeting.speeches[speech].kind is kind
        assert room.send(c.ClassifySpeech(speech, kind)) == []


def test_a_speech_begun_by_mistake_goes_with_its_text() -> None:
    room = meeting_of().start().roll()
    speech = room.speak(CHAIR, "nhầm")
    room.send(c.RemoveSpeech(speech))
    assert speech not in room.meeting.speeches
    assert room.meeting.text(f"speech.{speech}") == ""
    assert room.refused(c.RemoveSpeech(speech)) == "unknown_speech"
    assert room.refused(c.ClassifySpeech(speech, None)) == "unknown_speech"
    assert room.refused(c.EditText(f"speech.{speech}", 0, 0, 0, "a")) == "unknown_field"


def test_a_clock_set_back_makes_no_negative_time() -> None:
    room = meeting_of().start().roll()
    speech = room.speak(CHAIR, minutes=-5)
    room.send(c.GoToItem("B1"))
    assert room.meeting.speeches[speech].length(room.now) == timedelta(0)
    assert room.meeting.item_time("A1", room.now) == timedelta(0)
    assert room.meeting.elapsed(room.now) == timedelta(0)


def test_the_time_of_an_item_is_that_of_all_its_visits() -> None:
    room = meeting_of().start()
    for item, minutes in (("B1", 5), ("B2", 7), ("B1", 11)):
        room.send(c.GoToItem(item))
        room.tick(minutes=minutes)
    assert room.meeting.item_time("B1", room.now) == timedelta(minutes=16)
    assert room.meeting.item_time("B2", room.now) == timedelta(minutes=7)
    assert room.send(c.GoToItem("B1")) == []
