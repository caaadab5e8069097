"""The one clock (đồng hồ), made at the edge and passed inward; `decide` and every document get their `now` from it."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Clock = Callable[[], datetime]
CLOCK_VARIABLE = "CHIBO_CLOCK"
SET = 10.0
"""Seconds: what a clock that is corrected now and then does not differ by within a second."""
REHEARSED = 3 * 24 * 3600.0
"""Seconds that a rehearsal lets pass at once."""


def system_now() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)


def system_steady() -> float:
    """Seconds of a clock that nobody can set and that goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class ShiftedClock:
    """A rehearsal's clock (diễn tập): the system clock plus the seconds written in a file, read anew at every call.

    The file holds one number. A missing file is no shift; an empty one (caught while it is being written) keeps
    the last shift known. Anything else raises ValueError, for a rehearsal on a wrong clock is worth nothing.
    More seconds than before, up to `REHEARSED`, are time that passes; fewer, or more than that, set the clock.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.shift = 0.0
        self._passed = 0.0
        self._read()

    def __call__(self) -> datetime:
        """Now, aware, in UTC, shifted."""
        self._read()
        return system_now() + timedelta(seconds=self.shift)

    def steady(self) -> float:
        """Seconds that only pass, rehearsed ones too."""
        self._read()
        return system_steady() + self._passed

    def _read(self) -> None:
        text = self.file.read_text(encoding="utf-8").strip() if self.file.is_file() else "0"
        if text:
            more = float(text) - self.shift
            self._passed += more if 0 < more <= REHEARSED else 0
            self.shift = float(text)


class ClockWatch:
    """Sees that a clock is set: it went on otherwise than a steady one. Asked often, so that the hour is known."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._steady: Callable[[], float] = getattr(clock, "steady", system_steady)
        self._last = self._look()

    def jump(self) -> float:
        """Seconds by which the clock was set since it was asked last, negative: back; 0 for what a clock corrects."""
        before, self._last = self._last, self._look()
        by = (self._last[0] - before[0]).total_seconds() - (self._last[1] - before[1])
        return by if abs(by) >= SET else 0.0

    def _look(self) -> tuple[datetime, float]:
        return self._clock(), self._steady()


def process_clock() -> Clock:
    """The clock of this process: the system's, or the rehearsal's where `CHIBO_CLOCK` names a file."""
    named = os.environ.get(CLOCK_VARIABLE)
    return ShiftedClock(Path(named)) if named else system_now


def epoch(at: datetime | None) -> float | None:
    """An instant as the browser wants it: seconds since 1970, UTC; None for none."""
    return at.timestamp() if at else None
