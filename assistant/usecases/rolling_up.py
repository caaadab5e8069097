"""Tổng hợp: what somebody asks for who looks at many cells at once: read the tree, make the tables, tell of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from assistant.analysis.rollup.cache import Cache, cache_folder
from assistant.analysis.rollup.cluster import read_on
from assistant.analysis.rollup.faults import Fault, FaultKind
from assistant.analysis.rollup.reading import Reading, Told, read_tree, tell_nobody
from assistant.analysis.rollup.standing import Need, Reason
from assistant.analysis.rollup.tables import Tables, make_tables
from assistant.domain.figures import percent_of
from assistant.domain.oversight import Thresholds
from assistant.domain.rubric import YearBand
from assistant.platform.clock import Clock
from assistant.wording import official as official_words
from assistant.wording import rollup as words
from assistant.wording.figures import limit_text, percent_text
from assistant.workspace.committee import Committee, read_committee
from assistant.workspace.official import Official, kept_file, official_file, read_official

SUMMED_UP = (
    "in_window", "expected", "expected_present", "attended", "long_enough", "spoken", "concluded", "is_adopted",
    "noticed", "papers_asked", "papers_in_time", "carried", "late", "scored",
)  # fmt: skip
"""Columns of the tables that are told of all cells together."""


@dataclass(frozen=True)
class RolledUp:
    """What was read, the tables that are made of it, and whose committee's rules they were made by."""

    reading: Reading
    tables: Tables
    committee: Committee
    officials: Mapping[str, Official] = field(default_factory=dict)
    """Cell → what the committee decided of it, of those cells of which it decided anything."""


def roll_up(
    root: Path,
    year: int,
    clock: Clock,
    tell: Told = tell_nobody,
    recompute: bool = False,
    only: Collection[int] = (),
    scheduler: str = "",
) -> RolledUp:
    """Read what changed in the tree since the last time, and make all tables. OSError where it cannot be listed.

    The rules are those that the tree's committee set (`cap-uy/cap-uy.yaml`), else those that ship. `only`: the
    months that are looked at; none for all that have begun. `scheduler`: address of a Dask cluster whose workers read
    what changed (NoCluster where there is none); empty for this machine.
    """
    reader = read_on(scheduler) if scheduler else None
    reading = read_tree(root, year, clock, Cache(cache_folder(root, year)), tell, recompute, reader)
    reading, officials = with_officials(reading)
    return tables_of(reading, read_committee(root), only, officials)


def tables_of(
    reading: Reading, committee: Committee, only: Collection[int] = (), officials: Mapping[str, Official] | None = None
) -> RolledUp:
    """What was read, as the tables by the rules of this committee."""
    tables = make_tables(reading, committee.limits, only, committee.sheet.yearly)
    return RolledUp(reading, tables, committee, officials or {})


def with_officials(reading: Reading) -> tuple[Reading, dict[str, Official]]:
    """What committees of the tree decided, and the reading with what is odd about their files."""
    cells = [cell.path for cell in reading.cells]
    officials = read_officials(reading.root, cells)
    faults = [*reading.faults, *_official_faults(reading.root, cells, officials)]
    return replace(reading, faults=faults), officials


def _official_faults(root: Path, cells: Sequence[str], officials: Mapping[str, Official]) -> Iterator[Fault]:
    """The files that are not used: each costs a cell what its committee decided, so none is left out unsaid."""
    for cell, official in officials.items():
        if official.problem:
            path = official_file(root / cell)
            yield Fault(FaultKind.OFFICIAL, _told_path(root, path), cell, {"why": official.problem})
    files = {official_file(root / cell) for cell in cells if cell}
    left_over = _left_over({folder: _names_in(folder) for folder in sorted({file.parent for file in files})}, files)
    found_again = {kept_file(root / cell) for cell in officials} if left_over else set()
    for path in left_over:
        if path not in found_again:
            why = official_words.NO_SUCH_CELL.format(file=path)
            yield Fault(FaultKind.OFFICIAL, _told_path(root, path), facts={"why": why})


def _told_path(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def read_officials(root: Path, cells: Sequence[str]) -> dict[str, Official]:
    """What committees of the tree decided of its cells, with why a file is not used; each folder is listed once.

    A cell whose file is not there by its name is looked for by the number of its folder, where files are left over.
    """
    files = {cell: official_file(root / cell) for cell in cells}
    there = {folder: _names_in(folder) for folder in dict.fromkeys(file.parent for file in files.values())}
    left_over = {path.parent for path in _left_over(there, set(files.values()))}
    found: dict[str, Official] = {}
    for cell, file in files.items():
        if file.name in there[file.parent] or (file.parent in left_over and kept_file(root / cell) != file):
            found[cell] = read_official(root / cell)
    return found


def _left_over(there: Mapping[Path, frozenset[str]], called: Collection[Path]) -> list[Path]:
    """The files on cells that no cell is called by."""
    files = (folder / name for folder, names in there.items() for name in sorted(names) if name.endswith(".json"))
    return [file for file in files if file not in called]


def _names_in(folder: Path) -> frozenset[str]:
    try:
        return frozenset(path.name for path in folder.iterdir())
    except OSError:  # no committee there has written anything, or the share is away, which is told elsewhere
        return frozenset()


def committee_name(found: RolledUp) -> str:
    """What the committee is called: as it calls itself, else as all of its cells call it, else as its folder is called.

    A whole drive has no name: it is called by its path.
    """
    named = {name for name in found.tables.cells["superior"] if name}
    root = found.reading.root
    return found.committee.name or (named.pop() if len(named) == 1 else "") or root.name or str(root)


def told_year_rule(committee: Committee) -> str:
    """How the grade of a year follows from the months, and what it rests on; or that there is no rule for it."""
    if not committee.sheet.yearly:
        return words.NO_YEAR_RULE
    return words.YEAR_GRADE_RULE.format(
        bands="; ".join(map(_told_band, committee.sheet.yearly)), basis=committee.sheet.basis
    )


def _told_band(band: YearBand) -> str:
    shape = words.YEAR_BAND if band.least else words.YEAR_BAND_ALL
    told = shape.format(
        grade=words.GRADES[band.grade], all_from=words.GRADES[band.all_from], least=band.least, of=words.GRADES[band.of]
    )
    return told + (words.YEAR_BAND_MORE if band.more else "")


def told_needs(needs: tuple[Need, ...], limits: Thresholds) -> str:
    """Why a cell needs help, in words; empty where it needs none."""
    told = (
        words.REASONS[one.reason.value].format(number=limit_text(one.number), below=limit_text(limits.points_below))
        for one in needs
    )
    return "; ".join(told)


def told_rules(limits: Thresholds) -> str:
    """The rules by which cells are said to need help, or to have got better."""
    return words.RULES.format(
        in_row=limits.months_in_row,
        below=limit_text(limits.points_below),
        tasks=limit_text(limits.tasks_percent),
        improved=limit_text(limits.improved_by),
    )


def improved_cells(tables: Tables, cells: pd.DataFrame | None = None) -> pd.DataFrame:
    """The cells (of all, or of these) that got better by as much as is asked for, the best first."""
    cells = tables.cells if cells is None else cells
    return cells[cells["change"].fillna(0) >= tables.limits.improved_by].sort_values("change", ascending=False)


def summary(found: RolledUp) -> dict[str, Any]:
    """The whole year in numbers (`chibo rollup --json` has them at its head)."""
    tables, totals, months = found.tables, found.tables.totals, found.tables.by_month
    counts = {name: int(months[name].sum()) for name in SUMMED_UP}
    scored = counts["scored"]
    return {
        "year": tables.year,
        "invented": tables.invented,
        "cells": totals.cells,
        "months": totals.months,
        "met": totals.met,
        "not_met": totals.not_met,
        "unreadable": totals.unreadable,
        "pending": totals.pending,
        "reconciles": totals.reconciles,
        **counts,
        "points": round(float(months["points_sum"].sum()) / scored, 1) if scored else None,
        "need_help": int((tables.cells["needs"].map(len) > 0).sum()),
        "improved": len(improved_cells(tables)),
        "faults": len(tables.faults),
        "read": found.reading.read_anew,
        "counted_again": found.reading.counted_again,
        "counted_ever": tables.counted,
    }


def told_summary(found: RolledUp) -> Iterator[str]:
    """The same in sentences, with what was read and what is odd."""
    told = summary(found)
    if told["invented"]:
        yield words.INVENTED
    yield words.TITLE.format(**told)
    yield from told_counts(told)
    yield words.FAULTS.format(count=told["faults"]) if told["faults"] else words.NO_FAULTS
    yield words.COUNTED_AGAIN.format(read=told["read"], again=told["counted_again"])
    yield told_check(found.tables)


def told_check(tables: Tables) -> str:
    """Of how many records the figures were counted again, and how many differed: on the sheet of what is odd."""
    differing = len({one.path for one in tables.faults if one.kind is FaultKind.NOT_COUNTED_SO})
    return words.COUNTED_EVER.format(counted=tables.counted, records=tables.records, differing=differing)


def told_counts(told: Mapping[str, Any]) -> Iterator[str]:
    """What a `summary` says of all cells together, in sentences."""
    yield words.summed(told)
    if not told["reconciles"]:
        yield words.NOT_SUMMED.format(told=words.summed(told))
    met = told["met"]
    share = _share(told["expected_present"], told["expected"])
    yield words.IN_WINDOW.format(count=told["in_window"], met=met)
    yield words.ATTENDANCE.format(percent=share, present=told["expected_present"], expected=told["expected"])
    for sentence, name in (
        (words.ATTENDED, "attended"),
        (words.LENGTH, "long_enough"),
        (words.SPOKEN, "spoken"),
        (words.CONCLUDED, "concluded"),
        (words.ADOPTED, "is_adopted"),
        (words.NOTICED, "noticed"),
    ):
        yield sentence.format(count=told[name], met=met)
    yield words.PAPERS.format(count=told["papers_in_time"], asked=told["papers_asked"])
    on_time = told["carried"] - told["late"]
    yield words.TASKS.format(percent=_share(on_time, told["carried"]), on_time=on_time, carried=told["carried"])
    points = words.NOTHING if told["points"] is None else f"{told['points']:g}".replace(".", ",")
    yield words.POINTS.format(points=points, scored=told["scored"])
    yield words.NEED_HELP.format(count=told["need_help"])
    yield words.IMPROVED.format(count=told["improved"])


def _share(part: int, whole: int) -> str:
    percent = percent_of(part, whole)
    return words.NOTHING if percent is None else f"{percent_text(percent)} %"


__all__ = ["Reason", "RolledUp", "improved_cells", "roll_up", "summary", "told_needs", "told_rules", "told_summary"]
