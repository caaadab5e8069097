"""Nhiệm vụ: who does what by when, and what became of last month's."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class ActionStatus(StrEnum):
    """State of a task; the words are those of the follow-up table (docs/domain.md 6.8)."""

    OPEN = "open"
    """Chưa đánh giá: nobody has said yet how it stands. (Records of before `UNDER_WAY` have it with a result.)"""
    DONE = "done"
    EARLY = "early"
    ON_TRACK = "on_track"
    UNDER_WAY = "under_way"
    PARTLY = "partly"
    LATE = "late"
    NEEDS_HELP = "needs_help"
    NOT_DONE = "not_done"
    STOPPED = "stopped"
    """Dừng: it is not to be done any more; the result says why."""
    OWN = "own"
    """In the cell's own words (`ActionItem.said`)."""


FINISHED = frozenset({ActionStatus.DONE, ActionStatus.EARLY})
"""States of a task that was done."""
CLOSED = FINISHED | {ActionStatus.STOPPED}
"""States after which no later meeting takes a task over."""


class StartState(StrEnum):
    """Tình trạng đầu kỳ: how a task stood when the month began (docs/domain.md 6.1, 6.8)."""

    UNTOLD = ""
    UNDER_WAY = "under_way"
    DEADLINE = "deadline"
    STANDING = "standing"
    """Thường xuyên: it goes on all the time and needs no day."""
    UNSET = "unset"


@dataclass(frozen=True)
class TaskStep:
    """What one meeting said of a task that it had taken over: its day, the day that was set then, its judgement."""

    on: date
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    said: str = ""
    percent: int | None = None
    result: str = ""
    done_on: date | None = None


@dataclass(frozen=True)
class TaskChange:
    """Sửa nhiệm vụ kỳ trước: when and why a task that was taken over was set right, and how it stood until then."""

    on: date
    reason: str
    what: str
    owner_names: str
    due: date | None = None


@dataclass(frozen=True)
class ActionItem:
    """Một nhiệm vụ: việc, người thực hiện (one or more members, or a named unit), thời hạn, sản phẩm.

    `owners` are members' ids, `unit` a named unit or agency; `origin` is the meeting that gave the task,
    empty for this one. `status`, `said`, `percent`, `result` and `done_on` are filled in when it is assessed.
    """

    id: str
    what: str
    owners: tuple[str, ...] = ()
    unit: str = ""
    due: date | None = None
    """The last day on which it is in time."""
    due_said: str = ""
    """Thời hạn in the words that were typed (`trước 15/8`); empty where they were a date."""
    product: str = ""
    report_at: str = ""
    start: StartState = StartState.UNTOLD
    """Tình trạng đầu kỳ as somebody told it; `start_state` says it where nobody did."""
    item: str = ""
    origin: str = ""
    given_on: date | None = None
    """Day of the meeting that gave it, for a task carried over; None in records from before this was kept."""
    owner_names: str = ""
    """Names as the earlier meeting had them, for a task carried over."""
    status: ActionStatus = ActionStatus.OPEN
    said: str = ""
    """How it stands in the cell's own words."""
    percent: int | None = None
    """Mức độ, 0 to 100; None where nobody told one."""
    result: str = ""
    done_on: date | None = None
    steps: tuple[TaskStep, ...] = ()
    """What earlier meetings said of it, oldest first."""
    changes: tuple[TaskChange, ...] = ()
    """Each time it was set right after it had been given, oldest first."""
    struck: str = ""
    """Why a task carried over was taken off the list (it stays in the record); empty where it stands."""
    secret: bool = False
    """Given under a secret item of the meeting it was carried over from, and so kept apart here too."""
    classified: bool = False
    """Given under such an item that the cell keeps with the rest: the minutes have it, nothing that others see does."""

    @property
    def hidden(self) -> bool:
        """Whether walls, registers and the search leave it out, wherever it is kept."""
        return self.secret or self.classified

    @property
    def has_owner(self) -> bool:
        """Whether somebody in particular is to do it."""
        return bool(self.owners or self.unit.strip() or self.owner_names)

    @property
    def needs_due(self) -> bool:
        """Whether it lacks a day; what goes on all the time needs none."""
        return self.due is None and self.start is not StartState.STANDING

    @property
    def judged(self) -> ActionStatus:
        """The state that was told of it: where only a result or a share was, that it is under way; OPEN for nothing."""
        told = self.result.strip() or self.percent is not None or self.done_on
        unsaid = self.status is ActionStatus.OPEN or (self.status is ActionStatus.OWN and not self.said.strip())
        if not unsaid:
            return self.status
        return ActionStatus.UNDER_WAY if told else ActionStatus.OPEN

    @property
    def unanswered(self) -> bool:
        """Whether nothing was told of what became of it; of one that was struck nothing is asked."""
        return not self.struck and self.judged is ActionStatus.OPEN

    @property
    def finished(self) -> bool:
        """Whether it was done."""
        return self.status in FINISHED

    @property
    def closed(self) -> bool:
        """Whether no later meeting takes it over: done, stopped, or struck off the list."""
        return self.status in CLOSED or bool(self.struck)

    @property
    def progress(self) -> int | None:
        """Mức độ in percent: the one that was told, else 100 for what was done; None where nobody knows."""
        return self.percent if self.percent is not None else 100 if self.finished else None

    @property
    def start_state(self) -> StartState:
        """Tình trạng đầu kỳ: as told, else what its day says."""
        return self.start or (StartState.DEADLINE if self.due else StartState.UNSET)


def days_late(task: ActionItem, day: date) -> int:
    """Quá hạn N ngày: by how many days it was done late, or is late on that day and not done; 0 in time.

    A task that is done, but of which nobody told when, is not called late; nor is one that was stopped or struck.
    """
    if task.struck or task.status is ActionStatus.STOPPED:
        return 0
    until = task.done_on if task.finished else day
    return max(0, (until - task.due).days) if until and task.due else 0


def days_early(task: ActionItem) -> int:
    """By how many days it was done before its day; 0 where it was not, or nobody told when."""
    return max(0, (task.due - task.done_on).days) if task.finished and task.due and task.done_on else 0


def whole_id(meeting: str, task: ActionItem) -> str:
    """The id that a task has in every meeting after the one that gave it; `meeting` is the one it stands in here."""
    return task.id if task.origin else f"{meeting}.{task.id}"


def unassessed(task: ActionItem) -> ActionItem:
    """The task without what was said of it at this meeting."""
    return replace(task, status=ActionStatus.OPEN, said="", percent=None, result="", done_on=None, struck="")
