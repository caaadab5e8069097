"""Checks of the day on which the meeting is held: the time of its rule set."""

from collections.abc import Iterator
from datetime import date

from assistant.domain.checks.check import Check, make_check
from assistant.domain.meeting import Meeting


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
