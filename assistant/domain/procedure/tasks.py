"""Nhiệm vụ: tasks, and what became of last month's."""

from dataclasses import fields, replace
from datetime import datetime
from enum import Enum
from typing import Any

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.actions import ActionItem, TaskChange
from assistant.domain.carry_over import renamed_owners
from assistant.domain.meeting import Meeting, evolve
from assistant.domain.owners import owner_names
from assistant.domain.procedure.course import changed_since_reading
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused
from assistant.domain.rules import Panel
from assistant.domain.text import clean, clean_line

WHOLE = 100
"""Percent."""
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
    if isinstance(value, str) and not isinstance(value, Enum):
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


def known_carried(meeting: Meeting, action_id: str) -> ActionItem:
    """The task of last month, or a refusal."""
    if action_id not in meeting.carried:
        raise Refused("unknown_action")
    return meeting.carried[action_id]


def assess_carried(meeting: Meeting, command: c.AssessCarried, now: datetime) -> list[e.Event]:
    """What became of a task of last month."""
    old = known_carried(meeting, command.action)
    if old.struck:
        raise Refused("struck_task")
    if command.percent is not None and not 0 <= command.percent <= WHOLE:
        raise Refused("bad_percent")
    said = clean_line(command.said)
    fact = e.CarriedAssessed(
        now, old.id, command.status, clean(command.result), command.done_on, command.percent, said, command.start
    )
    return [fact] if _assessed(old, fact) != old else []


def _assessed(old: ActionItem, fact: e.CarriedAssessed) -> ActionItem:
    """The task with what was said of it."""
    return evolve(
        old,
        status=fact.status,
        result=fact.result,
        done_on=fact.done_on,
        percent=fact.percent,
        said=fact.said,
        start=old.start if fact.start is None else fact.start,
    )


def amend_carried(meeting: Meeting, command: c.AmendCarried, now: datetime) -> list[e.Event]:
    """A task of last month with other words, owners or another day; how it stood and why is kept."""
    old = known_carried(meeting, command.action)
    what, reason = clean(command.what).strip(), clean_line(command.reason)
    if not what:
        raise Refused("no_action")
    owners = tuple(dict.fromkeys(command.owners))
    for owner in owners:
        if owner not in meeting.members and owner not in old.owners:
            raise Refused("unknown_member", member=owner)
    new = replace(
        old,
        what=what,
        owners=owners,
        owner_names=renamed_owners(meeting, old, owners),
        due=command.due,
        unit=clean_line(command.unit),
        product=clean_line(command.product),
        report_at=clean_line(command.report_at),
        due_said=clean_line(command.due_said),
    )
    if new == old:
        return []
    if not reason:
        raise Refused("no_task_reason")
    change = TaskChange(meeting.day, reason, old.what, ", ".join(owner_names(meeting, old)), old.due)
    return [e.CarriedWritten(now, replace(new, changes=(*old.changes, change)))]


def strike_carried(meeting: Meeting, command: c.StrikeCarried, now: datetime) -> list[e.Event]:
    """Off the list, with the reason."""
    old, reason = known_carried(meeting, command.action), clean_line(command.reason)
    if not reason:
        raise Refused("no_task_reason")
    return [e.CarriedWritten(now, replace(old, struck=reason))] if old.struck != reason else []


def restore_carried(meeting: Meeting, command: c.RestoreCarried, now: datetime) -> list[e.Event]:
    """On the list again, as it was."""
    old = known_carried(meeting, command.action)
    return [e.CarriedWritten(now, replace(old, struck=""))] if old.struck else []


def with_carried(meeting: Meeting, task: ActionItem) -> Meeting:
    """The meeting with this task of last month; the item that assesses it is to be read again."""
    after = evolve(meeting, carried={**meeting.carried, task.id: task})
    for item in meeting.agenda if meeting.read_back else ():
        if item.records_panel(Panel.CARRIED):
            after = changed_since_reading(after, item.id)
    return after


DECIDE = {
    c.AddAction: add_action,
    c.AmendAction: amend_action,
    c.RemoveAction: remove_action,
    c.AssessCarried: assess_carried,
    c.AmendCarried: amend_carried,
    c.StrikeCarried: strike_carried,
    c.RestoreCarried: restore_carried,
}
APPLY = {
    e.ActionWritten: lambda meeting, event: evolve(meeting, actions={**meeting.actions, event.action.id: event.action}),
    e.ActionRemoved: lambda meeting, event: evolve(
        meeting, actions={k: a for k, a in meeting.actions.items() if k != event.action}
    ),
    e.CarriedAssessed: lambda meeting, event: with_carried(meeting, _assessed(meeting.carried[event.action], event)),
    e.CarriedWritten: lambda meeting, event: with_carried(meeting, event.action),
}
