"""Thời lượng: what has a beginning and, sooner or later, an end; a length is never negative."""

from datetime import datetime, timedelta


def time_between(started: datetime, stopped: datetime) -> timedelta:
    """The time between; none where the clock went back (another laptop's clock is slow, or the clock was set)."""
    return max(timedelta(0), stopped - started)


class Timed:
    """A stretch of time; `stopped` is None while it goes on."""

    started: datetime
    stopped: datetime | None

    def length(self, now: datetime) -> timedelta:
        """How long it lasted, or has lasted so far."""
        return time_between(self.started, self.stopped or now)
