"""Kỳ sinh hoạt: facts of the steps round a meeting."""

from dataclasses import dataclass

from assistant.domain.cycle_marks import StepMark
from assistant.domain.events.event import Event


@dataclass(frozen=True)
class StepMarked(Event):
    """What was told of a step is this now."""

    step: str
    mark: StepMark
