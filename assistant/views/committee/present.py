"""A tree of cells as the page shows it: one level, one cell, what is odd; numbers and words, no text of a meeting."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from assistant.analysis.rollup.faults import Fault
from assistant.analysis.rollup.levels import STATES, Level, Line, Look, Mark, Measure, Sums, is_below, lies_in
from assistant.domain.figures import percent_of
from assistant.domain.oversight import WHOLE_YEAR
from assistant.rules.oversight import shipped_limits
from assistant.usecases.official_told import decided_words
from assistant.usecases.rolling_up import (
    RolledUp,
    committee_name,
    improved_cells,
    told_check,
    told_needs,
    told_rules,
)
from assistant.usecases.rollup_workbook import type_name
from assistant.views.committee.states import (
    TreeCell,
    TreeFault,
    TreeFaults,
    TreeKind,
    TreeLevel,
    TreeLimit,
    TreeLine,
    TreeMark,
    TreeMeeting,
    TreeNamed,
    TreeNumber,
    TreeOfficial,
    TreePlace,
)
from assistant.wording import committee as words
from assistant.wording import committee_settings as setting_words
from assistant.wording import domain as domain_words
from assistant.wording import official as official_words
from assistant.wording import rollup as rollup_words
from assistant.wording.figures import percent_text, points_text, rounded
from assistant.wording.registers import short_day
from assistant.workspace.official import Official

MOST_LINES = 200
"""Lines that are shown at a time."""
MOST_NAMED = 40
"""Cells that are named in a list beside."""
MOST_FAULTS = 100
MARK_PLACES = 0
"""Decimals of a number in the table, where none is needed to tell it from a limit."""


def crumbs(found: RolledUp, folder: str) -> list[TreePlace]:
    """The way from the tree's root down to a folder."""
    parts = folder.split("/") if folder else []
    below = [TreePlace(path="/".join(parts[: n + 1]), name=part) for n, part in enumerate(parts)]
    return [TreePlace(path="", name=committee_name(found)), *below]


def level_state(found: RolledUp, level: Level, month: int, first: int, kind: str = "") -> TreeLevel:
    """A level as the page shows it, `kind`: of cells of one type; of a month that has not begun, the last that has."""
    tables, limits = found.tables, found.tables.limits
    month = month if month in level.months else max(level.months, default=0)
    weak = [row for row in level.cells.to_dict("records") if row["needs"]]
    better = improved_cells(tables, level.cells).to_dict("records")
    first = first if 0 <= first < len(level.lines) else 0
    below = sum(lies_in(one.path, level.path) for one in tables.faults)
    sums = _sums_of(level.by_month.values())
    return {
        "folder": level.path,
        "crumbs": crumbs(found, level.path),
        "headline": words.HEADLINE.format(
            cells=len(level.cells), members=int(level.cells["members"].sum()), year=tables.year
        ),
        "kind": kind,
        "month": month,
        "numbers": list(_numbers(level, month)) if month in level.by_month else [],
        "lines": [_line(one, level.measure, limits) for one in level.lines[first : first + MOST_LINES]],
        "first": first,
        "step": MOST_LINES,
        "count": len(level.lines),
        "helped": [_named(row, told_needs(row["needs"], limits), level.path) for row in weak[:MOST_NAMED]],
        "help_count": len(weak),
        "improved": [_named(row, points_text(row["change"]), level.path) for row in better[:MOST_NAMED]],
        "improved_count": len(better),
        "improved_from": words.IMPROVED_FROM.format(points=points_text(limits.improved_by)),
        "rules": told_rules(limits),
        "kinds": [_kind(row) for row in level.by_type.to_dict("records")],
        "legend": [
            {"look": look, "label": label}
            for look, label in words.legend(level.measure, found.committee.bounds, limits.tasks_percent)
        ],
        "sums": words.SUMS.format(cells=len(level.cells), months=len(level.months), met=int(sums.get("met", 0))),
        "not_met": words.SUM_NOT_MET.format(count=int(sums.get("not_met", 0))),
        "unreadable": words.SUM_UNREADABLE.format(count=int(sums.get("unreadable", 0))),
        "pending": words.SUM_PENDING.format(count=int(sums["pending"])) if sums.get("pending") else "",
        "odd": words.ODD.format(count=below) if below else "",
    }


def _sums_of(months: Iterable[Sums]) -> dict[str, float]:
    found: dict[str, float] = {}
    for one in months:
        for name, value in one.items():
            found[name] = found.get(name, 0) + value
    return found


def _named(row: Mapping[Any, Any], told: str, here: str) -> TreeNamed:
    """A cell in a list; one of a committee below with that committee's folder, since many cells are called alike."""
    area = "" if row["area"] == here else row["area"].rpartition("/")[2]
    name = words.CELL_OF.format(name=row["name"], area=area) if area else row["name"]
    return {"path": row["cell"], "name": name, "told": told}


def _kind(row: Mapping[Any, Any]) -> TreeKind:
    points = 0.0 if pd.isna(row["points"]) else float(row["points"])
    mean = words.NOTHING if pd.isna(row["points"]) else rounded(points, MARK_PLACES)
    return {"label": type_name(row["type"]), "cells": int(row["cells"]), "mean": mean, "points": points}


def _numbers(level: Level, month: int) -> Iterable[TreeNumber]:
    """The figures of a month, with those of the month before."""
    for code, label in words.KPI.items():
        before = month - 1
        known = before in level.by_month
        yield {
            "label": label.format(month=month),
            "value": _kpi(code, level.by_month[month]),
            "before": words.BEFORE.format(month=before, value=_kpi(code, level.by_month[before])) if known else "",
        }


def _kpi(code: str, sums: Sums) -> str:
    if code == "met":
        whole = sum(sums[state] for state in STATES)
        return words.OF.format(part=int(sums["met"]), whole=int(whole))
    if code == "attendance":
        return _share(sums["expected_present"], sums["expected"])
    if code == "on_time":
        return _share(sums["carried"] - sums["late"], sums["carried"])
    return words.OF.format(part=int(sums[code]), whole=int(sums["met"]))


def _share(part: float, whole: float) -> str:
    percent = percent_of(int(part), int(whole))
    return words.NOTHING if percent is None else words.PERCENT.format(percent=percent_text(percent))


def _line(line: Line, measure: Measure, limits: Any) -> TreeLine:
    told = words.CELLS_IN.format(count=line.cells) if line.is_area else ""
    weak = words.WEAK_IN.format(count=line.weak) if line.is_area and line.weak else ""
    quarters = words.QUARTERS_TOLD.format(quarters=", ".join(map(str, line.quarters)))
    return {
        "path": line.path,
        "name": line.name,
        "area": line.is_area,
        "note": " · ".join(filter(None, (told, weak))),
        "members": line.members,
        "marks": [_mark(line, one, measure) for one in line.marks],
        "mean": _number(line.mean, measure),
        "change": line.change if measure is Measure.POINTS else None,
        "quarters": list(line.quarters),
        "quarters_told": "" if line.is_area else quarters if line.quarters else words.NO_QUARTERS,
        "needs": told_needs(line.needs, limits),
    }


def _number(value: float | None, measure: Measure) -> str:
    """A number as the table has it: at most one decimal, but none that only comes near to a whole number."""
    if value is None:
        return words.STILL_TO_COME
    if measure is Measure.POINTS:
        return rounded(value, 1 if value % 1 else MARK_PLACES)
    return percent_text(value) if measure is not Measure.MINUTES else rounded(value, MARK_PLACES)


def _mark(line: Line, mark: Mark, measure: Measure) -> TreeMark:
    head = words.MONTH_OF.format(name=line.name, month=mark.month)
    if mark.look in (Look.NOT_MET, Look.UNREADABLE):
        text = rollup_words.STATE_MARK[mark.look.value]
        return {"month": mark.month, "text": text, "look": mark.look, "told": f"{head} {words.STATE_TOLD[mark.look]}"}
    told = _area_facts(mark.sums) if line.is_area else _cell_facts(mark.sums)
    if not line.is_area and not mark.sums["met"]:
        told = [words.STATE_TOLD["pending"]]
    return {
        "month": mark.month,
        "text": _number(mark.value, measure),
        "look": mark.look,
        "told": f"{head} {' · '.join(told)}",
    }


def _cell_facts(sums: Sums) -> Iterable[str]:
    if sums["scored"]:
        yield words.FACTS["points"].format(points=points_text(sums["points_sum"]))
    if sums["timed"]:
        yield words.FACTS["minutes"].format(minutes=int(sums["minutes"]))
    yield words.FACTS["came"].format(present=int(sums["expected_present"]), expected=int(sums["expected"]))
    yield words.FACTS["speakers"].format(count=int(sums["speakers"]))
    if sums["carried"]:
        on_time = int(sums["carried"] - sums["late"])
        yield words.FACTS["tasks"].format(on_time=on_time, carried=int(sums["carried"]))
    if sums["papers_asked"]:
        yield words.FACTS["papers" if sums["papers_in_time"] else "papers_late"]


def _area_facts(sums: Sums) -> Iterable[str]:
    met, cells = int(sums["met"]), int(sum(sums[state] for state in STATES))
    yield words.AREA_FACTS["met"].format(met=met, cells=cells)
    if sums["scored"]:
        yield words.AREA_FACTS["points"].format(points=rounded(sums["points_sum"] / sums["scored"], 1))
    yield words.AREA_FACTS["came"].format(percent=_share(sums["expected_present"], sums["expected"]))
    for name in ("long_enough", "spoken"):
        yield words.AREA_FACTS[name].format(count=int(sums[name]), met=met)
    if sums["carried"]:
        yield words.AREA_FACTS["tasks"].format(percent=_share(sums["carried"] - sums["late"], sums["carried"]))
    if sums["papers_asked"]:
        count, asked = int(sums["papers_in_time"]), int(sums["papers_asked"])
        yield words.AREA_FACTS["papers"].format(count=count, asked=asked)


def cell_state(found: RolledUp, path: str) -> TreeCell | None:
    """A cell with its meetings; None where there is none of that folder."""
    cells = found.tables.cells
    rows = cells[cells["cell"] == path].to_dict("records")
    if not rows:
        return None
    cell = rows[0]
    meetings = found.tables.meetings[found.tables.meetings["cell"] == path]
    about = (type_name(cell["type"]), cell["superior"], rollup_words.MEMBERS_TOLD.format(count=int(cell["members"])))
    return {
        "path": path,
        "name": cell["name"],
        "crumbs": crumbs(found, path.rpartition("/")[0]),
        "told": " · ".join(filter(None, about)),
        "needs": told_needs(cell["needs"], found.tables.limits),
        "meetings": [_meeting(row) for row in meetings.to_dict("records")],
        "faults": [_fault(one) for one in found.tables.faults if one.cell == path],
        "officials": list(_officials(found, path, cell["grade"])),
        "official_problem": found.officials[path].problem if path in found.officials else "",
        "grades": [{"code": code, "label": label} for code, label in rollup_words.GRADES.items()],
    }


def _officials(found: RolledUp, path: str, year_grade: str) -> Iterable[TreeOfficial]:
    """The whole year first, then every month that has begun."""
    tables, official = found.tables, found.officials.get(path, Official())
    rows = tables.heat[tables.heat["cell"] == path]
    own = dict(zip(rows["month"], rows["grade"], strict=True)) | {WHOLE_YEAR: year_grade}
    checked = _checked(found, rows)
    for month in (WHOLE_YEAR, *tables.months):
        decided = official.of(tables.year, month)
        yield {
            "month": month,
            "label": official_words.MONTH.format(month=month) if month else official_words.WHOLE_YEAR,
            "own": rollup_words.GRADES.get(own.get(month, ""), ""),
            "checked": checked.get(month, ""),
            "grade": decided.grade if decided else "",
            "points": points_text(decided.points) if decided and decided.points is not None else "",
            "remark": decided.remark if decided else "",
            "at": decided.at if decided else "",
            "told": decided_words(decided) if decided else "",
        }


def _checked(found: RolledUp, months: pd.DataFrame) -> dict[int, str]:
    """Month → how many of the requirements that could be checked its meeting reached; month 0: all meetings of them."""
    meetings = found.tables.meetings[found.tables.meetings["path"].isin(months["path"].dropna())]
    of = {
        int(row["month"]): (int(row["reached"]), len(row["missing"].split()))
        for row in meetings.to_dict("records")
        if isinstance(row["missing"], str)
    }
    whole = (sum(reached for reached, _ in of.values()), sum(missing for _, missing in of.values()))
    told = of | ({WHOLE_YEAR: whole} if of else {})
    return {month: words.OF.format(part=reached, whole=reached + missing) for month, (reached, missing) in told.items()}


def _meeting(row: Mapping[Any, Any]) -> TreeMeeting:
    asked = ("in_window", "long_enough", "attended", "spoken", "concluded", "is_adopted")
    weak = [name for name in asked if not row[name]]
    weak += ["late"] if row["late"] else []
    minutes = "" if pd.isna(row["minutes"]) else f"{int(row['minutes'])}/{int(row['minutes_asked'])}"
    return {
        "path": row["path"],
        "month": int(row["month"]),
        "day": short_day(row["day"]),
        "kind": domain_words.KIND[row["kind"]],
        "minutes": minutes,
        "came": words.OF.format(part=int(row["expected_present"]), whole=int(row["expected"])),
        "speakers": str(int(row["speakers"])),
        "concluded": bool(row["concluded"]),
        "adopted": bool(row["is_adopted"]),
        "tasks": words.OF.format(part=int(row["carried"] - row["late"]), whole=int(row["carried"])),
        "points": "" if pd.isna(row["points"]) else points_text(row["points"]),
        "grade": rollup_words.GRADES.get(row["grade"], ""),
        "weak": weak,
    }


def _fault(one: Fault) -> TreeFault:
    told = rollup_words.fault_sentence(one.kind.value, one.facts)
    return {"label": rollup_words.FAULT[one.kind.value], "path": one.path, "told": told}


def faults_state(found: RolledUp, folder: str, first: int) -> TreeFaults:
    """What is odd below a folder."""
    below = [one for one in found.tables.faults if lies_in(one.path, folder)]
    kinds = [one.kind.value for one in below]
    first = first if 0 <= first < len(below) else 0
    return {
        "check": told_check(found.tables),
        "kinds": [
            rollup_words.SO_MANY.format(what=rollup_words.FAULT[kind], count=kinds.count(kind))
            for kind in dict.fromkeys(kinds)
        ],
        "faults": [_fault(one) for one in below[first : first + MOST_FAULTS]],
        "first": first,
        "step": MOST_FAULTS,
        "count": len(below),
    }


def found_cells(found: RolledUp, matches: Callable[[str], bool], most: int) -> list[TreeNamed]:
    """The cells that are called so, each with where it lies."""
    cells = found.tables.cells
    rows = zip(cells["cell"], cells["name"], cells["area"], strict=True)
    hits = [{"path": cell, "name": name, "told": area} for cell, name, area in rows if matches(name) or matches(cell)]
    return [TreeNamed(path=one["path"], name=one["name"], told=one["told"]) for one in hits[:most]]


def limit_states(found: RolledUp) -> list[TreeLimit]:
    """The thresholds in force, with those that ship."""
    own = found.committee.own_limits
    return [
        {
            "key": one.key,
            "label": setting_words.LIMITS[one.key],
            "value": own.get(one.key, one.value),
            "shipped": one.value,
            "unit": one.unit,
            "basis": one.basis,
            "own": one.key in own,
        }
        for one in shipped_limits()
    ]


def kinds_of(found: RolledUp, folder: str = "") -> Sequence[str]:
    """The types of cells that there are below a folder."""
    cells = found.tables.cells
    return sorted({kind for kind in cells["type"][is_below(cells["cell"], folder)] if kind})


def is_folder(found: RolledUp, folder: str) -> bool:
    """Whether there is any cell below."""
    return bool(is_below(found.tables.cells["cell"], folder).any())
