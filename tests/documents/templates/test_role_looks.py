"""The check sees the body: size, spacing, indent of every role, head, page number, places to sign; findings grouped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.documents.templates.check import Finding, FindingKind
from assistant.documents.templates.layout_check import MOST_PLACES, grouped
from tests.documents.templates.test_check import change, found_in, with_text
from tests.documents.templates.test_mutations import no_page_number, without_table

Edit = Callable[[WordDocument], None]


def style(name: str, **changes: object) -> Edit:
    """A style of the template with other settings."""

    def edit(document: WordDocument) -> None:
        for part, value in changes.items():
            setattr(document.styles[name].paragraph_format, part, value)

    return edit


def direct(text: str, **changes: object) -> Edit:
    """One paragraph set apart from its style."""

    def edit(document: WordDocument) -> None:
        for part, value in changes.items():
            setattr(with_text(document, text).paragraph_format, part, value)

    return edit


def small_run(document: WordDocument) -> None:
    with_text(document, "I- Mở đầu").runs[0].font.size = Pt(11)


def not_bold(document: WordDocument) -> None:
    document.styles["Nhãn mục"].font.bold = False


ROLES = {
    "indent of the body": (style("Thân bài", first_line_indent=Mm(0)), "Kiểu “Thân bài”: đang là thụt đầu dòng 0 mm"),
    "spacing of the body": (
        style("Thân bài", space_after=Pt(0)),
        "Thân bài”: đang là cách sau 0 điểm, mẫu gốc là cách sau 6",
    ),
    "lines of the body": (
        style("Thân bài", line_spacing=Pt(30)),
        "Thân bài”: đang là giãn dòng 30 điểm, mẫu gốc",
    ),
    "edges of the body": (
        style("Thân bài", alignment=WD_ALIGN_PARAGRAPH.LEFT),
        "Thân bài”: đang là căn trái, mẫu gốc",
    ),
    "space for the hand": (style("Chữ ký - họ tên", space_before=Pt(6)), "cách trước 6 điểm, mẫu gốc là cách trước 72"),
    "label not bold": (not_bold, "đang là chữ thường, mẫu gốc là chữ đậm"),
    "run of another size": (small_run, "cỡ chữ 11, mẫu gốc là cỡ chữ 14"),
    "paragraph set apart": (direct("- Địa điểm:", left_indent=Mm(20)), "thụt trái 20 mm, mẫu gốc là thụt trái 0 mm"),
}


@pytest.mark.parametrize("what", ROLES)
def test_a_role_that_looks_otherwise_is_told_with_both_looks(tmp_path: Path, what: str) -> None:
    edit, said = ROLES[what]
    found = [one for one in found_in(tmp_path, edit, "bien-ban") if said in one.sentence]
    assert len(found) == 1, "told once, however many paragraphs"
    assert found[0].kind is FindingKind.LAYOUT
    assert "Hãy" in found[0].sentence


def test_many_places_of_one_fault_are_named_and_counted(tmp_path: Path) -> None:
    found = found_in(tmp_path, style("Thân bài", first_line_indent=Mm(0)), "bien-ban")
    (one,) = (one for one in found if "“Thân bài”: đang là thụt đầu dòng" in one.sentence)
    assert one.place.count("đoạn ") == MOST_PLACES
    assert "chỗ khác" in one.place
    assert "dưới tiêu đề “I- Mở đầu”" in one.place


def test_only_what_is_the_very_same_is_grouped() -> None:
    one, other = Finding(FindingKind.LAYOUT, "đoạn 1", "a"), Finding(FindingKind.LAYOUT, "đoạn 2", "b")
    assert grouped([one, other, one]) == [one, other]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (change("Đảng Cộng sản Việt Nam", ""), "không có tiêu đề “Đảng Cộng sản Việt Nam”"),
        (no_page_number, "không có số trang"),
        (without_table("{{ thu_ky }}"), "không có chỗ ký (họ tên thư ký)"),
    ],
)
def test_a_block_that_is_gone_is_told(tmp_path: Path, edit: Edit, said: str) -> None:
    assert any(said in one.sentence for one in found_in(tmp_path, edit, "bien-ban"))


def test_no_finding_speaks_of_paths_or_in_english(tmp_path: Path) -> None:
    def everything(document: WordDocument) -> None:
        for table in list(document.element.body.iter(qn("w:tbl")))[1:]:
            table.getparent().remove(table)
        for one in (style("Thân bài", first_line_indent=Mm(0)), change("{{ hinh_thuc }}", "{{ hinh_thuc + 1 }}")):
            one(document)

    for finding in found_in(tmp_path, everything, "bien-ban"):
        assert "[]" not in finding.sentence + finding.place
        assert "unsupported" not in finding.sentence


def test_a_name_is_suggested_only_where_it_is_near(tmp_path: Path) -> None:
    told = " ".join(
        one.sentence for one in found_in(tmp_path, change("{{ hinh_thuc }}", "{{ nguoi_lap_bang }}"), "bien-ban")
    )
    assert "nguoi_lap_bang" in told
    assert "Có phải ý là" not in told


def test_a_text_compared_with_a_number_by_size_is_refused(tmp_path: Path) -> None:
    found = found_in(tmp_path, change("{%p if nhieu_ngay %}", "{%p if dang_vien.tong > 10 %}"), "bien-ban")
    assert any("so sánh chữ với số" in one.sentence for one in found)
