"""Nội dung không tiến hành on paper: left out, and named in one line (S28: two items held, the rest not)."""

from functools import cache

import pytest

from assistant.documents.facts.phrases import DOTS
from assistant.documents.papers import paper_parts, print_paper
from assistant.domain import commands as c
from assistant.domain.meeting import Meeting
from assistant.wording.domain import item_title
from tests.builders import meeting_of

NAMED = "- Nội dung trong chương trình không tiến hành: "
TELLING = ("bien-ban", "nghi-quyet", "ket-luan", "bao-cao-thang")
"""Papers of what came of the meeting."""


@cache
def two_held() -> Meeting:
    """News and discussion were held; the rest was told as not held, one of it for a reason of its own."""
    room = meeting_of().start().roll()
    room.send(c.RecordDues(17, 17))
    room.send(c.AdoptAgenda())
    room.send(c.GoToItem("B1"))
    room.write("item.B1.noi_dung", "Chỉ thị số 35.")
    room.write("item.B1.ket_luan", "Thực hiện trong tháng.")
    room.send(c.GoToItem("B8"))
    room.speak("chinh-thuc-3", "Nhất trí.")
    room.write("item.B8.tu_phe_binh", "Không có.")
    room.write("item.B8.ket_luan", "Thống nhất.")
    room.write("item.A1.ly_do", "Sinh hoạt tháng 11.")
    room.send(c.GoToItem("C6"))
    room.write("item.C6.dieu_chinh", "Không có.")
    room.send(c.MarkNotHeld(("B5",), "chưa chuẩn bị"))
    room.send(c.MarkNotHeld(reason="hết giờ"))
    return room.meeting


def named(form: str) -> str:
    (line,) = (line for line in print_paper(two_held(), form_name=form).lines if line.startswith(NAMED))
    return line.removeprefix(NAMED)


@pytest.mark.parametrize("form", TELLING)
def test_they_are_named_in_one_line_each_reason_once(form: str) -> None:
    told = named(form)
    assert "Công tác xây dựng Đảng (chưa chuẩn bị)" in told
    assert told.count("(hết giờ)") == 1
    unheld = [item for item in two_held().agenda if item.id in two_held().not_held]
    assert len(unheld) > 8
    assert all(item_title(item) in told for item in unheld)


def test_no_empty_heading_is_left_of_them_in_the_minutes() -> None:
    lines = print_paper(two_held()).lines
    heads = [line.partition(". ")[2] for line in lines if line[:1].isdigit() and ". " in line[:4]]
    titles = {item_title(item) for item in two_held().agenda if item.id in two_held().not_held}
    assert titles.isdisjoint(heads)
    assert next(i for i in two_held().agenda if i.id == "B8").title in heads
    body = lines[lines.index("II- Nội dung") : next(n for n, line in enumerate(lines) if line.startswith(NAMED))]
    assert not [line for line in body if DOTS in line]


def test_what_was_not_held_has_no_section_in_the_papers_that_follow() -> None:
    resolution = print_paper(two_held(), form_name="nghi-quyet").lines
    assert not [line for line in resolution if "Hạn chế" in line or "Tự đánh giá chất lượng" in line]
    conclusion = print_paper(two_held(), form_name="ket-luan").lines
    assert [line for line in conclusion if line.endswith(("Thực hiện trong tháng.", "Thống nhất."))]
    assert not [line for line in conclusion if "Phương hướng, nhiệm vụ tháng tới:" in line]


def test_there_is_no_extract_of_what_was_not_held() -> None:
    parts = {part for part, _ in paper_parts("trich", two_held())}
    assert {"B1", "B8"} <= parts
    assert parts.isdisjoint(two_held().not_held)


def test_where_all_was_held_nothing_is_said_of_it() -> None:
    room = meeting_of().start().roll()
    assert not [line for line in print_paper(room.meeting).lines if line.startswith(NAMED)]
