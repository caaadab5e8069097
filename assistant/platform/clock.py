"""The one clock (đồng hồ), made at the edge and passed inward; `decide` and every document get their `now` from it."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Clock = Callable[[], datetime]
CLOCK_VARIABLE = "CHIBO_CLOCK"


def system_now() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)


class ShiftedClock:
    """A rehearsal's clock (diễn tập): the system clock plus the seconds written in a file, read anew at every call.

    The file holds one number. A missing file is no shift; an empty one (caught while it is being written) keeps
    the last shift known. Anything else raises ValueError, for a rehearsal on a wrong clock is worth nothing.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.shift = 0.0

    def __call__(self) -> datetime:
        """Now, aware, in UTC, shifted."""
        text = self.file.read_text(encoding="utf-8").strip() if self.file.is_file() else "0"
        if text:
            self.shift = float(text)
        return system_now() + timedelta(seconds=self.shift)


def process_clock() -> Clock:
    """The clock of this process: the system's, or the rehearsal's where `CHIBO_CLOCK` names a file."""
    named = os.environ.get(CLOCK_VARIABLE)
    return ShiftedClock(Path(named)) if named else system_now


def epoch(at: datetime | None) -> float | None:
    """An instant as the browser wants it: seconds since 1970, UTC; None for none."""
    return at.timestamp() if at else None
