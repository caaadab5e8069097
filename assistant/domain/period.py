"""Kỳ của buổi sinh hoạt: the month it assesses and the one it sets tasks for; the quarter whose topic it takes.

Both are recorded facts of the meeting (`Details.assessed`, `Details.quarter`). They are proposed by its day and changed
by a person who prepares it: a resolution says "Đánh giá kết quả lãnh đạo tháng (trước)" and "Phương hướng, nhiệm vụ
tháng (tới)" (docs/domain.md 6.1), and which months those are is not to be read off a date.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.meeting import Details, Meeting

MONTH_ENDS_FROM = 20
"""Day of the month from which on a meeting is taken to close that month; before, it closes the one before.

A proposal only, which a person changes: monthly meetings are held in the first days or the last
(docs/domain.md 6.1).
"""


def month_of(day: date, later: int = 0) -> date:
    """The first day of the day's month, or of the one so many months later."""
    years, months = divmod(day.year * 12 + day.month - 1 + later, 12)
    return date(years, months + 1, 1)


def quarter_of(day: date, later: int = 0) -> date:
    """The first day of the day's quarter, or of the one so many quarters later."""
    return month_of(day, 3 * later - (day.month - 1) % 3)


def proposed_month(day: date) -> date:
    """The month that a meeting of this day is proposed to assess."""
    return month_of(day, 0 if day.day >= MONTH_ENDS_FROM else -1)


def assessed_month(meeting: Meeting) -> date | None:
    """First day of the month that the meeting assesses; None for a kind that assesses none."""
    if not KINDS[meeting.kind].assesses:
        return None
    return meeting.details.assessed or proposed_month(meeting.details.start.date())


def coming_month(meeting: Meeting) -> date | None:
    """First day of the month that the meeting sets tasks for: the one after the month that it assesses."""
    assessed = assessed_month(meeting)
    return assessed and month_of(assessed, 1)


def with_period(kind: MeetingKind, details: Details, before: Details | None = None) -> Details:
    """The details with month and quarter as they are recorded: what a person set stays, what was proposed goes along.

    `before`: the details as they stood, whose proposal the new day replaces.
    """
    spec = KINDS[kind]
    return replace(
        details,
        assessed=_followed(details, before, "assessed", proposed_month, month_of) if spec.assesses else None,
        quarter=_followed(details, before, "quarter", quarter_of, quarter_of) if spec.quarterly else None,
    )


def _followed(
    details: Details,
    before: Details | None,
    name: str,
    propose: Callable[[date], date],
    whole: Callable[[date], date],
) -> date:
    """One fact of the period: set by a person, or as the day proposes it."""
    chosen: date | None = getattr(details, name)
    moved = before and chosen == getattr(before, name) == propose(before.start.date())
    return propose(details.start.date()) if chosen is None or moved else whole(chosen)
