"""Nhiệm vụ chuyển kỳ: how the tasks of last month stand together, and each of them from one meeting to the next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from assistant.domain.actions import ActionItem, ActionStatus, StartState, TaskStep, days_late, unassessed, whole_id
from assistant.domain.figures import percent_of
from assistant.domain.meeting import Meeting
from assistant.domain.owners import owner_people

BEGUN = frozenset(
    {
        ActionStatus.ON_TRACK,
        ActionStatus.UNDER_WAY,
        ActionStatus.PARTLY,
        ActionStatus.LATE,
        ActionStatus.NEEDS_HELP,
    }
)
"""States that say that work on a task goes on: so the next month begins with it đang triển khai."""


@dataclass(frozen=True)
class CarriedTally:
    """The tasks of last month in numbers. What was struck off the list is in none of them.

    `due` are those whose day is over, those without a day, and whatever was assessed as done or stopped; `later` the
    rest, which are not due yet and no gap. `average` is the mean of the `told` shares where anybody told one (else
    those that are done would make it 100), `rate` the done of those due; both in percent, None of nothing.
    """

    all: int
    assessed: int
    done: int
    due: int
    later: int
    overdue: int
    told: int
    average: Fraction | None
    rate: Fraction | None


def is_due(task: ActionItem, day: date) -> bool:
    """Whether it counts on that day: it has no day, its day has come, or it was answered for already."""
    return task.judged is not ActionStatus.OPEN or task.due is None or task.due <= day


def tally(tasks: Iterable[ActionItem], day: date) -> CarriedTally:
    """The numbers of tasks taken over, as they stand on that day."""
    counted = [task for task in tasks if not task.struck]
    anybody = any(task.percent is not None for task in counted)
    shares = [task.progress for task in counted if anybody and task.progress is not None]
    due = [task for task in counted if is_due(task, day)]
    done = sum(task.finished for task in counted)
    return CarriedTally(
        all=len(counted),
        assessed=sum(not task.unanswered for task in counted),
        done=done,
        due=len(due),
        later=len(counted) - len(due),
        overdue=sum(days_late(task, day) > 0 and not task.finished for task in counted),
        told=len(shares),
        average=Fraction(sum(shares), len(shares)) if shares else None,
        rate=percent_of(done, len(due)),
    )


def take_over(meeting: Meeting, task: ActionItem) -> ActionItem:
    """A task that is still open, as the next meeting has it; its id tells the meeting it was given at.

    The names of the owners are kept as they are today; what was said of it becomes a step of its history.
    """
    origin, given_on = (task.origin, task.given_on) if task.origin else (meeting.id, meeting.day)
    return replace(
        unassessed(task),
        id=whole_id(meeting.id, task),
        origin=origin,
        given_on=given_on,
        owner_names=", ".join(owner_people(meeting, task)),
        item="",
        secret=task.secret,
        start=_next_start(task),
        steps=(*task.steps, step_of(meeting, task)) if task.origin else (),
    )


def step_of(meeting: Meeting, task: ActionItem) -> TaskStep:
    """What this meeting says of a task that it had taken over."""
    return TaskStep(meeting.day, task.due, task.judged, task.said, task.percent, task.result, task.done_on)


def _next_start(task: ActionItem) -> StartState:
    """Tình trạng đầu kỳ of the month to come: what goes on all the time does so still; what was begun is under way."""
    if task.start is StartState.STANDING:
        return StartState.STANDING
    begun = task.judged in BEGUN or bool(task.percent)
    return StartState.UNDER_WAY if begun or task.start is StartState.UNDER_WAY else StartState.UNTOLD


def owner_of(meeting: Meeting, task: ActionItem, owner: str) -> str:
    """Name of an owner of a task, also of one who has left the list since: as the earlier meeting had it.

    Empty where the names that were kept do not tell who of them it is.
    """
    if owner in meeting.members:
        return meeting.person(owner)
    kept = task.owner_names.split(", ")
    return dict(zip(task.owners, kept, strict=False)).get(owner, "") if len(kept) >= len(task.owners) else ""


def renamed_owners(meeting: Meeting, task: ActionItem, owners: tuple[str, ...]) -> str:
    """The names that are kept once these are the owners; who was one by name alone stays so."""
    if owners == task.owners:
        return task.owner_names
    by_name = task.owner_names.split(", ")[len(task.owners) :]
    return ", ".join(filter(None, [*(owner_of(meeting, task, one) for one in owners), *by_name]))
