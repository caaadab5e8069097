"""Thời hạn in everyday words ("cuối tháng", "thứ sáu tới", "trước 15/1") read as one day, which is then shown.

What each word means here, so that the room sees the same day every time:
- đầu tháng = the 5th, giữa tháng = the 15th, cuối tháng and a bare or "trong" month = its last day;
- trong tuần, tuần sau = Friday (once Friday is over, "trong tuần" is Sunday); đầu tuần = the Monday to come,
  giữa tuần = Wednesday, cuối tuần = Sunday; weeks begin on Monday;
- quý and năm: their last day; đầu quý = the 5th of its first month, giữa quý = the 15th of its second month;
  đầu năm = 31/1, giữa năm = 30/6;
- a bare weekday is the next one after today; a bare day number the next such day, today included;
- "đến hết 15/1" and "chậm nhất 15/1" are due on 15/1, "trước 15/1" on the day before; "trước tháng 12" and "trước quý
  sau" on the day before these begin. Where an hour or a part of the day is named ("trước 17h ngày 30/12") it is that
  day, and "trước cuối tháng" is the end of the month;
- of a span ("từ 1/12 đến 10/12") the end counts;
- a day, month or quarter without a year that is over by more than 60 days is next year's;
- 5 ngày làm việc: Monday to Friday (public holidays are not known here).
Letters without diacritics are read too: "thang sau" is then next month, not June.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.domain.text import folded

LONGEST_TEXT = 100
"""Characters; what is longer is a text, not a date."""
PAST_TOLERANCE = timedelta(days=60)
FRIDAY, SUNDAY = 4, 6
# Vietnamese number words, folded; "lam" and "nham" are other sounds of five, "mot" and "tu" of one and four.
ONES = ("", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
NUMBERS = {
    f"{tens}{one}".strip(): ten + n
    for tens, ten in (("", 0), ("muoi ", 10), ("hai muoi ", 20), ("ba muoi ", 30))
    for n, one in enumerate(ONES)
    if ten + n
} | {"muoi lam": 15, "hai muoi lam": 25, "hai muoi tu": 24, "tu": 4}
ROMAN = {r: n for n, r in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)}
WEEKDAYS = {"2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5, "hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}

PLAIN_LETTERS = {ord("đ"): "d", ord("Đ"): "D"} | {
    n: unicodedata.normalize("NFD", chr(n))[0]
    for n in (*range(0xC0, 0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1E00, 0x1F00))
    if len(unicodedata.normalize("NFD", chr(n))) > 1
}


@dataclass(frozen=True)
class Due:
    """Thời hạn: the last day on which it is in time, and the words it was read from as typed (composed, trimmed)."""

    day: date
    said: str

    @property
    def plain(self) -> bool:
        """Whether the words are that date and nothing else, so that the day alone says as much."""
        found = PLAIN_DATE.fullmatch(self.said)
        return found is not None and (int(found[1]), int(found[2])) == (self.day.day, self.day.month)


def due_words(said: str, day: str) -> str:
    """Thời hạn as pages and papers tell it: `trước 15/8 (đến hết 14/8/2026)`; the day alone where no words are kept."""
    return UNTIL_DAY.format(said=said, day=day) if said else day


UNTIL_DAY = "{said} (đến hết {day})"
PLAIN_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](?:\d{2}|\d{4}))?", re.ASCII)


def strip_diacritics(text: str) -> str:
    """Letters without Vietnamese diacritics, case kept; as long as the composed (NFC) text, so that places agree."""
    return unicodedata.normalize("NFC", text).translate(PLAIN_LETTERS)


def resolve_due(text: str, today: date) -> Due | None:
    """The day the words name as seen from `today`; None if they name none, or one that does not exist (31/2)."""
    said = unicodedata.normalize("NFC", text).strip()
    words, before = _folded(said) if len(said) <= LONGEST_TEXT else ("", False)
    for pattern, read in READERS:
        if found := pattern.fullmatch(words):
            try:
                day = _day_before(found, read, today) if before else read(found, today)
            except (ValueError, OverflowError):
                return None  # 31/2, or a day beyond the calendar: such a day cannot be shown
            return Due(day, said) if day else None
    return None


# Said before or after a day without changing it.
LEADING_WORDS = re.compile(
    r"(?:(?:xong|hoan thanh|nop|truoc|den|toi|het|cham nhat|muon nhat|tre nhat|khong (?:qua|muon hon|tre hon)|la|vao"
    r"|(?:thoi )?han(?: chot| cuoi(?! (?:tuan|thang|quy|nam)))?"
    r"|khoang|luc|sang|trua|chieu|dem|cuoi(?= ngay)|[0-9]{1,2}(?: ?(?:gio|h|:) ?)(?:[0-9]{2})?(?: phut)?)[ ,:]+)"
)
PART_OF_DAY = re.compile(r"luc|sang|trua|chieu|dem|cuoi|[0-9]")
DATE_AFTER_WEEKDAY = re.compile(r"(?:thu (?:[2-7]|hai|ba|tu|nam|sau|bay)|chu nhat|cn),? (?:ngay )?(?=[0-9]+[/.-])")
DATE_RANGE = re.compile(
    r"(?:tu )?(?:ngay )?[0-9]{1,2}(?:[/.][0-9]{1,2})?(?:[/.][0-9]{4})? ?(?:-|–|den|toi) ?(?=.*[/.])"
)


def _folded(said: str) -> tuple[str, bool]:
    """Lower-case words without diacritics and what is said around a day; whether it is to be over before that day."""
    low = " ".join(folded(said).split()).strip(" .,;:()")
    # What would be lost with the diacritics: sáu (six) against sau (next), mốt (in two days) against một (one).
    low = re.sub(r"(?<!thứ )\bsáu\b", "6", low)
    low = re.sub(r"^(?:ngày )?mốt$", "ngày kia", low)
    words = strip_diacritics(low)
    words = re.sub(r"^tu (?:.+) den (?:het )?(?=.)", "", words)
    if not re.fullmatch(r"[0-9]{1,2}-[0-9]{1,2}(?:-[0-9]{2,4})?|[0-9]{4}-.*", words):
        words = DATE_RANGE.sub("", words, count=1) if DATE_RANGE.match(words) else words
    return _bare(words)


def _bare(words: str) -> tuple[str, bool]:
    """The words without their lead ("trước", "đến hết", "chiều") and without a weekday in front of a date.

    And whether the lead says "before" that day: with an hour or a part of the day it is on the day itself.
    """
    before = False
    while lead := LEADING_WORDS.match(words):
        before = not PART_OF_DAY.match(lead[0]) and (before or lead[0].startswith("truoc"))
        words = words[lead.end() :]
    words = re.sub(r"^trong (?:vong )?(?=.)", "", words)
    return DATE_AFTER_WEEKDAY.sub("", words, count=1), before


def _number(word: str) -> int:
    """Digits, roman digits or number words."""
    return int(word) if word.isdecimal() else ROMAN.get(word) or NUMBERS[word]


def _year(word: str) -> int:
    """A year; two digits are of this century."""
    return int(word) + (2000 if len(word) <= len("26") else 0)


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _later(today: date, months: int) -> tuple[int, int]:
    """Year and month so many months after today's."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return year, month + 1


def _near(make: Callable[[int], date], today: date) -> date:
    """This year's, or next year's if that is over by more than 60 days, or if this year has no such day (29/2)."""
    try:
        this = make(today.year)
    except ValueError:
        return make(today.year + 1)
    return this if today - this <= PAST_TOLERANCE else make(today.year + 1)


def _dated(m: re.Match[str], today: date) -> date:
    """30/12, 30-12-2026, ngày 30 tháng 12 năm 2026, ngày 5 tháng 1 sang năm."""
    day, month = _number(m["d"]), _number(m["m"])
    if of := m.groupdict().get("of"):
        return date(today.year + (of != "nam nay"), month, day)
    return date(_year(m["y"]), month, day) if m["y"] else _near(lambda year: date(year, month, day), today)


def _iso(m: re.Match[str], today: date) -> date:
    return date(int(m["y"]), int(m["m"]), int(m["d"]))


def _day(m: re.Match[str], today: date) -> date | None:
    """15, ngày 15, mùng 5; with "tháng này", "tháng sau" in that month."""
    day = _number(m["d"])
    if m["which"]:
        return date(*_later(today, int(m["which"] in {"sau", "toi"})), day)
    for months in range(3):
        year, month = _later(today, months)
        if 1 <= day <= calendar.monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    return None


def _weekday(m: re.Match[str], today: date) -> date | None:
    """Thứ sáu, thứ 6 tới, thứ 6 tuần sau, chủ nhật tuần này."""
    wanted = WEEKDAYS[m["n"]] if m["n"] else SUNDAY
    monday = today - timedelta(days=today.weekday())
    when = m["when"] or ""
    if "tuan" in when or when in {"sau", "nay"}:
        day = monday + timedelta(days=wanted + (0 if "nay" in when else 7))
        return day if day >= today else None
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _week(m: re.Match[str], today: date) -> date:
    """Tuần sau, cuối tuần, đầu tuần tới, giữa tuần."""
    monday = today - timedelta(days=today.weekday())
    part, following = m["part"], m["when"] in {"sau", "toi"}
    wanted = {"dau": 0, "giua": 2, "cuoi": SUNDAY}.get(part or "", FRIDAY)
    if part is None and not following and today.weekday() > FRIDAY:
        wanted = SUNDAY
    day = monday + timedelta(days=wanted + 7 * following)
    return day if day >= today else day + timedelta(days=7)


def _in_month(part: str | None, year: int, month: int) -> date:
    return date(year, month, {"dau": 5, "giua": 15}[part]) if part in {"dau", "giua"} else _last(year, month)


def _month(m: re.Match[str], today: date) -> date:
    """Cuối tháng 12, giữa tháng 1, trong tháng 12, 12/2026."""
    month = _number(m["m"])
    if m["y"]:
        return _in_month(m["part"], _year(m["y"]), month)
    return _near(lambda year: _in_month(m["part"], year, month), today)


def _this_month(m: re.Match[str], today: date) -> date:
    """Cuối tháng, trong tháng, đầu tháng sau; a part of this month that is over is next month's."""
    when = m["when"]
    day = _in_month(m["part"], *_later(today, int(when in {"sau", "toi"})))
    return day if day >= today or when == "nay" else _in_month(m["part"], *_later(today, 1))


def _in_quarter(part: str | None, year: int, quarter: int) -> date:
    offset = {"dau": 2, "giua": 1}.get(part or "", 0)
    return _in_month(part, year, 3 * quarter - offset)


def _quarter(m: re.Match[str], today: date) -> date:
    """Quý I, cuối quý, đầu quý II/2027, quý sau."""
    part, year = m["part"], m["y"]
    if not m["q"]:
        count = today.year * 4 + (today.month - 1) // 3 + (m["when"] in {"sau", "toi"})
        day = _in_quarter(part, count // 4, count % 4 + 1)
        return day if day >= today or m["when"] else _in_quarter(part, (count + 1) // 4, (count + 1) % 4 + 1)
    quarter = _number(m["q"])
    if year:
        return _in_quarter(part, _year(year), quarter)
    return _near(lambda y: _in_quarter(part, y, quarter), today)


def _in_year(m: re.Match[str], today: date) -> date:
    """Cuối năm, giữa năm sau, năm 2027, sáu tháng đầu năm."""
    half = m[0].startswith("6 thang dau")
    month, day = (6, 30) if half else {"dau": (1, 31), "giua": (6, 30)}.get(m["part"] or "", (12, 31))
    if m["y"]:
        return date(_year(m["y"]), month, day)
    found = date(today.year + (m["when"] in {"sau", "toi"}), month, day)
    return found if found >= today or m["when"] else date(today.year + 1, month, day)


def _after(m: re.Match[str], today: date) -> date | None:
    """Sau 10 ngày, trong 48 giờ, trong 2 tuần, 1 tháng nữa, nửa tháng, 5 ngày làm việc."""
    unit = m["unit"]
    if m["n"] == "nua":
        return today + timedelta(days=15) if unit == "thang" else None
    count = _number(m["n"])
    if unit == "ngay lam viec":
        weeks, days = divmod(count, 5)
        day = today + timedelta(weeks=weeks)
        while days or day.weekday() > FRIDAY:
            day += timedelta(days=1)
            days -= day.weekday() <= FRIDAY and days > 0
        return day
    if unit == "gio":
        return today + timedelta(days=count // 24) if count and count % 24 == 0 else None
    if unit in {"ngay", "tuan"}:
        return today + timedelta(days=count * (7 if unit == "tuan" else 1))
    year, month = _later(today, count * (12 if unit == "nam" else 1))
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


SPAN_STARTS: dict[Callable[[re.Match[str], date], date | None], Callable[[date], date]] = {
    _week: _monday,
    _this_month: lambda day: day.replace(day=1),
    _month: lambda day: day.replace(day=1),
    _quarter: lambda day: date(day.year, 3 * ((day.month - 1) // 3) + 1, 1),
    _in_year: lambda day: date(day.year, 1, 1),
}
"""Reader of a span of days → its first day, from any day in it."""


def _day_before(found: re.Match[str], read: Callable[[re.Match[str], date], date | None], today: date) -> date | None:
    """The last day before what the words name; of a span before it begins, and the end of one where they say "cuối".

    None for "trước 3 ngày", which names no day, and where that would be before today but for a date that is written.
    """
    if read is _after:
        return None
    day = read(found, today + timedelta(days=1) if read is _day and not found["which"] else today)
    if day is None:
        return None
    if read in SPAN_STARTS:
        if found["part"] == "cuoi" or found[0].startswith("6 thang"):
            return day
        day = day if found["part"] else SPAN_STARTS[read](day)
    before = day - timedelta(days=1)
    return before if before >= today or read in (_dated, _iso) else None


def _readers() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...]:
    """Pattern of the folded words, and who reads it; the first that matches the whole decides."""
    number = "|".join(sorted((*NUMBERS, *ROMAN), key=len, reverse=True))
    day, month, year = f"(?P<d>[0-9]{{1,2}}|{number})", f"(?P<m>[0-9]{{1,2}}|{number})", "(?P<y>[0-9]{4}|[0-9]{2})"
    named, some = "(?:ngay )?(?:mung |mong )?", f"(?P<n>[0-9]{{1,4}}|nua|{number})"
    part, when, four = (
        "(?:(?P<part>dau|giua|cuoi) )?",
        "(?: (?P<when>nay|sau|toi))?",
        "(?:(?:/|-| nam | )(?P<y>[0-9]{4}))?",
    )
    rows: tuple[tuple[str, Callable[[re.Match[str], date], date | None]], ...] = (
        (r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})", _iso),
        (rf"(?:ngay )?(?P<d>[0-9]{{1,2}}) ?[/.-] ?(?P<m>[0-9]{{1,2}})(?: ?[/.-] ?{year})?", _dated),
        (rf"{named}{day}(?: thang (?P<which>nay|sau|toi))", _day),
        (rf"{named}{day} thang {month}(?:(?: nam |/| ){year}| (?P<of>nam (?:nay|sau|toi)|sang nam))?", _dated),
        (rf"(?=[0-9]|ngay |m[uo]ng ){named}{day}(?P<which>)", _day),
        (r"(?:ngay )?hom nay|nay", lambda _, today: today),
        (r"(?:ngay )?mai", lambda _, today: today + timedelta(days=1)),
        (r"(?:ngay )?kia", lambda _, today: today + timedelta(days=2)),
        (
            r"(?:(?:thu (?P<n>[2-7]|hai|ba|tu|nam|sau|bay))|chu nhat|cn)(?: (?P<when>(?:tuan )?(?:nay|sau|toi)))?",
            _weekday,
        ),
        (rf"{part}tuan{when}", _week),
        (rf"{part}thang{when}", _this_month),
        (rf"{part}(?:thang |t){month}{four}", _month),
        (rf"(?P<part>){month}[/-](?P<y>[0-9]{{4}})", _month),
        (rf"{part}quy{when}(?P<q>)(?P<y>)", _quarter),
        (rf"{part}quy (?P<q>[1-4]|iv|i{{1,3}})(?P<when>){four}", _quarter),
        (rf"(?:6 thang )?{part}nam{when}(?: ?(?P<y>[0-9]{{4}}))?", _in_year),
        (rf"(?:sau )?{some} (?P<unit>ngay lam viec|ngay|tuan|thang|nam|gio)(?: (?:nua|toi|sau))?", _after),
    )
    return tuple((re.compile(pattern), read) for pattern, read in rows)


READERS = _readers()
