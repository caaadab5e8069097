"""Danh sách đảng viên: reads dang-vien.xlsx or .csv into members, and says what is wrong with it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domain.people import Member
from assistant.domain.status import MemberStatus, Standing
from assistant.platform.clock import process_clock
from assistant.rules.problems import Problem, Severity
from assistant.wording import workspace as words
from assistant.wording.domain import STANDING, status_text
from assistant.workspace import cells
from assistant.workspace.column_choice import Choices, shared_choices
from assistant.workspace.columns import SEARCHED_ROWS, TITLES, Columns, find_columns
from assistant.workspace.encodings import broken_encoding
from assistant.workspace.labels import with_ids
from assistant.workspace.list_rows import Section, person_rows, tell_sections
from assistant.workspace.names import name_key, spelling_key
from assistant.workspace.table import Row, Sheet, UnreadableFile, read_sheets

FILE_NAMES = ("dang-vien.xlsx", "dang-vien.csv", "dang-vien.xls")
"""Names under which a list is looked for; the last one only to say that it cannot be read."""
NUMBER_BEFORE = re.compile(r"^\d{1,3}\s*[.)/]\s*(?=\w)")
"""`1. Nguyễn Văn An`: the number in the list, typed before the name."""
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


def read_members(
    path: Path, today: date | None = None, apart: bool = False, choices: Choices | None = None
) -> MemberList:
    """Everything that is sound in the list, and a problem for every row or cell that is not; never raises.

    `today` (else the day of the clock): nobody is born after it. `apart`: the file is read by another process, so that
    an open page does not hold what that takes. `choices`: the columns that a person chose, else those that lie beside
    the list.
    """
    try:
        sheets, problems = read_sheets(path, apart)
    except UnreadableFile as error:
        return MemberList(problems=(Problem(error.message, error.remedy, file=path.name),))
    chosen = shared_choices(path.parent) if choices is None else choices
    found = [(sheet, columns) for sheet in sheets if (columns := find_columns(sheet, chosen))]
    shown = [(sheet, columns) for sheet, columns in found if not sheet.hidden]
    if not shown:
        return MemberList(problems=(*problems, _no_list(path.name, sheets, found)))
    sheet, columns = next((pair for pair in shown if pair[1].tells_status), shown[0])
    reading = _Reading(path.name, sheet, columns, today or process_clock()().date())
    members = reading.members()
    problems = [*problems, *reading.problems, *_other_sheets(path.name, sheet, found)]
    return MemberList(members, tuple(problems), tuple(reading.left_out), path.name, sheet.name)


def _no_list(file: str, sheets: Sequence[Sheet], found: Sequence[tuple[Sheet, Columns]]) -> Problem:
    """Why no sheet is the list: it is hidden, its headings are in broken letters, or there are none."""
    if found:
        sheet = found[0][0].name
        return Problem(words.ONLY_HIDDEN.format(sheet=sheet), words.HIDDEN_SHEET_REMEDY, file, sheet)
    broken = ((text, kind) for sheet in sheets for text in _texts(sheet) if (kind := broken_encoding(text)))
    for text, (_, remedy) in broken:
        told = words.OLD_FONT_HEADER if remedy == words.OLD_FONT_REMEDY else words.BROKEN_HEADER
        return Problem(told.format(text=text), remedy, file)
    return Problem(words.NO_HEADER, words.NO_HEADER_REMEDY, file)


def _other_sheets(file: str, read: Sheet, found: Sequence[tuple[Sheet, Columns]]) -> Iterator[Problem]:
    """The sheets that look like a list of members too, and were not read."""
    for sheet, columns in found:
        rows = sum(1 for row in sheet.rows[columns.row + 1 :] if columns.name(row))
        if sheet is read or not rows or not (sheet.hidden or columns.tells_status):
            continue
        if sheet.hidden:
            told, remedy = words.HIDDEN_SHEET.format(sheet=sheet.name, count=rows), words.HIDDEN_SHEET_REMEDY
        else:
            told = words.OTHER_SHEET.format(sheet=sheet.name, count=rows, read=read.name)
            remedy = words.OTHER_SHEET_REMEDY
        yield Problem(told, remedy, file, severity=Severity.WARNING)


def _texts(sheet: Sheet) -> Iterator[str]:
    """What is written in the first rows, where headings are looked for."""
    return (cells.cell_text(cell) for row in sheet.rows[:SEARCHED_ROWS] for cell in row if isinstance(cell, str))


class _Reading:
    """One pass over one sheet; collects problems on the way."""

    def __init__(self, file: str, sheet: Sheet, columns: Columns, today: date) -> None:
        self._file, self._sheet, self._columns, self._today = file, sheet, columns, today
        self._sections: list[Section] = []
        self._by_days: Counter[Standing] = Counter()
        self._by_choice = 0
        self._rows: dict[str, list[tuple[int, date | None]]] = {}
        self.problems: list[Problem] = []
        self.left_out: list[Problem] = []

    def members(self) -> tuple[Member, ...]:
        """The sound rows as members, sorted, with ids and labels."""
        rows = list(person_rows(self._sheet, self._columns, self._tell))
        self._sections = list({id(section): section for _, _, section in rows if section}.values())
        if not self._has_columns():
            return ()
        found = (self._member(number, row, section) for number, row, section in rows)
        members = [member for member in found if member]
        if not members and not self.problems:
            self._tell(words.NO_MEMBERS, words.NO_MEMBERS_REMEDY, severity=Severity.WARNING)
        self._tell_looks(members)
        self._tell_derived()
        members.sort(key=lambda member: (name_key(member.name, member.called), member.birth or date.min))
        return with_ids(members)

    def _has_columns(self) -> bool:
        """Whether the list can be read at all; tells of missing and doubled columns."""
        heading_row = self._columns.row + 1
        for field in self._columns.twice:
            column = TITLES.get(field, self._columns.titles[field])
            message = words.TWICE_COLUMN.format(column=column)
            self._tell(message, words.TWICE_COLUMN_REMEDY, heading_row, severity=Severity.WARNING)
        days = {"confirmed", "days"} & self._columns.places.keys()
        if self._columns.tells_status or days or any(section.status for section in self._sections):
            return True
        seen = ", ".join(f"“{title}”" for title in self._columns.seen)
        message = words.MISSING_COLUMN.format(column=words.STATUS_COLUMN, seen=seen)
        self._tell(message, words.MISSING_COLUMN_REMEDY.format(column=words.STATUS_COLUMN), heading_row)
        return False

    def _member(self, number: int, row: Row, section: Section | None) -> Member | None:
        """The member of one row; None, with a problem told, where the row cannot be used."""
        name = NUMBER_BEFORE.sub("", self._columns.name(row))
        if not name:
            self._tell(words.NO_NAME, words.NO_NAME_REMEDY, number, "name")
            return None
        if len(name) > LONGEST:
            self._tell_long(number, "name", name, Severity.ERROR)
            return None
        status = self._status(number, name, row, section)
        if status is None:
            return None
        birth = self._birth(number, name, row)
        if self._is_known(number, name, birth):
            return None
        role = self._line(number, "role", cells.cell_text(self._columns.cell(row, "role")))
        phone = self._line(number, "phone", cells.phone_text(self._columns.cell(row, "phone")))
        sex = self._sex(number, name, row) or self._columns.birth(row)[1]
        called = cells.cell_text(self._columns.cell(row, "called"))
        return Member("", name, status, role=role, sex=sex, birth=birth, phone=phone, called=called[:LONGEST])

    def _tell_looks(self, members: Sequence[Member]) -> None:
        """Names are kept as they are written: in capitals or in the letters of an old font, they look so on paper."""
        broken: dict[tuple[str, str], list[str]] = {}
        for member in members:
            if kind := broken_encoding(member.name):
                broken.setdefault(kind, []).append(member.name)
        for (told, remedy), names in broken.items():
            message = told.format(count=len(names), first=names[0])
            self._tell(message, remedy, field="name", severity=Severity.WARNING)
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

    def _status(self, number: int, name: str, row: Row, section: Section | None) -> MemberStatus | None:
        """The status that cells, the heading above or the days tell; None, with a problem told, for none of them."""
        written = self._columns.status(row)
        if not written and section and section.status:
            section.used += 1
            return section.status
        if not written and (standing := self._standing(row)):
            self._by_days[standing] += 1
            return MemberStatus(standing)
        if not written and self._columns.official:
            self._by_choice += 1
            return MemberStatus(Standing.OFFICIAL)
        return self._written_status(number, name, written)

    def _standing(self, row: Row) -> Standing | None:
        """Official once the day of it is there and over, probationary where only the admission is."""
        if "days" in self._columns.places:
            days = cells.days_in(self._columns.cell(row, "days"))
        else:
            admitted, confirmed = (cells.days_in(self._columns.cell(row, field)) for field in ("admitted", "confirmed"))
            days = [*admitted[:1], *confirmed[:1]] if admitted else [*confirmed[:1], *confirmed[:1]]
        if not days:
            return None
        return Standing.OFFICIAL if len(days) > 1 and days[1] <= self._today else Standing.PROBATIONARY

    def _tell_derived(self) -> None:
        """Statuses that no cell tells: from the heading above the rows, from the days of admission."""
        tell_sections(self._sections, self._tell)
        if self._by_days:
            counts = ", ".join(f"{self._by_days[one]} {STANDING[one].lower()}" for one in Standing)
            self._tell(words.BY_DAYS.format(counts=counts), words.BY_DAYS_REMEDY, severity=Severity.WARNING)
        if self._by_choice:
            message = words.BY_CHOICE.format(count=self._by_choice)
            self._tell(message, words.BY_CHOICE_REMEDY, severity=Severity.WARNING)

    def _written_status(self, number: int, name: str, written: Sequence[object]) -> MemberStatus | None:
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
            birth = cells.birth_date(written)
        except ValueError:
            message = words.UNKNOWN_BIRTH.format(value=cells.cell_text(written), name=name)
        else:
            if birth is None or birth <= self._today:
                return birth
            message = words.FUTURE_BIRTH.format(value=f"{birth:%d/%m/%Y}", name=name)
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
