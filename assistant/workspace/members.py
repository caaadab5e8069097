"""Danh sách đảng viên: reads dang-vien.xlsx or .csv into members, and says what is wrong with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domain.people import Member
from assistant.domain.status import MemberStatus
from assistant.rules.problems import Problem, Severity
from assistant.wording import workspace as words
from assistant.wording.domain import status_text
from assistant.workspace import cells
from assistant.workspace.columns import SEARCHED_ROWS, TITLES, Columns, find_columns
from assistant.workspace.labels import with_ids
from assistant.workspace.names import name_key, spelling_key
from assistant.workspace.table import Row, Sheet, UnreadableFile, read_sheets

FILE_NAMES = ("dang-vien.xlsx", "dang-vien.csv", "dang-vien.xls")
"""Names under which a list is looked for; the last one only to say that it cannot be read."""
OLD_FONT = frozenset("¡¢£¤¥¦§¨©ª«¬®¯±µ¶¸¹»¼½¾¿")
"""Signs that Vietnamese letters of the old fonts (TCVN3, `.VnTime`) show as; no name has them."""
TOTAL = re.compile(r"tổng (số|cộng)\b|cộng\s*(:|\d|$)", re.IGNORECASE)
"""How the row below the last member begins; signatures follow."""
LONGEST = 200
"""Characters of one fact of a member."""


@dataclass(frozen=True)
class MemberList:
    """The members, by Vietnamese order of given names, and everything that is wrong with their list."""

    members: tuple[Member, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()
    """Those of the problems that kept a row from being read."""
    file: str = ""
    sheet: str = ""
    """The sheet that was read; empty for a .csv."""


def members_file(workspace: Path, named: str = "") -> Path:
    """The list in the cell's folder: the one that chi-bo.yaml names, else the first of `FILE_NAMES` that is there."""
    if named:
        return workspace / named
    return next((workspace / name for name in FILE_NAMES if (workspace / name).exists()), workspace / FILE_NAMES[0])


def read_members(path: Path) -> MemberList:
    """Everything that is sound in the list, and a problem for every row or cell that is not; never raises."""
    try:
        sheets, problems = read_sheets(path)
    except UnreadableFile as error:
        return MemberList(problems=(Problem(error.message, error.remedy, file=path.name),))
    found = [(sheet, columns) for sheet in sheets if (columns := find_columns(sheet))]
    if not found:
        nothing = Problem(words.NO_HEADER, words.NO_HEADER_REMEDY, file=path.name)
        if old := next((value for sheet in sheets for value in _texts(sheet) if OLD_FONT.intersection(value)), ""):
            nothing = Problem(words.OLD_FONT_HEADER.format(text=old), words.OLD_FONT_REMEDY, file=path.name)
        return MemberList(problems=(*problems, nothing))
    sheet, columns = next((pair for pair in found if "status" in pair[1].places), found[0])
    reading = _Reading(path.name, sheet, columns)
    members = reading.members()
    problems = [*problems, *reading.problems]
    return MemberList(members, tuple(problems), tuple(reading.left_out), path.name, sheet.name)


def _texts(sheet: Sheet) -> Iterator[str]:
    """What is written in the first rows, where headings are looked for."""
    return (cells.cell_text(cell) for row in sheet.rows[:SEARCHED_ROWS] for cell in row if isinstance(cell, str))


class _Reading:
    """One pass over one sheet; collects problems on the way."""

    def __init__(self, file: str, sheet: Sheet, columns: Columns) -> None:
        self._file, self._sheet, self._columns = file, sheet, columns
        self._rows: dict[str, list[tuple[int, date | None]]] = {}
        self.problems: list[Problem] = []
        self.left_out: list[Problem] = []

    def members(self) -> tuple[Member, ...]:
        """The sound rows as members, sorted, with ids and labels."""
        if not self._has_columns():
            return ()
        members = [member for number, row in self._filled_rows() if (member := self._member(number, row))]
        if not members and not self.problems:
            self._tell(words.NO_MEMBERS, words.NO_MEMBERS_REMEDY, severity=Severity.WARNING)
        self._tell_looks(members)
        members.sort(key=lambda member: (name_key(member.name), member.birth or date.min))
        return with_ids(members)

    def _has_columns(self) -> bool:
        """Whether the list can be read at all; tells of missing and doubled columns."""
        heading_row = self._columns.row + 1
        for field in self._columns.twice:
            column = TITLES.get(field, self._columns.titles[field])
            message = words.TWICE_COLUMN.format(column=column)
            self._tell(message, words.TWICE_COLUMN_REMEDY, heading_row, severity=Severity.WARNING)
        if "status" in self._columns.places:
            return True
        seen = ", ".join(f"“{title}”" for title in self._columns.seen)
        message = words.MISSING_COLUMN.format(column=words.STATUS_COLUMN, seen=seen)
        self._tell(message, words.MISSING_COLUMN_REMEDY.format(column=words.STATUS_COLUMN), heading_row)
        return False

    def _filled_rows(self) -> Iterator[tuple[int, Row]]:
        """Rows under the headings that hold something, with the number that Excel shows."""
        below, summed = self._columns.row + 1, False
        for number, row in enumerate(self._sheet.rows[below:], start=below + 1):
            nobody = cells.member_status(*self._columns.status(row)) is None
            first = next(filter(None, map(cells.cell_text, row)), "")
            summed = summed or (nobody and any(map(TOTAL.match, (first, self._columns.name(row)))))
            heading = number <= below + 2 and self._columns.is_heading(row)
            if not (heading or (summed and nobody) or self._columns.is_blank(row)):
                yield number, row

    def _member(self, number: int, row: Row) -> Member | None:
        """The member of one row; None, with a problem told, where the row cannot be used."""
        name = self._columns.name(row)
        if not name:
            self._tell(words.NO_NAME, words.NO_NAME_REMEDY, number, "name")
            return None
        if len(name) > LONGEST:
            self._tell_long(number, "name", name, Severity.ERROR)
            return None
        status = self._status(number, name, self._columns.status(row))
        if status is None:
            return None
        birth = self._birth(number, name, row)
        if self._is_known(number, name, birth):
            return None
        role = self._line(number, "role", cells.cell_text(self._columns.cell(row, "role")))
        phone = self._line(number, "phone", cells.phone_text(self._columns.cell(row, "phone")))
        sex = self._sex(number, name, row) or self._columns.birth(row)[1]
        return Member("", name, status, role=role, sex=sex, birth=birth, phone=phone)

    def _tell_looks(self, members: Sequence[Member]) -> None:
        """Names are kept as they are written: in capitals or in the letters of an old font, they look so on paper."""
        old = [member.name for member in members if OLD_FONT.intersection(member.name)]
        if old:
            message = words.OLD_FONT.format(count=len(old), first=old[0])
            self._tell(message, words.OLD_FONT_REMEDY, field="name", severity=Severity.WARNING)
        loud = [member.name for member in members if member.name.isupper()]
        if loud:
            message = words.CAPITALS.format(count=len(loud), first=loud[0])
            self._tell(message, words.CAPITALS_REMEDY, field="name", severity=Severity.WARNING)

    def _line(self, number: int, field: str, written: str) -> str:
        """A fact of one line, empty with a warning where somebody wrote a page."""
        if len(written) <= LONGEST:
            return written
        self._tell_long(number, field, written, Severity.WARNING)
        return ""

    def _tell_long(self, number: int, field: str, written: str, severity: Severity) -> None:
        message = words.TOO_LONG_VALUE.format(length=len(written), most=LONGEST)
        self._tell(message, words.TOO_LONG_VALUE_REMEDY, number, field, severity)

    def _status(self, number: int, name: str, written: Sequence[object]) -> MemberStatus | None:
        """The status that one or more cells tell; None, with a problem told, where they are not understood."""
        value = ", ".join(map(cells.cell_text, written))
        status = cells.member_status(*written)
        clear = [one for one in written if cells.member_status(one)]
        if status is None and clear and (status := cells.member_status(*clear)):
            unclear = ", ".join(cells.cell_text(one) for one in written if one not in clear)
            message = words.UNKNOWN_BESIDE.format(value=unclear, name=name, status=status_text(status))
            self._tell(message, words.STATUS_REMEDY, number, "status", Severity.WARNING)
        elif status is None and value:
            near = cells.nearest_status(value)
            remedy = words.STATUS_NEAR.format(near=near) if near else words.STATUS_REMEDY
            self._tell(words.UNKNOWN_STATUS.format(value=value, name=name), remedy, number, "status")
        elif status is None:
            self._tell(words.NO_STATUS.format(name=name), words.STATUS_REMEDY, number, "status")
        return status

    def _sex(self, number: int, name: str, row: Row) -> str:
        """Giới tính, empty with a warning where it is not understood."""
        written = self._columns.cell(row, "sex")
        sex = cells.member_sex(written)
        if sex is None:
            message = words.UNKNOWN_SEX.format(value=cells.cell_text(written), name=name)
            self._tell(message, words.UNKNOWN_SEX_REMEDY, number, "sex", Severity.WARNING)
        return sex or ""

    def _birth(self, number: int, name: str, row: Row) -> date | None:
        """Ngày sinh, none with a warning where it is not understood."""
        written, _ = self._columns.birth(row)
        try:
            return cells.birth_date(written)
        except ValueError:
            message = words.UNKNOWN_BIRTH.format(value=cells.cell_text(written), name=name)
            self._tell(message, words.UNKNOWN_BIRTH_REMEDY, number, "birth", Severity.WARNING)
            return None

    def _is_known(self, number: int, name: str, birth: date | None) -> bool:
        """Whether an earlier row is this person: same name, and birth dates that do not tell them apart."""
        earlier = self._rows.setdefault(spelling_key(name), [])
        first = next((row for row, day in earlier if day is None or birth is None or day == birth), None)
        if first is None:
            earlier.append((number, birth))
            return False
        self._tell(words.SAME_PERSON.format(name=name, first=first), words.SAME_PERSON_REMEDY, number, "name")
        return True

    def _tell(
        self,
        message: str,
        remedy: str,
        row: int | None = None,
        field: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Adds a problem, placed in the file; the column goes by the heading that the file has."""
        column = self._columns.titles.get(field, TITLES.get(field, "")) if field else ""
        told = Problem(message, remedy, self._file, self._sheet.name, row, column, severity=severity)
        self.problems.append(told)
        if severity is Severity.ERROR and row is not None and row > self._columns.row + 1:
            self.left_out.append(told)
