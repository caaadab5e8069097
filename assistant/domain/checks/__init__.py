"""Kiểm tra: what the rules ask of a meeting, and what of it is there, missing, or not known yet."""

from datetime import datetime

from assistant.domain.checks.attendance import duration, excused_in_a_row, notice, people, posting, quorum, roll
from assistant.domain.checks.check import Check, State
from assistant.domain.checks.kinds import asked, of_kind
from assistant.domain.checks.outcome import items, outcome, tasks
from assistant.domain.checks.speeches import (
    differences,
    ideology,
    ideology_time,
    opinions,
    read_back,
    speaking,
    to_read,
)
from assistant.domain.meeting import Meeting

__all__ = ["Check", "State", "asked", "checks", "gaps", "ideology_time", "opinions", "to_read"]


def checks(meeting: Meeting, now: datetime) -> tuple[Check, ...]:
    """Everything the rules ask of a meeting of this kind, in the order of the meeting."""
    everything = (
        *duration(meeting, now),
        *speaking(meeting),
        *differences(meeting),
        *ideology(meeting, now),
        *people(meeting),
        *notice(meeting),
        *roll(meeting),
        *excused_in_a_row(meeting),
        *quorum(meeting),
        *items(meeting),
        *tasks(meeting),
        *read_back(meeting),
        *outcome(meeting),
        *posting(meeting),
        *of_kind(meeting),
    )
    return tuple(c for c in everything if asked(meeting, c.code))


def gaps(meeting: Meeting, now: datetime) -> tuple[Check, ...]:
    """What is missing now."""
    return tuple(c for c in checks(meeting, now) if c.state is State.MISSING)
