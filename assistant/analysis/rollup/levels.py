"""Một cấp của cây: the committees and cells that lie right below one folder, month by month, by one measure.

What lies below a committee's folder is summed up in its line; a cell's line has its own numbers. Numbers only: what is
said of them stands in the words of the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from assistant.analysis.rollup.standing import Need, State
from assistant.analysis.rollup.tables import COUNTED, Tables
from assistant.domain.figures import percent_of
from assistant.domain.rubric import Grade

ADDED = ("expected", "expected_present", "speakers", "opinions", "carried", "late", "minutes")
STATES = tuple(state.value for state in State)
SUMMED = (*STATES, "in_time", "timed", "scored", "points_sum", *ADDED, *COUNTED)


class Measure(StrEnum):
    """Chỉ tiêu: what the picture is coloured by."""

    POINTS = "points"
    """Điểm tự chấm."""
    ATTENDANCE = "attendance"
    """Tỷ lệ dự."""
    SPEAKERS = "speakers"
    """Số người phát biểu; of a committee the share of the meetings with enough."""
    TASKS = "tasks"
    """Nhiệm vụ đúng hạn."""
    MINUTES = "minutes"
    """Thời lượng; of a committee the share of the meetings that were long enough."""
    PAPERS = "papers"
    """Văn bản ra đúng hạn: of the meetings whose day for it is over."""


REACHED = {
    Measure.ATTENDANCE: "attended",
    Measure.SPEAKERS: "spoken",
    Measure.TASKS: "in_time",
    Measure.MINUTES: "long_enough",
    Measure.PAPERS: "papers_in_time",
}
"""Measure → of how many meetings it is reached, by the rules of their day; points have grades instead."""


class Look(StrEnum):
    """How a number is shown: good is pale, weak is dark."""

    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"
    POOR = "poor"
    NOT_MET = "not_met"
    UNREADABLE = "unreadable"
    NOTHING = "nothing"
    """It met, but there is no such number; or the month is still to come."""


LOOKS = {Grade.GOOD: Look.GOOD, Grade.FAIR: Look.FAIR, Grade.AVERAGE: Look.WEAK, Grade.POOR: Look.POOR}
Sums = Mapping[str, float]


@dataclass(frozen=True)
class Mark:
    """One month of one line: its number, how it looks, and the sums behind it (of a cell: of its meeting)."""

    month: int
    value: float | None
    look: Look
    sums: Sums
    path: str = ""
    """The record of a cell's meeting."""


@dataclass(frozen=True)
class Line:
    """A committee below, or a cell."""

    path: str
    name: str
    is_area: bool
    cells: int
    members: int
    marks: tuple[Mark, ...]
    whole: Sums
    """Sums of all months."""
    mean: float | None
    change: float | None = None
    quarters: tuple[int, ...] = ()
    needs: tuple[Need, ...] = ()
    weak: int = 0
    """Cells in it that need help."""


@dataclass(frozen=True)
class Level:
    """What lies right below a folder. `cells`: all cells below it, at any depth."""

    path: str
    measure: Measure
    months: tuple[int, ...]
    lines: tuple[Line, ...]
    by_month: Mapping[int, Sums]
    cells: pd.DataFrame
    by_type: pd.DataFrame


def lies_in(path: str, folder: str) -> bool:
    """Whether a path of the tree lies below the folder, or is it; all do in the tree itself, whose path is empty."""
    return not folder or path == folder or path.startswith(f"{folder}/")


def is_below(paths: "pd.Series[str]", folder: str) -> "pd.Series[bool]":
    """`lies_in` for a column: which of these paths do."""
    return (paths == folder) | paths.str.startswith(f"{folder}/") if folder else paths.notna()


def level_of(
    tables: Tables, folder: str, measure: Measure = Measure.POINTS, kind: str = "", bounds: Mapping[str, float] = {}
) -> Level:
    """The lines below a folder, those in need of help first. `kind`: cells of one type only.

    `bounds`: least points of each grade, by which a mean of points is shown.
    """
    wanted = is_below(tables.cells["cell"], folder)
    if kind:
        wanted &= tables.cells["type"] == kind
    cells = tables.cells[wanted]
    rows = tables.month_rows[tables.month_rows["cell"].isin(cells["cell"])]
    numbers = _numbers(rows)
    child = _children(cells, folder)
    sums = numbers.groupby([numbers["cell"].map(child), "month"], sort=False)[list(SUMMED)].sum()
    wholes = sums.groupby(level=0, sort=False).sum().to_dict("index")
    of_line: dict[str, dict[int, Sums]] = {}
    for (line, month), one in sums.to_dict("index").items():
        of_line.setdefault(line, {})[int(month)] = one
    own = child.index[child.index == child]  # cells that are lines themselves: of a province there are none
    meetings = _meetings(rows[rows["cell"].isin(own)])
    facts = _Facts(measure, bounds, tables.limits.tasks_percent, tuple(tables.months), meetings)
    found = [
        facts.line(name, cells[child.reindex(cells["cell"]).to_numpy() == name], of_line[name], wholes[name])
        for name in dict.fromkeys(child)
        if name in of_line
    ]
    by_month = numbers.groupby("month")[list(SUMMED)].sum().to_dict("index")
    by_type = cells.groupby("type", sort=True).agg(cells=("cell", "size"), points=("points_sum", "sum"))
    by_type["points"] /= cells.groupby("type")["scored"].sum().replace(0, pd.NA)
    return Level(
        folder, measure, tuple(tables.months), tuple(sorted(found, key=_urgency)),
        {int(month): one for month, one in by_month.items()}, cells, by_type.reset_index(),
    )  # fmt: skip


def _urgency(line: Line) -> tuple[bool, float]:
    """Who needs help comes first, the weakest first; the others stay as they lie in the tree."""
    return (not line.needs, line.mean if line.needs and line.mean is not None else 0.0)


def _numbers(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a cell and month, with everything that is added up."""
    counts: dict[str, Any] = {"cell": rows["cell"], "month": rows["month"]}
    counts |= {state: (rows["state"] == state).astype("int64") for state in STATES}
    counts |= {name: rows[name].fillna(0) for name in ADDED}
    counts |= {"scored": rows["points"].notna().astype("int64"), "points_sum": rows["points"].fillna(0.0)}
    counts |= {name: (rows[name] == True).astype("int64") for name in COUNTED}  # noqa: E712 # or not known
    counts["timed"] = rows["minutes"].notna().astype("int64")
    counts["in_time"] = ((rows["late"] == 0) & (rows["carried"] > 0)).astype("int64")
    return pd.DataFrame(counts)


def _children(cells: pd.DataFrame, folder: str) -> "pd.Series[str]":
    """Cell → its line: the cell itself, or the committee's folder right below."""
    start = len(folder) + 1 if folder else 0
    names = []
    for path, area in zip(cells["cell"], cells["area"], strict=True):
        rest = path[start:].partition("/")
        names.append(path if folder in {path, area} or not rest[1] else path[:start] + rest[0])
    return pd.Series(names, index=pd.Index(cells["cell"]), dtype="str")


def _meetings(rows: pd.DataFrame) -> dict[tuple[str, int], tuple[str, str]]:
    """Cell and month → the record that counts, and its grade."""
    met = rows[rows["path"].notna()]
    keys = zip(met["cell"], met["month"], met["path"], met["grade"], strict=True)
    return {(cell, int(month)): (path, grade if isinstance(grade, str) else "") for cell, month, path, grade in keys}


@dataclass(frozen=True)
class _Facts:
    """What every line is made by."""

    measure: Measure
    bounds: Mapping[str, float]
    tasks_percent: float
    months: tuple[int, ...]
    meetings: Mapping[tuple[str, int], tuple[str, str]]

    def line(self, path: str, cells: pd.DataFrame, months: Mapping[int, Sums], whole: Sums) -> Line:
        """One line with its months."""
        is_area = not (len(cells) == 1 and cells["cell"].iloc[0] == path)
        marks = tuple(self._mark(path, month, months[month], is_area) for month in self.months if month in months)
        mean = self._value(whole, is_area)
        common = (len(cells), int(cells["members"].sum()), marks, whole, mean)
        if is_area:
            weak = int((cells["needs"].map(len) > 0).sum())
            return Line(path, path.rpartition("/")[2], True, *common, weak=weak)
        one = cells.iloc[0]
        change = None if pd.isna(one["change"]) else float(one["change"])
        quarters = tuple(map(int, one["quarters"].split()))
        return Line(path, one["name"], False, *common, change, quarters, one["needs"], int(bool(one["needs"])))

    def _mark(self, path: str, month: int, sums: Sums, is_area: bool) -> Mark:
        if not sums["met"]:
            look = Look.UNREADABLE if sums["unreadable"] else Look.NOT_MET if sums["not_met"] else Look.NOTHING
            return Mark(month, None, look, sums)
        record, grade = ("", "") if is_area else self.meetings.get((path, month), ("", ""))
        value = self._value(sums, is_area)
        return Mark(month, value, self._look(value, sums, grade, is_area), sums, record)

    def _value(self, sums: Sums, is_area: bool) -> float | None:
        """The number of a month; None where there is nothing to divide by."""
        if self.measure is Measure.POINTS:
            return sums["points_sum"] / sums["scored"] if sums["scored"] else None
        if self.measure is Measure.ATTENDANCE:
            return _percent(sums["expected_present"], sums["expected"])
        if self.measure is Measure.TASKS:
            return _percent(sums["carried"] - sums["late"], sums["carried"])
        if self.measure is Measure.PAPERS:
            return _percent(sums["papers_in_time"], sums["papers_asked"])
        if is_area:
            return _percent(sums[REACHED[self.measure]], sums["met"])
        number, times = MEANS[self.measure]
        return sums[number] / sums[times] if sums[times] else None

    def _look(self, value: float | None, sums: Sums, grade: str, is_area: bool) -> Look:
        if value is None:
            return Look.NOTHING
        if self.measure is Measure.POINTS:
            return LOOKS[Grade(grade)] if grade else look_of(value, self.bounds)
        if self.measure is Measure.TASKS:
            if not sums["late"]:
                return Look.GOOD
            return Look.FAIR if value >= self.tasks_percent else Look.WEAK
        of = sums["papers_asked" if self.measure is Measure.PAPERS else "met"]
        reached = sums[REACHED[self.measure]]
        if reached == of:
            return Look.GOOD
        return Look.FAIR if is_area and 2 * reached >= of else Look.WEAK


MEANS = {Measure.SPEAKERS: ("speakers", "met"), Measure.MINUTES: ("minutes", "timed")}
"""Measures that a cell has a number of, not a share: the sum, and of how many meetings."""


def _percent(part: float, whole: float) -> float | None:
    found = percent_of(int(part), int(whole))
    return None if found is None else float(found)


def look_of(points: float, bounds: Mapping[str, float]) -> Look:
    """How points look by the least points of each grade, best first; good where there are none."""
    if not bounds:
        return Look.GOOD
    return next((LOOKS[Grade(grade)] for grade, least in bounds.items() if points >= least), Look.POOR)
