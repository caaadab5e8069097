"""Writes dang-vien.xlsx: a list that a person goes on with in Excel (headings, drop-downs, dates, a note sheet)."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assistant.domain.people import Member
from assistant.wording import workspace as words
from assistant.wording.domain import STATUS, status_text

COLUMNS = (
    (words.NUMBER, 6),
    (words.NAME, 30),
    (words.STATUS_COLUMN, 26),
    (words.ROLE, 22),
    (words.SEX, 11),
    (words.BIRTH, 14),
    (words.PHONE, 16),
)
"""Heading and width (characters) of each column."""
READY_ROWS = 200
"""Rows that have drop-downs and formats, so that members can be added without copying a row."""
RED, PALE = "7A0C12", "FBF3E4"


def workbook_bytes(members: Sequence[Member]) -> bytes:
    """The list of these members as the bytes of an .xlsx file."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has one sheet"
    sheet.title = words.MEMBERS_SHEET
    _head(sheet)
    for number, member in enumerate(members, start=1):
        _write(sheet, number + 1, _cells(number, member))
    _format(sheet, max(READY_ROWS, len(members)) + 1)
    _note(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cells(number: int, member: Member) -> tuple[object, ...]:
    """One row, in the order of `COLUMNS`."""
    return number, member.name, status_text(member.status), member.role, member.sex, member.birth, member.phone


def _write(sheet: Worksheet, row: int, values: Sequence[object]) -> None:
    """Values of one row; text stays text even where it begins with `=`."""
    for column, value in enumerate(values, start=1):
        if value in (None, ""):
            continue
        cell = sheet.cell(row, column)
        cell.value = value  # type: ignore[assignment] # of the types a cell takes
        if isinstance(value, str):
            cell.data_type = "s"


def _head(sheet: Worksheet) -> None:
    """Headings in the program's red, frozen, with column widths and a first page that repeats them when printed."""
    for place, (heading, width) in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, place, heading)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=RED)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"


def _format(sheet: Worksheet, last: int) -> None:
    """Drop-downs for status and sex, dates as dd/mm/yyyy, phones as text, down to row `last`."""
    _drop_down(sheet, f"C2:C{last}", list(STATUS.values()))
    _drop_down(sheet, f"E2:E{last}", [words.MALE, words.FEMALE])
    for row in range(2, last + 1):
        sheet.cell(row, 6).number_format = "dd/mm/yyyy"
        sheet.cell(row, 7).number_format = "@"


def _drop_down(sheet: Worksheet, cells: str, choices: Sequence[str]) -> None:
    """A list of choices; anything else is refused by Excel with a sentence."""
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = words.PICK_TITLE, words.PICK
    sheet.add_data_validation(rule)
    rule.add(cells)


def _note(book: Workbook) -> None:
    """A short sheet that says how to fill in the list."""
    sheet = book.create_sheet(words.NOTE_SHEET)
    sheet.column_dimensions["A"].width = 100
    for row, text in enumerate(words.NOTES, start=1):
        cell = sheet.cell(row, 1, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.fill = PatternFill("solid", fgColor=PALE)
    sheet.cell(1, 1).font = Font(bold=True, size=13, color=RED)
