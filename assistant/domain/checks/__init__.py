"""Kiểm tra: what the rules ask of a meeting, and what of it is there, missing, or not known yet."""

from datetime import datetime

from assistant.domain.checks.attendance import (
    check_duration,
    check_excused,
    check_people,
    check_posting,
    check_quorum,
    check_roll,
)
from assistant.domain.checks.check import Check, CheckState
from assistant.domain.checks.day import check_draft_sent, check_notice, check_rules_period, check_window
from assistant.domain.checks.kinds import is_asked, kind_checks
from assistant.domain.checks.outcome import check_items, check_outcome, check_tasks
from assistant.domain.checks.score import check_score
from assistant.domain.checks.speeches import (
    check_differences,
    check_ideology,
    check_read_back,
    check_speaking,
    ideology_time,
    needs_reading,
    was_read,
)
from assistant.domain.meeting import Meeting

__all__ = [
    "Check",
    "CheckState",
    "all_checks",
    "faults_of_day",
    "ideology_time",
    "is_asked",
    "missing_checks",
    "needs_reading",
    "was_read",
]


def all_checks(meeting: Meeting, now: datetime) -> tuple[Check, ...]:
    """Everything the rules ask of a meeting of this kind, in the order of the meeting."""
    everything = (
        *check_rules_period(meeting),
        *check_duration(meeting, now),
        *check_speaking(meeting),
        *check_differences(meeting),
        *check_ideology(meeting, now),
        *check_people(meeting, now),
        *check_notice(meeting),
        *check_roll(meeting),
        *check_excused(meeting),
        *check_quorum(meeting, now),
        *check_items(meeting),
        *check_tasks(meeting),
        *check_read_back(meeting),
        *check_outcome(meeting),
        *check_score(meeting),
        *check_posting(meeting),
        *check_draft_sent(meeting),
        *check_window(meeting),
        *kind_checks(meeting),
    )
    return tuple(c for c in everything if is_asked(meeting, c.code))


def missing_checks(meeting: Meeting, now: datetime) -> tuple[Check, ...]:
    """What is missing now."""
    return tuple(c for c in all_checks(meeting, now) if c.state is CheckState.MISSING)


def faults_of_day(meeting: Meeting) -> tuple[Check, ...]:
    """What is wrong with the day, told while it can still be changed: rule set, days of the month, notice."""
    found = (*check_rules_period(meeting), *check_window(meeting), *check_notice(meeting))
    return tuple(c for c in found if c.state is CheckState.MISSING and is_asked(meeting, c.code))
