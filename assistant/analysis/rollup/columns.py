"""The columns in which records are kept and added up: one row a record, its tasks as a list in the row."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from assistant.analysis.rollup.told import RecordTold

Getter = Callable[["Read"], Any]
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
MOMENT = pa.timestamp("us", tz="UTC")


@dataclass(frozen=True)
class Read:
    """A record that was read: where it lies, how its file was known, and what it tells."""

    path: str
    cell: str
    size: int
    mtime: int
    seen: int
    told: RecordTold

    def tasks(self) -> list[dict[str, Any]]:
        """Its tasks, those given at it first."""
        told = self.told
        moment = told.figures.ended or told.figures.started or told.details.start
        day = moment.astimezone(told.details.start.tzinfo).date()
        given = [(True, task) for task in told.actions] + [(False, task) for task in told.carried]
        return [
            {
                "id": task.id,
                "given": new,
                "due": task.due,
                "status": task.status.value,
                "done_on": task.done_on,
                "late": task.late(day),
            }
            for new, task in given
        ]


def _of(*names: str) -> Getter:
    """The value behind these names in a record, None where one of them is None."""

    def get(read: Read) -> Any:
        found: Any = read.told
        for name in names:
            found = getattr(found, name)
            if found is None:
                return None
        return found

    return get


def _figure(*names: str) -> Getter:
    return _of("figures", *names)


def _codes(read: Read) -> str | None:
    """Codes of the checks that are missing, with blanks between them."""
    checks = read.told.figures.checks
    return " ".join(checks.missing) if checks else None


FILE = ("path", "cell", "size", "mtime", "seen")
"""Columns of the file; those of the record follow."""
ROLL = ("total", "official", "present", "excused", "unexcused", "expected", "expected_present")
TASKS = ("given", "carried", "done", "partly", "not_done", "unanswered", "late")
COLUMNS: tuple[tuple[str, pa.DataType, Getter], ...] = (
    ("path", pa.string(), lambda read: read.path),
    ("cell", pa.string(), lambda read: read.cell),
    ("size", pa.int64(), lambda read: read.size),
    ("mtime", pa.int64(), lambda read: read.mtime),
    ("seen", pa.int64(), lambda read: read.seen),
    ("id", pa.string(), _of("id")),
    ("kind", pa.string(), lambda read: read.told.kind.value),
    ("title", pa.string(), _of("title")),
    ("stage", pa.string(), lambda read: read.told.stage.value),
    ("version", pa.int64(), _of("version")),
    ("name", pa.string(), _of("cell", "name")),
    ("superior", pa.string(), _of("cell", "superior")),
    ("type", pa.string(), lambda read: read.told.cell.type.value),
    ("practice", pa.bool_(), _of("cell", "practice")),
    ("start", MOMENT, _of("details", "start")),
    ("day", pa.date32(), _figure("day")),
    ("started", MOMENT, _figure("started")),
    ("ended", MOMENT, _figure("ended")),
    ("adopted", MOMENT, _figure("adopted")),
    ("minutes", pa.int32(), _figure("minutes")),
    ("minutes_asked", pa.int32(), _figure("minutes_asked")),
    *((name, pa.int32(), _figure("roll", name)) for name in ROLL),
    ("opinions", pa.int32(), _figure("opinions")),
    ("speakers", pa.int32(), _figure("speakers")),
    *((name, pa.int32(), _figure("votes", name)) for name in ("motions", "passed", "failed")),
    *((name, pa.int32(), _figure("tasks", name)) for name in TASKS),
    ("reached", pa.int32(), _figure("checks", "reached")),
    ("missing", pa.string(), _codes),
    ("unknown", pa.int32(), _figure("checks", "unknown")),
    ("points", pa.float64(), _figure("score", "points")),
    ("grade", pa.string(), _figure("score", "grade")),
    ("most", pa.float64(), _figure("score", "most")),
    ("doubted", pa.bool_(), _of("doubted")),
    ("tasks", pa.list_(TASK), Read.tasks),
)
SCHEMA = pa.schema([(name, kind) for name, kind, _ in COLUMNS])


def to_table(reads: Sequence[Read]) -> pa.Table:
    """The rows of these records."""
    return pa.table([pa.array([get(one) for one in reads], kind) for _, kind, get in COLUMNS], SCHEMA)


def rows_at(table: pa.Table, numbers: Iterable[int]) -> pa.Table:
    """These rows of a table, in this order; also none."""
    return table.take(pa.array(list(numbers), pa.int64()))


FIGURES = tuple(name for name, _, _ in COLUMNS if name not in (*FILE, "doubted"))
"""Columns that tell of the meeting, not of its file."""
