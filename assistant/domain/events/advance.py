"""Ý kiến gửi trước: facts of opinions that were sent before the meeting."""

from dataclasses import dataclass

from assistant.domain.advance import AdvanceOpinion
from assistant.domain.events.event import Event


@dataclass(frozen=True)
class AdvanceWritten(Event):
    """One was taken down, or changed."""

    opinion: AdvanceOpinion


@dataclass(frozen=True)
class AdvanceRemoved(Event):
    """One was taken out."""

    opinion: str
