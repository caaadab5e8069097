"""Reports and replies on paper: printed as what they are, and counted as no opinion anywhere."""

import re

import pytest

from assistant.documents.papers import print_paper
from assistant.domain import commands as c
from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.meeting import Meeting
from tests.builders import CHAIR, Room, meeting_of, rules_with

ASKED, ANSWERED, TAKEN_IN = "Kinh phí lấy từ đâu?", "Từ quỹ của đơn vị.", "Xin tiếp thu ý kiến thứ hai."
REPORT = "Báo cáo kết quả tháng mười."


def lines(meeting: Meeting, form: str) -> list[str]:
    """A paper as it reads."""
    return list(print_paper(meeting, form_name=form).lines)


def answering() -> Room:
    """A report under B4, two questions under B8, each answered by the chair."""
    room = meeting_of(17, 0, rules=rules_with(min_opinions=4)).start().roll()
    room.send(c.AddGuest("Trần Văn Khách", "Phó Bí thư", "Đảng ủy xã", superior=True))
    room.send(c.GoToItem("B4"))
    room.speak("chinh-thuc-3", REPORT, role=SpeechRole.PRESENTATION)
    room.send(c.GoToItem("B8"))
    for who, answer in (("chinh-thuc-4", ANSWERED), ("chinh-thuc-5", TAKEN_IN)):
        room.send(c.ClassifySpeech(room.speak(who, ASKED), OpinionKind.QUESTION))
        speech = room.speak(CHAIR, answer)
        assert room.meeting.speeches[speech].role is SpeechRole.REPLY
    room.speak("chinh-thuc-6", "Nhất trí.")
    room.send(c.GoToItem("B9"))
    return room


def test_a_reply_stands_in_the_minutes_as_the_chairs_answer_and_leaves_no_dots() -> None:
    read = lines(answering().meeting, "bien-ban")
    at = [n for n, line in enumerate(read) if ANSWERED in line]
    assert [read[n] for n in at] == [
        f"Tiếp thu, giải trình của đồng chí Đảng viên Chính thức 1 (14 giờ 04 phút): {ANSWERED}"
    ]
    assert [x for x in read if re.match(r"\d\. Đồng chí", x)] == [
        f"1. Đồng chí Đảng viên Chính thức 4 (câu hỏi; 14 giờ 02 phút): {ASKED}",
        f"2. Đồng chí Đảng viên Chính thức 5 (câu hỏi; 14 giờ 06 phút): {ASKED}",
        "3. Đồng chí Đảng viên Chính thức 6 (14 giờ 10 phút): Nhất trí.",
    ]
    assert "Tiếp thu, giải trình của chủ trì: Đã ghi ở nội dung “Thảo luận; tự phê bình và phê bình”." in read


def test_a_report_stands_in_the_minutes_as_one() -> None:
    read = lines(answering().meeting, "bien-ban")
    assert f"Đồng chí Đảng viên Chính thức 3 trình bày (14 giờ 00 phút): {REPORT}" in read
    assert "Người trình bày: Đảng viên Chính thức 3" not in read, "named once, where the report stands"


def test_a_reply_under_the_item_that_is_for_it_fills_its_box_beside_what_was_typed() -> None:
    room = answering()
    room.write("item.B9.tiep_thu", "Tiếp thu ý kiến của cấp trên.")
    room.speak(CHAIR, "Xin bổ sung vào nghị quyết.")
    read = lines(room.meeting, "bien-ban")
    at = read.index("Tiếp thu, giải trình của chủ trì:")
    assert read[at + 1 : at + 3] == [
        "Tiếp thu ý kiến của cấp trên.",
        "Đồng chí Đảng viên Chính thức 1 (14 giờ 12 phút): Xin bổ sung vào nghị quyết.",
    ]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("bao-cao-thang", "- Ý kiến phát biểu: 3 ý kiến của 3 đảng viên (17,6% số có mặt)"),
        ("phu-luc-y-kien", "- Ý kiến: 3 ý kiến của 3 đảng viên trong số lượt đó"),
        ("phu-luc-y-kien", f"2. Đồng chí Đảng viên Chính thức 1 (tiếp thu, giải trình; 14 giờ 04 phút): {ANSWERED}"),
        (
            "ket-luan",
            f"- Đảng viên phát biểu: các đồng chí {', '.join(f'Đảng viên Chính thức {n}' for n in '456')}",
        ),
        ("ket-luan", f"Đồng chí Đảng viên Chính thức 1 (14 giờ 04 phút): {ANSWERED}"),
        ("so-du", f"Đồng chí Đảng viên Chính thức 1 (14 giờ 08 phút): {TAKEN_IN}"),
    ],
)
def test_no_paper_counts_a_report_or_a_reply_as_an_opinion(form: str, told: str) -> None:
    assert told in lines(answering().meeting, form)


def test_three_of_seventeen_are_the_same_share_on_the_score_sheet() -> None:
    read = lines(answering().meeting, "phieu-cham-diem")
    assert any("3 đảng viên có ý kiến trên 17 có mặt (17,6%)" in line for line in read)


def test_minutes_of_four_reports_have_no_opinion() -> None:
    room = meeting_of(rules=rules_with(min_opinions=4)).start().roll()
    for n, item in enumerate(("B1", "B3", "B4", "B5"), start=3):
        room.send(c.GoToItem(item))
        room.speak(f"chinh-thuc-{n}", f"Báo cáo {n}.", role=SpeechRole.PRESENTATION)
    read = lines(room.meeting, "bien-ban")
    assert "Ý kiến phát biểu:" not in read
    assert sum("trình bày (14 giờ" in line for line in read) == 4
    assert "- Ý kiến phát biểu: 0 ý kiến của 0 đảng viên (0% số có mặt)" in lines(room.meeting, "bao-cao-thang")
