"""Sổ in ra giấy: registers as an Excel file that prints well on A4, heading and page numbers on every page.

Whatever people wrote is text, also where it begins with `=`: Excel is told so cell by cell, and no formula is written.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.analysis.printed_rows import DIGIT, LINE_HEIGHT, column_width, row_height, rows_kept_with_foot
from assistant.analysis.register_table import CellKind, Column, Register
from assistant.domain.text import writable
from assistant.wording import registers as words
from assistant.wording.figures import percent_text

FONT, SIZE = "Times New Roman", 12
HEAD_ROW = 6
"""Row of the headings; what stands above is the title block."""
LONGEST_CELL = 32_000
"""Letters that Excel takes in a cell, less a few."""
PORTRAIT_WIDTH = 95
"""Characters that fit on an upright A4 page at a size that can be read."""
CENTRED = frozenset({CellKind.DAY, CellKind.COUNT, CellKind.PERCENT, CellKind.POINTS, CellKind.MARK})
TITLE_HEIGHTS = {1: LINE_HEIGHT, 2: LINE_HEIGHT, 3: 28.0, 4: LINE_HEIGHT, 5: 6.0}
"""Points of the lines above the table."""
FOOT_LINES = 5
"""Under the notes: an empty one, day, two lines that say who signs; and the count above them."""
LINE = Side(style="thin", color="808080")
INCH = 25.4
POINTS = 72 / INCH
PAGE_SHORT, PAGE_LONG = 210, 297
TOP, BOTTOM, LEFT, RIGHT, EDGE = 20, 18, 20, 12, 8
"""Millimetres: of the page, of its margins, and of the page number from its edge."""


@dataclass(frozen=True)
class BookHead:
    """What stands above every table: the cell's superior, its name, whether it is a practice cell; and of which day."""

    superior: str
    cell: str
    day: date
    practice: bool = False
    place: str = ""


def book_bytes(head: BookHead, registers: Sequence[Register]) -> bytes:
    """The registers as an .xlsx file, one sheet each."""
    book = Workbook()
    first = book.active
    assert first is not None, "a new workbook has one sheet"
    book.remove(first)
    # Widths of columns are counted in digits of this font: of another one, that is not on every machine, they differ.
    styles: Any = book._named_styles  # type: ignore[attr-defined] # noqa: SLF001 # openpyxl has no other way to it
    styles["Normal"].font = Font(name=FONT, size=SIZE)
    for register in registers:
        write_sheet(book.create_sheet(words.TAB[register.name]), head, register)
    book.properties.creator = writable(head.cell)
    book.properties.title = words.TITLE[registers[0].name] if len(registers) == 1 else words.ALL_REGISTERS
    book.properties.language = "vi-VN"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def write_sheet(sheet: Worksheet, head: BookHead, register: Register) -> None:
    """One register: title block, table, count, notes and signatures."""
    width = len(register.columns)
    _title_block(sheet, head, register, width)
    for place, column in enumerate(register.columns, start=1):
        _heading(sheet.cell(HEAD_ROW, place), column)
        sheet.column_dimensions[get_column_letter(place)].width = column_width(column.width)
    row, heights = HEAD_ROW, list[float]()
    for row, record in enumerate(register.frame.to_dict("records"), start=HEAD_ROW + 1):
        for place, column in enumerate(register.columns, start=1):
            _value(sheet.cell(row, place), column, record[column.code])
        told = [(record[one.code], one.width) for one in register.columns if one.kind not in CENTRED]
        heights.append(row_height(told))
        sheet.row_dimensions[row].height = heights[-1]
    heading = row_height([(one.heading, one.width) for one in register.columns], bold=True) + 4
    sheet.row_dimensions[HEAD_ROW].height = heading
    _foot(sheet, head, register, row + 1, width)
    _page(sheet, register, row)
    _keep_foot(sheet, register, heights, heading)


def put_text(cell: Cell, text: str) -> None:
    """Text that stays text, also `=1+1`; without what a file cannot hold."""
    plain = writable(text)
    cell.value = plain if len(plain) <= LONGEST_CELL else f"{plain[:LONGEST_CELL]} …"
    cell.data_type = "s"


def _line(sheet: Worksheet, row: int, first: int, last: int, text: str, **style: Any) -> None:
    """A line of the title block or the foot, over several columns."""
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    cell = sheet.cell(row, first)
    assert isinstance(cell, Cell)
    put_text(cell, text)
    bold, italic, size = style.get("bold", False), style.get("italic", False), style.get("size", SIZE)
    cell.font = Font(name=FONT, size=size, bold=bold, italic=italic)
    cell.alignment = Alignment(horizontal=style.get("at", "center"), vertical="center", wrap_text=True)


def _title_block(sheet: Worksheet, head: BookHead, register: Register, width: int) -> None:
    """Who keeps the register, what it is and of which year; no motto of the State: it is the Party's paper (7.2)."""
    half = left_half(register.columns)
    _line(sheet, 1, 1, half, head.superior.upper())
    _line(sheet, 1, half + 1, width, words.PARTY, bold=True)
    _line(sheet, 2, 1, half, head.cell.upper(), bold=True)
    if head.practice:
        _line(sheet, 2, half + 1, width, words.PRACTICE, bold=True)
    _line(sheet, 3, 1, width, words.TITLE[register.name].upper(), bold=True, size=SIZE + 3)
    told = words.YEAR_OF_CELL.format(year=register.year, day=words.short_day(head.day))
    _line(sheet, 4, 1, width, told, italic=True)
    for row, height in TITLE_HEIGHTS.items():
        sheet.row_dimensions[row].height = height


def left_half(columns: Sequence[Column]) -> int:
    """How many columns make the left half of the page; at least one is left for the right half."""
    whole, sum_, count = sum(column.width for column in columns), 0, 0
    for column in columns[:-1]:
        if sum_ + column.width / 2 > whole / 2:
            break
        sum_, count = sum_ + column.width, count + 1
    return max(1, count)


def _heading(cell: Any, column: Column) -> None:
    put_text(cell, column.heading)
    cell.font = Font(name=FONT, size=SIZE, bold=True)
    cell.fill = PatternFill("solid", fgColor="E8E8E8")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = Border(LINE, LINE, LINE, LINE)


def _value(cell: Any, column: Column, value: Any) -> None:
    """One cell of the table: a day is a day and a number a number, so that Excel sorts them."""
    if isinstance(value, str):
        put_text(cell, value)
    elif value is not None and value == value:  # noqa: PLR0124 # pandas makes a missing number NaN, which is not itself
        cell.value = value
        cell.number_format = _number_format(column, value)
    cell.font = Font(name=FONT, size=SIZE)
    across = "center" if column.kind in CENTRED else "left"
    cell.alignment = Alignment(horizontal=across, vertical="top", wrap_text=column.kind not in CENTRED)
    cell.border = Border(LINE, LINE, LINE, LINE)


def _number_format(column: Column, value: Any) -> str:
    """Days with both zeros; a share with as many decimals as tell it from what it is not (`wording.figures`)."""
    if isinstance(value, date):
        return "dd/mm/yyyy"
    if column.kind is CellKind.PERCENT:
        decimals = len(percent_text(value).partition(",")[2])
        return f"0.{'0' * decimals}" if decimals else "0"
    return "General"


def _foot(sheet: Worksheet, head: BookHead, register: Register, row: int, width: int) -> None:
    count = len(register)
    told = words.COUNT_OF_ROWS.format(count=count) if count else words.NOTHING.format(year=register.year)
    for number, note in enumerate((told, *register.notes)):
        _line(sheet, row + number, 1, width, note, italic=True, at="left")
    row += len(register.notes) + 2
    half = left_half(register.columns)
    _line(sheet, row, half + 1, width, words.place_and_day(head.place, head.day), italic=True)
    _line(sheet, row + 1, 1, half, words.KEEPER, bold=True)
    _line(sheet, row + 1, half + 1, width, words.FOR_THE_CELL, bold=True)
    _line(sheet, row + 2, half + 1, width, words.SECRETARY_OF_CELL)


def _page(sheet: Worksheet, register: Register, last: int) -> None:
    """A4, as wide as the page, headings on every page, page numbers; in Excel the headings stay and filter."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if _is_wide(register) else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.top, margins.bottom, margins.left, margins.right = TOP / INCH, BOTTOM / INCH, LEFT / INCH, RIGHT / INCH
    margins.header = margins.footer = EDGE / INCH
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    if sheet.oddFooter and sheet.oddFooter.center:
        sheet.oddFooter.center.text = words.PAGE_FOOT
    sheet.print_options.horizontalCentered = True
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    if len(register):
        sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(register.columns))}{last}"


def _is_wide(register: Register) -> bool:
    return sum(column.width for column in register.columns) > PORTRAIT_WIDTH


def _keep_foot(sheet: Worksheet, register: Register, heights: Sequence[float], heading: float) -> None:
    """A page begins before the last rows where the signatures would stand on it alone."""
    across, down = (PAGE_LONG, PAGE_SHORT) if _is_wide(register) else (PAGE_SHORT, PAGE_LONG)
    width = sum(column_width(column.width) for column in register.columns) * DIGIT
    scale = min(1.0, (across - LEFT - RIGHT) * POINTS / width)
    foot = (len(register.notes) + FOOT_LINES) * LINE_HEIGHT
    above = sum(TITLE_HEIGHTS.values()) + heading
    page = (down - TOP - BOTTOM) * POINTS / scale
    if kept := rows_kept_with_foot(heights, above, heading, foot, page):
        sheet.row_breaks.append(Break(HEAD_ROW + len(heights) - kept))
