"""What goes otherwise than planned in a real meeting, and how the secretary sets it right without losing a word."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.checks import CheckState, all_checks
from assistant.domain.checks.speeches import IDEOLOGY_ITEM
from assistant.domain.floor import SpeechRole
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import ReadBack, Stage
from assistant.domain.offices import Handover, Office
from assistant.domain.speaking import opinion_count
from assistant.wording import checks as check_words
from tests.builders import CHAIR, SECRETARY, START, Room, meeting_of, rule_set, rules_with
from tests.domain.complete import complete

DEPUTY = "chinh-thuc-3"


def states(room: Room) -> dict[str, CheckState]:
    return {check.code: check.state for check in all_checks(room.meeting, room.now)}


# the start


def test_a_start_pressed_by_mistake_is_cancelled_and_what_was_prepared_stays() -> None:
    room = meeting_of()
    room.write("item.B1.noi_dung", "Nghị quyết số 12")
    room.start().roll(excused=[DEPUTY])
    room.send(c.AdoptAgenda())
    room.send(c.GoToItem("B1"))
    room.send(c.Pause())
    room.tick(minutes=5)
    room.send(c.CancelStart("chưa đến giờ"))
    meeting = room.meeting
    assert (meeting.stage, meeting.started, meeting.current) == (Stage.PLANNED, None, "A1")
    assert (meeting.roll, meeting.visits, meeting.breaks, meeting.agenda_adopted) == ({}, (), (), None)
    assert meeting.text("item.B1.noi_dung") == "Nghị quyết số 12"
    assert [(one.subject, one.before, one.after) for one in meeting.corrections] == [
        ("cancelled", START.isoformat(), "chưa đến giờ")
    ]
    assert meeting.undoable == ()


def test_a_meeting_put_off_for_lack_of_attendance_is_held_on_another_day() -> None:
    room = meeting_of(15, 2).start().roll(excused=[f"chinh-thuc-{n}" for n in range(5, 13)])
    assert states(room)["quorum"] is CheckState.MISSING
    room.send(c.CancelStart("không đủ đảng viên, hoãn sang hôm sau"))
    room.send(c.AmendDetails(replace(room.meeting.details, start=START + timedelta(days=1))))
    room.tick(hours=24)
    room.start().roll()
    assert room.meeting.started == room.now
    assert room.meeting.roll_count().present == 17


def test_a_start_is_not_cancelled_once_somebody_spoke_or_voted() -> None:
    spoken = meeting_of().start().roll()
    spoken.speak(CHAIR)
    voted = meeting_of().start().roll()
    voted.send(c.RecordVote("nq", 9, 0, 0))
    adopted = meeting_of().start().roll()
    adopted.adopt()
    adopted.send(c.ReopenMinutes("bổ sung"))
    for room in (spoken, voted, adopted):
        assert room.refused(c.CancelStart()) == "start_has_record"
    assert meeting_of().refused(c.CancelStart()) == "not_started"
    over = meeting_of().start()
    over.send(c.EndMeeting("mất điện"))
    over.send(c.ReopenMinutes("bổ sung"))
    assert over.refused(c.CancelStart()) == "meeting_over"


# the end


def test_the_end_pressed_late_is_the_hour_that_the_meeting_ended() -> None:
    room = complete(minutes=95)
    end = room.now
    room.tick(hours=5)
    room.send(c.EndMeeting(ended=end))
    assert room.meeting.ended() == end
    assert room.meeting.elapsed(room.now) == timedelta(minutes=95)


def test_an_end_given_late_stops_whoever_was_left_speaking_and_the_break_that_was_left_on() -> None:
    room = meeting_of().start().roll()
    room.tick(minutes=20)
    room.send(c.Pause())
    room.tick(minutes=10)
    room.send(c.StartSpeech(CHAIR))
    end = room.tick(minutes=3)
    room.tick(hours=2)
    room.send(c.EndMeeting("mất điện", end))
    (speech,) = room.meeting.speeches.values()
    assert speech.stopped == end
    assert room.meeting.elapsed(room.now) == timedelta(minutes=23)
    paused = meeting_of().start().roll()
    end = paused.tick(minutes=20)
    paused.tick(minutes=30)
    paused.send(c.Pause())
    paused.tick(hours=1)
    paused.send(c.EndMeeting("mất điện", end))
    assert paused.meeting.elapsed(paused.now) == timedelta(minutes=20)


def test_the_length_is_what_the_two_printed_hours_give() -> None:
    room = complete(minutes=95)
    room.meeting = replace(room.meeting, started=START + timedelta(seconds=41))
    room.send(c.EndMeeting(ended=START + timedelta(minutes=90)))
    assert room.meeting.elapsed(room.now) == timedelta(minutes=90)


def test_a_meeting_does_not_end_before_its_last_speech_nor_in_the_future() -> None:
    room = meeting_of().start().roll()
    early = room.tick(minutes=1)
    room.speak(CHAIR)
    for wrong in (early, START - timedelta(minutes=1), room.now + timedelta(minutes=1)):
        assert room.refused(c.EndMeeting("mất điện", wrong)) == "end_out_of_range"


def test_a_wrong_hour_of_the_end_is_set_right_afterwards_with_a_trail_and_without_opening_the_minutes() -> None:
    room = complete(minutes=95)
    real = room.now
    wrong = room.tick(hours=4)
    room.send(c.EndMeeting())
    room.tick(minutes=1)
    room.send(c.CorrectEnd(real))
    assert room.meeting.frozen
    assert room.meeting.ended() == real == room.meeting.visits[-1].stopped
    assert room.meeting.elapsed(room.now) == timedelta(minutes=95)
    assert [(one.subject, one.before, one.after) for one in room.meeting.corrections] == [
        ("end", wrong.isoformat(), real.isoformat())
    ]
    assert room.send(c.CorrectEnd(real)) == []


def test_an_end_set_right_to_less_than_the_minimum_needs_its_reason_and_back_again_needs_none() -> None:
    room = complete(minutes=80)
    early = room.now
    late = room.tick(minutes=15)
    room.send(c.EndMeeting())
    assert room.refused(c.CorrectEnd(early)) == "gaps_need_reason"
    room.send(c.CorrectEnd(early, "hội trường phải trả"))
    ending = room.meeting.ending
    assert ending is not None
    assert ("thiếu 10 phút" in check_words.missing_sentences(ending)[0], ending.reason) == (True, "hội trường phải trả")
    room.send(c.CorrectEnd(late))
    assert room.meeting.ending is not None
    assert (check_words.missing_sentences(room.meeting.ending), room.meeting.ending.reason) == ([], "")


def test_only_a_meeting_that_is_over_has_an_end_to_set_right() -> None:
    room = meeting_of().start()
    assert room.refused(c.CorrectEnd(START)) == "not_ended"
    room.tick(minutes=10)
    room.send(c.EndMeeting("mất điện"))
    assert room.refused(c.CorrectEnd(room.now + timedelta(hours=1), "x")) == "end_out_of_range"


# people


def test_the_chair_leaves_and_the_deputy_goes_on() -> None:
    room = meeting_of().start().roll()
    at = room.tick(minutes=30)
    room.send(c.HandOver(Office.CHAIR, DEPUTY))
    room.send(c.NoteLeaving(CHAIR, at))
    assert room.meeting.details.chair == DEPUTY
    assert room.meeting.handovers == (Handover(at, Office.CHAIR, CHAIR, DEPUTY),)
    assert "leading_absent" not in states(room)
    assert room.send(c.HandOver(Office.CHAIR, DEPUTY)) == []


def test_a_handover_is_taken_back_like_anything_else() -> None:
    room = meeting_of().start().roll()
    room.send(c.HandOver(Office.SECRETARY, DEPUTY))
    room.send(c.AmendDetails(replace(room.meeting.details, place="Hội trường")))
    room.send(c.Undo())
    assert (room.meeting.details.secretary, room.meeting.details.place) == (SECRETARY, "Hội trường")
    assert room.meeting.handovers == ()


def test_an_office_nobody_held_is_filled_without_a_handover() -> None:
    room = meeting_of(chair="").start().roll()
    room.send(c.HandOver(Office.CHAIR, CHAIR))
    assert (room.meeting.details.chair, room.meeting.handovers) == (CHAIR, ())


def test_nobody_takes_over_who_is_not_in_the_room_or_when_nothing_goes_on() -> None:
    room = meeting_of().start().roll(excused=[DEPUTY])
    assert room.refused(c.HandOver(Office.CHAIR, DEPUTY)) == "not_present"
    assert room.refused(c.HandOver(Office.CHAIR, "nguoi-la")) == "unknown_member"
    assert meeting_of().refused(c.HandOver(Office.CHAIR, DEPUTY)) == "not_started"
    room.send(c.EndMeeting("mất điện"))
    room.send(c.ReopenMinutes("bổ sung"))
    assert room.refused(c.HandOver(Office.CHAIR, SECRETARY)) == "meeting_over"


@pytest.mark.parametrize("how", ["excused", "left"])
def test_a_chair_who_is_not_there_is_noticed(how: str) -> None:
    room = meeting_of().start().roll(excused=[CHAIR] if how == "excused" else [])
    if how == "left":
        room.send(c.NoteLeaving(CHAIR, room.tick(minutes=9)))
    (gap,) = [one for one in all_checks(room.meeting, room.now) if one.code == "leading_absent"]
    assert ("chủ trì" in check_words.check_sentence(gap), gap.asks_reason) == (True, True)


def test_somebody_excused_three_times_running_is_told_of_at_the_fourth() -> None:
    room = Room()
    room.meeting = replace(meeting_of().meeting, excused_before={DEPUTY: 3, "chinh-thuc-4": 2, "du-bi-1": 9})
    room.start().roll(excused=[DEPUTY, "chinh-thuc-4"])
    (told,) = [one for one in all_checks(room.meeting, room.now) if one.code == "excused_in_a_row"]
    assert "4 lần liên tiếp" in check_words.check_sentence(told)
    assert "tham khảo" in told.basis, "another place's way of grading is no basis of this cell"


# speeches


def test_a_speech_recorded_under_the_wrong_item_goes_where_it_belongs_and_both_are_read_again() -> None:
    room = meeting_of().start().roll()
    for item in ("B7", "B8"):
        room.send(c.GoToItem(item))
        room.speak(DEPUTY)
        room.send(c.OpenReading(item))
        room.send(c.CloseReading(ReadBack.READ))
    speech = next(s for s in room.meeting.speeches.values() if s.item == "B7")
    room.send(c.CorrectSpeech(speech.id, DEPUTY, speech.started, speech.stopped, "B8"))
    assert {s.item for s in room.meeting.speeches.values()} == {"B8"}
    assert room.meeting.read_back == {}
    assert "Nội dung cần thảo luận" in room.meeting.corrections[-1].before
    assert room.refused(c.CorrectSpeech(speech.id, DEPUTY, speech.started, speech.stopped, "zz")) == "unknown_item"


def test_a_speech_of_somebody_who_has_gone_home_can_still_be_set_right() -> None:
    room = meeting_of().start().roll(excused=["chinh-thuc-5"])
    spoken = room.speak(DEPUTY, minutes=4)
    speech = room.meeting.speeches[spoken]
    room.send(c.NoteLeaving(DEPUTY, room.tick(minutes=1)))
    room.send(c.NoteLeaving("chinh-thuc-4", room.now))
    earlier = speech.started + timedelta(minutes=1)
    room.send(c.CorrectSpeech(speech.id, DEPUTY, earlier, speech.stopped))
    room.send(c.CorrectSpeech(speech.id, "chinh-thuc-4", earlier, speech.stopped))
    assert room.meeting.speeches[speech.id].speaker == "chinh-thuc-4"
    assert room.refused(c.CorrectSpeech(speech.id, "chinh-thuc-5", earlier, speech.stopped)) == "not_present"


def test_a_guests_remark_recorded_under_a_member_becomes_the_guests() -> None:
    room = meeting_of().start().roll()
    guest = room.invite()
    spoken = room.speak(DEPUTY)
    speech = room.meeting.speeches[spoken]
    room.send(c.CorrectSpeech(speech.id, guest, speech.started, speech.stopped))
    now = room.meeting.speeches[speech.id]
    assert (now.is_guest, now.role) == (True, SpeechRole.GUEST)
    room.send(c.CorrectSpeech(speech.id, DEPUTY, speech.started, speech.stopped))
    now = room.meeting.speeches[speech.id]
    assert (now.is_guest, now.role) == (False, SpeechRole.OPINION)


# votes


def test_a_count_set_right_afterwards_leaves_a_trail() -> None:
    room = meeting_of().start().roll()
    room.send(c.RecordVote("nq", 14, 1, 0))
    room.send(c.CancelVote("nq"))
    room.send(c.RecordVote("nq", 15, 0, 0))
    assert [(one.subject, one.before) for one in room.meeting.corrections] == [("nq", "14 – 1 – 0 / 15")]


def test_a_late_comer_votes_and_somebody_who_left_does_not() -> None:
    room = meeting_of(4, 0).start().roll(excused=["chinh-thuc-4"])
    assert room.refused(c.RecordVote("nq", 4, 0, 0)) == "vote_over_present"
    room.send(c.MarkAttendance("chinh-thuc-4", Presence.PRESENT))
    room.send(c.NoteArrival("chinh-thuc-4", room.tick(minutes=5)))
    room.send(c.RecordVote("nq", 4, 0, 0))
    room.send(c.NoteLeaving("chinh-thuc-3", room.now))
    room.send(c.CancelVote("nq"))
    assert room.refused(c.RecordVote("nq", 4, 0, 0)) == "vote_over_present"


# rules that only some cells set


@pytest.mark.parametrize(
    ("least", "most", "minutes", "good"), [(15, 0, 16, True), (15, 0, 200, True), (0, 30, 31, False)]
)
def test_one_limit_of_the_time_for_ideology_may_be_left_open(least: int, most: int, minutes: int, good: bool) -> None:
    room = meeting_of(rules=rules_with(ideology_min_minutes=least, ideology_max_minutes=most)).start()
    room.send(c.GoToItem("B2"))
    room.tick(minutes=minutes)
    room.send(c.EndMeeting("hết giờ"))
    assert (states(room)["ideology"] is CheckState.REACHED) is good


@pytest.mark.parametrize("name", ["mac-dinh", "hd42-2025"])
@pytest.mark.parametrize(("minutes", "good"), [(14, False), (15, True), (30, True), (31, True), (90, True)])
def test_much_time_for_ideology_is_no_fault(name: str, minutes: int, good: bool) -> None:
    """T25: "ít nhất 15–30 phút" names no most (docs/domain.md N8)."""
    room = meeting_of(rules=rule_set(name)).start()
    room.send(c.GoToItem("B2"))
    room.tick(minutes=minutes)
    room.send(c.EndMeeting("hết giờ"))
    assert (states(room)["ideology"] is CheckState.REACHED) is good


@pytest.mark.parametrize("name", ["mac-dinh", "hd42-2025", "hd12-2018"])
@pytest.mark.parametrize("kind", [MeetingKind.REGULAR, MeetingKind.COMBINED])
def test_the_agenda_that_is_proposed_plans_enough_time_for_ideology(name: str, kind: MeetingKind) -> None:
    """Whoever keeps to the plan has no gap (N8)."""
    rules = rule_set(name)
    planned = sum(item.minutes for item in rules.orders[kind] if item.code == IDEOLOGY_ITEM)
    assert planned >= rules.number("ideology_min_minutes")


def test_the_older_rules_ask_for_no_time_for_ideology_at_all() -> None:
    room = meeting_of(rules=rules_with("hd12-2018")).start()
    room.send(c.GoToItem("B2"))
    room.tick(minutes=20)
    room.send(c.EndMeeting("hết giờ"))
    assert "ideology" not in states(room)
    assert "posting" not in states(room)


@pytest.mark.parametrize(("members", "least"), [(29, 90), (30, 120)])
def test_a_large_cell_may_have_a_longer_minimum(members: int, least: int) -> None:
    room = meeting_of(members, 0, rules=rules_with(large_cell_from=30)).start()
    assert room.meeting.minimum_minutes() == least
    room.tick(minutes=100)
    assert states(room)["duration"] is (CheckState.REACHED if least == 90 else CheckState.MISSING)


def test_where_nothing_is_asked_of_a_kind_a_large_cell_is_not_asked_either() -> None:
    room = meeting_of(40, 0, rules=rules_with(large_cell_from=30, regular_minutes=0))
    assert room.meeting.minimum_minutes() == 0


def test_a_majority_of_two_thirds_needs_more_than_two_thirds_in_the_room() -> None:
    room = (
        meeting_of(9, 0, rules=rules_with(majority_percent=66.6)).start().roll(excused=["chinh-thuc-7", "chinh-thuc-8"])
    )
    assert states(room)["quorum"] is CheckState.REACHED
    room.send(c.NoteLeaving("chinh-thuc-6", room.tick(minutes=1)))
    room.send(c.NoteLeaving("chinh-thuc-5", room.now))
    assert states(room)["quorum"] is CheckState.MISSING


@pytest.mark.parametrize("counts", [True, False])
def test_probationary_members_opinions_count_where_the_rules_say_so(counts: bool) -> None:
    room = meeting_of(rules=rules_with(count_probationary=counts)).start().roll()
    room.speak("du-bi-1")
    assert opinion_count(room.meeting) == int(counts)


def test_the_last_day_for_posting_is_told_once_the_meeting_is_over() -> None:
    room = meeting_of().start()
    assert "posting" not in states(room)
    room.send(c.EndMeeting("mất điện"))
    (told,) = [one for one in all_checks(room.meeting, room.now) if one.code == "posting"]
    assert (told.state, "06/11/2026" in check_words.check_sentence(told)) == (CheckState.UNKNOWN, True)


def test_whoever_is_on_special_duty_is_left_out_of_the_rate_but_not_of_the_base() -> None:
    room = meeting_of(10, 0).start()
    room.send(c.MarkAttendance(DEPUTY, Presence.EXCUSED, "trực chiến", on_duty=True))
    room.roll()
    assert room.meeting.roll_count().expected == 9
    assert room.meeting.roll_count().percent == 100
    assert room.meeting.voting_base(room.now).total == 10
    assert states(room)["attendance"] is CheckState.REACHED
    room.send(c.MarkAttendance(DEPUTY, Presence.PRESENT, on_duty=True))
    assert room.meeting.roll_count().expected == 10
