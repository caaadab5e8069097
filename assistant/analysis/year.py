"""Số liệu năm: what a year of meetings looks like month by month, quarter by quarter (docs/domain.md 6.7, N9, N10)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.analysis.register_table import Sources, records
from assistant.analysis.task_lives import TaskState


@dataclass(frozen=True)
class DueTasks:
    """Nhiệm vụ đến hạn: those whose day lies in a month, by what became of them (`TaskState`)."""

    in_time: int = 0
    late: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.in_time + self.late + self.overdue


@dataclass(frozen=True)
class MonthFigures:
    """One month: its regular meeting (the last, where there were several), and the tasks that fell due in it.

    `day` is None where no regular meeting was held; `over` tells that the month is over. `before`: nothing is known of
    the cell from then or earlier, so it may not have been there yet.
    """

    month: int
    over: bool
    before: bool
    due: DueTasks
    meetings: int = 0
    day: date | None = None
    meeting_id: str = ""
    minutes: int | None = None
    minutes_asked: int = 0
    present: int = 0
    expected: int = 0
    percent: float | None = None
    attendance_asked: float | None = None
    attendance_reached: bool | None = None
    speakers: int = 0
    speakers_asked: int = 0
    opinions: int = 0
    opinions_asked: int = 0
    conclusions: int = 0
    points: float | None = None
    grade: str = ""

    @property
    def missed(self) -> bool:
        """Whether it went by without a regular meeting (N9)."""
        return self.over and not self.before and self.day is None

    @property
    def short(self) -> bool:
        """Whether it was shorter than the rules ask (N1, N2)."""
        return self.minutes is not None and self.minutes < self.minutes_asked

    @property
    def few(self) -> bool:
        """Whether fewer members spoke, or fewer opinions were given, than the rules ask (N6)."""
        return self.day is not None and (self.speakers < self.speakers_asked or self.opinions < self.opinions_asked)


@dataclass(frozen=True)
class QuarterFigures:
    """One quarter and the days of its thematic sessions (N10); `over` tells that a session can no more be held.

    `before`: nothing is known of the cell from then or earlier.
    """

    quarter: int
    over: bool
    before: bool
    days: tuple[date, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def missed(self) -> bool:
        """Whether it went by without one."""
        return self.over and not self.before and not self.days


@dataclass(frozen=True)
class YearFigures:
    """A whole year: twelve months, four quarters."""

    year: int
    months: tuple[MonthFigures, ...]
    quarters: tuple[QuarterFigures, ...]

    @property
    def held(self) -> tuple[MonthFigures, ...]:
        """The months with a regular meeting."""
        return tuple(one for one in self.months if one.day)

    @property
    def due(self) -> DueTasks:
        """The tasks that fell due in the year."""
        every = [one.due for one in self.months]
        return DueTasks(*(sum(getattr(due, name) for due in every) for name in ("in_time", "late", "overdue")))

    @property
    def grades(self) -> tuple[str, ...]:
        """The grade of each regular meeting; empty for one that was not scored."""
        return tuple(one.grade for one in self.held)


def year_figures(sources: Sources) -> YearFigures:
    """The year as the index has it; months and quarters that are still to come are not missed."""
    meetings = records(sources.held.meetings)
    due = due_tasks(sources)
    months = tuple(_month(sources, number, meetings, due.get(number, DueTasks())) for number in range(1, 13))
    return YearFigures(sources.year, months, tuple(_quarter(sources, number) for number in range(1, 5)))


def due_tasks(sources: Sources) -> dict[int, DueTasks]:
    """Tasks of the year by the month of their day. One whose day is to come counts once it is done."""
    counted: dict[int, Counter[str]] = {}
    for row in sources.lives:
        if row["due"] and row["due"].year == sources.year and row["state"] is not TaskState.OPEN:
            counted.setdefault(row["due"].month, Counter())[row["state"]] += 1
    return {
        month: DueTasks(found[TaskState.DONE], found[TaskState.LATE], found[TaskState.OVERDUE])
        for month, found in counted.items()
    }


TAKEN = (
    *("day", "meeting_id", "minutes", "minutes_asked", "present", "expected", "percent", "attendance_asked"),
    *("attendance_reached", "speakers", "speakers_asked", "opinions", "opinions_asked", "conclusions", "points"),
    "grade",
)


def _month(sources: Sources, number: int, meetings: Iterable[dict[str, Any]], due: DueTasks) -> MonthFigures:
    of_month = [one for one in meetings if one["monthly"] and one["day"].month == number]
    over = (sources.year, number) < (sources.today.year, sources.today.month)
    first = first_known(sources)
    before = (sources.year, number) < (first.year, first.month)
    if not of_month:
        return MonthFigures(number, over, before, due)
    return MonthFigures(number, over, before, due, len(of_month), **{name: of_month[-1][name] for name in TAKEN})


def first_known(sources: Sources) -> date:
    """The first day of which anything is known of the cell: of its first meeting, or today."""
    return min(sources.days.values(), default=sources.today)


def _quarter(sources: Sources, number: int) -> QuarterFigures:
    """A session belongs to the quarter whose topic it took, also where it was held a little later."""
    first = date(sources.year, 3 * number - 2, 1)
    held = [one for one in records(sources.around.meetings) if one["quarter"] == first]
    after = date(sources.year + number // 4, 3 * number % 12 + 1, 1)
    topics = tuple(filter(None, (one["topic"] for one in held)))
    before = after <= first_known(sources)
    return QuarterFigures(number, sources.today >= after, before, tuple(one["day"] for one in held), topics)


def average(values: Iterable[float | None]) -> float | None:
    """The mean of those that are known; None of none."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
