"""Tên buổi sinh hoạt và trích yếu: what a meeting is called on every page, in every paper and mail, by one function."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import box_text, boxes_of_role
from assistant.domain.kinds import KINDS, ROMAN, Body, MeetingKind, Period, quarter_name
from assistant.domain.meeting import Details, Meeting
from assistant.domain.meeting_topic import topic_name
from assistant.domain.period import assessed_month, coming_month, month_of, quarter_of, with_period
from assistant.domain.rules import TextRole
from assistant.domain.text import folded
from assistant.wording import domain as words

MONTH = "tháng {month} năm {year}"
"""`tháng 02 năm 2026`: only January and February take a zero (HD 05-HD/VPTW)."""
QUARTER = "quý {quarter} năm {year}"
ASSESSES = "Đánh giá {assessed}, nhiệm vụ {coming}"
YEAR = " năm {year}"
NAMED = re.compile(
    r"tháng\s*(?P<month>\d{1,2})|quý\s*(?P<quarter>IV|I{1,3}|[1-4])(?![\w])",
    re.IGNORECASE,
)
"""The month or the quarter that a title names itself."""
SAID_QUARTER = re.compile(r"(?:quý\s*)?(?P<quarter>IV|I{1,3}|[1-4])(?:\s*(?:/|-|năm)?\s*\d{4})?", re.IGNORECASE)
"""How people write a quarter: `III`, `quý 3`, `III/2026`."""


def kind_title(kind: MeetingKind, day: date, with_committee: bool = True) -> str:
    """`Sinh hoạt thường kỳ tháng 9/2026`, `Sinh hoạt chuyên đề quý III/2026`.

    `with_committee` False: the cell has no chi ủy, so bí thư and phó bí thư confer (docs/domain.md N25).
    """
    if KINDS[kind].period is Period.QUARTER:
        return f"{words.KIND[kind]} quý {quarter_name(day)}/{day.year}"
    label = words.KIND[kind] if with_committee or KINDS[kind].body is Body.CELL else words.CONFERRING
    return f"{label} tháng {day.month}/{day.year}"


def title_with(meeting: Meeting, details: Details) -> str:
    """The title of the meeting with other details: one that names month or quarter goes with the day or the quarter.

    Empty where it stays: it is a title of the cell's own, or names the same month.
    """
    old, new = (_title_day(meeting.kind, one) for one in (meeting.details, _recorded(meeting, details)))
    usual = {kind_title(meeting.kind, old, large): kind_title(meeting.kind, new, large) for large in (True, False)}
    found = usual.get(meeting.title, "")
    return found if found != meeting.title else ""


def titled_items(items: Iterable[AgendaItem], kind: MeetingKind, details: Details) -> tuple[AgendaItem, ...]:
    """The order of business with the months of the meeting where the rules say `tháng trước` and `tháng tới`."""
    months = _item_months(with_period(kind, details))
    named = {words.LAST_MONTH: months[0], words.NEXT_MONTH: months[1]} if months else {}
    return tuple(replace(item, title=_with_months(item.title, named)) for item in items)


def item_titles_with(meeting: Meeting, details: Details) -> dict[str, str]:
    """Titles of items of the order, by id, that go with the months of other details."""
    old, new = _item_months(meeting.details), _item_months(_recorded(meeting, details))
    if not old or not new or old == new:
        return {}
    months = dict(zip(old, new, strict=True))
    found = {item.id: _with_months(item.title, months) for item in meeting.agenda if item.code}
    return {item.id: found[item.id] for item in meeting.agenda if item.code and found[item.id] != item.title}


def _item_months(details: Details) -> tuple[str, str] | tuple[()]:
    """The month assessed and the coming one as a title of an item names them; none where none is assessed."""
    assessed = details.assessed
    return tuple(f"tháng {m.month}/{m.year}" for m in (assessed, month_of(assessed, 1))) if assessed else ()  # type: ignore[return-value] # two months


def _with_months(title: str, months: Mapping[str, str]) -> str:
    """The title with each of these words for another, all at once."""
    pattern = "|".join(rf"{re.escape(word)}(?!\w)" for word in months)
    return re.sub(pattern, lambda found: months[found[0]], title) if pattern else title


def _recorded(meeting: Meeting, details: Details) -> Details:
    """The details as they will be recorded."""
    return with_period(meeting.kind, details, meeting.details)


def _title_day(kind: MeetingKind, details: Details) -> date:
    """A day of the month or of the quarter that the title is made of."""
    quarterly = KINDS[kind].period is Period.QUARTER
    return (details.quarter if quarterly else None) or details.start.date()


def own_title(meeting: Meeting) -> str:
    """The title where the cell made it itself, so that it says what the meeting is about; empty for the usual one."""
    day = _title_day(meeting.kind, meeting.details)
    usual = {kind_title(meeting.kind, day, large) for large in (True, False)}
    return "" if meeting.title in usual else meeting.title


def subject_line(meeting: Meeting) -> str:
    """Trích yếu: the meeting's title, with the month or the quarter and the year that it does not name itself.

    It goes by the plan, not by the hour at which the meeting opened, so that papers of before and after say the same.
    """
    title = meeting.title.strip()
    if KINDS[meeting.kind].period is Period.QUARTER and title and not own_title(meeting):
        return kind_title(meeting.kind, topic_quarter(meeting))
    found = NAMED.search(title)
    if found is None and re.search(rf"\b{meeting.details.start.year}\b", title):
        return title
    if found is None:
        quarterly = KINDS[meeting.kind].period is Period.QUARTER
        named = quarter_text(topic_quarter(meeting)) if quarterly else month_text(meeting.details.start.date())
        return f"{title} {named}".strip() if title else ""
    year = _named_year(meeting, found)
    if re.search(rf"\b{year}\b", title) or re.match(r"\s*,?\s*(?:/|-|năm)\s*\d{4}", title[found.end() :]):
        return title
    return title[: found.end()] + YEAR.format(year=year) + title[found.end() :]


def subject_of(kind: MeetingKind, title: str, start: datetime) -> str:
    """The subject line of a meeting of which a list knows no more than this."""
    return subject_line(Meeting(kind=kind, title=title, details=Details(start)))


def _named_year(meeting: Meeting, found: re.Match[str]) -> int:
    """The year of the month or quarter that a title names without one: the nearest to the day of the meeting."""
    if found["quarter"]:
        return _nearest_quarter(found["quarter"], meeting.details.start.date()).year
    day = meeting.details.start.date()
    if not 1 <= int(found["month"]) <= 12:
        return day.year
    months = (date(year, int(found["month"]), 1) for year in (day.year - 1, day.year, day.year + 1))
    return min(months, key=lambda month: abs((month - month_of(day)).days)).year


def _nearest_quarter(name: str, day: date) -> date:
    """The quarter of this name (`III`, `3`) that is nearest to the day."""
    number = int(name) if name.isdecimal() else ROMAN.index(name.upper()) + 1
    known = (date(year, 3 * number - 2, 1) for year in (day.year - 1, day.year, day.year + 1))
    return min(known, key=lambda quarter: abs((quarter - quarter_of(day)).days))


def topic_quarter(meeting: Meeting) -> date:
    """First day of the quarter whose topic the meeting takes.

    As somebody wrote it under the topic, as it was recorded in the preparation, as the title names it, else by its day.
    """
    day = meeting.details.start.date()
    written = next(filter(None, map(SAID_QUARTER.fullmatch, _written_quarters(meeting))), None)
    if written:
        return _nearest_quarter(written["quarter"], day)
    named = NAMED.search(meeting.title)
    by_title = named["quarter"] if named else None
    return meeting.details.quarter or (_nearest_quarter(by_title, day) if by_title else quarter_of(day))


def topic_beside_title(meeting: Meeting) -> str:
    """The topic's name where it is to stand beside the title: empty where the title names it itself."""
    name = topic_name(meeting)
    return "" if folded(name) in folded(meeting.title) else name


def _written_quarters(meeting: Meeting) -> Iterator[str]:
    """What was typed where the quarter of the topic is asked for."""
    for item, box in boxes_of_role(meeting, TextRole.QUARTER):
        yield box_text(meeting, item, box.code).strip()


def month_text(day: date) -> str:
    """`tháng 02 năm 2026`, `tháng 10 năm 2026`, `tháng 5 năm 2026`."""
    return MONTH.format(month=f"{day.month:02}" if day.month < 3 else day.month, year=day.year)


def quarter_text(day: date) -> str:
    """`quý III năm 2026`."""
    return QUARTER.format(quarter=quarter_name(day), year=day.year)


def assessed_text(meeting: Meeting) -> str:
    """`tháng 11 năm 2026`: the month that the meeting assesses; empty for a kind that assesses none."""
    month = assessed_month(meeting)
    return month_text(month) if month else ""


def coming_text(meeting: Meeting) -> str:
    """`tháng 12 năm 2026`: the month that it sets tasks for; empty for a kind that sets none."""
    month = coming_month(meeting)
    return month_text(month) if month else ""


def period_choices(meeting: Meeting) -> list[tuple[date, str]]:
    """The months that a meeting of its day may assess, each in words; nothing for a kind that assesses none."""
    assessed = assessed_month(meeting)
    if assessed is None:
        return []
    held = month_of(meeting.details.start.date())
    months = sorted({assessed, *(month_of(held, later) for later in (-2, -1, 0))})
    return [(m, ASSESSES.format(assessed=month_text(m), coming=month_text(month_of(m, 1)))) for m in months]


def quarter_choices(meeting: Meeting) -> list[tuple[date, str]]:
    """The quarters whose topic a meeting of its day may take; nothing for a kind that has no topic of a quarter."""
    if not KINDS[meeting.kind].quarterly:
        return []
    held = meeting.details.start.date()
    quarters = sorted({topic_quarter(meeting), *(quarter_of(held, later) for later in (-1, 0, 1))})
    return [(q, quarter_text(q)) for q in quarters]
