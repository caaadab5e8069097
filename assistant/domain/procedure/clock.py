"""Đồng hồ: a meeting's hours go on where the clock is set, and can be moved all at once (`domain.moments`)."""

from datetime import datetime, timedelta

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.commands import Command
from assistant.domain.hours import Hours
from assistant.domain.meeting import Correction, Meeting, Stage, evolve, ruled_by_day
from assistant.domain.moments import CLOCK_TOLERANCE, meeting_hour, newest_moment, shifted
from assistant.domain.refusal import Refused

LONGEST_SHIFT = timedelta(days=36525)
"""A clock whose battery is empty begins some decades ago."""
UNMOVED = (
    *("id", "kind", "title", "cell", "rules", "details", "members", "guests", "agenda", "announced", "carried"),
    *("advance", "cycle"),
)
"""Of a meeting: what was fixed before it began, and so by no hour of the sitting."""


def clock_facts(meeting: Meeting, command: Command, clock: datetime) -> list[e.Event]:
    """What must be noted before a command: that the clock does not agree with what was recorded."""
    if isinstance(command, c.NoteClock):
        return []
    hour = meeting_hour(meeting, clock)
    ahead = hour - clock
    apart = abs(ahead - meeting.hours.off) > CLOCK_TOLERANCE
    return [e.ClockNoted(hour, ahead.total_seconds())] if meeting.stage is Stage.RUNNING and apart else []


def note_clock(meeting: Meeting, command: c.NoteClock, clock: datetime) -> list[e.Event]:
    """Once, whoever sees it first."""
    if meeting.stage is not Stage.RUNNING or meeting.hours.off.total_seconds() != command.before:
        return []
    hour = clock + timedelta(seconds=command.after)
    return [e.ClockNoted(max(hour, meeting.hours.latest or hour), command.after, seen=True)]


def apply_clock_noted(meeting: Meeting, event: e.ClockNoted) -> Meeting:
    """The hours go on."""
    hours = meeting.hours
    off, right = timedelta(seconds=event.ahead), hours.right and event.seen
    return evolve(meeting, hours=evolve(hours, off=off, seen=event.seen, right=right))


def shift_hours(meeting: Meeting, command: c.ShiftHours, now: datetime) -> list[e.Event]:
    """All at once, so that lengths stay; not what the room has adopted."""
    if meeting.started is None:
        raise Refused("not_started")
    if meeting.adoption and not meeting.reopened:
        raise Refused("minutes_adopted")
    if not command.minutes:
        return []
    by = timedelta(minutes=command.minutes)
    if abs(by) > LONGEST_SHIFT:
        raise Refused("start_out_of_range")
    after = meeting.started + by
    correction = Correction(now, "clock", meeting.started.isoformat(), after.isoformat())
    return [e.HoursShifted(now, by.total_seconds(), correction)]


def apply_hours_shifted(meeting: Meeting, event: e.HoursShifted) -> Meeting:
    """Everything since the start by so much, and the meeting's hours with it; what can be taken back too."""
    by = timedelta(seconds=event.by)
    if event.correction is None:
        at = max(n for n, one in enumerate(meeting.corrections) if one.subject == "clock")
        trail = (*meeting.corrections[:at], *meeting.corrections[at + 1 :])
    else:
        trail = (*meeting.corrections, event.correction)
    since = meeting.started or event.at
    moving = evolve(meeting, corrections=trail)
    changes = {name: getattr(moving, name) for name in vars(moving) if name not in UNMOVED}
    moved = {name: shifted(value, by, since) for name, value in changes.items()}
    off = meeting.hours.off + by
    told = event.correction is not None and abs(off) > CLOCK_TOLERANCE
    hours = evolve(moved["hours"], off=off, right=told)
    return ruled_by_day(evolve(moving, **{**moved, "hours": hours}))


def with_latest(before: Meeting, event: e.Event, after: Meeting) -> Meeting:
    """The meeting after a fact, knowing its newest moment; from the start on, and until another machine goes on."""
    if isinstance(event, e.MeetingStarted):
        return evolve(after, hours=Hours(latest=event.at))
    moved = after.hours.off != before.hours.off and not isinstance(event, e.ClockNoted)
    if after.stage is not Stage.RUNNING or moved:
        return after
    if before.stage is not Stage.RUNNING or isinstance(event, e.MeetingRestored):
        latest = newest_moment(after) or event.at
    else:
        latest = max(event.at, before.hours.latest or event.at)
    return evolve(after, hours=evolve(after.hours, latest=latest))


DECIDE = {c.NoteClock: note_clock, c.ShiftHours: shift_hours}
APPLY = {e.ClockNoted: apply_clock_noted, e.HoursShifted: apply_hours_shifted}
