"""Văn bản của cấp ủy về nhiều chi bộ: joint notice of all dates, lists for praise and help, observers' visits."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from assistant.documents.facts.committee import CHOSEN, NOTICE, VISITS
from assistant.domain.figures import exact
from assistant.domain.oversight import WHOLE_YEAR
from assistant.domain.rubric import Grade
from assistant.usecases.bad_input import BadInput
from assistant.usecases.cell_dates import CellDate, cell_dates
from assistant.usecases.rolling_up import RolledUp, improved_cells, told_needs, told_rules
from assistant.usecases.rollup_papers import committee_head, named_cells, print_committee_paper
from assistant.wording import committee_papers as words
from assistant.wording import rollup as rollup_words
from assistant.wording.figures import points_text, rounded
from assistant.wording.registers import short_day

MOST_CELLS = 400
"""Cells of one notice: the profile and the list of each are read."""


def notice_of_dates(found: RolledUp, at: datetime, year: int, month: int) -> bytes:
    """Thông báo lịch sinh hoạt of a month (docs/domain.md 6.3) as a Word file. BadInput for too many cells, or none."""
    cells = list(found.tables.cells["cell"])
    if len(cells) > MOST_CELLS:
        raise BadInput(words.TOO_MANY.format(most=MOST_CELLS, count=len(cells)))
    if not cells:
        raise BadInput(words.NO_CELLS_HERE)
    dates = list(cell_dates(found, cells, at, year, month))
    called = dict(zip(*(named_cells(found.tables)[name] for name in ("cell", "called")), strict=True))
    period = words.PERIOD.format(month=month, year=year)
    facts = {
        **committee_head(found, at),
        "ky": period,
        "lich": [_notice_row(number, one, called[one.cell]) for number, one in enumerate(dates, start=1)],
        "so_chi_bo": str(len(dates)),
        "so_dang_vien": str(sum(one.members for one in dates)),
    }
    return print_committee_paper(found, NOTICE, facts, words.NOTICE_TITLE.format(period=period), at)


def _notice_row(number: int, one: CellDate, called: str) -> dict[str, str]:
    return {
        "so": str(number),
        "ten": called,
        "dang_vien": str(one.members),
        "thoi_gian": told_time(one),
        "dia_diem": one.place or words.DAY_OPEN,
        "bi_thu": _secretary(one),
    }


def told_time(one: CellDate) -> str:
    """`19:30, ngày 05/12/2026`; with a mark where it is only the cell's usual day; dots where nobody has told it."""
    if one.start is None:
        return words.DAY_OPEN
    time = words.AT_HOUR.format(hour=f"{one.start:%H:%M}", day=short_day(one.start.date()))
    return time if one.planned else words.USUAL.format(time=time)


def _secretary(one: CellDate) -> str:
    who = one.secretary
    return words.SECRETARY_AND_PHONE.format(name=who.name, phone=who.phone or words.DAY_OPEN) if who else words.DAY_OPEN


def chosen_cells(found: RolledUp, at: datetime, period: str) -> bytes:
    """The lists for praise and for help as a Word file, each with its rule and the reason."""
    tables = found.tables
    cells = named_cells(tables)
    needing = cells["needs"].map(len) > 0
    better = set(improved_cells(tables)["cell"])
    praised = [
        (row, "; ".join(why))
        for row in cells[~needing].sort_values("points", ascending=False).to_dict("records")
        if (why := list(_merits(found, row, better)))
    ]
    needed = [(row, told_needs(row["needs"], tables.limits)) for row in cells[needing].to_dict("records")]
    facts = {
        **committee_head(found, at),
        "ky": period,
        "cach_khen": words.PRAISE_RULE.format(improved=points_text(tables.limits.improved_by)),
        "bieu_duong": list(_chosen(praised)),
        "cach_chon": told_rules(tables.limits),
        "can_giup": list(_chosen(needed)),
    }
    return print_committee_paper(found, CHOSEN, facts, words.CHOSEN_TITLE.format(period=period), at)


def _merits(found: RolledUp, row: Mapping[Any, Any], better: set[str]) -> Iterator[str]:
    """Why a cell is proposed for praise."""
    official = found.officials.get(row["cell"])
    decided = official.of(found.tables.year, WHOLE_YEAR) if official else None
    if decided and decided.grade:
        if decided.grade == Grade.GOOD:
            yield words.DECIDED_GOOD
    elif row["grade"] == Grade.GOOD:
        yield words.RECKONED_GOOD
    if row["cell"] in better:
        yield words.IMPROVED.format(change=points_text(row["change"]))


def _chosen(rows: Sequence[tuple[Mapping[Any, Any], str]]) -> Iterator[dict[str, str]]:
    for number, (row, why) in enumerate(rows, start=1):
        points = rollup_words.NOTHING if pd.isna(row["points"]) else rounded(exact(row["points"]), 1)
        yield {
            "so": str(number), "ten": row["called"], "dang_vien": str(row["members"]), "diem": points, "ly_do": why,
        }  # fmt: skip


def visits_of_observers(found: RolledUp, at: datetime, year: int, month: int) -> bytes:
    """Lịch cán bộ dự sinh hoạt of a month (docs/domain.md N27). BadInput where the committee named nobody."""
    observers = found.committee.observers
    if not observers:
        raise BadInput(words.NO_OBSERVERS)
    seen = last_visits(found)
    cells = proposed_cells(found, seen, len(observers))
    if not cells:
        raise BadInput(words.NO_CELLS_HERE)
    dates = {one.cell: one for one in cell_dates(found, dict.fromkeys(cells), at, year, month)}
    called = dict(zip(*(named_cells(found.tables)[name] for name in ("cell", "called")), strict=True))
    period = words.PERIOD.format(month=month, year=year)
    rows = [
        {
            "so": str(number), "can_bo": who, "ten": called[cell], "thoi_gian": told_time(dates[cell]),
            "dia_diem": dates[cell].place or words.DAY_OPEN,
            "lan_truoc": short_day(seen[cell]) if cell in seen else words.NEVER,
        }
        for number, (who, cell) in enumerate(zip(observers, cells, strict=True), start=1)
    ]  # fmt: skip
    facts = {**committee_head(found, at), "ky": period, "cach_phan": words.VISITS_RULE, "lich": rows}
    return print_committee_paper(found, VISITS, facts, words.VISITS_TITLE.format(period=period), at)


def last_visits(found: RolledUp) -> dict[str, Any]:
    """Cell → the last day on which a superior official attended, of those cells that had one this year."""
    meetings = found.tables.meetings
    visited = meetings[meetings["is_held"] & (meetings["observers"] > 0)]
    return dict(zip(visited["cell"], visited["day"], strict=True))  # in order of the days, so the last one stays


def proposed_cells(found: RolledUp, seen: Mapping[str, Any], many: int) -> list[str]:
    """A cell for each of so many observers: those in need first, then those that nobody visited for the longest time.

    Where there are more observers than cells, cells come again.
    """
    rows = found.tables.cells.to_dict("records")
    order = sorted(rows, key=lambda row: (not row["needs"], str(seen.get(row["cell"], "")), row["cell"]))
    return [order[n % len(order)]["cell"] for n in range(many)] if order else []
