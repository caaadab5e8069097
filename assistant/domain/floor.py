"""Phát biểu: who speaks, for how long, and what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class OpinionKind(StrEnum):
    """Loại ý kiến."""

    AGREEMENT = "agreement"
    PROPOSAL = "proposal"
    DIFFERENT = "different"
    CRITICISM = "criticism"
    PETITION = "petition"
    QUESTION = "question"


@dataclass(frozen=True)
class Speech:
    """Lượt phát biểu: one time on the floor. Its text is a text of the meeting (`speech.<id>`).

    `speaker` is a member's id or a guest's; `stopped` is None while the person speaks.
    """

    id: str
    speaker: str
    item: str
    started: datetime
    stopped: datetime | None = None
    kind: OpinionKind | None = None
    is_guest: bool = False

    def length(self, now: datetime) -> timedelta:
        """How long it lasted, or has lasted so far."""
        return max(timedelta(0), (self.stopped or now) - self.started)


def running(speeches: Iterable[Speech]) -> Speech | None:
    """The speech that is going on, if any; there is never more than one."""
    return next((s for s in speeches if s.stopped is None), None)
