"""Nhiệm vụ trên văn bản: the facts of a task are made here, once for all papers; a paper chooses its columns."""

from collections.abc import Iterable
from dataclasses import replace
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
from assistant.domain.actions import ActionItem, StartState
from assistant.domain.carry_over import tally
from assistant.domain.checks.evidence import record_day
from assistant.domain.meeting import Meeting
from assistant.domain.owners import owner_names
from assistant.wording.dates import due_words
from assistant.wording.papers import AND
from assistant.wording.tasks import (
    START_STATE,
    change_words,
    late_words,
    percent_words,
    start_words,
    state_words,
    tally_words,
)


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
    """Một nhiệm vụ kỳ trước: task, owner, due, state at start and now, share, result, day done, corrections."""

    nhiem_vu: str
    nguoi: str
    thoi_han: str
    trang_thai: str
    ket_qua: str
    xong_ngay: str
    san_pham: str
    bao_cao: str
    dau_ky: str
    """Tình trạng đầu kỳ."""
    muc_do: str
    """Mức độ, as `60%`; empty where nobody told one."""
    tre_han: str
    """`quá hạn 34 ngày`, `xong chậm 6 ngày`, `xong sớm 3 ngày`; empty where its day says nothing."""
    da_sua: str
    """How it was set right at this meeting, and why; empty where it was not."""


def columns(meeting: Meeting, task: ActionItem) -> TaskColumns:
    """Everything that papers tell of a task."""
    return TaskColumns(
        nhiem_vu=task.what,
        nguoi=owner_line(meeting, task),
        san_pham=or_dots(task.product),
        thoi_han=due_line(task),
        bao_cao=or_dots(task.report_at),
    )


def due_line(task: ActionItem) -> str:
    """Thời hạn, and the state at start where somebody told one: `thường xuyên`; dots for nothing."""
    due = due_words(task.due_said, short_date(task.due)) if task.due else ""
    return or_dots("; ".join(filter(None, [due, START_STATE.get(task.start, "")])))


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
    told = columns(meeting, replace(task, start=StartState.UNTOLD))
    return CarriedFacts(
        so=str(number),
        nhiem_vu=told["nhiem_vu"],
        nguoi=told["nguoi"],
        thoi_han=told["thoi_han"],
        trang_thai=DOTS if task.unanswered else state_words(task),
        ket_qua=trimmed_or_dots(task.struck or task.result),
        xong_ngay=short_date(task.done_on) if task.done_on else "",
        san_pham=told["san_pham"],
        bao_cao=told["bao_cao"],
        dau_ky=start_words(task),
        muc_do=percent_words(task.percent),
        tre_han=late_words(task, record_day(meeting)),
        da_sua="; ".join(change_words(one) for one in task.changes if one.on == meeting.day),
    )


def carried_total(meeting: Meeting, tasks: Iterable[ActionItem]) -> str:
    """Các nhiệm vụ kỳ trước in numbers, in one sentence; empty where there were none or none was assessed."""
    listed = list(tasks)
    return tally_words(tally(listed, record_day(meeting))) if any(not task.unanswered for task in listed) else ""


def owners_in_sentence(meeting: Meeting, task: ActionItem) -> str:
    """Người thực hiện within a sentence: members as comrades, the unit by its name; one carried over as it was."""
    if task.origin:
        return owner_line(meeting, task)
    members = join_parts((*map(meeting.person, task.owners), task.owner_names))
    return or_dots(join_parts((comrades(members) if members else "", task.unit), AND))


def owner_line(meeting: Meeting, task: ActionItem) -> str:
    """Người thực hiện: members by name and the unit; for a task carried over, the names of then."""
    return or_dots(join_parts(owner_names(meeting, task)))
