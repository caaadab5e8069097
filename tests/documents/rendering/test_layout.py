"""Layouts as data: measured in the produced file, for every document and both guidances; the cell's own choices."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.documents.catalogue import FORMS
from assistant.documents.papers import Paper, find_template, print_paper
from assistant.documents.rendering import layout
from tests.documents.meetings import adopted, full, full_adopted

HALF_MM = Mm(1) // 2


def printed(form: str) -> Paper:
    """A paper of a meeting that was adopted in the layout of today: what is adopted keeps the one of its day."""
    meeting = adopted(full()).meeting if form == "bien-ban" else full_adopted()
    return print_paper(meeting, form_name=form)


def produced(form: str) -> WordDocument:
    return Document(BytesIO(printed(form).data))


@pytest.fixture(params=layout.names())
def look(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> layout.Layout:
    """A cell that has chosen this layout."""
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "the-thuc.yaml").write_text(f"bo: {request.param}\n", encoding="utf-8")
    monkeypatch.setenv("CHIBO_WORKSPACE", str(tmp_path))
    return layout.load(request.param)


@pytest.mark.parametrize("form", FORMS)
def test_page_font_sizes_and_spacing_are_the_layouts(form: str, look: layout.Layout) -> None:
    document = produced(form)
    section, styles = document.sections[0], document.styles
    top, bottom, left, right = look.margins
    on_its_side = section.orientation == WD_ORIENT.LANDSCAPE
    wanted = [Mm(v) for v in ((left, right, bottom, top) if on_its_side else look.margins)]
    sides = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert sides == pytest.approx(wanted, abs=HALF_MM)
    assert sorted((section.page_width or 0, section.page_height or 0)) == pytest.approx([Mm(210), Mm(297)], abs=HALF_MM)
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults.find(qn("w:rFonts")).get(qn("w:ascii")) == look.font
    assert int(defaults.find(qn("w:sz")).get(qn("w:val"))) == look.sizes["goc"] * 2
    names = {style.style_id: style for style in styles}
    for style, size in look.sizes.items():
        if style in names:
            assert (names[style].font.size or Pt(look.sizes["goc"])) == Pt(size), style
    assert styles["Thân bài"].paragraph_format.line_spacing == Pt(look.line)
    assert styles["Thân bài"].paragraph_format.first_line_indent == pytest.approx(Mm(look.indent), abs=HALF_MM)


@pytest.mark.parametrize("form", FORMS)
def test_page_numbers_stand_on_top_from_page_2(form: str) -> None:
    section = produced(form).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml
    assert "PAGE" in section.header._element.xml


def test_the_two_guidances_differ_in_the_sizes_of_the_head() -> None:
    old, new = layout.load("hd36-2018"), layout.load("hd05-2026")
    assert (old.sizes["TieuNgu"], old.sizes["CoQuan"], old.sizes["Title"]) == (15, 14, 16)
    assert (new.sizes["TieuNgu"], new.sizes["CoQuan"], new.sizes["Title"]) == (14, 13, 15)


@pytest.mark.parametrize("form", FORMS)
def test_parts_are_numbered_as_the_layout_says_in_every_paper(form: str, look: layout.Layout) -> None:
    """`I-` by the guide to HD 05, `I.` by the older guidance: only where the template has a part (N36)."""
    marks = {found[2] for line in printed(form).lines if (found := re.match(r"([IVX]+)([-.]) ", line))}
    assert marks <= {look.part_mark}
    assert marks or form not in ("bien-ban", "nghi-quyet", "ket-luan", "bao-cao-thang", "chuong-trinh")


def test_what_people_wrote_keeps_its_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the template's own parts are numbered anew; and a cell may say how, whatever layout it has."""
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "the-thuc.yaml").write_text('so_phan: "I."\n', encoding="utf-8")
    monkeypatch.setenv("CHIBO_WORKSPACE", str(tmp_path))
    room = full()
    room.write("item.B1.noi_dung", "I- Phần người viết tự đánh số\nII. Phần nữa")
    lines = print_paper(room.meeting).lines
    assert {"I. Mở đầu", "I- Phần người viết tự đánh số", "II. Phần nữa", "III. Kết thúc"} <= set(lines)
    (tmp_path / "mau" / "the-thuc.yaml").write_text("so_phan: A)\n", encoding="utf-8")
    with pytest.raises(layout.LayoutError, match="I-, I."):
        layout.cell_layout(tmp_path)


def test_a_cell_has_its_own_font_and_spacing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "the-thuc.yaml").write_text("phong_chu: Arial\ngian_dong: 19\n", encoding="utf-8")
    monkeypatch.setenv("CHIBO_WORKSPACE", str(tmp_path))
    styles = produced("thong-bao").styles
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults.find(qn("w:rFonts")).get(qn("w:ascii")) == "Arial"
    assert styles["Thân bài"].paragraph_format.line_spacing == Pt(19)


def test_an_offices_own_template_keeps_its_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "the-thuc.yaml").write_text("bo: hd36-2018\n", encoding="utf-8")
    document = Document(str(find_template("thong-bao", None)))
    document.styles["Title"].font.size = Pt(22)
    document.save(str(tmp_path / "mau" / "thong-bao.docx"))
    monkeypatch.setenv("CHIBO_WORKSPACE", str(tmp_path))
    assert produced("thong-bao").styles["Title"].font.size == Pt(22)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bo: hd99\n", "hd05-2026, hd36-2018"),
        ("gian_dong: rộng\n", "gian_dong"),
        ("gian_dong: 400\n", "từ 10 đến 60"),
        ("phong_chu: 7\n", "phong_chu"),
        ("co_chu: 12\n", "chỉ được ghi"),
        ("bo: [\n", "Không đọc được"),
        ("chữ\n", "chỉ được ghi"),
        ("[[a]]: 1\n", "Không đọc được"),
        ("bo: " + "[" * 3000 + "]" * 3000, "Không đọc được"),
        ("bo: [hd36-2018]\n", "hd05-2026, hd36-2018"),
        ("so_phan: [I.]\n", "I-, I."),
    ],
)
def test_a_wrong_choice_is_told_in_words(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "the-thuc.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(layout.LayoutError, match=said):
        layout.cell_layout(tmp_path)


SIZES = {
    "hd05-2026": {"TieuNgu": 14, "CapTren": 13, "CoQuan": 13, "SoKyHieu": 14, "DiaDanhNgay": 14, "Title": 15},
    "hd36-2018": {"TieuNgu": 15, "CapTren": 14, "CoQuan": 14, "SoKyHieu": 14, "DiaDanhNgay": 14, "Title": 16},
}
"""Points of the blocks of the head, by the tables of the two guidances (docs/domain.md 7.2)."""
BOLD = {"TieuNgu", "CoQuan", "Title", "Subtitle", "ThayMat", "ChuKyHoTen", "ChuKyChucDanh", "Heading1", "Heading2"}
UPRIGHT = {"CapTren", "SoKyHieu", "ThanBai", "ChucDanhKy", "NoiNhan", "OBang"}
CAPITALS = {"TieuNgu", "CapTren", "CoQuan", "Title", "ThayMat", "ChucDanhKy", "ChuKyChucDanh", "Heading1"}
BY_TWO = {"bien-ban", "diem-danh", "phu-luc-y-kien", "phu-luc-mat"}
"""Signed by who wrote on the left and who led on the right; the others for the cell."""


def chain(paragraph: Paragraph) -> list[ParagraphStyle]:
    """The style and what it is based on."""
    found, style = [], paragraph.style
    while isinstance(style, ParagraphStyle):
        found.append(style)
        style = style.base_style
    return found


def measured(paragraph: Paragraph, document: WordDocument) -> tuple[str, float, bool, bool, bool]:
    """Font, size, bold, italic and capitals that the paragraph really has: by its styles, else the file's default."""
    fonts = [style.font for style in chain(paragraph)]
    base = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    font = next((f.name for f in fonts if f.name), base.find(qn("w:rFonts")).get(qn("w:ascii")))
    size = next((f.size.pt for f in fonts if f.size), int(base.find(qn("w:sz")).get(qn("w:val"))) / 2)
    flags = (next((bool(v) for f in fonts if (v := getattr(f, what)) is not None), False) for what in FLAGS)
    bold, italic, capitals = flags
    return font, size, bold, italic, capitals


FLAGS = ("bold", "italic", "all_caps")


@pytest.mark.parametrize("form", FORMS)
def test_every_block_has_the_font_and_size_of_the_guidance(form: str, look: layout.Layout) -> None:
    """Measured paragraph by paragraph in the produced file, tables and head included."""
    document = produced(form)
    every = [Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))]
    for paragraph in every:
        style = chain(paragraph)[0].style_id
        font, size, bold, italic, capitals = measured(paragraph, document)
        assert font == "Times New Roman"
        assert size == SIZES[look.name].get(style, size), style
        assert 12 <= size <= 16, style
        assert bold or style not in BOLD, style
        assert not (bold or italic) or style not in UPRIGHT, style
        assert capitals is (style in CAPITALS) or style in ("DauBang", "TrangThai"), style
    assert {chain(p)[0].style_id for p in every} >= set(SIZES[look.name]) - ({"CapTren"} if form == "so-du" else set())


@pytest.mark.parametrize("form", FORMS)
def test_head_number_and_signature_stand_where_they_belong(form: str, look: layout.Layout) -> None:
    document = produced(form)
    left, right = document.tables[0].rows[0].cells
    assert (left.text.splitlines()[-1], right.text) == ("*", "Đảng Cộng sản Việt Nam")
    number, day = (cell.text for cell in document.tables[0].rows[1].cells)
    code = FORMS[form].code
    shown = number.startswith("Số ") and ":" not in number and number.endswith(f"-{code}/CB" if code != "GM" else "CB")
    assert shown if code else number == "" or form == "phu-luc-mat"
    assert day.startswith("Xã Mẫu, ngày ")
    ruled = [p for p in (Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))) if p.text == right.text]
    assert chain(ruled[0])[0].font.underline
    if FORMS[form].private:  # this meeting adopted no annex, so that nobody signs it
        return
    last = [[cell.text.splitlines() for cell in row.cells] for row in document.tables[-1].rows]
    if form in BY_TWO:
        assert [cell[0] for cell in last[0]] == ["Người ghi biên bản", "Chủ trì hội nghị"]
    elif form == "so-du":
        assert [cell[0] for cell in last[0]] == ["Xác nhận của chi bộ", "Xác nhận của đảng ủy"]
    else:
        assert last[0][-1][:2] == ["T/M Chi bộ", "Bí thư"]
        assert form == "phieu-cham-diem" or (last[0][0][0], last[0][0][-1]) == ("Nơi nhận:", "- Lưu Chi bộ.")
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in document.tables[-1]._tbl.tr_lst)
