"""Papers of three awkward records: nothing recorded prints as dots, and no page is left mostly white.

The village has 45 members and 25 opinions, the merged cell met past midnight, the extraordinary meeting failed to pass
its motion (tests/documents/awkward.py).
"""

import re
import subprocess
from pathlib import Path

import pytest

from assistant.documents.catalogue import FORMS
from assistant.documents.papers import PaperError, print_parts
from assistant.documents.rendering import pdf
from assistant.domain.kinds import KINDS
from assistant.domain.meeting import Meeting
from tests.documents.awkward import AWKWARD, LONG_REASON

BY_HAND = ("phieu-cham-diem", "ke-hoach-chuyen-de", "so-du")
"""Papers with columns that people fill in by hand."""
OPEN = re.compile(
    r"Số …-|ngày …… tháng|^…………$|Thông báo, giấy mời|Tài liệu|Đại biểu dự|Kính mời|Người trình bày|Thời gian: ………… phút"
)
"""What these records do not have: numbers of papers, a day of issue, inspection, papers, guests, a presenter."""


REFUSED = {("failed-motion", "nghi-quyet"), ("failed-motion", "ket-luan")}
"""What failed is signed by nobody."""


def lines_of(meeting: Meeting, form: str) -> list[str]:
    """All that a paper says, in all its parts."""
    return [line for paper in print_parts(meeting, form) for line in paper.lines]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("which", AWKWARD)
def test_no_dots_stand_where_there_is_something_to_tell(which: str, form: str) -> None:
    meeting = AWKWARD[which]()
    if FORMS[form].private or not FORMS[form].kinds(KINDS[meeting.kind]) or form in BY_HAND:
        return
    if (which, form) in REFUSED:
        with pytest.raises(PaperError, match="không được thông qua"):
            lines_of(meeting, form)
        return
    assert [line for line in lines_of(meeting, form) if "……" in line and not OPEN.search(line)] == []


def test_what_is_past_midnight_bears_the_day_after() -> None:
    lines = lines_of(AWKWARD["past-midnight"](), "bien-ban")
    assert any(re.match(r"Kết thúc: 00 giờ \d\d phút, ngày 05 tháng 11 năm 2026", line) for line in lines)


def test_a_village_of_45_has_every_member_every_opinion_and_every_settlement() -> None:
    meeting = AWKWARD["village"]()
    roll = lines_of(meeting, "diem-danh")
    assert sum(1 for line in roll if re.match(r"\d+ \| ", line)) == 45
    opinions = lines_of(meeting, "phu-luc-y-kien")
    assert sum(1 for line in opinions if re.match(r"\d+\. Đồng chí ", line)) == 26
    assert sum(1 for line in opinions if line.startswith(("- Trả lời: ", "- Thống nhất: "))) == 8
    assert [line for line in lines_of(meeting, "giay-moi") if line.startswith("Kính mời: ")] == [
        "Kính mời: Đồng chí Đinh Công Tráng, Phó Bí thư Thường trực, Đảng ủy xã Xuân Sơn",
        "Kính mời: Ông (bà) Ngô Thị Mai, Chủ tịch Hội Nông dân, Ủy ban Mặt trận Tổ quốc xã",
    ]


def test_several_are_called_comrades_and_several_agencies_each_by_its_name() -> None:
    """In sentences, not in tables; a guest who may be no member is no comrade either."""
    village = AWKWARD["village"]()
    resolution = "\n".join(lines_of(village, "nghi-quyet"))
    assert "vắng: các đồng chí Trần Văn Lan, Trần Văn Khánh." in resolution
    assert "người thực hiện: đồng chí Nguyễn Văn Thủy và Chi hội Phụ nữ;" in resolution
    assert "- Đảng viên phát biểu: các đồng chí Trần Văn Thủy, Lê Văn Bình" in "\n".join(lines_of(village, "ket-luan"))
    guests = [paper.lines for paper in print_parts(village, "giay-moi")]
    assert [sum("đồng chí dự sinh hoạt" in line for line in lines) for lines in guests] == [1, 0]
    assert "Rất mong ông (bà) thu xếp thời gian tới dự." in guests[1]
    merged = lines_of(AWKWARD["past-midnight"](), "ket-luan")
    at = merged.index("- Hạn chế:")
    assert merged[at + 1].startswith("+ Văn phòng Đảng ủy: ")
    assert not any("(Kết luận – " in line or "tháng trước" in line or "tháng tới" in line for line in merged)


def test_a_long_reason_leaves_no_third_of_a_page_white(tmp_path: Path) -> None:
    """T31: 150 letters of reason in the roll and in the minutes; only the last page may end early."""
    try:
        using = pdf.find_converter()
    except pdf.NoPdf:
        pytest.skip("pages are looked at with LibreOffice")
    assert len(LONG_REASON) >= 150
    files = [tmp_path / f"{form}.docx" for form in ("diem-danh", "bien-ban")]
    for file in files:
        file.write_bytes(print_parts(AWKWARD["village"](), file.stem)[0].data)
    subprocess.run([*pdf.converter_command(using, files[0], tmp_path), str(files[1])], check=True, timeout=300)
    for file in files:
        subprocess.run(
            ["pdftoppm", "-gray", "-r", "20", str(file.with_suffix(".pdf")), str(file.with_suffix(""))], check=True
        )
        pages = sorted(tmp_path.glob(f"{file.stem}-*.pgm"))
        assert len(pages) > 1
        assert [page.name for page in pages[:-1] if lowest_ink(page.read_bytes()) < 0.67] == []


def lowest_ink(picture: bytes) -> float:
    """How far down a page (0 to 1) something is printed."""
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert header
    width, height = int(header[1]), int(header[2])
    dots = picture[header.end() :]
    rows = (n for n in range(height) if min(dots[n * width : (n + 1) * width]) < 200)
    return max(rows, default=0) / height
