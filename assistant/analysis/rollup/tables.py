"""The tables of a roll-up, with pandas: of meetings, of tasks, of cells, of months; and whether they add up."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from assistant.analysis.rollup.consistency import MONTHLY, Counted, counted_rows
from assistant.analysis.rollup.faults import Fault
from assistant.analysis.rollup.reading import Reading
from assistant.analysis.rollup.standing import Month, State, change_of, needs_of
from assistant.analysis.rollup.tree import MEETING_DAY
from assistant.domain.kinds import KINDS
from assistant.domain.meeting import Stage
from assistant.domain.oversight import Thresholds
from assistant.domain.rubric import YearBand
from assistant.domain.year_grade import grade_year
from assistant.platform.collector import collector_waits
from assistant.rules.oversight import thresholds

STATES = {state.value: state for state in State}
QUARTERLY = frozenset(kind.value for kind, spec in KINDS.items() if spec.quarterly)
MONTHLY_FOLDERS = frozenset(spec.name for spec in KINDS.values() if spec.monthly)
FLAGS = {
    "in_window": frozenset({"window"}),
    "attended": frozenset({"attendance", "roll"}),
    "noticed": frozenset({"notice", "notice_after", "notice_moved"}),
    "spoken": frozenset({"opinions", "speakers"}),
    "concluded": frozenset({"conclusion", "resolution"}),
}
"""Column → codes of the checks, none of which may be missing (docs/domain.md N6, N11, N12, N15, W2).

Where not everybody was marked nobody knows what share attended; where no day was told, whether the notice was in time.
"""
ADDED = (
    "expected", "expected_present", "excused", "unexcused", "opinions", "speakers", "given", "carried", "done",
    "partly", "not_done", "unanswered", "late",
)  # fmt: skip
"""Figures that are added up over meetings."""
KEYS = ("cell", "month", "type", "area")
"""By what months of cells are added up."""
COUNTED = ("long_enough", "is_adopted", "papers_asked", "papers_in_time", *FLAGS)
"""What is true or not of a meeting, and counted."""


@dataclass(frozen=True)
class Totals:
    """Đối chiếu: cells × months is all there can be; each month of a cell is one of the four."""

    cells: int
    months: int
    met: int
    not_met: int
    unreadable: int
    pending: int = 0

    @property
    def reconciles(self) -> bool:
        """Whether nothing was lost and nothing counted twice."""
        return self.cells * self.months == self.met + self.not_met + self.unreadable + self.pending


@dataclass
class Tables:
    """What is shown. `invented`: all of it is made up (tập dượt).

    `months` are those that have begun; of a made-up tree those that were made.
    """

    year: int
    months: list[int]
    invented: bool
    meetings: pd.DataFrame
    cells: pd.DataFrame
    heat: pd.DataFrame
    month_rows: pd.DataFrame
    """As `heat`, with every figure of the meeting that counts, and with the cell's type and area."""
    by_month: pd.DataFrame
    by_type: pd.DataFrame
    by_area: pd.DataFrame
    totals: Totals
    faults: list[Fault]
    limits: Thresholds
    rows: pa.Table
    """The rows that count."""
    records: int
    """How many could be read,"""
    counted: int
    """and the figures of how many of them were counted again from their facts since."""

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """One row a task of a meeting; made when it is asked for, since no page shows all of them."""
        return tasks_table(self.rows)


@collector_waits()
def make_tables(
    reading: Reading,
    limits: Thresholds | None = None,
    only: Collection[int] = (),
    yearly: Sequence[YearBand] = (),
) -> Tables:
    """All tables of what was read; of some months `only`, where these are told. `limits`: those that ship.

    `yearly`: the rule of the committee's score sheet for the grade of a year; without one no cell has that grade.
    """
    limits = limits or thresholds()
    counted = counted_rows(reading)
    rows = counted.rows
    months = [month for month in _begun(reading, counted) if not only or month in only]
    if only:
        rows = rows.filter(pc.is_in(pc.month(rows.column("day")), pa.array(months, pa.int64())))
    meetings = meetings_table(rows, counted.today)
    heat = heat_table(reading, meetings, months)
    if not counted.invented:
        heat.loc[_still_to_come(heat, reading.year, counted.today), "state"] = State.PENDING.value
    month_rows = heat_with(meetings, heat)
    counts = counts_of(month_rows)
    cells = cells_table(reading, meetings, month_rows, sums(counts, "cell"), limits, yearly)
    for name in ("type", "area"):
        month_rows[name] = counts[name] = cells[name].repeat(len(months)).to_numpy()
    states = heat["state"].value_counts()
    totals = Totals(len(reading.cells), len(months), *(int(states.get(state.value, 0)) for state in State))
    return Tables(
        reading.year, months, counted.invented, meetings, cells, heat, month_rows,
        sums(counts, "month"), sums(counts, "type"), sums(counts, "area"), totals,
        [*reading.faults, *counted.faults], limits, rows, reading.rows.num_rows, _counted(reading),
    )  # fmt: skip


def months_of(year: int, today: date) -> list[int]:
    """The months of the year that have begun; none of a year to come."""
    if year > today.year:
        return []
    return list(range(1, (today.month if year == today.year else 12) + 1))


def _counted(reading: Reading) -> int:
    """How many of the records that could be read were counted again."""
    return len(reading.counted.intersection(reading.rows.column("path").to_pylist()))


def _begun(reading: Reading, counted: Counted) -> list[int]:
    """The months that have begun; of a made-up tree not those after its last record, which nobody made."""
    months = months_of(reading.year, counted.today)
    if not counted.invented:
        return months
    made = {*pc.month(counted.rows.column("day")).to_pylist(), *chain(*map(lost_months, reading.lost.values()))}
    return [month for month in months if month <= max(made, default=0)]


def _still_to_come(heat: pd.DataFrame, year: int, today: date) -> "pd.Series[bool]":
    """The months of cells that have not met while the month still goes on."""
    goes_on = today.month if today.year == year else 0
    return (heat["month"] == goes_on) & (heat["state"] == State.NOT_MET.value)


def meetings_table(rows: pa.Table, today: date) -> pd.DataFrame:
    """One row a meeting, in order of cell and day.

    Papers are asked for once their day is over, or they are out; of which nobody told that they are, are not in time.
    """
    rows = rows.drop_columns(["tasks", "size", "mtime", "seen"])
    rows = rows.append_column("month", pc.month(rows.column("day")))
    frame = rows.to_pandas().sort_values(["cell", "day", "path"], ignore_index=True)
    frame["area"] = frame["cell"].str.rpartition("/")[0] if len(frame) else ""
    frame["is_monthly"] = frame["kind"].isin(MONTHLY)
    frame["is_thematic"] = frame["kind"].isin(QUARTERLY)
    frame["is_held"] = frame["stage"] == Stage.ENDED.value
    frame["long_enough"] = (frame["minutes"] >= frame["minutes_asked"]).fillna(value=False)
    frame["is_adopted"] = frame["adopted"].notna()
    papers = list(zip(frame["is_held"], frame["papers_due"], frame["papers_out"], strict=True))
    frame["papers_asked"] = [held and is_day(due) and (is_day(out) or due < today) for held, due, out in papers]
    frame["papers_in_time"] = [held and is_day(due) and is_day(out) and out <= due for held, due, out in papers]
    told = frame["missing"].fillna("").tolist()
    known = {codes: frozenset(codes.split()) for codes in set(told)}
    for name, codes in FLAGS.items():
        reached = {one: not codes & found for one, found in known.items()}
        frame[name] = [reached[one] for one in told]
    frame["noticed"] &= frame["notice_on"].notna()
    return frame


def is_day(value: object) -> bool:
    """Whether a table tells a day there: pandas has several ways to say that it does not."""
    return isinstance(value, date) and value is not pd.NaT


def tasks_table(rows: pa.Table) -> pd.DataFrame:
    """One row a task of a meeting: those given at it and those carried over to it."""
    tasks = rows.column("tasks").combine_chunks()
    parents = pc.list_parent_indices(tasks)
    flat = pa.Table.from_struct_array(pc.list_flatten(tasks))
    for number, name in enumerate(("cell", "path", "day")):
        flat = flat.add_column(number, name, rows.column(name).take(parents))
    return flat.to_pandas().sort_values(["cell", "day", "path", "given", "id"], ignore_index=True)


def heat_table(reading: Reading, meetings: pd.DataFrame, months: list[int]) -> pd.DataFrame:
    """One row a cell and month: its state, and the meeting that counts for it (the later of two)."""
    held = meetings[meetings["is_monthly"] & meetings["is_held"]]
    last = held.drop_duplicates(["cell", "month"], keep="last").set_index(["cell", "month"])
    every = pd.MultiIndex.from_product([[cell.path for cell in reading.cells], months], names=["cell", "month"])
    kept = ["path", "points", "grade", "minutes", "expected", "expected_present", "speakers", "carried", "late"]
    heat = last[kept].reindex(every).reset_index()
    lost = {(cell, month) for cell, folders in reading.lost.items() for month in lost_months(folders)}
    keys = zip(heat["cell"], heat["month"], strict=True)
    unreadable = pd.Series([key in lost for key in keys], index=heat.index, dtype=bool)
    heat["state"] = State.NOT_MET.value
    heat.loc[unreadable, "state"] = State.UNREADABLE.value
    heat.loc[heat["path"].notna(), "state"] = State.MET.value
    return heat


def lost_months(folders: Iterable[str]) -> set[int]:
    """The months of regular meetings whose records tell nothing, by the names of their folders."""
    found = (MEETING_DAY.fullmatch(folder.rpartition("/")[2]) for folder in folders)
    known = {spec.name for spec in KINDS.values()} - MONTHLY_FOLDERS
    return {int(one[2]) for one in found if one and (one[4] or "") not in known}


def heat_with(meetings: pd.DataFrame, heat: pd.DataFrame) -> pd.DataFrame:
    """Every cell's months with the figures of the meeting that counts, in the order of `heat`."""
    columns = [name for name in (*ADDED, *COUNTED) if name not in heat.columns]
    return heat.merge(meetings[["path", *columns]], on="path", how="left")


def counts_of(months: pd.DataFrame) -> pd.DataFrame:
    """What is added up of cells' months: counts of the states, sums, counts of what was reached."""
    counts = {"cell": months["cell"], "month": months["month"]}
    counts |= {state.value: (months["state"] == state.value).astype("int64") for state in State}
    counts |= {"scored": months["points"].notna().astype("int64"), "points_sum": months["points"].fillna(0.0)}
    counts |= {name: months[name].fillna(0).astype("int64") for name in ADDED}
    counts |= {name: (months[name] == True).astype("int64") for name in COUNTED}  # noqa: E712 # or not known
    return pd.DataFrame(counts)


def sums(counts: pd.DataFrame, by: str) -> pd.DataFrame:
    """The same, added up by one of `KEYS`."""
    others = [name for name in KEYS if name != by and name in counts]
    return counts.drop(columns=others).groupby(by, sort=True, dropna=False).sum().reset_index()


def cells_table(
    reading: Reading,
    meetings: pd.DataFrame,
    month_rows: pd.DataFrame,
    sums_of_cells: pd.DataFrame,
    limits: Thresholds,
    yearly: Sequence[YearBand],
) -> pd.DataFrame:
    """One row a cell, with what it is called in its newest record; by its folder where it has none."""
    cells = reading.cells
    newest = meetings.drop_duplicates("cell", keep="last").set_index("cell")
    named = newest[["name", "superior", "type", "total"]].rename(columns={"total": "members"})
    table = named.reindex([cell.path for cell in cells]).rename_axis("cell").reset_index()
    table["area"] = [cell.area for cell in cells]
    folders = pd.Series([cell.path.rpartition("/")[2] or reading.root.name for cell in cells], table.index, dtype="str")
    table["name"] = table["name"].fillna(folders)
    for name in ("superior", "type"):
        table[name] = table[name].fillna("")
    table["members"] = table["members"].fillna(0).astype("int64")
    table = table.merge(sums_of_cells, on="cell", how="left")
    table["points"] = (table["points_sum"] / table["scored"]).round(1)
    quarters = _quarters(meetings)
    table["quarters"] = [quarters.get(cell, "") for cell in table["cell"]]
    by_cell = _months_by_cell(month_rows)
    table["change"] = [change_of(by_cell.get(cell, {})) for cell in table["cell"]]
    table["needs"] = [needs_of(by_cell.get(cell, {}), limits) for cell in table["cell"]]
    table["grade"] = [_year_grade(by_cell.get(cell, {}), yearly) for cell in table["cell"]]
    return table


def _year_grade(months: Mapping[int, Month], yearly: Sequence[YearBand]) -> str:
    """Xếp loại năm of a cell by the months that it met in; empty where one has no grade, or there is no rule."""
    found = grade_year([one.grade for one in months.values() if one.state is State.MET], yearly)
    return found.grade if found else ""


def _quarters(meetings: pd.DataFrame) -> dict[str, str]:
    """The quarters in which each cell held a thematic session: `1 3`."""
    held = meetings[meetings["is_thematic"] & meetings["is_held"]]
    found: dict[str, set[int]] = {}
    for cell, month in zip(held["cell"], held["month"], strict=True):
        found.setdefault(cell, set()).add((int(month) + 2) // 3)
    return {cell: " ".join(map(str, sorted(quarters))) for cell, quarters in found.items()}


def _months_by_cell(heat: pd.DataFrame) -> dict[str, dict[int, Month]]:
    found: dict[str, dict[int, Month]] = {}
    columns = ("cell", "month", "state", "points", "grade", "carried", "late")
    counts = {name: heat[name].fillna(0).astype("int64") for name in ("carried", "late")}
    values = ((counts[name] if name in counts else heat[name]).tolist() for name in columns)
    for cell, month, state, points, grade, carried, late in zip(*values, strict=True):
        known = None if points != points else points  # noqa: PLR0124 # NaN
        told = Month(STATES[state], known, grade if isinstance(grade, str) else "", carried, late)
        found.setdefault(cell, {})[month] = told
    return found
