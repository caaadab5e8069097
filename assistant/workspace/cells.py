"""One cell of the members' list: what a person wrote → the value it means."""

import math
import re
from datetime import date, datetime, timedelta

from assistant.domain.people import MemberStatus
from assistant.rules.problems import nearest
from assistant.wording.domain import STATUS
from assistant.wording.workspace import FEMALE, MALE
from assistant.workspace.names import fold, tidy_name

SPELLINGS = {
    MemberStatus.OFFICIAL: "chinh thuc|ct|dvct|dang vien chinh thuc|dv chinh thuc|dang vien ct",
    MemberStatus.PROBATIONARY: "du bi|db|dvdb|dang vien du bi|dv du bi|dang vien db",
    MemberStatus.TEMP_IN: "sinh hoat tam thoi den|tam thoi den|shtt den|tt den|sh tam thoi den|chuyen den tam thoi"
    "|sinh hoat tam thoi chuyen den|sinh hoat tam thoi tu noi khac den",
    MemberStatus.TEMP_OUT: "sinh hoat tam thoi di|tam thoi di|shtt di|tt di|sh tam thoi di|chuyen di tam thoi"
    "|sinh hoat tam thoi chuyen di|sinh hoat tam thoi noi khac|sinh hoat tam thoi di noi khac",
    MemberStatus.EXEMPT: "mien sinh hoat|mien|msh|duoc mien sinh hoat|mien cong tac va sinh hoat|mien sh"
    "|mien cong tac va sinh hoat dang|mien cong tac sinh hoat|mien sinh hoat dang|dang vien mien sinh hoat",
}
"""Usual spellings, folded (small letters, no diacritics)."""
BY_SPELLING = {spelling: status for status, all_of in SPELLINGS.items() for spelling in all_of.split("|")}
SEXES = {"nam": MALE, "trai": MALE, "nu": FEMALE, "gai": FEMALE, "m": MALE, "f": FEMALE}
LONGEST = 2_000
"""Characters of a cell that are looked at; a fact of a member is refused with a tenth of them."""
LIKE_ENOUGH = 0.8
"""“đang sinh hoạt” must not lead to “miễn sinh hoạt”."""
LONGEST_STATUS = 100
"""Characters of a status that are looked at; looking for the nearest spelling takes long on more."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_DAYS = range(4_000, 73_051)
"""Day numbers that are meant as dates: 1910 to 2099. Smaller ones are more likely a two-digit year."""
DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?")


def cell_text(value: object) -> str:
    """A cell's text, tidy; whole numbers without `.0`; dates as dd/mm/yyyy; nothing for an empty cell."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tidy_name(str(value)[:LONGEST])


def member_status(value: object) -> MemberStatus | None:
    """Loại đảng viên, in any usual spelling with or without diacritics; None where it is not understood."""
    return BY_SPELLING.get(_words(value))


def nearest_status(value: object) -> str | None:
    """The label of the status whose spelling is nearest to what was written."""
    near = nearest(_words(value), BY_SPELLING, LIKE_ENOUGH)
    return STATUS[BY_SPELLING[near]] if near else None


def _words(value: object) -> str:
    """Folded text with punctuation turned into single spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(cell_text(value)[:LONGEST_STATUS])).split())


def member_sex(value: object) -> str | None:
    """Giới tính: `Nam`, `Nữ`, empty for an empty cell; None where it is not understood."""
    written = fold(cell_text(value))
    return SEXES.get(written) if written else ""


def birth_date(value: object) -> date | None:
    """Ngày sinh from a date, dd/mm/yyyy, yyyy-mm-dd, Excel's day number, or a year alone (then 1 January).

    ValueError where something is written that is none of these.
    """
    if isinstance(value, datetime):
        return _in_range(value.date())
    if isinstance(value, date):
        return _in_range(value)
    written = cell_text(value)
    if not written:
        return None
    if re.fullmatch(r"\d+", written):
        return _from_number(int(written))
    if found := DAY_FIRST.fullmatch(written):
        day, month, year = map(int, found.groups())
        return _in_range(date(year, month, day))
    if found := YEAR_FIRST.fullmatch(written):
        return _in_range(date(*map(int, found.groups())))
    raise ValueError(written)


def _from_number(number: int) -> date:
    """A year, or the number by which Excel counts days."""
    if FIRST_YEAR <= number <= LAST_YEAR:
        return date(number, 1, 1)
    if number not in EXCEL_DAYS:
        raise ValueError(number)
    return _in_range(EXCEL_EPOCH + timedelta(days=number))


def _in_range(day: date) -> date:
    """The day, if it can be a birthday."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(day)
    return day


def phone_text(value: object) -> str:
    """Điện thoại as text; the leading zero that Excel drops from a number is put back."""
    written = cell_text(value)
    return f"0{written}" if isinstance(value, int | float) and len(written) == 9 else written
