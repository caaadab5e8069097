"""Reads an .xlsx or .csv file into plain rows with pandas; every way in which that fails has a sentence."""

import csv
import io
import unicodedata
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from assistant.rules.problems import Problem, Severity
from assistant.workspace import words

OLD_CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")
"""First bytes of an old .xls, and of an .xlsx with a password."""
DAMAGE = (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, EOFError, zlib.error)
"""What openpyxl lets through when a workbook is damaged (there is no common class)."""

Row = tuple[object, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[0]` is row 1. A .csv file is one sheet without a name."""

    name: str
    rows: list[Row] = field(default_factory=list)


class UnreadableFile(Exception):
    """The file as a whole cannot be read; carries the problem."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def read_sheets(path: Path) -> tuple[list[Sheet], list[Problem]]:
    """All sheets with something in them, and what is to be said of them; UnreadableFile where there are none."""
    data = _bytes(path)
    if path.suffix.lower() == ".csv":
        return _csv_sheet(data, path.name)
    return _workbook_sheets(data), []


def _bytes(path: Path) -> bytes:
    """The whole file, so that it is not held open while it is read (Excel on another machine may want it)."""
    suffix = path.suffix.lower()
    if suffix == ".xls":
        raise UnreadableFile(words.OLD_EXCEL, words.OLD_EXCEL_REMEDY)
    if suffix not in (".xlsx", ".xlsm", ".csv"):
        raise UnreadableFile(words.OTHER_FORMAT.format(suffix=path.suffix), words.OTHER_FORMAT_REMEDY)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(words.MISSING_LIST, words.MISSING_LIST_REMEDY) from None
    except PermissionError:
        raise UnreadableFile(words.LOCKED, words.LOCKED_REMEDY) from None
    except OSError as error:
        raise UnreadableFile(words.UNREADABLE.format(reason=error.strerror), words.UNREADABLE_REMEDY) from error
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
    try:
        frames = _pandas().read_excel(
            io.BytesIO(data), sheet_name=None, header=None, dtype=object, keep_default_na=False, engine="openpyxl"
        )
    except DAMAGE as error:
        raise UnreadableFile(words.DAMAGED, words.DAMAGED_REMEDY) from error
    return [Sheet(str(name), list(frame.itertuples(index=False, name=None))) for name, frame in frames.items()]


def _csv_sheet(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    """The rows of a .csv, with comma, semicolon or tab."""
    text, problems = _decode(data, file)
    lines = text.splitlines()
    separator = max(",;\t", key=lambda sign: sum(line.count(sign) for line in lines[:10]))
    width = 1 + max(line.count(separator) for line in lines)
    try:
        frame = _pandas().read_csv(
            io.StringIO(text),
            sep=separator,
            header=None,
            names=range(width),
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
