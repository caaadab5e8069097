"""How high the rows of a register are and where its last page begins; then its pages themselves, where Calc is."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.analysis.printed_rows import (
    LINE_HEIGHT,
    TOGETHER,
    line_count,
    row_height,
    rows_kept_with_foot,
    text_width,
)
from assistant.analysis.record_index import RecordIndex
from assistant.analysis.register_book import HEAD_ROW, BookHead, book_bytes
from assistant.analysis.register_table import Register
from assistant.analysis.registers import MAKERS, make_register
from assistant.usecases.number_register import NumberBook
from assistant.usecases.past_meetings import indexed_meetings
from assistant.usecases.registers import year_from
from assistant.wording.registers import KEEPER
from tests.analysis.generated_year import YEAR, frozen_year, write_year

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.parametrize(
    ("text", "units"), [("Bao cao 2026", 5498), ("DANG UY XA", 6277), ("", 0), ("04/11/2026", 4556), ("Wimm; l.", 3833)]
)
def test_text_is_as_wide_as_times_new_roman_makes_it(text: str, units: int) -> None:
    """Thousandths of its size, measured with the font itself (Liberation Serif has the same); marks take no room."""
    assert text_width(text) == pytest.approx(units * 12 / 1000, rel=0.005)
    assert text_width("Đảng ủy xã") == text_width("Đang uy xa")


def test_a_line_is_wrapped_between_words_and_a_long_word_within() -> None:
    assert line_count("Sinh hoạt thường kỳ tháng 12/2026", 34) == 1
    assert line_count("Sinh hoạt thường kỳ tháng 12/2026", 30) == 2
    assert line_count("một\n\nba", 30) == 3
    assert line_count("m" * 100, 10) == 18
    assert row_height([("", 10), (12, 3), ("một\nhai", 30)]) == 2 * LINE_HEIGHT + 2
    assert row_height([("dòng\n" * 100, 30)]) == 409


@pytest.mark.parametrize(
    ("rows", "kept"),
    [(0, 0), (3, 0), (5, TOGETHER), (7, TOGETHER), (8, 0), (9, 0)],
    ids=["no row", "all on one page", "foot does not fit", "page is full", "two rows over", "more rows over"],
)
def test_signatures_never_stand_on_a_page_alone(rows: int, kept: int) -> None:
    """A page of a hundred, twenty of it heading, rows of ten; thirty of signatures."""
    assert rows_kept_with_foot([10.0] * rows, first=30, repeated=20, foot=30, page=100) == kept


def test_a_row_as_high_as_the_page_is_no_reason_to_go_on_for_ever() -> None:
    assert rows_kept_with_foot([90.0, 90.0], first=30, repeated=20, foot=30, page=100) == 0


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> list[Register]:
    cell = write_year(tmp_path_factory.mktemp("cell"), frozen_year()[0])
    index = RecordIndex(cell, None)
    sources = year_from(index, indexed_meetings(index), YEAR, date(YEAR, 12, 31), NumberBook()).sources
    return [make_register(name, sources) for name in MAKERS]


HEAD = BookHead("Đảng ủy xã Thượng Cát", "Chi bộ thôn Đồi Mới", date(YEAR, 12, 31))


def test_columns_are_counted_in_a_font_that_is_everywhere(registers: list[Register]) -> None:
    """Excel counts them in digits of the book's own font; by another one the text is cut, or the page half empty."""
    data = book_bytes(HEAD, registers)
    book = load_workbook(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        styles = package.read("xl/styles.xml").decode()
    normal = re.search(r'<cellStyleXfs[^>]*><xf[^>]*fontId="(\d+)"', styles)
    assert normal
    font = re.findall(r"<font>.*?</font>", styles)[int(normal[1])]
    assert 'name val="Times New Roman"' in font and 'sz val="12"' in font
    broken = {sheet.title: [one.id for one in sheet.row_breaks.brk] for sheet in book.worksheets}
    assert any(broken.values())
    for register, sheet in zip(registers, book.worksheets, strict=True):
        assert all(HEAD_ROW < row < HEAD_ROW + len(register) for row in broken[sheet.title])


@pytest.mark.skipif(not OFFICE or not shutil.which("pdftotext"), reason="LibreOffice or poppler is missing")
def test_as_pages_every_register_is_whole_and_signed_under_its_last_rows(
    registers: list[Register], tmp_path: Path
) -> None:
    file = tmp_path / "so.xlsx"
    file.write_bytes(book_bytes(HEAD, registers))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=False, capture_output=True, timeout=180)
    if not file.with_suffix(".pdf").is_file():
        pytest.skip("LibreOffice is here without Calc, which opens .xlsx")
    command = ["pdftotext", "-layout", str(file.with_suffix(".pdf")), "-"]
    told = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode("utf-8")
    signed = [page for page in told.split("\f") if KEEPER in page]
    assert len(signed) == len(registers)
    for register, page in zip(registers, signed, strict=True):
        last = rf"^\s*{len(register)}\s" if len(register) else "Không có dòng nào"
        assert re.search(last, page, re.MULTILINE), register.name
        for column in register.columns:
            texts = [one for one in register.frame[column.code] if isinstance(one, str)]
            assert [word for text in texts for word in text.split() if word not in told] == [], "nothing is cut"
