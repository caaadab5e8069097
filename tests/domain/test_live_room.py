"""Buổi sinh hoạt đang diễn ra: queue, corrections, breaks, reading back, amendments, and taking back what was done."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.checks import all_checks, ideology_time
from assistant.domain.commands import Command
from assistant.domain.events import Undone
from assistant.domain.floor import OpinionKind, SpeechRole, Spoken, speaking_totals
from assistant.domain.meeting import ReadBack, Stage
from assistant.domain.procedure import replay
from assistant.domain.procedure.undo import INVERSE
from assistant.domain.speaking import in_order, opinion_count
from assistant.wording import checks as check_words
from assistant.wording import undo
from tests.builders import CHAIR, SECRETARY, START, Room, meeting_of, rules_with
from tests.examples import examples


def speaks(room: Room) -> str | None:
    """Who speaks now."""
    speech = room.meeting.speech()
    return speech.speaker if speech else None


def running(**facts: object) -> Room:
    """A meeting that discusses, everybody present."""
    room = meeting_of(**facts).start().roll()  # type: ignore[arg-type] # a test names the facts it is about
    room.tick(minutes=5)
    room.send(c.GoToItem("B8"))
    return room


def last(room: Room) -> str:
    """What can be taken back next, in words."""
    entry = room.meeting.undoable[-1]
    return undo.undo_sentence(entry.code, entry.about)


# The queue


def test_the_floor_is_given_in_the_order_of_asking_with_one_key() -> None:
    room = running()
    for speaker in (CHAIR, SECRETARY, "du-bi-1"):
        room.send(c.AskFloor(speaker))
    room.send(c.MoveInQueue("du-bi-1", 0))
    room.send(c.LeaveQueue(SECRETARY))
    assert list(room.meeting.queue) == ["du-bi-1", CHAIR]
    room.send(c.NextSpeaker())
    assert speaks(room) == "du-bi-1"
    room.send(c.NextSpeaker())
    assert not room.meeting.queue
    room.send(c.NextSpeaker())
    assert room.meeting.speech() is None
    assert [s.speaker for s in room.meeting.speeches.values()] == ["du-bi-1", CHAIR]


def test_asking_twice_counts_once_and_only_people_in_the_room_may_ask() -> None:
    room = running()
    room.send(c.AskFloor(CHAIR))
    assert room.send(c.AskFloor(CHAIR)) == []
    assert room.refused(c.AskFloor("ai-do")) == "unknown_member"
    room.send(c.NoteLeaving(SECRETARY, room.now))
    assert room.refused(c.AskFloor(SECRETARY)) == "not_present"


def test_somebody_who_left_while_waiting_is_passed_over() -> None:
    room = running()
    room.send(c.AskFloor(SECRETARY))
    room.send(c.AskFloor(CHAIR))
    room.send(c.NoteLeaving(SECRETARY, room.now))
    room.send(c.NextSpeaker())
    assert speaks(room) == CHAIR


def test_a_speech_may_have_begun_two_minutes_ago_and_then_the_one_before_ended_there() -> None:
    room = running()
    room.send(c.StartSpeech(CHAIR))
    room.tick(minutes=5)
    room.send(c.StartSpeech(SECRETARY, ago=120))
    first, second = room.meeting.speeches.values()
    assert first.stopped == second.started == room.now - timedelta(minutes=2)


def test_what_was_said_without_the_clock_is_written_last_and_lets_whoever_speaks_go_on() -> None:
    room = running()
    before = room.speak(SECRETARY, "Nhất trí.")
    room.tick(minutes=1)
    room.send(c.StartSpeech(CHAIR))
    live = room.meeting.speech()
    room.tick(minutes=3)
    room.send(c.NoteSpeech("chinh-thuc-5", "B8"))
    assert room.meeting.speech() == live
    said = list(room.meeting.speeches.values())[-1]
    assert (said.speaker, said.item, said.stopped, said.role) == (
        "chinh-thuc-5",
        "B8",
        said.started,
        SpeechRole.OPINION,
    )
    room.write(f"speech.{said.id}", "Đề nghị làm sớm.")
    order = [s.id for s in in_order(room.meeting.speeches.values())]
    assert order[0] == before and order[-1] == said.id
    assert replay(room.events) == room.meeting
    assert room.refused(c.Undo()) == "undo_loses_text"


def test_what_was_said_under_an_item_that_was_left_stands_at_its_end() -> None:
    room = running()
    room.speak(SECRETARY, "Nhất trí.")
    room.tick(minutes=2)
    left = room.now
    room.send(c.GoToItem("C1"))
    room.tick(minutes=9)
    room.send(c.NoteSpeech("chinh-thuc-5", "B8"))
    said = list(room.meeting.speeches.values())[-1]
    assert (said.item, said.started) == ("B8", left)
    room.send(c.Undo())
    assert said.id not in room.meeting.speeches
    assert room.refused(c.NoteSpeech("không có", "B8")) == "unknown_member"


def test_no_speech_begins_before_the_meeting() -> None:
    room = meeting_of().start().roll()
    room.send(c.StartSpeech(CHAIR, ago=3600))
    speech = room.meeting.speech()
    assert speech and speech.started == room.meeting.started


# Roles, counting, what is still open


def test_the_presenters_first_speech_is_a_presentation_and_counts_as_no_opinion() -> None:
    room = meeting_of().start().roll()
    item = room.meeting.item("B8")
    assert item is not None
    room.send(c.AmendItem("B8", item.title, CHAIR, item.minutes))
    room.send(c.GoToItem("B8"))
    first = room.speak(CHAIR)
    assert room.meeting.speeches[first].role is SpeechRole.PRESENTATION
    assert opinion_count(room.meeting) == 0
    second = room.speak(CHAIR)
    assert room.meeting.speeches[second].role is SpeechRole.OPINION
    assert opinion_count(room.meeting) == 1


def test_the_chairs_reply_is_no_opinion() -> None:
    room = running()
    speech = room.speak(CHAIR)
    room.send(c.SetSpeechRole(speech, SpeechRole.REPLY))
    assert opinion_count(room.meeting) == 0


def test_guests_and_superiors_are_timed_apart() -> None:
    room = running()
    room.send(c.AddGuest("Trần Khách", superior=True))
    superior, guest = next(iter(room.meeting.guests)), room.invite()
    said = [room.speak(who) for who in (superior, guest)]
    assert [room.meeting.speeches[speech].role for speech in said] == [SpeechRole.SUPERIOR, SpeechRole.GUEST]
    assert speaking_totals(room.meeting.speeches.values(), room.now)[guest] == Spoken(1, 120.0)


def test_presentations_count_where_the_cell_says_so() -> None:
    room = running(rules=rules_with(count_presentations=True))
    room.send(c.SetSpeechRole(room.speak(CHAIR), SpeechRole.PRESENTATION))
    assert opinion_count(room.meeting) == 1


def found(room: Room, code: str) -> list[str]:
    """What the checks of this code say."""
    return [check_words.check_sentence(check) for check in all_checks(room.meeting, room.now) if check.code == code]


def test_questions_and_differing_opinions_are_listed_until_they_are_settled() -> None:
    room = running()
    question, different = room.speak(SECRETARY), room.speak("du-bi-1")
    room.send(c.ClassifySpeech(question, OpinionKind.QUESTION))
    room.send(c.ClassifySpeech(different, OpinionKind.DIFFERENT))
    assert found(room, "unsettled")[0].startswith("2 câu hỏi, ý kiến khác")
    room.send(c.SettleSpeech(question, "Đã trả lời: trong tháng 12"))
    room.send(c.SettleSpeech(different, "Chi bộ thống nhất giữ dự thảo"))
    assert found(room, "unsettled") == [check_words.check("unsettled", "reached", {})]


def test_a_speech_without_text_is_missing_until_a_reason_is_given() -> None:
    room = running()
    speech = room.speak(CHAIR, text="")
    assert len(found(room, "speech_text")) == 1
    room.send(c.ExplainNoText(speech, "phát biểu chúc mừng"))
    assert found(room, "speech_text") == []


def test_ideology_is_summed_from_its_item_and_from_criticism_elsewhere() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B2"))
    room.tick(minutes=10)
    room.send(c.GoToItem("B8"))
    room.send(c.ClassifySpeech(room.speak(CHAIR, minutes=6), OpinionKind.CRITICISM))
    assert ideology_time(room.meeting, room.now) == timedelta(minutes=16)


# Corrections


def test_a_speech_is_corrected_afterwards_and_the_trail_tells_how_it_stood() -> None:
    room = running()
    speech = room.speak(CHAIR)
    began = room.meeting.speeches[speech].started
    room.send(c.CorrectSpeech(speech, SECRETARY, began - timedelta(minutes=1), began + timedelta(minutes=1)))
    after = room.meeting.speeches[speech]
    assert (after.speaker, after.stopped) == (SECRETARY, began + timedelta(minutes=1))
    (trail,) = room.meeting.corrections
    assert room.meeting.person(CHAIR) in trail.before
    assert room.meeting.person(SECRETARY) in trail.after


def test_a_speech_is_not_corrected_into_the_future_nor_before_the_meeting() -> None:
    room = running()
    speech = room.speak(CHAIR)
    for wrong in (
        c.CorrectSpeech(speech, CHAIR, room.now, room.now + timedelta(minutes=1)),
        c.CorrectSpeech(speech, CHAIR, START - timedelta(minutes=1), START),
        c.CorrectSpeech(speech, CHAIR, room.now, room.now - timedelta(minutes=1)),
    ):
        assert room.refused(wrong) == "speech_out_of_range"


def test_a_late_start_is_corrected_and_the_first_item_with_it() -> None:
    room = meeting_of().start()
    room.tick(minutes=10)
    room.send(c.CorrectStart(START + timedelta(minutes=4)))
    assert room.meeting.elapsed(room.now) == timedelta(minutes=6)
    assert room.meeting.item_time("A1", room.now) == timedelta(minutes=6)
    assert [trail.subject for trail in room.meeting.corrections] == ["start"]
    assert room.refused(c.CorrectStart(room.now + timedelta(seconds=1))) == "start_out_of_range"
    room.send(c.GoToItem("A2"))
    room.tick(minutes=1)
    assert room.refused(c.CorrectStart(room.now)) == "start_out_of_range"


# Breaks


def test_a_break_counts_neither_for_the_meeting_nor_for_the_item() -> None:
    room = running()
    room.tick(minutes=10)
    room.send(c.StartSpeech(CHAIR))
    room.send(c.Pause())
    assert room.meeting.speech() is None
    room.tick(minutes=15)
    assert room.meeting.elapsed(room.now) == timedelta(minutes=15)
    room.send(c.Resume())
    room.tick(minutes=1)
    assert room.meeting.elapsed(room.now) == timedelta(minutes=16)
    assert room.meeting.item_time("B8", room.now) == timedelta(minutes=11)


@pytest.mark.parametrize("goes_on", [c.GoToItem("C1"), c.StartSpeech(CHAIR), c.EndMeeting("hết giờ")])
def test_whoever_goes_on_ends_the_break(goes_on: Command) -> None:
    room = running()
    room.send(c.Pause())
    room.send(goes_on)
    assert room.meeting.on_break() is None
    assert room.meeting.breaks[0].stopped == room.now


# Reading back


def test_an_item_left_without_being_read_back_is_listed_and_a_change_after_reading_too() -> None:
    room = running(rules=rules_with(require_read_back=True))
    room.write("item.B8.ket_luan", "Đ/c Bình hoàn thành trước 30/12.")
    room.send(c.OpenReading("B8"))
    room.send(c.CloseReading(ReadBack.READ))
    room.send(c.GoToItem("C1"))
    assert found(room, "read_back") == [check_words.check("read_back", "reached", {})]
    room.write("item.B8.ket_luan", "Đ/c An hoàn thành trước 30/12.")
    assert found(room, "read_back")[0].startswith("1 nội dung chưa đọc lại")


def test_reading_skipped_with_one_key_is_listed_as_not_read_back() -> None:
    room = running(rules=rules_with(require_read_back=True))
    room.speak(CHAIR)
    room.send(c.OpenReading("B8"))
    room.send(c.CloseReading(ReadBack.SKIPPED))
    assert room.meeting.read_back == {"B8": ReadBack.SKIPPED}
    room.send(c.GoToItem("C1"))
    assert found(room, "read_back")[0].startswith("1 nội dung chưa đọc lại")


def test_what_is_read_with_the_whole_minutes_counts_as_read_also_once_they_are_opened_again() -> None:
    room = running(rules=rules_with(require_read_back=True))
    room.speak(CHAIR)
    room.send(c.GoToItem("C1"))
    assert found(room, "read_back")[0].startswith("1 nội dung chưa đọc lại")
    room.send(c.AdoptMinutes(("BIÊN BẢN",), "{}", "", "", reason="đã hỏi từng người"))
    read = [check_words.check("read_back", "reached", {})]
    assert found(room, "read_back") == read
    room.send(c.ReopenMinutes("sửa một chữ"))
    assert found(room, "read_back") == read


def test_what_was_read_with_minutes_that_are_opened_again_is_unread_only_where_it_changes() -> None:
    room = running(rules=rules_with(require_read_back=True))
    room.write("item.B8.ket_luan", "Đ/c Bình hoàn thành trước 30/12.")
    room.send(c.GoToItem("C1"))
    room.speak(CHAIR)
    room.send(c.GoToItem("C6"))
    assert found(room, "read_back")[0].startswith("2 nội dung chưa đọc lại")
    room.adopt()
    room.send(c.ReopenMinutes("ghi sai ngày"))
    assert found(room, "read_back") == [check_words.check("read_back", "reached", {})]
    room.write("item.B8.ket_luan", "Đ/c Bình hoàn thành trước 25/12.")
    assert found(room, "read_back")[0].startswith("1 nội dung chưa đọc lại")
    assert replay(room.events) == room.meeting


def test_the_draft_that_is_read_is_what_the_room_sees_until_it_is_adopted() -> None:
    room = running()
    room.send(c.OpenReading("minutes", ("BIÊN BẢN", "dòng")))
    assert list(room.meeting.reading_lines) == ["BIÊN BẢN", "dòng"]
    room.adopt()
    assert not room.meeting.reading
    assert not room.meeting.reading_lines


def test_where_the_reader_was_is_told_late_and_nobody_is_refused_for_it() -> None:
    """The paper is followed every 0.4 s: the last word of it may come after the minutes were adopted, or the end."""
    room = running()
    room.send(c.OpenReading("minutes", ("BIÊN BẢN", "dòng")))
    room.adopt()
    assert room.send(c.FollowReading(1)) == []
    room.send(c.EndMeeting("Họp để thử"))
    assert room.send(c.FollowReading(1)) == []


# Amendments


def test_an_amendment_keeps_its_author_and_the_old_and_the_new_words() -> None:
    room = running()
    room.write("item.B8.ket_luan", "xong trước 30/12")
    room.send(c.AmendText("item.B8.ket_luan", "Lê Văn Hòa", "xong trước 25/12"))
    (change,) = room.meeting.amendments
    assert (change.author, change.before, change.after) == ("Lê Văn Hòa", "xong trước 30/12", "xong trước 25/12")
    assert room.meeting.text("item.B8.ket_luan") == "xong trước 25/12"
    assert room.refused(c.AmendText("item.B8.ket_luan", " ", "x")) == "no_amendment_author"
    assert room.refused(c.AmendText("item.Z.x", "Hòa", "x")) == "unknown_field"
    assert room.send(c.AmendText("item.B8.ket_luan", "Hòa", "xong trước 25/12")) == []


AMENDED = "item.B8.ket_luan"


def test_an_amendment_is_taken_back_and_the_words_before_it_stand_again() -> None:
    room = running()
    room.write(AMENDED, "xong trước 30/12")
    room.send(c.AmendText(AMENDED, "minh", "xong trước 25/12"))
    room.send(c.DropAmendment(0))
    assert room.meeting.amendments == ()
    assert room.meeting.text(AMENDED) == "xong trước 30/12"
    assert room.refused(c.DropAmendment(0)) == "no_amendment"


def test_a_correction_is_the_last_thing_done_and_is_taken_back_and_done_again() -> None:
    room = running()
    room.write(AMENDED, "xong trước 30/12")
    room.send(c.AmendText(AMENDED, "Hòa", "xong trước 25/12"))
    assert room.meeting.undoable[-1].code == "TextAmended", "not the item that was opened before"
    room.send(c.Undo())
    assert (room.meeting.current, room.meeting.amendments) == ("B8", ())
    assert room.meeting.text(AMENDED) == "xong trước 30/12"
    room.send(c.Redo())
    assert room.meeting.text(AMENDED) == "xong trước 25/12"
    room.send(c.DropAmendment(0))
    room.send(c.Undo())
    assert [change.after for change in room.meeting.amendments] == ["xong trước 25/12"]
    room.send(c.Undo())
    assert (room.meeting.amendments, room.meeting.undoable[-1].code) == ((), "ItemOpened")
    assert replay(room.events) == room.meeting


def test_a_correction_that_was_written_over_is_not_taken_back() -> None:
    room = running()
    room.write(AMENDED, "một")
    room.send(c.AmendText(AMENDED, "Hòa", "hai"))
    room.write(AMENDED, "ba")
    assert room.refused(c.Undo()) == "undo_too_late"


def test_an_undo_of_an_older_journal_takes_back_what_it_took_back_then() -> None:
    room = running()
    room.write(AMENDED, "một")
    room.send(c.AmendText(AMENDED, "Hòa", "hai"))
    older = [*room.events, Undone(room.now)]
    meeting = replay(older)
    assert meeting.current != "B8", "corrections could not be taken back: the item was"
    assert meeting.text(AMENDED) == "hai"


def test_an_amendment_is_corrected_in_place_of_made_twice() -> None:
    room = running()
    room.write(AMENDED, "xong trước 30/12")
    room.send(c.AmendText(AMENDED, "minh", "xong trước 25/12"))
    room.send(c.AmendText(AMENDED, "Nguyễn Thị Minh", "xong trước 26/12", 0))
    (change,) = room.meeting.amendments
    assert (change.author, change.before, change.after) == ("Nguyễn Thị Minh", "xong trước 30/12", "xong trước 26/12")
    room.send(c.AmendText(AMENDED, "Nguyễn Thị Minh", "xong trước 30/12", 0))
    assert room.meeting.amendments == (), "as it stood before: nothing was amended"


def test_an_amendment_that_was_amended_again_is_taken_back_only_after_the_later_one() -> None:
    room = running()
    room.write(AMENDED, "một")
    room.send(c.AmendText(AMENDED, "Hòa", "hai"))
    room.send(c.AmendText(AMENDED, "Bình", "ba"))
    assert room.refused(c.DropAmendment(0)) == "amendment_followed"
    assert room.refused(c.AmendText("item.B8.thao_luan", "Hòa", "x", 1)) in {"no_amendment", "unknown_field"}
    room.send(c.DropAmendment(1))
    room.send(c.DropAmendment(0))
    assert room.meeting.text(AMENDED) == "một"


# Taking back


def test_the_last_things_done_are_taken_back_by_name_newest_first() -> None:
    room = running()
    room.send(c.StartSpeech(CHAIR))
    room.send(c.StopSpeech())
    assert last(room) == f"Đã kết thúc phát biểu của {room.meeting.person(CHAIR)}"
    room.send(c.Undo())
    assert room.meeting.speech() is not None
    room.send(c.Undo())
    assert room.meeting.speeches == {}
    room.send(c.Undo())
    assert room.meeting.current == "A1"


def test_everybody_marked_present_by_one_press_is_taken_back_by_one() -> None:
    room = meeting_of().start()
    room.send(c.MarkAttendance(CHAIR, Presence.EXCUSED, "ốm"))
    room.send(c.MarkRestPresent())
    assert last(room) == f"Đã ghi có mặt {len(room.meeting.members) - 1} đảng viên"
    assert len(room.meeting.roll) == len(room.meeting.members)
    room.send(c.Undo())
    assert list(room.meeting.roll) == [CHAIR]
    assert room.send(c.MarkRestPresent())
    assert room.send(c.MarkRestPresent()) == []


def test_what_was_deleted_comes_back_with_its_text() -> None:
    room = running()
    speech, task, motion = room.speak(CHAIR, "Ý kiến dài."), room.give("Làm đường"), room.propose("Kết nạp")
    room.write(f"motion.{motion}", "Kết nạp quần chúng ưu tú")
    before = room.meeting
    for deletion in (c.RemoveSpeech(speech), c.RemoveAction(task), c.RemoveMotion(motion)):
        room.send(deletion)
        room.send(c.Undo())
    assert room.meeting.speeches == before.speeches
    assert room.meeting.actions == before.actions
    assert room.meeting.motions == before.motions
    assert {k: t.value for k, t in room.meeting.texts.items()} == {k: t.value for k, t in before.texts.items()}


def test_an_end_pressed_by_mistake_is_taken_back() -> None:
    room = running()
    room.send(c.EndMeeting("nhầm"))
    room.tick(minutes=1)
    room.send(c.Undo())
    assert (room.meeting.stage, room.meeting.ending) == (Stage.RUNNING, None)
    room.tick(minutes=1)
    assert room.meeting.item_time("B8", room.now) == timedelta(minutes=2)
    assert last(room) != "Đã kết thúc buổi sinh hoạt"


def test_nothing_written_is_lost_by_taking_back() -> None:
    room = running()
    room.send(c.StartSpeech(CHAIR))
    room.write(f"speech.{room.meeting.speech().id}", "Đang ghi")  # type: ignore[union-attr] # somebody speaks
    assert room.refused(c.Undo()) == "undo_loses_text"


def test_what_has_been_overtaken_cannot_be_taken_back() -> None:
    room = meeting_of().start()
    room.send(c.MarkAttendance(CHAIR, Presence.PRESENT))
    room.meeting = replace(room.meeting, undoable=())  # a record knows nothing of what was done last
    assert room.refused(c.Undo()) == "nothing_to_undo"
    room = running()
    room.send(c.StartSpeech(CHAIR))
    room.send(c.StartSpeech(SECRETARY))
    room.send(c.Undo())
    room.send(c.EndMeeting("hết giờ"))
    room.send(c.Undo())
    room.send(c.StartSpeech(SECRETARY))
    room.meeting = replace(room.meeting, undoable=room.meeting.undoable[:-1])
    assert room.refused(c.Undo()) == "undo_too_late"


def test_every_kind_of_fact_that_can_be_taken_back_has_its_sentence() -> None:
    assert {kind.__name__ for kind in INVERSE} == set(undo.UNDO)


ACTS = st.sampled_from(
    [
        c.StartSpeech(CHAIR),
        c.StartSpeech(SECRETARY, ago=60),
        c.StopSpeech(),
        c.AskFloor(SECRETARY),
        c.NextSpeaker(),
        c.Pause(),
        c.Resume(),
        c.GoToItem("C1"),
        c.GoToItem("B8"),
        c.MarkAttendance("du-bi-2", Presence.EXCUSED, "ốm"),
        c.AddAction("Việc"),
        c.ProposeMotion(kind="special", title="Kết nạp"),  # type: ignore[arg-type] # as text
        c.RecordVote("nq", 8, 1, 0),
        c.CancelVote("nq"),
        c.OpenReading("B8"),
        c.CloseReading(ReadBack.READ),
        c.EndMeeting("hết giờ"),
        c.Undo(),
    ]
)


@settings(max_examples=examples(60))
@given(st.lists(ACTS, max_size=30))
def test_whatever_is_done_and_taken_back_the_journal_tells_the_same(acts: list[Command]) -> None:
    from assistant.domain.refusal import Refused

    room = running()
    for act in acts:
        room.tick(seconds=10)
        try:
            room.send(act)
        except Refused:
            continue
    assert replay(room.events) == room.meeting
    assert sum(1 for s in room.meeting.speeches.values() if s.stopped is None) <= 1
    assert timedelta(0) <= room.meeting.elapsed(room.now) <= room.now - START
