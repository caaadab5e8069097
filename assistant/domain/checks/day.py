"""Checks of the day: the time of the rule set, days of the month, notice. They go by the day the meeting was held."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.domain.checks.check import Check, make_check
from assistant.domain.kinds import DRAFT_SENT_BOX, KINDS
from assistant.domain.meeting import Meeting, Notified

DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


def check_rules_period(meeting: Meeting) -> Iterator[Check]:
    """The meeting lies outside the time of its rule set: what it is judged by was not in force (docs/domain.md N35)."""
    span = meeting.rules.span
    if not span.holds(meeting.day):
        yield make_check(
            meeting,
            "rules_period",
            False,
            day=day_text(meeting.day),
            set=meeting.rules.label,
            since=day_text(span.since),
            until=day_text(span.until),
        )


def day_text(day: date | None) -> str:
    """`05/09/2025`; empty for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def check_window(meeting: Meeting) -> Iterator[Check]:
    """Days of the month on which the regular meeting is to be held, where the superior committee set them (N11)."""
    if not KINDS[meeting.kind].monthly or "window_last_day" not in meeting.rules.values:
        return
    first, last = (int(meeting.rules.number(f"window_{end}_day")) for end in ("first", "last"))
    if first or last:
        day, last = meeting.day.day, last or 31
        good = first <= day <= last
        yield make_check(meeting, "window", good, "window_last_day", day=day, first=max(first, 1), last=last)


def check_notice(meeting: Meeting) -> Iterator[Check]:
    """Thông báo trước (HD 42-HD/BTCTW: at least one day), of the day, hour and place at which the meeting was held."""
    if "notice_days" not in meeting.rules.values:
        return
    least, sent, told = int(meeting.rules.number("notice_days")), meeting.details.notice_on, meeting.details.notified
    if sent is None:
        yield make_check(meeting, "notice", None, "notice_days", days=0, least=least)
    elif sent > meeting.day:
        yield late_check(meeting, "notice_after", sent)
    elif told and is_moved(meeting, told):
        yield moved_notice(meeting, told, sent)
    else:
        days = (meeting.day - sent).days
        yield make_check(meeting, "notice", days >= least, "notice_days", days=days, least=least)


def late_check(meeting: Meeting, code: str, sent: date) -> Check:
    """What was to be sent before the meeting has a later day: that day is hardly right, so no days are counted."""
    return make_check(meeting, code, False, "notice_days", sent=day_text(sent), day=day_text(meeting.day))


def is_moved(meeting: Meeting, told: Notified) -> bool:
    """Whether the meeting is at another time or place than its notice told; to open late is not to move."""
    planned = meeting.details
    held_on = told.start.astimezone(planned.start.tzinfo).date()
    return (told.start, told.place) != (planned.start, planned.place) or held_on != meeting.day


def moved_notice(meeting: Meeting, told: Notified, sent: date) -> Check:
    """A new notice is needed: what the notice told, and how it is now; places only where they differ."""
    planned, zone = meeting.details, meeting.details.start.tzinfo
    now = planned.start if meeting.started is None or meeting.day == planned.start.date() else meeting.started
    then, now = told.start.astimezone(zone), now.astimezone(zone)
    elsewhere = told.place != planned.place
    return make_check(
        meeting,
        "notice_moved",
        False,
        "notice_days",
        sent=day_text(sent),
        was_hour=f"{then:%H:%M}",
        was_day=day_text(then.date()),
        was_place=told.place if elsewhere else "",
        hour=f"{now:%H:%M}",
        day=day_text(now.date()),
        place=planned.place if elsewhere else "",
    )


def check_draft_sent(meeting: Meeting) -> Iterator[Check]:
    """The draft goes to the members before the session, as early as a notice (HD 42-HD/BTCTW: at least one day)."""
    text = meeting.text(DRAFT_SENT_BOX)
    if not text.strip() or "notice_days" not in meeting.rules.values:
        return
    sent, least = day_in(text), int(meeting.rules.number("notice_days"))
    if sent and sent > meeting.day:
        yield late_check(meeting, "draft_after", sent)
        return
    before = (meeting.day - sent).days if sent else 0
    good = before >= least if sent else None
    yield make_check(meeting, "draft_sent", good, "notice_days", days=before, least=least)


def day_in(text: str) -> date | None:
    """The first day a text names as day/month/year; None where it names none that exists."""
    found = DAY.search(text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:  # 31/02: what was typed is no day, so it is not known
        return None
