"""Biểu quyết: facts of motions and votes."""

from dataclasses import dataclass

from assistant.domain.events.event import Event
from assistant.domain.meeting import Correction
from assistant.domain.rules import Matter, VotingWay
from assistant.domain.votes import Motion, Vote


@dataclass(frozen=True)
class MotionProposed(Event):
    """Something is put to the vote."""

    motion: Motion


@dataclass(frozen=True)
class MotionClassified(Event):
    """A motion is about another matter than was chosen first, and needs that one's majority."""

    motion: str
    matter: Matter


@dataclass(frozen=True)
class VotingWayChosen(Event):
    """A motion is voted on by show of hands or by secret ballot; None: as the rule for its matter says."""

    motion: str
    way: VotingWay | None


@dataclass(frozen=True)
class MotionRemoved(Event):
    """A motion was taken back."""

    motion: str


@dataclass(frozen=True)
class VoteRecorded(Event):
    """The count of a vote; None: the count was cancelled to be taken again."""

    motion: str
    vote: Vote | None
    correction: Correction | None = None
    """How the count stood that was cancelled."""
