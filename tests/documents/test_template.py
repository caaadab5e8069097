"""The Word template itself: fields as the builder has them, the Party's layout (docs/domain.md 7.2), valid XML."""

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate

from assistant.documents.facts import minutes
from assistant.documents.rendering.word import RenderEnvironment
from assistant.platform.paths import program_folder
from tests.documents.meetings import paper_of

TEMPLATE = program_folder() / "templates" / "word" / "bien-ban.docx"
CHECKER = Path(__file__).parents[3] / "shared" / "ooxml-xsd" / "check_docx.py"
HALF_MM = Mm(1) // 2


@pytest.fixture(scope="module")
def produced() -> WordDocument:
    """The full meeting's minutes as a file."""
    return Document(BytesIO(paper_of("full").data))


def style(paragraph: Paragraph) -> ParagraphStyle:
    """Every paragraph here has one."""
    assert paragraph.style is not None
    return paragraph.style


def test_template_and_builder_agree() -> None:
    """Nobody renames a field in Word, or in the builder, unnoticed."""
    names = DocxTemplate(TEMPLATE).get_undeclared_template_variables(RenderEnvironment())
    assert names == minutes.MinutesBody.__required_keys__ | minutes.MinutesClosing.__required_keys__


@pytest.mark.parametrize("which", ["full", "case-3", "empty"])
def test_every_fact_has_its_place_in_the_shipped_template(which: str) -> None:
    paper = paper_of(which)
    assert paper.unprinted == ()
    assert paper.removed == 0


def test_template_and_papers_are_valid_by_the_schema(tmp_path: Path) -> None:
    """ISO/IEC 29500 transitional, where the schemas lie beside the project."""
    if not CHECKER.is_file():
        pytest.skip("the OOXML schemas (../shared/ooxml-xsd) are not on this machine")
    files = [TEMPLATE]
    for which in ("full", "case-3", "empty"):
        files.append(tmp_path / f"{which}.docx")
        files[-1].write_bytes(paper_of(which).data)
    done = subprocess.run(
        [sys.executable, str(CHECKER), *map(str, files)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_page_is_a4_with_the_partys_margins(produced: WordDocument) -> None:
    """A4; top 20, bottom 20, left 30, right 15 mm."""
    section = produced.sections[0]
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=HALF_MM)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert margins == pytest.approx((Mm(20), Mm(20), Mm(30), Mm(15)), abs=HALF_MM)


def test_body_is_times_new_roman_14_justified_with_a_first_line_of_10_mm(produced: WordDocument) -> None:
    styles = produced.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    assert defaults.find(qn("w:rFonts")).get(qn("w:ascii")) == "Times New Roman"
    assert defaults.find(qn("w:sz")).get(qn("w:val")) == "28"
    assert defaults.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"
    body = styles["Thân bài"].paragraph_format
    assert body.first_line_indent == pytest.approx(Mm(10), abs=HALF_MM)
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.line_spacing == Pt(18)


def test_head_has_issuer_left_and_party_right(produced: WordDocument) -> None:
    """Superior upright, cell bold, star, number left; the Party underlined, place and date in italics right."""
    (left, right), (number, date) = (row.cells for row in produced.tables[0].rows)
    superior, cell, star = left.paragraphs
    assert (superior.text, cell.text, star.text) == ("Đảng ủy xã", "Chi bộ Văn phòng", "*")
    assert superior.style.font.all_caps and not superior.style.font.bold
    assert cell.style.font.all_caps and cell.style.font.bold
    party = right.paragraphs[0].style.font
    assert party.all_caps and party.bold
    assert party.underline in (True, WD_UNDERLINE.SINGLE)
    assert number.text == "Số 05-BB/CB"
    assert date.text == "Xã Mẫu, ngày 04 tháng 11 năm 2026"
    assert date.paragraphs[0].style.font.italic


def test_page_number_is_centred_on_top_from_page_2(produced: WordDocument) -> None:
    section = produced.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml
    number = section.header.paragraphs[0]
    assert " PAGE " in number._element.xml
    assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert section.header_distance == pytest.approx(Mm(10), abs=HALF_MM)


def test_signatures_are_secretary_left_and_chair_right(produced: WordDocument) -> None:
    titles, names = (row.cells for row in produced.tables[-1].rows)
    assert [c.text for c in titles] == ["Người ghi biên bản", "Chủ trì hội nghị"]
    assert [c.text for c in names] == ["Đảng viên Chính thức 2", "Đảng viên Chính thức 1"]
    name = names[0].paragraphs[0].style
    assert name.font.bold
    assert name.paragraph_format.space_before == pytest.approx(4 * Pt(18), rel=0.1)
    assert titles[0].paragraphs[0].style.paragraph_format.keep_with_next


def has(row: _Row, mark: str) -> bool:
    """Whether the row carries this property."""
    return row._tr.trPr is not None and row._tr.trPr.find(qn(mark)) is not None


def test_tables_repeat_their_head_and_keep_rows_whole(produced: WordDocument) -> None:
    tables = [t for t in produced.tables if t.rows[0].cells[1].text == "Nhiệm vụ"]
    assert len(tables) == 2
    for table in tables:
        assert has(table.rows[0], "w:tblHeader")
        assert all(has(row, "w:cantSplit") for row in table.rows)


def test_headings_are_real_and_stay_with_what_follows(produced: WordDocument) -> None:
    headings = [p for p in produced.paragraphs if str(style(p).name).startswith("Heading")]
    parts = [p.text for p in headings if style(p).name == "Heading 1"]
    assert parts == ["I- Mở đầu", "II- Nội dung", "III- Kết thúc"]
    assert all(style(p).paragraph_format.keep_with_next for p in headings)


def test_everything_is_styled_by_name(produced: WordDocument) -> None:
    """No direct formatting: an office changes a style, and the whole document follows."""
    for paragraph in produced.element.body.iter(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        assert properties is not None and [child.tag for child in properties] == [qn("w:pStyle")]
    for run in produced.element.body.iter(qn("w:rPr")):
        assert [child.tag for child in run] == [qn("w:rStyle")]


def test_no_national_motto_no_compatibility_mode() -> None:
    with zipfile.ZipFile(TEMPLATE) as package:
        settings, document = (package.read(f"word/{n}.xml").decode() for n in ("settings", "document"))
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert "Độc lập" not in document
