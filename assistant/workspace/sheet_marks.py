"""What Excel hides or merges on a sheet: the program that reads its values does not tell, so the XML is looked at.

Searched, not parsed: only the start tags of rows, columns and merged cells matter, and a sheet may be long.
"""

import html
import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zipfile import ZipFile

ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
TAG = re.compile(rb"<(?:\w+:)?(row|col|mergeCell|filterColumn|sheet|Relationship)\b([^>]*)>")
CELL = re.compile(r"([A-Z]{1,3})(\d+)")
MOST_MERGED = 5_000
"""Merged areas that are looked at on one sheet."""


@dataclass(frozen=True)
class MergedCells:
    """An area of merged cells, counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class SheetMarks:
    """What is hidden or merged on one sheet; rows and columns count from 0."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[MergedCells, ...] = ()
    filtered: bool = False
    """Whether a filter is on, so that rows are hidden by it."""


NO_MARKS = SheetMarks()


def read_marks(data: bytes) -> Mapping[str, SheetMarks]:
    """Title of each sheet of an .xlsx → what is hidden or merged on it. KeyError and BadZipFile for a damaged file."""
    with ZipFile(io.BytesIO(data)) as package:
        names = frozenset(package.namelist())
        targets = {
            told.get("Id", ""): told.get("Target", "")
            for told in _tags(package.read("xl/_rels/workbook.xml.rels"), "Relationship")
        }
        parts = {
            told.get("name", ""): _part(targets.get(told.get("r:id", ""), ""))
            for told in _tags(package.read("xl/workbook.xml"), "sheet")
        }
        return {title: _marks(package.read(part)) for title, part in parts.items() if part in names}


def _part(target: str) -> str:
    """The part of the package that a relationship of the workbook leads to."""
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _tags(xml: bytes, name: str) -> Iterator[dict[str, str]]:
    """The attributes of every start tag of this name."""
    return (_attributes(found[2]) for found in TAG.finditer(xml) if found[1] == name.encode())


def _attributes(written: bytes) -> dict[str, str]:
    return {key.decode("utf-8"): html.unescape(value.decode("utf-8")) for key, value in ATTRIBUTE.findall(written)}


def _marks(xml: bytes) -> SheetMarks:
    rows, columns, merged, filtered, row = set[int](), set[int](), list[MergedCells](), False, -1
    for found in TAG.finditer(xml):
        if found[1] == b"row":
            row = _row_number(found[2], row)
            if b"hidden" in found[2] and _is_true(_attributes(found[2]).get("hidden")):
                rows.add(row)
        elif found[1] == b"col" and b"hidden" in found[2]:
            told = _attributes(found[2])
            first, last = int(told.get("min", 1)), int(told.get("max", 0))
            columns.update(range(first - 1, min(last, 100)) if _is_true(told.get("hidden")) else ())
        elif found[1] == b"mergeCell" and len(merged) < MOST_MERGED:
            merged += _merged(_attributes(found[2]).get("ref", ""))
        filtered = filtered or found[1] == b"filterColumn"
    return SheetMarks(frozenset(rows), frozenset(columns), tuple(merged), filtered)


def _row_number(attributes: bytes, before: int) -> int:
    """The row's number, counted from 0; a row that does not tell it follows the one before."""
    told = re.search(rb'\br="(\d+)"', attributes)
    return int(told[1]) - 1 if told else before + 1


def _is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _merged(reference: str) -> list[MergedCells]:
    """`B2:B5` as an area; nothing for what is none."""
    ends = [CELL.fullmatch(end) for end in reference.split(":")]
    if len(ends) != len(("first", "last")) or None in ends:
        return []
    (top, left), (bottom, right) = ((int(end[2]) - 1, _column(end[1])) for end in ends if end)
    return [MergedCells(top, left, bottom, right)]


def _column(letters: str) -> int:
    """`B` as 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
