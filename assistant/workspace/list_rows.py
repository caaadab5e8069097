"""The rows of a members' list that hold a person: merged cells filled, hidden rows told, headings between them read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.status import MemberStatus
from assistant.rules.problems import Severity
from assistant.wording import workspace as words
from assistant.workspace import cells
from assistant.workspace.columns import Columns
from assistant.workspace.names import fold
from assistant.workspace.table import Row, Sheet

TOTAL = re.compile(r"tổng (số|cộng)\b|cộng\s*(:|\d|$)", re.IGNORECASE)
"""How the row below the last member begins; signatures follow."""
NUMBERED = re.compile(r"^(?:[IVXLC]+|[A-Za-z]|\d+)\s*[.)/:\-–]\s*")
"""How a heading between the rows begins: `II. `, `A) `, `1/ `."""
COUNTED = re.compile(r"\s*[:(].*$")
"""What a heading may end with: `(12 đồng chí)`, `: 12`."""
GROUPS = ("dang vien", "danh sach", "to dang", "to ", "chi uy", "ban chi uy", "bo phan", "can bo")
"""How headings of groups begin, folded."""
FILLED = ("role", "sex")
"""Fields beside the status for which a cell merged over several rows stands for all of them."""


class Tell(Protocol):
    """Takes note of a problem."""

    def __call__(
        self, message: str, remedy: str, row: int | None = None, field: str = "", severity: Severity = Severity.ERROR
    ) -> None:
        """What is wrong, what to do, in which row (as Excel counts) and which field."""


@dataclass
class Section:
    """The heading that the rows below it stand under, and how many of them took their status from it."""

    title: str
    status: MemberStatus | None = None
    used: int = 0


def person_rows(sheet: Sheet, columns: Columns, tell: Tell) -> Iterator[tuple[int, Row, Section | None]]:
    """Each row below the headings that holds something, with the number that Excel shows and the heading above it."""
    below, summed, section = columns.row + 1, False, None
    rows = _without_merged(sheet, columns, tell)
    for number, row in enumerate(rows[below:], start=below + 1):
        nobody = cells.member_status(*columns.status(row)) is None
        first = next(filter(None, map(cells.cell_text, row)), "")
        summed = summed or (nobody and any(map(TOTAL.match, (first, columns.name(row)))))
        found = _section(row, columns) if nobody and not summed else None
        section = found or section
        heading = number <= below + 2 and columns.is_heading(row)
        if found or heading or (summed and nobody) or columns.is_blank(row):
            continue
        if number - 1 in sheet.marks.hidden_rows:
            _tell_hidden(sheet, columns.name(row), number, tell)
            continue
        yield number, row, section


def _section(row: Row, columns: Columns) -> Section | None:
    """`II. ĐẢNG VIÊN CHÍNH THỨC`: a row of one text that names a group or a status, and no person."""
    filled = [text for text in map(cells.cell_text, row) if text]
    if not 1 <= len(filled) <= len(("number", "title")) or columns.status(row):
        return None
    whole = " ".join(filled)
    bare = COUNTED.sub("", NUMBERED.sub("", whole))
    status = cells.member_status(bare) if bare else None
    named = fold(bare).startswith(GROUPS) and (NUMBERED.match(whole) or whole.isupper())
    return Section(whole, status) if status or named else None


def _tell_hidden(sheet: Sheet, name: str, number: int, tell: Tell) -> None:
    """A row that is hidden, by hand on purpose, or by a filter that somebody forgot."""
    if sheet.marks.filtered:
        tell(words.FILTERED_ROW.format(name=name), words.FILTERED_ROW_REMEDY, number, "name")
    else:
        tell(words.HIDDEN_ROW.format(name=name), words.HIDDEN_ROW_REMEDY, number, "name", Severity.WARNING)


def _without_merged(sheet: Sheet, columns: Columns, tell: Tell) -> list[Row]:
    """The rows, with the value of a cell that is merged over several of them in each, which is told."""
    fields = {**dict.fromkeys(columns.status_places, "status"), **_places(columns)}
    rows = [list(row) for row in sheet.rows]
    for area in sheet.marks.merged:
        top, bottom = max(area.top, columns.row + 1), min(area.bottom, len(rows) - 1)
        if area.left not in fields or bottom <= top or area.left >= len(rows[top]):
            continue
        value = rows[area.top][area.left] if area.left < len(rows[area.top]) else None
        if not cells.cell_text(value):
            continue
        for number in range(top, bottom + 1):
            rows[number] += [None] * (area.left + 1 - len(rows[number]))
            rows[number][area.left] = value
        told = words.MERGED.format(value=cells.cell_text(value), first=top + 1, last=bottom + 1, count=bottom + 1 - top)
        tell(told, words.MERGED_REMEDY, top + 1, fields[area.left], Severity.WARNING)
    return [tuple(row) for row in rows]


def _places(columns: Columns) -> dict[int, str]:
    return {columns.places[field]: field for field in FILLED if field in columns.places}


def tell_sections(sections: list[Section], tell: Tell) -> None:
    """Whose status stood only in the heading above them."""
    for section in sections:
        if section.used:
            message = words.BY_SECTION.format(count=section.used, section=section.title)
            tell(message, words.BY_SECTION_REMEDY, severity=Severity.WARNING)
