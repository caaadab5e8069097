"""Nhiệm vụ: tasks, and what became of last month's."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.actions import ActionItem
from assistant.domain.meeting import Meeting, evolve
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused
from assistant.domain.text import clean, clean_line

WRITTEN = {field.name for field in fields(c.AmendAction)} & {field.name for field in fields(ActionItem)}
"""What people write of a task, as the commands name it."""


def build_action(meeting: Meeting, command: c.AddAction | c.AmendAction, old: ActionItem) -> ActionItem:
    """The task as the command wants it; owners must be members."""
    if not clean(command.what).strip():
        raise Refused("no_action")
    for owner in command.owners:
        if owner not in meeting.members:
            raise Refused("unknown_member", member=owner)
    written = {name: tidy(getattr(command, name)) for name in WRITTEN}
    return replace(old, **{**written, "what": clean(command.what).strip()})


def tidy(value: Any) -> Any:
    """A fact of a task as it is kept: texts on one line, nobody twice."""
    if isinstance(value, str):
        return clean_line(value)
    return tuple(dict.fromkeys(value)) if isinstance(value, tuple) else value


def add_action(meeting: Meeting, command: c.AddAction, now: datetime) -> list[e.Event]:
    """A new task. Owner and date may come later; until then they are listed as missing."""
    item = known_item(meeting, command.item or meeting.current)
    empty = ActionItem(meeting.fresh("t", meeting.actions), "", item=item.id)
    return [e.ActionWritten(now, build_action(meeting, command, empty))]


def known_action(meeting: Meeting, action_id: str) -> ActionItem:
    """The task, or a refusal."""
    if action_id not in meeting.actions:
        raise Refused("unknown_action")
    return meeting.actions[action_id]


def amend_action(meeting: Meeting, command: c.AmendAction, now: datetime) -> list[e.Event]:
    """The task with other words."""
    old = known_action(meeting, command.action)
    new = build_action(meeting, command, old)
    return [e.ActionWritten(now, new)] if new != old else []


def remove_action(meeting: Meeting, command: c.RemoveAction, now: datetime) -> list[e.Event]:
    """Out of the minutes; the journal keeps it."""
    return [e.ActionRemoved(now, known_action(meeting, command.action).id)]


def assess_carried(meeting: Meeting, command: c.AssessCarried, now: datetime) -> list[e.Event]:
    """What became of a task of last month."""
    if command.action not in meeting.carried:
        raise Refused("unknown_action")
    return [e.CarriedAssessed(now, command.action, command.status, clean(command.result), command.done_on)]


def apply_carried_assessed(meeting: Meeting, event: e.CarriedAssessed) -> Meeting:
    """The task of last month with its state and result."""
    old = meeting.carried[event.action]
    new = evolve(old, status=event.status, result=event.result, done_on=event.done_on)
    return evolve(meeting, carried={**meeting.carried, old.id: new})


DECIDE = {
    c.AddAction: add_action,
    c.AmendAction: amend_action,
    c.RemoveAction: remove_action,
    c.AssessCarried: assess_carried,
}
APPLY = {
    e.ActionWritten: lambda meeting, event: evolve(meeting, actions={**meeting.actions, event.action.id: event.action}),
    e.ActionRemoved: lambda meeting, event: evolve(
        meeting, actions={k: a for k, a in meeting.actions.items() if k != event.action}
    ),
    e.CarriedAssessed: apply_carried_assessed,
}
