"""The columns in which records are kept and added up: one row a record, its tasks as a list in the row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

import pyarrow as pa

from assistant.analysis.rollup.told import RecordTold, TaskTold
from assistant.domain.actions import ActionStatus

TASK = pa.struct(
    [
        ("id", pa.string()),
        ("given", pa.bool_()),
        ("due", pa.date32()),
        ("status", pa.string()),
        ("done_on", pa.date32()),
        ("late", pa.int32()),
    ]
)
"""`given` at this meeting, else carried over to it; `late` in days, at the end of the meeting."""
STATUS_CODES = {status: status.value for status in ActionStatus}
"""Looked up in a table: an enumeration takes its time to tell its value, and a province has a million tasks."""
TASK_FIELDS = [TASK.field(n) for n in range(TASK.num_fields)]
MOMENT = pa.timestamp("us", tz="UTC")


class _Checks(NamedTuple):
    reached: int | None
    missing: str | None
    unknown: int | None


class _Score(NamedTuple):
    points: float | None
    grade: str | None
    most: float | None


NO_CHECKS, NO_SCORE = _Checks(None, None, None), _Score(None, None, None)


@dataclass(frozen=True)
class Read:
    """A record that was read: where it lies, how its file was known, and what it tells."""

    path: str
    cell: str
    size: int
    mtime: int
    seen: int
    told: RecordTold

    @property
    def checks(self) -> Any:
        """What was found to be missing, the codes with blanks between them; all unknown until it is over."""
        found = self.told.figures.checks
        return _Checks(found.reached, " ".join(found.missing), found.unknown) if found else NO_CHECKS

    @property
    def score(self) -> Any:
        """Its score; all unknown where it does not score itself."""
        return self.told.figures.score or NO_SCORE

    @property
    def last_day(self) -> date:
        """The day at its end, at its place: by it a task is late."""
        told = self.told
        moment = told.figures.ended or told.figures.started or told.details.start
        return moment.astimezone(told.details.start.tzinfo).date()


FILE = ("path", "cell", "size", "mtime", "seen")
"""Columns of the file; those of the record follow."""
ROLL = ("total", "official", "present", "excused", "unexcused", "expected", "expected_present")
VOTES = ("motions", "passed", "failed")
TASKS = ("given", "carried", "done", "partly", "not_done", "unanswered", "late", "stopped")
CHECKS, SCORE = ("reached", "missing", "unknown"), ("points", "grade", "most")
COLUMNS: tuple[tuple[str, pa.DataType, str], ...] = (
    ("path", pa.string(), "path"),
    ("cell", pa.string(), "cell"),
    ("size", pa.int64(), "size"),
    ("mtime", pa.int64(), "mtime"),
    ("seen", pa.int64(), "seen"),
    ("id", pa.string(), "told.id"),
    ("kind", pa.string(), "told.kind.value"),
    ("title", pa.string(), "told.title"),
    ("stage", pa.string(), "told.stage.value"),
    ("version", pa.int64(), "told.version"),
    ("name", pa.string(), "told.cell.name"),
    ("superior", pa.string(), "told.cell.superior"),
    ("type", pa.string(), "told.cell.type.value"),
    ("practice", pa.bool_(), "told.cell.practice"),
    ("start", MOMENT, "told.details.start"),
    ("notice_on", pa.date32(), "told.details.notice_on"),
    ("day", pa.date32(), "told.figures.day"),
    ("started", MOMENT, "told.figures.started"),
    ("ended", MOMENT, "told.figures.ended"),
    ("adopted", MOMENT, "told.figures.adopted"),
    ("minutes", pa.int32(), "told.figures.minutes"),
    ("minutes_asked", pa.int32(), "told.figures.minutes_asked"),
    *((name, pa.int32(), f"told.figures.roll.{name}") for name in ROLL),
    ("observers", pa.int32(), "told.observers"),
    ("opinions", pa.int32(), "told.figures.opinions"),
    ("speakers", pa.int32(), "told.figures.speakers"),
    *((name, pa.int32(), f"told.figures.votes.{name}") for name in VOTES),
    *((name, pa.int32(), f"told.figures.tasks.{name}") for name in TASKS),
    *zip(CHECKS, (pa.int32(), pa.string(), pa.int32()), (f"checks.{name}" for name in CHECKS), strict=True),
    *zip(SCORE, (pa.float64(), pa.string(), pa.float64()), (f"score.{name}" for name in SCORE), strict=True),
    ("papers_due", pa.date32(), "told.figures.papers.due"),
    ("papers_out", pa.date32(), "told.figures.papers.out"),
    ("doubted", pa.bool_(), "told.doubted"),
    ("tasks", pa.list_(TASK), ""),
)
"""Column, its type, and where a record that was read has it; the tasks, which are lists, are last."""
SCHEMA = pa.schema([(name, kind) for name, kind, _ in COLUMNS])
ROW = attrgetter(*(where for _, _, where in COLUMNS if where))
FIGURES = tuple(name for name, _, _ in COLUMNS if name not in (*FILE, "doubted"))
"""Columns that tell of the meeting, not of its file."""


def to_table(reads: Sequence[Read]) -> pa.Table:
    """The rows of these records."""
    columns = zip(*map(ROW, reads), strict=True)
    arrays = [pa.array(values, kind) for (_, kind, _), values in zip(COLUMNS[:-1], columns, strict=True)]
    return pa.Table.from_arrays([*arrays, _task_lists(reads)], schema=SCHEMA)


def _task_lists(reads: Sequence[Read]) -> pa.ListArray:
    """The tasks of these records, those given there first, as `TASK` has them.

    Made column by column: a dictionary for each, or a tuple, would take longer than reading it.
    """
    offsets, tasks, given, days = [0], list[TaskTold](), list[bool](), list[date]()
    for read in reads:
        told, before = read.told, len(tasks)
        tasks += told.actions
        tasks += [task for task in told.carried if not task.struck]
        given += [True] * len(told.actions) + [False] * (len(tasks) - before - len(told.actions))
        days += [read.last_day] * (len(tasks) - before)
        offsets.append(len(tasks))
    columns: tuple[list[Any], ...] = (
        [task.id for task in tasks],
        given,
        [task.due for task in tasks],
        [STATUS_CODES[task.status] for task in tasks],
        [task.done_on for task in tasks],
        [task.late(day) for task, day in zip(tasks, days, strict=True)],
    )
    arrays = [pa.array(values, part.type) for part, values in zip(TASK_FIELDS, columns, strict=True)]
    return pa.ListArray.from_arrays(
        pa.array(offsets, pa.int32()), pa.StructArray.from_arrays(arrays, fields=TASK_FIELDS)
    )


def rows_at(table: pa.Table, numbers: Iterable[int]) -> pa.Table:
    """These rows of a table, in this order; also none."""
    return table.take(pa.array(list(numbers), pa.int64()))
