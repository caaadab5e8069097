"""Kết thúc: minutes are adopted as read, opened again for a reason, and the meeting ends."""

from dataclasses import replace

import pytest

from assistant.domain import commands as c
from assistant.domain.adoption import Missing, lines_digest
from assistant.domain.meeting import Stage
from assistant.domain.procedure import decide
from assistant.domain.refusal import Refused
from assistant.domain.rules import Phase
from assistant.wording import checks as check_words
from assistant.wording import refusals as refusal_words
from tests.builders import CHAIR, Room, adoption, meeting_of, members_of, rules_with
from tests.domain.complete import complete

CHANGES = [
    c.AddItem(Phase.PROCEEDINGS, "Việc khác"),
    c.MarkRestPresent(),
    c.AddGuest("Khách"),
    c.RecordDues(1, 2),
    c.EditText("motion.nq", 0, 0, 0, "a"),
    c.StartSpeech(CHAIR),
    c.AddAction("Việc"),
    c.RecordVote("nq", 8, 0, 0),
    c.GivePoints("1", 5),
    adoption(),
]


def test_minutes_are_adopted_as_they_were_read() -> None:
    room = meeting_of().start().roll()
    room.adopt("BIÊN BẢN", "Sinh hoạt chi bộ")
    adopted = room.meeting.adoption
    assert adopted is not None
    assert adopted.lines == ("BIÊN BẢN", "Sinh hoạt chi bộ")
    assert adopted.digest == lines_digest(adopted.lines) != lines_digest(("BIÊN BẢN", "Sinh hoạt chi bộ."))
    assert (adopted.at, adopted.vote) == (room.now, None)


def test_minutes_may_be_adopted_by_a_count_of_more_than_half() -> None:
    room = meeting_of(15, 2).start().roll()
    assert room.refused(adoption(in_favour=7)) == "minutes_rejected"
    assert room.refused(adoption(in_favour=16)) == "vote_over_base"
    room.adopt(in_favour=8)
    assert room.meeting.adoption is not None
    assert room.meeting.adoption.vote is not None
    assert room.meeting.adoption.vote.base.total == 15


def six_of_thirteen() -> Room:
    """Thirteen official members, of whom six are there."""
    officials = [m.id for m in members_of(13, 0)]
    return meeting_of(13, 0).start().roll(excused=officials[6:])


def test_minutes_are_not_adopted_in_silence_by_too_few() -> None:
    room = six_of_thirteen()
    with pytest.raises(Refused) as refused:
        room.adopt()
    said = refusal_words.refusal_sentence(refused.value.code, refused.value.facts)
    assert refused.value.code == "minutes_too_few"
    assert "6/13 người có quyền biểu quyết, chưa quá nửa (cần từ 7 người)" in said
    assert "hoãn" in said
    assert "lý do được in trong biên bản" in said
    assert room.refused(adoption(reason="  ")) == "minutes_too_few"
    assert room.refused(adoption(in_favour=6)) == "minutes_rejected", "as by a count"
    room.adopt(reason="  Mưa lũ, nhiều đồng chí không về được.  ")
    adopted = room.meeting.adoption
    assert adopted
    assert adopted.too_few
    assert (adopted.too_few.base.present, adopted.too_few.base.total) == (6, 13)
    assert adopted.too_few.reason == "Mưa lũ, nhiều đồng chí không về được."


def test_minutes_adopted_by_enough_need_no_reason_and_keep_none() -> None:
    officials = [m.id for m in members_of(13, 0)]
    room = meeting_of(13, 0).start().roll(excused=officials[7:])
    room.adopt(reason="thừa")
    assert room.meeting.adoption
    assert room.meeting.adoption.too_few is None


def test_too_few_goes_by_the_rule_for_minutes() -> None:
    officials = [m.id for m in members_of(21, 0)]
    room = meeting_of(21, 0, rules=rules_with(majority_minutes=">= 2/3")).start().roll(excused=officials[13:])
    with pytest.raises(Refused) as refused:
        room.adopt()
    said = refusal_words.refusal_sentence(refused.value.code, refused.value.facts)
    assert "13/21 người có quyền biểu quyết, chưa đủ hai phần ba (cần từ 14 người)" in said


def test_without_a_roll_nobody_knows_how_few_are_there() -> None:
    room = meeting_of(13, 0).start()
    room.adopt()
    assert room.meeting.adoption
    assert room.meeting.adoption.too_few is None


def test_minutes_are_adopted_only_when_there_are_some_and_the_meeting_has_begun() -> None:
    assert meeting_of().refused(adoption()) == "not_started"
    empty = c.AdoptMinutes((), "{}", "", "")
    assert meeting_of().start().refused(empty) == "no_minutes"


def test_adoption_ends_the_speech_that_goes_on() -> None:
    room = meeting_of().start().roll()
    room.send(c.StartSpeech(CHAIR))
    room.adopt()
    assert room.meeting.speech() is None


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_adopted_minutes_are_frozen(change: c.Command) -> None:
    room = meeting_of().start().roll()
    room.adopt()
    assert room.refused(change) == "minutes_adopted"


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_a_meeting_that_ended_without_adoption_is_frozen_too(change: c.Command) -> None:
    room = meeting_of().start().roll()
    room.send(c.EndMeeting("mất điện"))
    assert room.refused(change) == "meeting_over"


def test_after_adoption_the_meeting_still_moves_to_its_last_item_and_ends() -> None:
    room = meeting_of().start().roll()
    room.adopt()
    room.send(c.GoToItem("C7"))
    room.send(c.EndMeeting("thiếu thời gian"))
    assert room.meeting.stage is Stage.ENDED
    assert room.meeting.frozen


def test_reopening_needs_a_reason_and_keeps_the_trail() -> None:
    room = meeting_of().start().roll()
    assert room.refused(c.ReopenMinutes("sai")) == "not_adopted"
    room.adopt("bản một")
    assert room.refused(c.ReopenMinutes(" \n ")) == "no_reopen_reason"
    first = room.meeting.adoption
    room.send(c.ReopenMinutes(" ghi sai số phiếu "))
    assert (room.meeting.frozen, room.meeting.adoption) == (False, None)
    room.send(c.RecordVote("nq", 15, 0, 0))
    room.adopt("bản hai")
    assert room.meeting.frozen
    assert [(r.reason, r.earlier) for r in room.meeting.reopenings] == [("ghi sai số phiếu", first)]
    room.send(c.ReopenMinutes("lần nữa"))
    assert [r.earlier.lines for r in room.meeting.reopenings if r.earlier] == [("bản một",), ("bản hai",)]


def test_minutes_are_corrected_after_the_end_and_adopted_again() -> None:
    room = meeting_of().start().roll()
    room.send(c.EndMeeting("mất điện"))
    room.send(c.ReopenMinutes("bổ sung kết luận"))
    room.write("item.B1.ket_luan", "Chi bộ nhất trí")
    room.adopt()
    assert room.meeting.frozen
    assert room.meeting.stage is Stage.ENDED
    assert room.refused(c.EndMeeting("x")) == "meeting_over"


def test_minutes_open_when_the_meeting_ends_stay_open_until_they_are_adopted() -> None:
    room = meeting_of().start().roll()
    room.adopt()
    room.send(c.ReopenMinutes("bổ sung"))
    room.send(c.EndMeeting("hết giờ"))
    room.write("item.B1.ket_luan", "Chi bộ nhất trí")
    room.adopt()
    assert room.meeting.frozen


def test_ending_with_gaps_asks_for_a_reason_and_records_both() -> None:
    room = meeting_of().start().roll()
    room.tick(minutes=60)
    assert room.refused(c.EndMeeting(" ")) == "gaps_need_reason"
    room.send(c.EndMeeting(" mất điện toàn khu "))
    ending = room.meeting.ending
    assert ending is not None
    assert ending.reason == "mất điện toàn khu"
    assert Missing("duration", {"minutes": 60, "least": 90, "short": 30}) in ending.missing
    assert Missing("minutes") in ending.missing
    told = check_words.missing_sentences(ending)
    assert "Thời lượng chỉ 60 phút, thiếu 30 phút so với tối thiểu 90 phút" in told
    assert check_words.check("minutes", "missing", {}) in told


def test_whoever_ends_too_early_is_told_what_is_missing() -> None:
    room = complete()
    room.meeting = replace(room.meeting, adoption=None)
    with pytest.raises(Refused) as refused:
        decide(room.meeting, c.EndMeeting(), room.now)
    assert refusal_words.refusal_sentence(refused.value.code, refused.value.facts) == (
        "Còn thiếu: Biên bản chưa được thông qua. Hãy ghi lý do để kết thúc."
    )


def test_a_complete_meeting_ends_without_a_reason() -> None:
    room = complete()
    room.send(c.EndMeeting("không cần"))
    assert room.meeting.ending is not None
    assert (check_words.missing_sentences(room.meeting.ending), room.meeting.ending.reason) == ([], "")


def test_the_end_closes_the_speech_the_item_and_the_clock() -> None:
    room = meeting_of().start().roll()
    room.tick(minutes=10)
    room.send(c.StartSpeech(CHAIR))
    end = room.tick(minutes=5)
    room.send(c.EndMeeting("mất điện"))
    later = room.tick(hours=3)
    assert room.meeting.speech() is None
    assert room.meeting.visits[-1].stopped == room.meeting.ended() == end
    assert room.meeting.elapsed(later) == room.meeting.item_time("A1", later) == end - room.events[0].at


def test_a_meeting_ends_once_and_not_before_it_began() -> None:
    assert meeting_of().refused(c.EndMeeting("x")) == "not_started"
    room = meeting_of().start()
    room.send(c.EndMeeting("mất điện"))
    assert room.refused(c.EndMeeting("x")) == "meeting_over"


def test_what_a_paper_lacks_is_confirmed_with_a_name_once_also_when_the_minutes_stand() -> None:
    room = meeting_of().start().roll()
    room.send(c.EndMeeting("hết giờ"))
    confirm = c.ConfirmOmission("bien-ban", "bien-ban.docx", ("hinh_thuc",), "  Lê Văn Hòa ", "máy A")
    assert room.refused(replace(confirm, by=" ")) == "no_confirmer"
    room.send(confirm)
    room.send(confirm)
    (omission,) = room.meeting.omissions
    assert (omission.by, omission.where, omission.fields) == ("Lê Văn Hòa", "máy A", ("hinh_thuc",))
    room.send(replace(confirm, fields=("hinh_thuc", "dia_diem")))
    room.send(replace(confirm, form="nghi-quyet"))
    assert len(room.meeting.omissions) == 3
