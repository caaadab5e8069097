"""Lịch sinh hoạt của các chi bộ: when and where each cell meets in a month, from its records and its profile."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.consistency import counted_rows
from assistant.analysis.rollup.reading import read_tree
from assistant.analysis.rollup.tables import meetings_table
from assistant.domain.meeting import Stage
from assistant.domain.people import Member
from assistant.platform.os_errors import os_reason
from assistant.usecases.bad_input import BadInput
from assistant.usecases.proposals import USUAL_START, on_day, usual_chair
from assistant.usecases.rolling_up import RolledUp
from assistant.wording import committee as words
from assistant.workspace.members import members_file, read_members
from assistant.workspace.profile import read_profile


@dataclass(frozen=True)
class CellDate:
    """One cell's meeting of a month. `start` is None where neither a meeting is planned nor the cell has its day.

    `planned`: it was made by the cell; else it is the cell's usual day.
    """

    cell: str
    name: str
    members: int
    start: datetime | None
    planned: bool
    place: str
    secretary: Member | None


def cell_dates(found: RolledUp, cells: Iterable[str], at: datetime, year: int, month: int) -> Iterator[CellDate]:
    """The dates of these cells, in their order. Reads each cell's profile and list of members.

    Of another year than that of the tables the records are read as well, as they are `at` this moment: BadInput where
    they cannot be, since a meeting that was planned for another day would be called to the usual one.
    """
    meetings = found.tables.meetings if year == found.tables.year else _meetings_of(found.reading.root, at, year)
    to_hold = meetings["is_monthly"] & (meetings["stage"] != Stage.DISCARDED.value)
    alike = meetings["practice"] == found.tables.invented
    of_month = meetings[to_hold & alike & (meetings["month"] == month)]
    starts = dict(zip(of_month["cell"], of_month["start"], strict=True))
    rows = {row["cell"]: row for row in found.tables.cells.to_dict("records")}
    for cell in cells:
        yield _date_of(found.reading.root / cell, rows[cell], date(year, month, 1), starts.get(cell))


def _meetings_of(root: Path, at: datetime, year: int) -> pd.DataFrame:
    """The meetings of a year: of the one to come there are only a few yet."""
    try:
        counted = counted_rows(read_tree(root, year, lambda: at, Cache(None)))
        return meetings_table(counted.rows, counted.today)
    except OSError as error:
        raise BadInput(words.TREE_NOT_LISTED.format(tree=root, why=os_reason(error))) from error


def _date_of(folder: Path, row: dict[Any, Any], first: date, start: pd.Timestamp | None) -> CellDate:
    profile = read_profile(folder)
    members = read_members(members_file(folder, profile.members)).members
    when: datetime | None = None
    if start is not None:
        when = start.to_pydatetime().astimezone(profile.zone)
    elif profile.cell.meeting_day is not None:
        day = on_day(first, profile.cell.meeting_day)
        when = datetime.combine(day, profile.start or USUAL_START, profile.zone)
    chair = usual_chair(members)
    return CellDate(
        row["cell"], row["name"], int(row["members"]) or len(members), when, start is not None, profile.cell.place,
        next((one for one in members if one.id == chair), None),
    )  # fmt: skip
