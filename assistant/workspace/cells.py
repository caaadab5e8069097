"""One cell of the members' list: what a person wrote → the value it means."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from assistant.domain.status import Attending, MemberStatus, Standing
from assistant.rules.problems import nearest
from assistant.wording.domain import status_text
from assistant.wording.workspace import FEMALE, MALE
from assistant.workspace.names import fold, tidy_name

StatusFact = Standing | Attending | bool
"""One fact of a status that a word tells; True: exempt."""
SPELLINGS: Mapping[StatusFact, str] = {
    Standing.OFFICIAL: "chinh thuc|ct|dvct",
    Standing.PROBATIONARY: "du bi|db|dvdb",
    Attending.HERE: "binh thuong|sinh hoat binh thuong|dang sinh hoat|dang sinh hoat tai chi bo|sinh hoat tai chi bo",
    Attending.TEMP_IN: "sinh hoat tam thoi den|tam thoi den|shtt den|tt den|sh tam thoi den|chuyen den tam thoi|tam den"
    "|sinh hoat tam thoi chuyen den|sinh hoat tam thoi tu noi khac den",
    Attending.TEMP_OUT: "sinh hoat tam thoi di|tam thoi di|shtt di|tt di|sh tam thoi di|chuyen di tam thoi|tam di"
    "|sinh hoat tam thoi chuyen di|sinh hoat tam thoi noi khac|sinh hoat tam thoi di noi khac",
    Attending.ON_DUTY: "lam nhiem vu dac biet|nhiem vu dac biet|cong tac dac biet|di cong tac dac biet|biet phai"
    "|di biet phai",
    True: "mien sinh hoat|mien|msh|mien cong tac va sinh hoat|mien sh|mien shd|mien cong tac va sinh hoat dang"
    "|mien cong tac sinh hoat|mien sinh hoat dang|mien cong tac",
}
"""Usual words for each fact, folded (small letters, no diacritics)."""
BY_SPELLING = {spelling: fact for fact, all_of in SPELLINGS.items() for spelling in all_of.split("|")}
BESIDE = frozenset(["dang vien", "dv", "va", "duoc", "dien", "thuoc dien", "dang", "hien", "hien dang", "la"])
"""Words that stand beside them and tell nothing."""
PHRASE_WORDS = max(len(spelling.split()) for spelling in BY_SPELLING)
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


def member_status(*written: object) -> MemberStatus | None:
    """Trạng thái, in any usual words with or without diacritics, in one cell or several: `ĐV dự bị (miễn SH)`.

    None where a word of it is not understood, or two contradict each other. Where only something else than the
    standing is told (`Miễn sinh hoạt`), the member is an official one.
    """
    told = [_status_facts(_words(one)) for one in written]
    facts = {fact for one in told for fact in one or ()}
    standings = {fact for fact in facts if isinstance(fact, Standing)}
    places = {fact for fact in facts if isinstance(fact, Attending)}
    if None in told or not facts - {Attending.HERE} or len(standings) > 1 or len(places) > 1:
        return None
    return MemberStatus(
        next(iter(standings), Standing.OFFICIAL), next(iter(places), Attending.HERE), exempt=True in facts
    )


def _status_facts(words: str) -> list[StatusFact] | None:
    """The facts that folded words tell, the longest phrase first; None where a word tells none."""
    left, facts = words.split(), []
    while left:
        taken = next((n for n in range(PHRASE_WORDS, 0, -1) if _is_known_phrase(left[:n])), 0)
        if not taken:
            return None
        phrase, left = " ".join(left[:taken]), left[taken:]
        if phrase in BY_SPELLING:
            facts.append(BY_SPELLING[phrase])
    return facts


def _is_known_phrase(words: Sequence[str]) -> bool:
    """Whether it is the spelling of a fact, or says nothing."""
    return " ".join(words) in BY_SPELLING or " ".join(words) in BESIDE


def nearest_status(value: object) -> str | None:
    """The words for the status whose spelling is nearest to what was written."""
    near = nearest(_words(value), BY_SPELLING, LIKE_ENOUGH)
    found = member_status(near) if near else None
    return status_text(found) if found else None


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


def days_in(value: object) -> list[date]:
    """Every day that a cell tells: a date, or text with one day or several (`03/02/2010` over `03/02/2011`)."""
    if isinstance(value, datetime | date):
        return [value.date() if isinstance(value, datetime) else value]
    found = []
    for day, month, year in DAY_FIRST.findall(cell_text(value)):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:  # the thirtieth of February: no day, and so none that tells anything
            continue
    return found


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
    """Điện thoại as text; the leading zero that Excel drops is put back, also where the rest is text now."""
    written = cell_text(value)
    lost = len(written) == 9 if isinstance(value, int | float) else re.fullmatch(r"[35789]\d{8}", written)
    return f"0{written}" if lost else written
