"""Đời của một nhiệm vụ: from the meeting that gave it through every assessment to today (docs/domain.md 6.8)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from assistant.analysis.frames import Frames, Rows
from assistant.domain.actions import FINISHED, ActionItem, ActionStatus, days_late
from assistant.wording import registers as words
from assistant.wording.domain import ACTION_STATUS


class TaskState(StrEnum):
    """How a task stands on a day."""

    OVERDUE = "overdue"
    """Quá hạn: its day is over, and it is not done."""
    OPEN = "open"
    """Đang mở: its day is to come, or it has none."""
    LATE = "late"
    """Chậm: done after its day."""
    DONE = "done"
    """Đúng hạn, or done without anybody having told when or until when."""
    STOPPED = "stopped"
    """Dừng, or struck off the list."""


def task_lives(around: Frames, held: Frames, days: Mapping[str, date], today: date) -> Rows:
    """A row for each task that a meeting of the year gave or assessed, with its life in the meetings around it.

    Open ones first, the longest overdue before the others, then by their day.
    """
    here = set(held.tasks["id"])
    lines: dict[str, list[dict[str, Any]]] = {}
    for line in around.tasks.to_dict("records"):
        if line["id"] in here:
            lines.setdefault(line["id"], []).append(line)
    rows = [_row(life, days, today) for life in lines.values()]
    order = list(TaskState)
    return sorted(rows, key=lambda row: (order.index(row["state"]), row["due"] or date.max, row["given"] or date.max))


def _row(life: list[dict[str, Any]], days: Mapping[str, date], today: date) -> dict[str, Any]:
    """A task as its last meeting left it; a meeting that it was only given in tells nothing of how far it is."""
    last = life[-1]
    state, told = stand(last, today)
    given = days.get(last["origin"]) or (life[0]["day"] if life[0]["given_here"] else None)
    return {
        **{name: last[name] for name in ("id", "meeting_id", "path", "what", "owners", "due", "product", "result")},
        "given": given,
        "done_on": last["done_on"],
        "status": _judged(last),
        "told": told,
        "state": state,
        "life": [_step(line) for line in life],
    }


def _assessed(line: Mapping[str, Any]) -> bool:
    return not line["given_here"] and not line["unanswered"]


def _judged(line: Mapping[str, Any]) -> str:
    """How a meeting judged the task: `hoàn thành một phần · 60 %`; empty where it only gave it, or told nothing."""
    if not _assessed(line):
        return ""
    percent = line["percent"]
    told = [ACTION_STATUS[line["status"]], "" if percent is None else words.PERCENT.format(percent=percent)]
    return " · ".join(filter(None, told))


def _step(line: Mapping[str, Any]) -> dict[str, Any]:
    """What one meeting did with the task."""
    return {
        "meeting_id": line["meeting_id"],
        "path": line["path"],
        "day": line["day"],
        "given": line["given_here"],
        "status": _judged(line),
        "result": line["result"],
        "done": line["status"] in FINISHED,
        "late": line["late"],
    }


def stand(line: Mapping[str, Any], today: date) -> tuple[TaskState, str]:
    """How a task stands on that day, and in words: `quá hạn 32 ngày`, by the one count of `days_late`."""
    task = ActionItem("", "", due=line["due"], status=line["status"], done_on=line["done_on"])
    late = days_late(task, today)
    if task.status is ActionStatus.STOPPED:
        return TaskState.STOPPED, ACTION_STATUS[task.status]
    if task.finished:
        if late:
            return TaskState.LATE, words.DONE_LATE.format(days=late)
        return TaskState.DONE, words.DONE_IN_TIME if task.due and task.done_on else words.DONE
    if late:
        return TaskState.OVERDUE, words.OVERDUE.format(days=late)
    if task.due is None:
        return TaskState.OPEN, line["due_said"] or words.NO_DUE
    left = (task.due - today).days
    return TaskState.OPEN, words.ONGOING.format(days=left) if left else words.DUE_TODAY
