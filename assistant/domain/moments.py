"""Thời điểm đã ghi: the newest moment a meeting tells of, and clocks that do not agree with it.

Two laptops have two clocks, and a clock can be set while a meeting runs (an empty battery, synchronising). So a running
meeting has hours of its own: they begin as the clock's and go on, whatever becomes of the clock, so that no length is
negative or of years, and a speech that goes on keeps its length. `Hours.off` is what they are ahead of the clock. Only
`ShiftHours` changes what was recorded: everything at once, so that lengths stay.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from typing import TypeVar, cast

from assistant.domain.meeting import Meeting, Stage, evolve

CLOCK_TOLERANCE = timedelta(minutes=1)
"""Clocks that differ by no more than this count as the same: a lock may be that old when it is read."""


def recorded_moments(meeting: Meeting) -> Iterator[datetime | None]:
    """The moments of what has happened; not those that were planned."""
    yield from (meeting.started, meeting.ended(), meeting.adoption.at if meeting.adoption else None)
    for some in (meeting.visits, meeting.breaks, meeting.speeches.values()):
        for one in some:
            yield from (one.started, one.stopped)
    yield from (text.saved for text in meeting.texts.values())


def newest_moment(meeting: Meeting) -> datetime | None:
    """The latest of them; None before the start."""
    return max((at for at in recorded_moments(meeting) if at), default=None)


LONGEST_SILENCE = timedelta(days=3)
"""In a meeting that runs nothing is recorded for so long only where the clock was set."""


def meeting_hour(meeting: Meeting, clock: datetime) -> datetime:
    """The hour of a meeting that runs, when this machine's clock says so: never before what was recorded last.

    Before the start and after the end it is the clock's.
    """
    if meeting.stage is not Stage.RUNNING:
        return clock
    hour, last = clock + meeting.hours.off, meeting.hours.latest or newest_moment(meeting)
    return last if last and not last <= hour <= last + LONGEST_SILENCE else hour


def hours_ahead(meeting: Meeting, clock: datetime) -> timedelta:
    """What the meeting's hours are ahead of this machine's clock, negative behind it; after the end what they were."""
    return meeting_hour(meeting, clock) - clock if meeting.stage is Stage.RUNNING else meeting.hours.off


def minutes_ahead(meeting: Meeting, clock: datetime) -> int:
    """The same in whole minutes; 0 within the tolerance."""
    ahead = hours_ahead(meeting, clock)
    return round(ahead / timedelta(minutes=1)) if abs(ahead) > CLOCK_TOLERANCE else 0


T = TypeVar("T")


def shifted(thing: T, by: timedelta, since: datetime) -> T:
    """A thing with every moment in it moved that is not before `since`, such as the start of a meeting."""
    return cast("T", _shifted(thing, by, since))


def _shifted(thing: object, by: timedelta, since: datetime) -> object:
    match thing:
        case datetime():
            return thing + by if thing >= since else thing
        case tuple():
            return tuple(_shifted(one, by, since) for one in thing)
        case Mapping():
            return {key: _shifted(one, by, since) for key, one in thing.items()}
        case _ if is_dataclass(thing):
            names = [field.name for field in fields(thing)]
            return evolve(thing, **{name: _shifted(getattr(thing, name), by, since) for name in names})
    return thing


def minutes_apart(now: datetime, there: datetime) -> int:
    """Whole minutes by which this clock is fast (negative: slow) against another; 0 within APART."""
    difference = now - there
    return round(difference / timedelta(minutes=1)) if abs(difference) > CLOCK_TOLERANCE else 0
