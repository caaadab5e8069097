"""Thời điểm đã ghi: the newest moment a meeting tells of, and clocks that do not agree with it.

Two laptops have two clocks. A moment is recorded as the machine has it; what is recorded is never changed afterwards.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from assistant.domain.meeting import Meeting

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


def minutes_behind(meeting: Meeting, now: datetime) -> int:
    """Whole minutes by which the clock that says `now` is behind the record; 0 for a clock that agrees."""
    last = newest_moment(meeting)
    return max(0, -minutes_apart(now, last)) if last else 0


def minutes_apart(now: datetime, there: datetime) -> int:
    """Whole minutes by which this clock is fast (negative: slow) against another; 0 within APART."""
    difference = now - there
    return round(difference / timedelta(minutes=1)) if abs(difference) > CLOCK_TOLERANCE else 0
