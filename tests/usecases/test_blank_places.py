"""Before the minutes are adopted: what will stand as dots, and where it is written."""

import pytest

from assistant.domain import commands as c
from assistant.usecases.adopting import read_drafts
from assistant.usecases.blank_places import BlankPlace, blank_places
from tests.builders import Room, making, members_of


@pytest.fixture(scope="module")
def found() -> dict[str, BlankPlace]:
    """The blanks of a meeting that has begun and recorded next to nothing, by what they are about."""
    room = Room()
    room.send(making(members_of(5), place=""))
    for command in (c.StartMeeting(), c.GoToItem("C6"), c.RecordDues(5, 5)):
        room.send(command)
    lines = read_drafts(room.meeting)[0].lines
    blanks = blank_places(room.meeting, lines)
    assert all("……" in lines[blank["line"]] for blank in blanks)
    return {blank["what"]: blank for blank in blanks}


@pytest.mark.parametrize(
    ("what", "item"),
    [
        ("Địa điểm", ""),
        ("Vắng có lý do", "A3"),
        ("Tuyên bố lý do, đại biểu: Lý do", "A1"),
        ("Tình hình tư tưởng: Đánh giá tình hình tư tưởng", "B2"),
        ("Đánh giá kết quả: Ưu điểm", "B4"),
        ("Giải quyết kiến nghị: Giải quyết, trả lời kiến nghị", "C3"),
        ("Tự chấm điểm: Hạn chế và cách khắc phục", "C5"),
        ("Thông qua biên bản: Chỗ sửa, bổ sung trong biên bản", "C6"),
    ],
)
def test_each_dotted_line_leads_to_where_it_is_written(found: dict[str, BlankPlace], what: str, item: str) -> None:
    assert found[what]["item"] == item


@pytest.mark.parametrize(
    ("what", "box"),
    [
        ("Địa điểm", "place"),
        ("Vắng có lý do", ""),
        ("Tuyên bố lý do, đại biểu: Lý do", "item.A1.ly_do"),
        ("Đánh giá kết quả: Ưu điểm", "item.B4.uu_diem"),
        ("Đánh giá kết quả: Kết luận của chủ trì", "item.B4.ket_luan"),
        ("Tự chấm điểm: Hạn chế và cách khắc phục", "item.C5.han_che"),
        ("Tự chấm điểm: Điểm tự chấm: ; xếp loại", "points"),
    ],
)
def test_each_dotted_line_leads_to_its_box(found: dict[str, BlankPlace], what: str, box: str) -> None:
    assert found[what]["box"] == box


def test_a_speech_without_words_leads_to_its_own_box() -> None:
    room = Room()
    room.send(making(members_of(5)))
    for command in (c.StartMeeting(), c.GoToItem("B8")):
        room.send(command)
    room.roll()
    room.speak("chinh-thuc-3", "Nhất trí.")
    silent = room.speak("chinh-thuc-4", "")
    blanks = blank_places(room.meeting, read_drafts(room.meeting)[0].lines)
    assert f"speech.{silent}" in [blank["box"] for blank in blanks]


def test_what_is_recorded_and_what_fills_itself_is_no_blank(found: dict[str, BlankPlace]) -> None:
    assert not [what for what in found if what.startswith(("Tình hình nộp đảng phí", "Kết thúc", "Biên bản"))]


def test_what_a_file_of_the_folder_says_is_named_with_the_file() -> None:
    room = Room()
    room.send(making(members_of(5)))
    (head,) = blank_places(room.meeting, ["Số 01-BB/CB | …………, ngày 04 tháng 11 năm 2026"])
    assert (head["item"], "dia_danh" in head["what"]) == (None, True)
