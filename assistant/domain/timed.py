"""Thời lượng: what has a beginning and, sooner or later, an end; a length is never negative."""

from datetime import datetime, timedelta


def time_between(started: datetime, stopped: datetime) -> timedelta:
    """The time between; none where the clock went back (another laptop's clock is slow, or the clock was set)."""
    return max(timedelta(0), stopped - started)


def minute_of(moment: datetime) -> datetime:
    """The moment as papers print it, `14 giờ 00 phút`: the hour and the minute in which it lies."""
    return moment.replace(second=0, microsecond=0)


class Timed:
    """A stretch of time; `stopped` is None while it goes on."""

    started: datetime
    stopped: datetime | None

    def printed_length(self, now: datetime) -> timedelta:
        """How long it lasted until `now` by the hours that are printed: from 14:50:40 to 15:10:10 are 20 minutes."""
        return time_between(minute_of(self.started), min(minute_of(self.stopped), now) if self.stopped else now)

    def length(self, now: datetime) -> timedelta:
        """How long it lasted, or has lasted so far."""
        return time_between(self.started, self.stopped or now)
