"""What contradicts itself among records that can be read: doubles, clocks, days, cells that moved; what counts then."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pyarrow as pa

from assistant.analysis.rollup.columns import MOMENT, rows_at
from assistant.analysis.rollup.faults import Fault, FaultKind
from assistant.analysis.rollup.reading import Reading
from assistant.analysis.rollup.tree import MEETING_DAY
from assistant.domain.kinds import KINDS
from assistant.domain.meeting import Stage

MONTHLY, ENDED = frozenset(kind.value for kind, spec in KINDS.items() if spec.monthly), Stage.ENDED.value
MICROSECOND = timedelta(microseconds=1)
LONGEST = timedelta(hours=16)
"""A meeting that went on for longer was not ended when it was over."""


class Row(NamedTuple):
    """What is looked at of a record; its clocks in microseconds, since moments take their time to be made."""

    path: str
    cell: str
    id: str
    kind: str
    stage: str
    version: int
    name: str
    superior: str
    practice: bool
    day: date
    started: int | None
    ended: int | None
    doubted: bool


@dataclass
class Counted:
    """The rows that count, and what is odd about all of them. `invented`: every cell is made up.

    `today` is the day it is; of a made-up tree the day of its last meeting, where that is later.
    """

    rows: pa.Table
    today: date
    faults: list[Fault] = field(default_factory=list)
    invented: bool = False


def counted_rows(reading: Reading) -> Counted:
    """The rows of the year that are meetings of their own; figures that cannot be are taken out of their row."""
    rows = list(map(Row, *(_column(reading.rows, name) for name in Row._fields)))
    invented = bool(rows) and all(row.practice for row in rows)
    today = max([reading.today, *(row.day for row in rows if row.day.year == reading.year and invented)])
    faults: list[Fault] = []
    left_out: set[int] = set()
    no_minutes: set[int] = set()
    for number, row in enumerate(rows):
        for fault in _faults_of(row, reading.year, today):
            faults.append(fault)
            if fault.kind in (FaultKind.OTHER_YEAR, FaultKind.TO_COME):
                left_out.add(number)
            if fault.kind in (FaultKind.ENDS_BEFORE, FaultKind.TOO_LONG):
                no_minutes.add(number)
        if row.practice and not invented:
            faults.append(Fault(FaultKind.PRACTICE, row.path, row.cell))
            left_out.add(number)
    doubles = dict(_doubles(rows))
    faults += doubles.values()
    left_out |= doubles.keys()
    in_use = [row for number, row in enumerate(rows) if number not in left_out]
    faults += [*_two_in_month(in_use), *_cells_that_changed(in_use), *_cells_twice(in_use)]
    faults += _cells_without(reading, in_use)
    table = _without_minutes(reading.rows, no_minutes)
    return Counted(rows_at(table, (n for n in range(len(rows)) if n not in left_out)), today, faults, invented)


def _column(rows: pa.Table, name: str) -> list[Any]:
    """One column of what is looked at, as Python has it."""
    column = rows.column(name)
    values: list[Any] = (column.cast(pa.int64()) if column.type == MOMENT else column).to_pylist()
    return values


def _faults_of(row: Row, year: int, today: date) -> Iterator[Fault]:
    """What is odd about one record by itself."""

    def odd(kind: FaultKind, **facts: Any) -> Fault:
        return Fault(kind, row.path, row.cell, facts)

    day, started, ended = row.day, row.started, row.ended
    if day.year != year:
        yield odd(FaultKind.OTHER_YEAR, day=day)
    elif day > today and row.stage == ENDED:
        yield odd(FaultKind.TO_COME, day=day)
    elif row.stage != ENDED and day < today:
        yield odd(FaultKind.UNFINISHED, day=day)
    if started is not None and ended is not None:
        took = (ended - started) * MICROSECOND
        if ended < started:
            yield odd(FaultKind.ENDS_BEFORE, started=_moment(started), ended=_moment(ended))
        elif took > LONGEST:
            yield odd(FaultKind.TOO_LONG, hours=round(took / timedelta(hours=1)))
    named = folder_day(row.path)
    if named and named != day and day.year == year:
        yield odd(FaultKind.OTHER_DAY, named=named, day=day)
    if row.doubted:
        yield odd(FaultKind.IMPOSSIBLE)


def _moment(microseconds: int) -> datetime:
    moment: datetime = pa.scalar(microseconds, MOMENT).as_py()
    return moment


def folder_day(path: str) -> date | None:
    """The day that a meeting's folder is named by; None where its name tells none."""
    found = MEETING_DAY.fullmatch(path.split("/")[-2]) if path.count("/") else None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _doubles(rows: list[Row]) -> Iterator[tuple[int, Fault]]:
    """Records of a meeting that another record tells of as well: the one that went further counts."""
    by_meeting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_meeting[row.name, row.id].append(number)
    for same in (several for several in by_meeting.values() if len(several) > 1):
        best = max(same, key=lambda number: (rows[number].version, rows[number].path))
        for number in same:
            if number != best:
                row = rows[number]
                yield number, Fault(FaultKind.SAME_MEETING, row.path, row.cell, {"other": rows[best].path})


def _two_in_month(rows: list[Row]) -> Iterator[Fault]:
    """Regular meetings of a month that has a later one."""
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind in MONTHLY and row.stage == ENDED:
            found[row.cell, row.day.month].append(row)
    for same in (several for several in found.values() if len(several) > 1):
        last = max(same, key=lambda row: (row.day, row.path))
        for row in same:
            if row is not last:
                yield Fault(FaultKind.TWO_IN_MONTH, row.path, row.cell, {"other": last.path})


def _cells_that_changed(rows: list[Row]) -> Iterator[Fault]:
    """Records that name another cell, or another superior, than the newest record of their folder."""
    newest: dict[str, Row] = {}
    for row in rows:
        known = newest.get(row.cell)
        if known is None or (known.day, known.path) <= (row.day, row.path):
            newest[row.cell] = row
    for row in rows:
        now = newest[row.cell]
        if row.name != now.name:
            yield Fault(FaultKind.OTHER_CELL, row.path, row.cell, {"name": row.name, "now": now.name})
        elif row.superior != now.superior:
            yield Fault(FaultKind.OTHER_SUPERIOR, row.path, row.cell, {"superior": row.superior, "now": now.superior})


def _cells_twice(rows: list[Row]) -> Iterator[Fault]:
    """Folders that hold meetings of one cell, by its name and its superior."""
    folders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        folders[row.name, row.superior].add(row.cell)
    for (name, _), found in folders.items():
        first, *others = sorted(found)
        for other in others:
            yield Fault(FaultKind.SAME_CELL, other, other, {"name": name, "other": first})


def _cells_without(reading: Reading, rows: list[Row]) -> Iterator[Fault]:
    with_some = {row.cell for row in rows} | set(reading.lost)
    for cell in reading.cells:
        if cell.path not in with_some:
            yield Fault(FaultKind.NO_MEETINGS, cell.path, cell.path, {"year": reading.year})


def _without_minutes(rows: pa.Table, those: set[int]) -> pa.Table:
    """The same rows, without the length of these meetings: their clocks cannot be right."""
    if not those:
        return rows
    minutes = [None if n in those else value for n, value in enumerate(rows.column("minutes").to_pylist())]
    place = rows.schema.get_field_index("minutes")
    return rows.set_column(place, rows.schema.field(place), pa.array(minutes, rows.schema.field(place).type))
