"""Biểu quyết on paper: how it was taken, its ballots, what failed, and minutes adopted by too few."""

from functools import cache

import pytest

from assistant.documents.catalogue import FORMS
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.papers import PaperError, make_draft, paper_readiness, print_paper
from assistant.domain import commands as c
from assistant.domain.kinds import MeetingKind
from assistant.domain.rules import Matter, VotingWay
from tests.builders import Room, meeting_of, members_of
from tests.documents.meetings import adopted, full

SIGNED = ("nghi-quyet", "ket-luan")
"""Papers that say what the cell decided."""


def discipline_of_four() -> Room:
    """T4: a cell of four; one for, two against, one without opinion."""
    room = meeting_of(4, 0).start().roll()
    room.send(c.GoToItem("C4"))
    room.write("motion.nq", "Kỷ luật khiển trách đồng chí A")
    room.send(c.ClassifyMotion("nq", Matter.DISCIPLINE))
    room.send(c.RecordVote("nq", 1, 2, 1, issued=4, returned=4))
    return room


def text_of(room: Room, form: str, part: str = "") -> str:
    """The paper as one text."""
    return "\n".join(print_paper(room.meeting, form_name=form, order=PaperOrder.of(room.meeting, part=part)).lines)


@pytest.mark.parametrize("form", SIGNED)
def test_what_was_voted_down_is_no_resolution_to_sign(form: str) -> None:
    room = discipline_of_four()
    assert "kết luận, nghị quyết không được thông qua" in str(paper_readiness(form, room.meeting))
    assert not paper_readiness(form, room.meeting).ready
    with pytest.raises(PaperError) as refused:
        text_of(room, form)
    assert str(refused.value) == (
        f"Không tạo văn bản “{FORMS[form].title}”: kết luận, nghị quyết không được thông qua nên không có gì để ký "
        "thay mặt chi bộ. Kết quả biểu quyết đã ghi trong biên bản. Muốn đưa ra lần nữa thì sửa nội dung rồi bấm "
        "“Biểu quyết lại”."
    )


@pytest.mark.parametrize("in_favour", [10, 9])
def test_a_tie_is_no_resolution_either(in_favour: int) -> None:
    room = meeting_of(20, 0).start().roll()
    room.write("motion.nq", "Điều 1.")
    room.send(c.RecordVote("nq", in_favour, 20 - in_favour, 0))
    with pytest.raises(PaperError):
        text_of(room, "nghi-quyet")


def test_what_is_not_voted_yet_is_a_draft_and_not_ready() -> None:
    room = meeting_of(20, 0).start().roll()
    room.write("motion.nq", "Điều 1.")
    assert "DỰ THẢO" in text_of(room, "nghi-quyet")
    for form in SIGNED:
        assert not paper_readiness(form, room.meeting).ready
    room.send(c.RecordVote("nq", 11, 9, 0))
    assert "DỰ THẢO" not in text_of(room, "nghi-quyet")
    assert "vote" not in FORMS["bien-ban"].needs


def test_minutes_tell_what_failed_and_are_not_kept_waiting_by_it() -> None:
    room = adopted(discipline_of_four())
    assert paper_readiness("bien-ban", room.meeting).ready
    other = discipline_of_four()
    other.propose("Kết nạp quần chúng A", matter=Matter.ADMISSION)
    assert "còn nội dung chưa biểu quyết" in str(paper_readiness("bien-ban", other.meeting))
    line = next(line for line in text_of(other, "bien-ban").splitlines() if line.startswith("Kết quả biểu quyết"))
    assert line == (
        "Kết quả biểu quyết: bằng hình thức bỏ phiếu kín (phát ra 4 phiếu, thu về 4, không thu về 0, không hợp lệ 0); "
        "số đảng viên được tính biểu quyết 4 (4 chính thức); có mặt 4; tán thành 1, không tán thành 2, "
        "không có ý kiến 1; tỷ lệ tán thành 25%; không được thông qua (chưa quá nửa)."
    )


def test_the_score_sheet_does_not_count_what_was_voted_down_as_decided() -> None:
    lines = text_of(discipline_of_four(), "phieu-cham-diem")
    assert "Có kết luận, nghị quyết" not in lines
    assert "Không được thông qua: " in lines


def test_a_meeting_that_resolves_nothing_has_minutes_without_a_vote() -> None:
    """T32: a thematic meeting puts no resolution to the vote."""
    room = meeting_of(kind=MeetingKind.THEMATIC).start().roll()
    assert "biểu quyết" not in str(paper_readiness("bien-ban", room.meeting))
    assert "biểu quyết" in str(paper_readiness("bien-ban", meeting_of().start().roll().meeting))


@cache
def balloted() -> Room:
    """A full meeting whose resolution was decided by secret ballot."""
    room = full()
    room.send(c.CancelVote("nq"))
    room.send(c.ChooseVotingWay("nq", VotingWay.BALLOT))
    room.send(c.RecordVote("nq", 9, 1, 1, issued=13, returned=12, invalid=1))
    return room


@pytest.mark.parametrize("form", ["bien-ban", "nghi-quyet", "ket-luan", "bao-cao-thang", "trich"])
def test_every_paper_that_prints_the_vote_prints_its_ballots(form: str) -> None:
    told = "bỏ phiếu kín (phát ra 13 phiếu, thu về 12, không thu về 1, không hợp lệ 1)"
    assert told in text_of(balloted(), form, "C4" if form == "trich" else "")


def test_minutes_adopted_by_too_few_say_so_with_the_reason() -> None:
    officials = [m.id for m in members_of(13, 0)]
    room = meeting_of(13, 0).start().roll(excused=officials[6:])
    draft = make_draft(room.meeting)
    adopting = c.AdoptMinutes(
        draft.lines, draft.facts, draft.template, draft.template_digest, reason="Mưa lũ, đường về bị chia cắt."
    )
    room.send(adopting)
    line = next(line for line in text_of(room, "bien-ban").splitlines() if line.startswith("Biên bản được thông qua"))
    assert line == (
        "Biên bản được thông qua: 14 giờ 00 phút, ngày 04 tháng 11 năm 2026; không đếm phiếu, có mặt 6 trên số đảng "
        "viên được tính biểu quyết 13 (13 chính thức), chưa quá nửa; lý do vẫn thông qua: Mưa lũ, đường về bị chia cắt."
    )
    extract = text_of(room, "trich", "A1")
    assert "lý do vẫn thông qua: Mưa lũ, đường về bị chia cắt." in extract
