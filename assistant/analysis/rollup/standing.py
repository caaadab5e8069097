"""Chi bộ cần giúp, chi bộ tiến bộ: by rules that are shown beside the list, each with the thresholds in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from assistant.domain.oversight import Thresholds


class State(StrEnum):
    """What is known of a cell's month."""

    MET = "met"
    """It held its regular meeting."""
    NOT_MET = "not_met"
    """There is no record of an ended regular meeting."""
    UNREADABLE = "unreadable"
    """There is a record that tells nothing."""
    PENDING = "pending"
    """It has not met, but the month goes on: nothing was missed."""


class Reason(StrEnum):
    """Why a cell is said to need help."""

    POINTS = "points"
    """The last months in a row were below so many points."""
    NOT_MET = "not_met"
    """In the last three months there is one without a meeting."""
    TASKS = "tasks"
    """Of the tasks of the last three months less than this share was in time."""


class Month(NamedTuple):
    """One month of one cell. `points` is None where it has no sum; tasks are those carried over to the meeting."""

    state: State
    points: float | None = None
    grade: str = ""
    carried: int = 0
    late: int = 0


@dataclass(frozen=True)
class Need:
    """One reason with its facts: how many months in a row, which month, what percentage."""

    reason: Reason
    number: float


def needs_of(months: Mapping[int, Month], limits: Thresholds) -> tuple[Need, ...]:
    """Why a cell needs help, by its months in order (1 to 12); nothing where it needs none."""
    found: list[Need] = []
    held = [months[number] for number in sorted(months) if months[number].points is not None]
    below = 0
    for month in reversed(held):
        if month.points is None or month.points >= limits.points_below:
            break
        below += 1
    if below >= limits.months_in_row:
        found.append(Need(Reason.POINTS, below))
    last = [number for number in sorted(months) if months[number].state is not State.PENDING][-3:]
    missed = [number for number in last if months[number].state is State.NOT_MET]
    if missed:
        found.append(Need(Reason.NOT_MET, missed[-1]))
    carried, late = (sum(getattr(months[number], name) for number in last) for name in ("carried", "late"))
    if carried and 100 * (carried - late) < limits.tasks_percent * carried:
        found.append(Need(Reason.TASKS, round(100 * (carried - late) / carried)))
    return tuple(found)


def change_of(months: Mapping[int, Month]) -> float | None:
    """Tăng, giảm: the mean of the last three sums of points less that of the first three; None for fewer than six."""
    points = [one.points for number, one in sorted(months.items()) if one.points is not None]
    if len(points) < 6:
        return None
    return round(sum(points[-3:]) / 3 - sum(points[:3]) / 3, 1)
