"""Reads an .xlsx or .csv file into plain rows; every way in which that fails has a sentence.

A list comes from anybody's Excel, so nothing in it decides how much is read: bytes, rows and columns have limits.
"""

import csv
import io
import struct
import unicodedata
import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.rules.problems import Problem, Severity
from assistant.wording import workspace as words
from assistant.workspace.sheet_marks import NO_MARKS, SheetMarks, read_marks

OLD_CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")
"""First bytes of an old .xls, and of an .xlsx with a password."""
DAMAGE = (
    *(BadZipFile, zlib.error, struct.error, LookupError, ValueError, TypeError, AttributeError, SyntaxError),
    *(OSError, EOFError),
    *(ArithmeticError, AssertionError, RuntimeError),  # the last one: a part with a password, or nested without end
)
"""What openpyxl lets through when a workbook is damaged (there is no common class)."""
ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"})
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 20_000, 40, 50
EXCEL_ROWS, WIDEST = 2**20, 2**14
"""What Excel itself can hold."""
MOST_BYTES, MOST_XML = 20 * 2**20, 80 * 2**20
"""Bytes of the file, and of the XML inside it once it is unpacked; 10,000 members take 1 and 6 million."""
WORK_SECONDS, WAIT_SECONDS = 60.0, 180.0
MOST_MEMORY, MOST_READ = 2 * 2**30, 256 * 2**20
"""What reading one file in a process of its own may take: 10,000 members take a second and 100 MB. Bytes."""

Row = tuple[object, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[0]` is row 1. A .csv file is one sheet without a name."""

    name: str
    rows: list[Row] = field(default_factory=list)
    hidden: bool = False
    marks: SheetMarks = NO_MARKS
    """What Excel hides or merges on it."""


class UnreadableFile(Exception):
    """The file as a whole cannot be read; carries the problem."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)  # both, so that it comes whole from another process
        self.message, self.remedy = message, remedy


def read_sheets(path: Path, apart: bool = False) -> tuple[list[Sheet], list[Problem]]:
    """All sheets with something in them, and what is to be said of them; UnreadableFile where there are none.

    `apart`: by another process. What reads a workbook takes 21 MB, which an open page would hold for as long as it is
    open, and a third of a second in which it could answer nobody.
    """
    data, read = _bytes(path), _sheets_apart if apart else _sheets
    sheets, problems = read(data, path.name)
    return [_within(sheet, path.name, problems) for sheet in sheets], problems


def _sheets(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    return _csv_sheet(data, file) if Path(file).suffix.lower() == ".csv" else (_workbook_sheets(data), [])


def _sheets_apart(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    """As `_sheets`, in another process; what needs more than any list does is refused."""
    from assistant.platform.bounded import Bound, Bounds, NotStarted, OutOfBounds, run_bounded  # brings psutil

    bounds = Bounds(WORK_SECONDS, WAIT_SECONDS, MOST_MEMORY, MOST_READ)
    try:
        return run_bounded(bounds, _sheets, data, file)
    except (NotStarted, OSError):  # a machine that starts no more processes; the list is not to blame
        return _sheets(data, file)
    except OutOfBounds as stopped:
        if stopped.bound is Bound.BROKEN:
            raise UnreadableFile(words.DAMAGED, words.DAMAGED_REMEDY) from stopped
        raise UnreadableFile(words.TOO_LARGE, words.TOO_LARGE_REMEDY) from stopped


def _within(sheet: Sheet, file: str, problems: list[Problem]) -> Sheet:
    """The sheet without the rows beyond the limit, which are told."""
    if len(sheet.rows) <= MOST_ROWS:
        return sheet
    message = words.TOO_MANY_ROWS.format(most=MOST_ROWS)
    problems.append(Problem(message, words.TOO_MANY_ROWS_REMEDY, file, sheet.name, row=MOST_ROWS + 1))
    return replace(sheet, rows=sheet.rows[:MOST_ROWS])


def _bytes(path: Path) -> bytes:
    """The whole file, so that it is not held open while it is read (Excel on another machine may want it)."""
    suffix = path.suffix.lower()
    if suffix == ".xls":
        raise UnreadableFile(words.OLD_EXCEL, words.OLD_EXCEL_REMEDY)
    if suffix not in (".xlsx", ".xlsm", ".csv"):
        raise UnreadableFile(words.OTHER_FORMAT.format(suffix=path.suffix), words.OTHER_FORMAT_REMEDY)
    try:
        data = read_patiently(path)
    except FileNotFoundError:
        raise UnreadableFile(words.MISSING_LIST, words.MISSING_LIST_REMEDY) from None
    except PermissionError:
        raise UnreadableFile(words.LOCKED, words.LOCKED_REMEDY) from None
    except OSError as error:
        raise UnreadableFile(words.UNREADABLE.format(reason=os_reason(error)), words.UNREADABLE_REMEDY) from error
    if len(data) > MOST_BYTES:
        raise UnreadableFile(words.TOO_LARGE, words.TOO_LARGE_REMEDY)
    if not data.strip():
        raise UnreadableFile(words.EMPTY_FILE, words.EMPTY_FILE_REMEDY)
    return data


def _pandas() -> Any:
    """pandas, imported when a list is read: it takes half a second that other pages need not wait for."""
    import pandas as pd

    return pd


def _workbook_sheets(data: bytes) -> list[Sheet]:
    """The sheets of an .xlsx, formulas as their last computed values."""
    if data.startswith(OLD_CONTAINER):
        raise UnreadableFile(words.SEALED, words.SEALED_REMEDY)
    from openpyxl import load_workbook  # a third of a second that other pages need not wait for

    try:
        _refuse_bombs(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        marks = read_marks(data)
        return [
            Sheet(title, _rows(sheet), sheet.sheet_state != "visible", marks.get(title, NO_MARKS))
            for sheet in book.worksheets[:MOST_SHEETS]
            if (title := str(sheet.title))
        ]
    except DAMAGE as error:
        raise UnreadableFile(words.DAMAGED, words.DAMAGED_REMEDY) from error


def _refuse_bombs(data: bytes) -> None:
    """A small file may unpack to more than this machine's memory."""
    with ZipFile(io.BytesIO(data)) as package:
        unpacked = sum(part.file_size for part in package.infolist() if part.filename.endswith((".xml", ".rels")))
    if unpacked > MOST_XML:
        raise UnreadableFile(words.TOO_LARGE, words.TOO_LARGE_REMEDY)


def _rows(sheet: Any) -> list[Row]:
    """The rows down to the last one that says something; one more than the limit where more say something.

    A cell that was once formatted far to the right or far below must not make millions of empty ones.
    """
    rows = list(map(_sound, sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)))
    if len(rows) == MOST_ROWS:
        below = sheet.iter_rows(MOST_ROWS + 1, EXCEL_ROWS, max_col=MOST_COLUMNS, values_only=True)
        if more := next(filter(any, below), None):
            return [*rows, more]
    while rows and not any(value not in (None, "") for value in rows[-1]):
        rows.pop()
    return rows


def _sound(cells: tuple[Any, ...]) -> Row:
    """The values of a row, with nothing where Excel shows an error; what a person typed as such stays."""
    values = tuple(cell.value for cell in cells)
    if ERRORS.isdisjoint(values):
        return values
    return tuple(None if cell.data_type == "e" else cell.value for cell in cells)


def _csv_sheet(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    """The rows of a .csv, with comma, semicolon or tab."""
    text, problems = _decode(data, file)
    lines = text.splitlines()
    separator = max(",;\t", key=lambda sign: sum(line.count(sign) for line in lines[:10]))
    width = 1 + max(line.count(separator) for line in lines)
    if width > WIDEST:
        raise UnreadableFile(words.DAMAGED, words.DAMAGED_REMEDY)
    try:
        frame = _pandas().read_csv(
            io.StringIO(text),
            sep=separator,
            header=None,
            names=range(width),
            usecols=range(min(width, MOST_COLUMNS)),
            nrows=MOST_ROWS + 1,
            dtype=str,
            keep_default_na=False,
            skip_blank_lines=False,
            quoting=csv.QUOTE_MINIMAL,
        )
    except ValueError as error:  # pandas.errors.ParserError is one
        raise UnreadableFile(words.DAMAGED, words.DAMAGED_REMEDY) from error
    return [Sheet("", list(frame.itertuples(index=False, name=None)))], problems


def _decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Text of a .csv: UTF-8 or UTF-16 with its mark, else Windows-1258 with a warning."""
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return data.decode("utf-16" if marked else "utf-8-sig"), []
    except UnicodeDecodeError:
        if marked:
            raise UnreadableFile(words.BAD_ENCODING, words.BAD_ENCODING_REMEDY) from None
        return _decode_1258(data, file)


def _decode_1258(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Text in the old Vietnamese code page of Windows."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        raise UnreadableFile(words.BAD_ENCODING, words.BAD_ENCODING_REMEDY) from None
    return text, [Problem(words.ENCODING, words.ENCODING_REMEDY, file=file, severity=Severity.WARNING)]
