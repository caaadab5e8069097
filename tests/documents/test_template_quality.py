"""What Word itself asks of every template that ships and of every paper: language, properties, heads of tables, styles,
no compatibility mode. (Valid by the schema: test_forms.)"""

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.oxml.ns import qn

from assistant.documents.catalogue import FORMS
from assistant.documents.papers import ANNEX, find_template, print_paper
from assistant.documents.rendering.docx_text import text_lines
from assistant.documents.rendering.keep_together import keep_together
from tests.documents.meetings import full_adopted

THIN, RULED = "DongMong", "BangKe"
KEEP = qn("w:keepNext")


@pytest.fixture(params=[(form, filled) for form in FORMS for filled in (False, True)], ids=str)
def file(request: pytest.FixtureRequest) -> bytes:
    """A template, and the paper made from it."""
    form, filled = request.param
    if filled:
        return print_paper(full_adopted(), form_name=form).data
    return find_template(FORMS[form].template, None).read_bytes()


def part(file: bytes, name: str) -> Any:
    with zipfile.ZipFile(BytesIO(file)) as package:
        return ET.fromstring(package.read(f"word/{name}.xml"))


def style_of(paragraph: Any) -> str:
    return str(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))


def test_word_opens_it_without_compatibility_mode(file: bytes) -> None:
    """Word 2013 and later write 15; a file that says less, or nothing, is opened as an old one."""
    settings = part(file, "settings")
    modes = {s.get(qn("w:name")): s.get(qn("w:val")) for s in settings.iter(qn("w:compatSetting"))}
    assert modes["compatibilityMode"] == "15"
    assert settings.find(qn("w:themeFontLang")).get(qn("w:val")) == "vi-VN"


def test_its_language_is_vietnamese_and_it_says_what_and_whose_it_is(file: bytes) -> None:
    document = Document(BytesIO(file))
    known = document.core_properties
    assert known.language == "vi-VN"
    assert known.title
    assert known.author not in ("", "python-docx")
    assert known.last_modified_by == known.author
    languages = {lang.get(qn("w:val")) for lang in part(file, "styles").iter(qn("w:lang"))}
    languages |= {lang.get(qn("w:val")) for lang in part(file, "document").iter(qn("w:lang"))}
    assert languages == {"vi-VN"}


def test_a_title_and_a_cell_of_many_words_are_cut_in_the_properties_only() -> None:
    """Word takes 255 letters there; the page holds them all."""
    meeting = full_adopted()
    title, cell = "Sinh hoạt " + "rất dài " * 60, "Chi bộ " + "tên dài " * 60
    long = replace(meeting, title=title, cell=replace(meeting.cell, name=cell), adoption=None)
    done = print_paper(long, form_name="nghi-quyet")
    known = Document(BytesIO(done.data)).core_properties
    assert (len(known.title), len(known.author)) == (255, 255)
    assert " ".join(cell.split()) in " ".join(done.lines)


def test_ruled_tables_have_a_marked_head_and_whole_rows(file: bytes) -> None:
    for table in part(file, "document").iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        if table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")) == RULED:
            heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
            assert heads == [True] + [False] * (len(rows) - 1)
            assert table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}").get(qn("w:firstRow")) == "1"


def test_columns_are_as_wide_as_the_table(file: bytes) -> None:
    """Grid, cells and table say one width; programs differ in which of them they believe."""
    for table in part(file, "document").iter(qn("w:tbl")):
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert sum(grid) == int(table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").get(qn("w:w")))
        for row in table.iter(qn("w:tr")):
            cells = [int(width.get(qn("w:w"))) for width in row.iter(qn("w:tcW"))]
            assert sum(cells) == sum(grid)
            assert len(cells) < len(grid) or cells == grid


def test_everything_is_styled_by_name(file: bytes) -> None:
    """No direct formatting, and no style that the file does not have."""
    body = part(file, "document")
    known = {style.get(qn("w:styleId")) for style in part(file, "styles").iter(qn("w:style"))}
    for paragraph in body.iter(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        assert [child.tag for child in properties] == [qn("w:pStyle")]
        assert style_of(paragraph) in known
    assert {child.tag for run in body.iter(qn("w:rPr")) for child in run} <= {qn("w:rStyle")}


def test_thin_lines_stand_before_the_head_and_after_the_signature(file: bytes) -> None:
    """After a table that ends a page, a line of usual height makes an empty page; and LibreOffice forgets "keep with
    next" in a document that begins with a table."""
    body = part(file, "document").find(qn("w:body"))
    blocks = [child for child in body if child.tag in (qn("w:p"), qn("w:tbl"))]
    assert [style_of(block) for block in (blocks[0], blocks[-1])] == [THIN, THIN]
    thin = next(s for s in part(file, "styles").iter(qn("w:style")) if s.get(qn("w:styleId")) == THIN)
    assert thin.find(f"{qn('w:pPr')}/{qn('w:spacing')}").get(qn("w:line")) == "20"


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_before_the_signatures_stays_with_them(form: str) -> None:
    """The line, or the table's last row, before the signatures is kept with them: they never stand alone on a page.

    Nor does a table's last row: a total alone under the repeated head says nothing.
    """
    file = print_paper(full_adopted(), form_name=form).data
    styles = {style.get(qn("w:styleId")): style for style in part(file, "styles").iter(qn("w:style"))}

    def kept(paragraph: Any) -> bool:
        style = styles.get(style_of(paragraph))
        while style is not None:
            if style.find(f"{qn('w:pPr')}/{KEEP}") is not None:
                return True
            base = style.find(qn("w:basedOn"))
            style = styles.get(base.get(qn("w:val"))) if base is not None else None
        return False

    blocks = list(part(file, "document").find(qn("w:body")))
    if blocks[-3].tag != qn("w:tbl"):  # nobody adopted an annex of this meeting, so there is no place to sign
        assert form == ANNEX
        return
    signatures = max(n for n, block in enumerate(blocks) if block.tag == qn("w:tbl"))
    before = blocks[signatures - 1]
    assert kept(before), style_of(before)
    if blocks[signatures - 2].tag == qn("w:tbl"):
        last = blocks[signatures - 2].findall(qn("w:tr"))[-1]
        assert all(map(kept, last.iter(qn("w:p"))))
    for table in (block for block in blocks if block.find(f".//{qn('w:tblHeader')}") is not None):
        before_last = table.findall(qn("w:tr"))[1:][-2:-1]
        assert all(kept(paragraph) for row in before_last for paragraph in row.iter(qn("w:p")))


@pytest.mark.parametrize("form", FORMS)
def test_a_template_has_each_line_once(form: str) -> None:
    """Who edits a row or a line in Word edits one: what stays with the signatures is not for the template to say."""
    read = text_lines(find_template(FORMS[form].template, None).read_bytes())
    twice = [one for one in read if "loop.last" in one and one.startswith(("{%p", "{%tr"))]
    assert twice == []


def test_a_template_without_the_styles_of_a_signature_is_left_as_it_is() -> None:
    document = Document(str(find_template("giay-moi", None)))
    for paragraph in document.element.body.iter(qn("w:p")):
        paragraph.pPr.find(qn("w:pStyle")).set(qn("w:val"), "ThanBai")
    before = document.element.xml
    keep_together(document)
    assert document.element.xml == before
