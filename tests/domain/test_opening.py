"""Mở đầu: the meeting starts, guests come in, the roll is called, dues and agenda are dealt with."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.meeting import Stage
from tests.builders import CHAIR, START, meeting_of


def test_a_started_meeting_runs_with_its_first_item_open() -> None:
    meeting = meeting_of().start().meeting
    assert (meeting.stage, meeting.started, meeting.current) == (Stage.RUNNING, START, "A1")
    assert [(v.item, v.started, v.stopped) for v in meeting.visits] == [("A1", START, None)]


def test_a_meeting_that_began_before_the_button_was_pressed_counts_from_its_beginning() -> None:
    room = meeting_of()
    room.send(c.StartMeeting(START - timedelta(minutes=10)))
    room.tick(minutes=5)
    assert room.meeting.elapsed(room.now) == timedelta(minutes=15)
    assert room.meeting.item_time("A1", room.now) == timedelta(minutes=15)


def test_the_beginning_may_be_exactly_twelve_hours_ago() -> None:
    room = meeting_of()
    room.send(c.StartMeeting(START - timedelta(hours=12)))
    assert room.meeting.stage is Stage.RUNNING


@pytest.mark.parametrize("off", [timedelta(seconds=1), -timedelta(hours=12, seconds=1)])
def test_the_beginning_lies_neither_in_the_future_nor_long_ago(off: timedelta) -> None:
    assert meeting_of().refused(c.StartMeeting(START + off)) == "start_out_of_range"


def test_a_meeting_starts_once() -> None:
    assert meeting_of().start().refused(c.StartMeeting()) == "already_started"


def test_before_the_start_there_is_no_time_to_count() -> None:
    assert meeting_of().meeting.elapsed(START) == timedelta(0)


def test_the_rest_is_present_with_one_click_but_not_those_who_need_not_come() -> None:
    room = meeting_of(5, 1, temp_in=1, temp_out=1, exempt=1).start().roll(excused=["chinh-thuc-3"])
    count = room.meeting.roll_count()
    assert (count.total, count.expected, count.expected_present, count.unmarked) == (9, 7, 6, 0)
    assert (count.present_official, count.present_probationary, count.present_temp_in) == (4, 1, 1)
    assert (count.absent, count.excused, count.unexcused, count.present_exempt) == (1, 1, 0, 0)
    assert room.send(c.MarkRestPresent()) == []


def test_the_attendance_rate_leaves_out_those_exempt_or_away() -> None:
    room = meeting_of(9, 0, temp_out=3, exempt=2).start().roll(unexcused=["chinh-thuc-9"], present=["mien-1"])
    count = room.meeting.roll_count()
    assert count.percent == pytest.approx(100 * 8 / 9)
    assert (count.present, count.present_exempt) == (9, 1)


def test_a_cell_in_which_nobody_is_expected_has_no_rate() -> None:
    assert meeting_of(0, 0, exempt=2, chair="", secretary="").meeting.roll_count().percent is None


def test_a_mark_can_be_changed_and_taken_back() -> None:
    room = meeting_of().start()
    room.send(c.MarkAttendance(CHAIR, Presence.EXCUSED, "  ốm\nnặng "))
    assert room.meeting.roll[CHAIR].reason == "ốm nặng"
    room.send(c.MarkAttendance(CHAIR, Presence.PRESENT))
    room.send(c.MarkAttendance(CHAIR, None))
    assert CHAIR not in room.meeting.roll
    assert room.send(c.MarkAttendance(CHAIR, None)) == []


def test_marking_somebody_present_twice_keeps_the_time_of_arrival() -> None:
    room = meeting_of().start().roll()
    room.send(c.NoteArrival(CHAIR, START + timedelta(minutes=7)))
    assert room.send(c.MarkAttendance(CHAIR, Presence.PRESENT)) == []
    assert room.meeting.roll[CHAIR].arrived == START + timedelta(minutes=7)


def test_somebody_who_leaves_early_has_attended() -> None:
    room = meeting_of(3, 0).start().roll()
    room.send(c.NoteLeaving("chinh-thuc-3", room.tick(minutes=30)))
    assert room.meeting.roll_count().present == 3
    assert room.refused(c.StartSpeech("chinh-thuc-3")) == "not_present"
    room.send(c.NoteLeaving("chinh-thuc-3", None))
    assert room.speak("chinh-thuc-3")


@pytest.mark.parametrize("order", ["arrival first", "leaving first"])
def test_nobody_leaves_before_arriving(order: str) -> None:
    room = meeting_of().start().roll()
    early, late = START + timedelta(minutes=5), START + timedelta(minutes=20)
    if order == "arrival first":
        room.send(c.NoteArrival(CHAIR, late))
        assert room.refused(c.NoteLeaving(CHAIR, early)) == "left_before_arrival"
    else:
        room.send(c.NoteLeaving(CHAIR, early))
        assert room.refused(c.NoteArrival(CHAIR, late)) == "left_before_arrival"


def test_times_are_noted_only_for_those_present() -> None:
    room = meeting_of().start().roll(excused=["chinh-thuc-3"])
    assert room.refused(c.NoteArrival("chinh-thuc-3", START)) == "not_present"
    assert room.refused(c.NoteLeaving("nguoi-la", START)) == "unknown_member"


def test_a_speaker_does_not_leave_in_mid_speech_and_was_certainly_there() -> None:
    room = meeting_of().start().roll()
    room.send(c.StartSpeech("chinh-thuc-3"))
    assert room.refused(c.NoteLeaving("chinh-thuc-3", room.now)) == "is_speaking"
    room.send(c.StopSpeech())
    assert room.refused(c.MarkAttendance("chinh-thuc-3", Presence.UNEXCUSED)) == "has_spoken"
    assert room.refused(c.MarkAttendance("chinh-thuc-3", None)) == "has_spoken"
    room.send(c.NoteLeaving("chinh-thuc-3", room.now))


def test_only_members_stand_on_the_roll() -> None:
    assert meeting_of().start().refused(c.MarkAttendance("nguoi-la", Presence.PRESENT)) == "unknown_member"


def test_a_guest_has_a_name_a_title_and_a_unit() -> None:
    room = meeting_of()
    guest = room.invite(" Trần  Văn Khách ")
    assert room.meeting.guests[guest].name == "Trần Văn Khách"
    assert room.meeting.person(guest) == "Trần Văn Khách"
    assert room.refused(c.AddGuest(" ")) == "no_guest_name"
    assert room.refused(c.AddGuest("Trần Văn Khách", "Đảng ủy viên", "Đảng ủy xã")) == "guest_twice"
    room.invite(unit="Ban Xây dựng Đảng")
    assert len(room.meeting.guests) == 2


def test_a_guest_who_has_spoken_stays_on_the_list() -> None:
    room = meeting_of().start()
    silent, speaker = room.invite("Lê Thị Lặng"), room.invite()
    room.speak(speaker)
    assert room.refused(c.RemoveGuest(speaker)) == "has_spoken"
    room.send(c.RemoveGuest(silent))
    assert room.refused(c.RemoveGuest(silent)) == "unknown_guest"


def test_secretary_and_scorer_are_appointed_from_the_cell() -> None:
    room = meeting_of().start()
    room.send(c.AppointSecretary("chinh-thuc-4"))
    room.send(c.AppointScorer("chinh-thuc-5"))
    assert (room.meeting.details.secretary, room.meeting.details.scorer) == ("chinh-thuc-4", "chinh-thuc-5")
    assert room.refused(c.AppointSecretary("nguoi-la")) == "unknown_member"
    room.send(c.AppointScorer(""))
    assert room.meeting.details.scorer == ""


def test_dues_are_paid_by_at_most_everybody() -> None:
    room = meeting_of().start()
    room.send(c.RecordDues(17, 17, "nộp đủ"))
    assert (room.meeting.dues.paid, room.meeting.dues.total, room.meeting.dues.note) == (17, 17, "nộp đủ")
    assert room.send(c.RecordDues(17, 17, "nộp đủ ")) == []
    assert room.refused(c.RecordDues(18, 17)) == "dues_impossible"
    assert room.refused(c.RecordDues(-1, 17)) == "dues_impossible"
    assert room.refused(c.RecordDues(None, -1)) == "dues_impossible"
    room.send(c.RecordDues(None, None))


def test_the_agenda_is_adopted_once_the_meeting_has_begun() -> None:
    room = meeting_of()
    assert room.refused(c.AdoptAgenda()) == "not_started"
    room.start().tick(minutes=4)
    room.send(c.AdoptAgenda())
    assert room.meeting.agenda_adopted == room.now
    assert room.send(c.AdoptAgenda()) == []


def test_the_title_of_a_day_does_not_depend_on_the_hour_it_was_made() -> None:
    room = meeting_of(start=replace(meeting_of().meeting.details).start + timedelta(days=30))
    assert room.meeting.id.startswith("2026-12-04-regular-")
