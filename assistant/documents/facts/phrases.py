"""How facts read on paper: times, dates, numbers, blanks and the letters of a list. Pure; used by every builder."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any

from assistant.domain.meeting import Meeting
from assistant.wording import papers as words
from assistant.wording.domain import mid_sentence
from assistant.wording.titles import month_text
from assistant.wording.titles import subject_line as title_line

DOTS = "…………"
"""What a blank fact prints as, like the dotted line of the paper form."""
ENDS_OF_SENTENCES = ".!?…:;"
VIETNAM = timezone(timedelta(hours=7))
"""Giờ Việt Nam: one offset all year. Only where a meeting does not tell its own."""
REPEATED_FIELDS = frozenset(
    {
        *("dang_vien.tong_chinh_thuc", "dang_vien.tong_du_bi", "dang_vien.co_mat_co_cau"),
        *("thang_danh_gia", "thang_toi", "ten_noi_dung_khac"),
    }
)
"""Fields that say other fields of the paper again, in another shape: nothing is lost where one is not printed."""
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of lettered lists in Party papers: a, b, c, d, đ, e, g, h, i, k, …"""


def or_dots(value: object) -> str:
    """The value as text, or dots where there is nothing."""
    text = "" if value is None else str(value)
    return text if text.strip() else DOTS


def trimmed_or_dots(text: str) -> str:
    """A typed text without the blank lines round it, or dots."""
    return or_dots(text.strip("\n").rstrip())


def zone_of(meeting: Meeting) -> tzinfo:
    """Múi giờ of the meeting: that of its planned start, which the cell's own (`mui_gio`) gave it."""
    return meeting.details.start.tzinfo or VIETNAM


def local_time(moment: datetime, zone: tzinfo) -> datetime:
    """A moment in the cell's own time. One without an offset is in that time already."""
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def utc_time(moment: datetime, zone: tzinfo) -> datetime:
    """The same moment in UTC, whole seconds, without an offset: how file properties want it."""
    return local_time(moment, zone).astimezone(UTC).replace(tzinfo=None, microsecond=0)


def hour(moment: datetime | None, zone: tzinfo) -> str:
    """`14 giờ 05 phút`, or dots."""
    return words.HOUR.format(at=local_time(moment, zone)) if moment else DOTS


def meeting_hour(meeting: Meeting, moment: datetime | None, zone: tzinfo) -> str:
    """When something happened in a meeting: `14 giờ 05 phút`, with the day where that is not the one it began on.

    In a session over several days every hour has its day.
    """
    if moment is None:
        return hour(moment, zone)
    at = local_time(moment, zone)
    if not meeting.details.several_days and at.date() == meeting_start(meeting, zone).date():
        return hour(moment, zone)
    return words.HOUR_OF_DAY.format(hour=hour(moment, zone), day=f"{at.day:02}", month=month_number(at))


def day(moment: date) -> str:
    """`ngày 05 tháng 02 năm 2026`: a leading zero for days below 10 and for months 1 and 2 (HD 05-HD/VPTW)."""
    return words.DAY.format(day=moment.day, month=month_text(moment))


def month_number(moment: date) -> str:
    """`01`, `02`, `3` … `12`: only January and February take a zero."""
    return f"{moment.month:02}" if moment.month < 3 else str(moment.month)


def hour_and_day(moment: datetime | None, zone: tzinfo) -> str:
    """`14 giờ 00 phút, ngày 08 tháng 01 năm 2026`, or dots."""
    if moment is None:
        return DOTS
    return words.HOUR_AND_DAY.format(hour=hour(moment, zone), day=day(local_time(moment, zone)))


def short_date(moment: date | None) -> str:
    """`05/9/2026`, `08/01/2026`, or dots: zeros as in `day` (HD 05-HD/VPTW)."""
    return f"{moment.day:02}/{month_number(moment)}/{moment.year}" if moment else DOTS


def list_letter(position: int) -> str:
    """The letter of the list's line at `position` (from 0); after y come aa, bb and so on."""
    rounds, rest = divmod(position, len(LETTERS))
    return LETTERS[rest] * (rounds + 1)


def comrade(named: str) -> str:
    """`đ/c Nguyễn Văn A`; dots stay dots, so that a missing name leaves no half sentence."""
    return words.COMRADE.format(name=named) if named.strip("… ") else named


def sentence_start(text: str) -> str:
    """`Chi ủy viên` of `chi ủy viên`: words that begin a line."""
    return text[:1].upper() + text[1:]


def comrade_in_full(named: str) -> str:
    """`đồng chí Nguyễn Văn A`, as formal papers write it; dots stay dots."""
    return words.COMRADE_IN_FULL.format(name=named) if named.strip("… ") else named


def comrades(named: str) -> str:
    """`đồng chí A`, `các đồng chí A, B`: names between commas, as a sentence calls them; dots stay dots."""
    several = len(names_in(named)) > 1
    return words.COMRADES.format(names=named) if several else comrade_in_full(named)


def names_in(named: str) -> list[str]:
    """The names of a list between commas; no name has a comma."""
    return [name for name in named.split(", ") if name.strip("… ")]


def addressed(meeting: Meeting, who: str) -> str:
    """`Đồng chí Nguyễn Văn A`; a guest who is of no Party committee by the name alone: nobody said he is a member."""
    guest = meeting.guests.get(who)
    name = full_name(meeting, who)
    return name if guest and not guest.superior else sentence_start(comrade_in_full(name))


def without_dots(text: str) -> str:
    """The text, or nothing where it is only the dots of a blank: for `if` in a template."""
    return text if text.strip("… .") else ""


def sentence_end(text: str) -> str:
    """The text with a full stop, where it does not end a sentence already; dots stay dots."""
    ended = text.rstrip()
    return text if not ended or ended[-1] in ENDS_OF_SENTENCES else f"{ended}."


def named_list(people: Iterable[Mapping[str, str]]) -> str:
    """`đồng chí A (đến 14 giờ 05 phút), đồng chí B`: people of a list in one line, each with the note there is."""
    named = ((comrade_in_full(one["ten"]), one["ghi_chu"]) for one in people)
    return join_parts(words.WITH_NOTE.format(name=name, note=note) if note else name for name, note in named)


LIST_FILTERS = frozenset({"ke_ten"})
"""Those that make one text of a list."""
FILTERS: Mapping[str, Callable[[Any], str]] = {
    "dong_chi": comrade,
    "dong_chi_day_du": comrade_in_full,
    "cac_dong_chi": comrades,
    "giua_cau": mid_sentence,
    "dau_cau": sentence_start,
    "het_cau": sentence_end,
    "co_ghi": without_dots,
    "ke_ten": named_list,
}
"""What a template may do to a field beside printing it: `{{ chu_tri | dong_chi }}`.

Only ever added to, never renamed or dropped: a template that was kept with adopted minutes uses them as they were.
"""


def join_parts(parts: Iterable[str], by: str = ", ") -> str:
    """The parts that say something, in one line."""
    return by.join(part for part in parts if part.strip())


def number_and_symbol(number: str, kind: str, issuer: str) -> str:
    """`Số 05-BB/CB` (no colon; below ten with a zero); a number typed with its own symbol is kept as typed."""
    if number.strip() and not number.isdecimal():
        return words.NUMBER.format(number=number)
    given = number.zfill(2) if number.strip() else words.NO_NUMBER
    return words.NUMBER_AND_SYMBOL.format(number=given, kind=kind, issuer=issuer)


def subject_line(meeting: Meeting) -> str:
    """Trích yếu: the one subject line of all papers of a meeting, or dots."""
    return or_dots(title_line(meeting))


def meeting_start(meeting: Meeting, zone: tzinfo | None = None) -> datetime:
    """When it began, or was to begin, in the cell's own time."""
    return local_time(meeting.started or meeting.details.start, zone or zone_of(meeting))


def signing_day(meeting: Meeting, zone: tzinfo | None = None) -> date:
    """The day papers of a meeting bear: the last of several days, on which they are signed; else the day it began."""
    details = meeting.details
    return details.until if details.until and details.several_days else meeting_start(meeting, zone).date()


def full_name(meeting: Meeting, who: str) -> str:
    """Full name of a member or guest, as the pages say it too."""
    return meeting.person(who)


def name_and_office(meeting: Meeting, who: str) -> str:
    """`Nguyễn Văn A, Bí thư`: full name and office held, or dots."""
    member = meeting.members.get(who)
    return join_parts((full_name(meeting, who), member.role if member else "")) or DOTS
