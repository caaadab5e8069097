"""Kỳ sinh hoạt: steps are ticked and taken back, moved by hand, and proofs of sending noted."""

from dataclasses import replace
from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.cycle import CycleStep
from assistant.domain.cycle_marks import Sending, StepMark
from assistant.domain.meeting import Meeting, evolve
from assistant.domain.procedure.preparing import amend_details
from assistant.domain.refusal import Refused
from assistant.domain.text import clean_line

BY_ITSELF = frozenset({CycleStep.MEETING})
"""Done when the meeting is over, and by nobody's tick."""


def known_step(step: str) -> CycleStep:
    """The step, or a refusal."""
    if step not in list(CycleStep):
        raise Refused("unknown_step")
    return CycleStep(step)


def mark_step(meeting: Meeting, command: c.MarkStep, now: datetime) -> list[e.Event]:
    """What was told of a step; the day of the notice is the one that the details have."""
    step, old = known_step(command.step), meeting.cycle.get(command.step, StepMark())
    if step in BY_ITSELF and command.done is not None:
        raise Refused("step_by_itself")
    noticed = step is CycleStep.NOTICE
    new = replace(
        old,
        due=command.due,
        done=None if noticed else command.done,
        by=clean_line(command.by),
        note=clean_line(command.note),
    )
    facts: list[e.Event] = [e.StepMarked(now, step.value, new)] if new != old else []
    if noticed and command.done != meeting.details.notice_on:
        if meeting.frozen:  # the minutes that stand tell the day of the notice
            raise Refused("minutes_adopted" if meeting.adoption else "meeting_over")
        facts += amend_details(meeting, c.AmendDetails(replace(meeting.details, notice_on=command.done)), now)
    return facts


def note_sending(meeting: Meeting, command: c.NoteSending, now: datetime) -> list[e.Event]:
    """One more proof that something was sent."""
    step, old = known_step(command.step), meeting.cycle.get(command.step, StepMark())
    sent = Sending(command.on, clean_line(command.way), clean_line(command.to))
    if not sent.way or not sent.to:
        raise Refused("sending_incomplete")
    if sent in old.sent:
        return []
    return [e.StepMarked(now, step.value, replace(old, sent=(*old.sent, sent)))]


def drop_sending(meeting: Meeting, command: c.DropSending, now: datetime) -> list[e.Event]:
    """A proof that was noted by mistake."""
    step, old = known_step(command.step), meeting.cycle.get(command.step, StepMark())
    left = tuple(one for n, one in enumerate(old.sent) if n != command.number)
    return [e.StepMarked(now, step.value, replace(old, sent=left))] if left != old.sent else []


DECIDE = {c.MarkStep: mark_step, c.NoteSending: note_sending, c.DropSending: drop_sending}
APPLY = {
    e.StepMarked: lambda meeting, event: evolve(meeting, cycle={**meeting.cycle, event.step: event.mark}),
}
