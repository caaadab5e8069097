"""Kỳ sinh hoạt: what people tell of the steps round a meeting (`domain.cycle` has the steps and their days)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Sending:
    """Minh chứng đã gửi: on which day, by which way, to whom something was sent."""

    on: date
    way: str
    to: str


@dataclass(frozen=True)
class StepMark:
    """What was told of one step: a day of its own, the day it was done, by whom, a note, the proof of sending."""

    due: date | None = None
    """Another day than the rules give, set by hand; None for theirs."""
    done: date | None = None
    by: str = ""
    """Who did it: a member's id, or a name."""
    note: str = ""
    sent: tuple[Sending, ...] = ()
