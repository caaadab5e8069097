"""Readiness by kind: what a paper needs of its kind of meeting, and "Đủ dữ liệu" only where nothing prints as dots."""

from dataclasses import replace

import pytest

from assistant.documents.papers import form_lines, paper_readiness, print_paper
from assistant.documents.requirements import Readiness, dotted_places
from assistant.domain import commands as c
from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.meeting import Meeting
from assistant.wording.documents import READY
from tests.builders import Room
from tests.documents.meetings import adopted, full_adopted
from tests.documents.test_kinds import held, made

WITHOUT_A_VOTE = [kind for kind, spec in KINDS.items() if not spec.resolves]


def over(room: Room) -> Meeting:
    """Adopted and ended."""
    return adopted(room).meeting


@pytest.mark.parametrize("kind", WITHOUT_A_VOTE)
def test_minutes_are_ready_without_a_vote_that_their_kind_does_not_take(kind: MeetingKind) -> None:
    room = held(kind)
    assert "chưa biểu quyết" not in str(paper_readiness("bien-ban", room.meeting))
    room.meeting = replace(room.meeting, motions={})
    assert paper_readiness("bien-ban", over(room)).ready


def test_minutes_of_a_meeting_that_resolves_want_its_vote() -> None:
    room = made(MeetingKind.REGULAR)
    room.start().roll()
    assert "chưa biểu quyết" in str(paper_readiness("bien-ban", over(room)))


def test_what_was_put_to_the_vote_and_not_counted_is_missing_in_minutes_of_every_kind() -> None:
    room = made(MeetingKind.THEMATIC)
    room.start().roll()
    room.send(c.GoToItem("T2"))
    room.propose("Khen thưởng")
    assert "chưa biểu quyết" in str(paper_readiness("bien-ban", over(room)))


@pytest.mark.parametrize("kind", MeetingKind)
def test_a_paper_has_all_its_data_only_where_no_line_of_it_is_dotted(kind: MeetingKind) -> None:
    meeting = over(held(kind))
    for one in form_lines(meeting):
        dotted = [line for line in print_paper(meeting, form_name=one.name).lines if "……" in line]
        if one.state.ready:
            assert (str(one.state) == READY) == (not dotted), one.name
            assert one.state.complete == (not dotted), one.name
            assert len(one.state.blanks) == len(dotted)


def test_bare_minutes_say_how_much_of_them_is_blank_and_where() -> None:
    room = made(MeetingKind.THEMATIC)
    room.start().roll()
    state = paper_readiness("bien-ban", over(room))
    assert state.ready
    assert not state.complete
    assert str(state).startswith(f"Tạo được, còn {len(state.blanks)} dòng để trống: ")
    assert "Tên chuyên đề" in state.blanks


def test_a_plan_without_a_topic_has_no_data() -> None:
    room = made(MeetingKind.THEMATIC)
    assert str(paper_readiness("ke-hoach-chuyen-de", room.meeting)) == "Còn thiếu: chưa có tên chuyên đề"
    assert "chưa có tên chuyên đề" in str(paper_readiness("ke-hoach-chuyen-de", full_adopted()))
    room.write("item.T1.ten_chuyen_de", "Chuyển đổi số ở thôn")
    assert paper_readiness("ke-hoach-chuyen-de", room.meeting).ready


def test_a_dotted_line_is_named_by_its_own_words_or_by_those_above() -> None:
    lines = ("Hạn chế: …………", "Nguyên nhân", "…………", "1 | Việc cũ | …………", "Số …-NQ/CB | Xã Mẫu, ngày 04")
    assert dotted_places(lines) == ("Hạn chế", "Nguyên nhân", "1 Việc cũ")
    long = "Rà soát toàn bộ hồ sơ đất đai tồn đọng, phân loại theo thôn"
    assert dotted_places([f"{long}: …………"]) == ("Rà soát toàn bộ hồ sơ đất đai tồn đọng, phân…",), "no half of a word"
    assert str(Readiness(blanks=("a", "b", "a", "c", "d"))) == "Tạo được, còn 5 dòng để trống: a; b; c …"
