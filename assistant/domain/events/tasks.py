"""Nhiệm vụ: facts of tasks."""

from dataclasses import dataclass
from datetime import date

from assistant.domain.actions import ActionItem, ActionStatus, StartState
from assistant.domain.events.event import Event


@dataclass(frozen=True)
class ActionWritten(Event):
    """A task was given or amended."""

    action: ActionItem


@dataclass(frozen=True)
class ActionRemoved(Event):
    """A task was taken out."""

    action: str


@dataclass(frozen=True)
class CarriedAssessed(Event):
    """What became of a task of last month."""

    action: str
    status: ActionStatus
    result: str = ""
    done_on: date | None = None
    percent: int | None = None
    said: str = ""
    start: StartState | None = None
    """None in journals from before it was kept: it stays as it was."""


@dataclass(frozen=True)
class CarriedWritten(Event):
    """A task of last month was set right, struck off the list or put back."""

    action: ActionItem
