"""Nhiệm vụ trên văn bản: the facts of a task are made here, once for all papers; a paper chooses its columns."""

from collections.abc import Iterable
from typing import TypedDict

from assistant.documents.facts.phrases import (
    DOTS,
    comrades,
    join_parts,
    list_letter,
    or_dots,
    short_date,
    trimmed_or_dots,
)
from assistant.domain.actions import ActionItem
from assistant.domain.meeting import Meeting
from assistant.domain.owners import owner_names
from assistant.wording import domain as words
from assistant.wording.dates import due_words
from assistant.wording.papers import AND


class TaskColumns(TypedDict):
    """Một nhiệm vụ: task, owner or unit, product, due, where to report."""

    nhiem_vu: str
    nguoi: str
    san_pham: str
    thoi_han: str
    bao_cao: str


class Numbered(TypedDict):
    """A line with its number."""

    so: str


class Lettered(TypedDict):
    """A line with its letter."""

    chu: str


class TaskFacts(Numbered, TaskColumns):
    """Một nhiệm vụ mới, numbered, in a table."""


class LetteredTask(Lettered, TaskColumns):
    """Một nhiệm vụ, lettered, in a sentence."""


class CarriedFacts(Numbered):
    """Một nhiệm vụ kỳ trước: task, owner, due, state, result, date done, product, where to report."""

    nhiem_vu: str
    nguoi: str
    thoi_han: str
    trang_thai: str
    ket_qua: str
    xong_ngay: str
    san_pham: str
    bao_cao: str


def columns(meeting: Meeting, task: ActionItem) -> TaskColumns:
    """Everything that papers tell of a task."""
    return TaskColumns(
        nhiem_vu=task.what,
        nguoi=owner_line(meeting, task),
        san_pham=or_dots(task.product),
        thoi_han=due_words(task.due_said if task.due else "", short_date(task.due)),
        bao_cao=or_dots(task.report_at),
    )


def task_facts(meeting: Meeting, given: Iterable[ActionItem]) -> list[TaskFacts]:
    """The lines of a table of tasks."""
    return [{"so": str(n), **columns(meeting, task)} for n, task in enumerate(given, start=1)]


def lettered_tasks(meeting: Meeting) -> list[LetteredTask]:
    """Every task given, lettered a), b), c), d), đ) and so on."""
    return [
        {"chu": list_letter(n), **columns(meeting, task), "nguoi": owners_in_sentence(meeting, task)}
        for n, task in enumerate(meeting.actions.values())
    ]


def carried_facts(meeting: Meeting, tasks: Iterable[ActionItem]) -> list[CarriedFacts]:
    """The lines of the table of last month's tasks."""
    return [_carried(meeting, n, task) for n, task in enumerate(tasks, start=1)]


def _carried(meeting: Meeting, number: int, task: ActionItem) -> CarriedFacts:
    told = columns(meeting, task)
    assessed = not task.unanswered
    return CarriedFacts(
        so=str(number),
        nhiem_vu=told["nhiem_vu"],
        nguoi=told["nguoi"],
        thoi_han=told["thoi_han"],
        trang_thai=words.ACTION_STATUS[task.status.value] if assessed else DOTS,
        ket_qua=trimmed_or_dots(task.result),
        xong_ngay=short_date(task.done_on) if task.done_on else "",
        san_pham=told["san_pham"],
        bao_cao=told["bao_cao"],
    )


def owners_in_sentence(meeting: Meeting, task: ActionItem) -> str:
    """Người thực hiện within a sentence: members as comrades, the unit by its name; one carried over as it was."""
    if task.origin:
        return owner_line(meeting, task)
    members = join_parts((*map(meeting.person, task.owners), task.owner_names))
    return or_dots(join_parts((comrades(members) if members else "", task.unit), AND))


def owner_line(meeting: Meeting, task: ActionItem) -> str:
    """Người thực hiện: members by name and the unit; for a task carried over, the names of then."""
    return or_dots(join_parts(owner_names(meeting, task)))
