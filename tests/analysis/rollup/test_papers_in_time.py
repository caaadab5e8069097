"""Papers out in time: of the meetings whose day for it is over, those of which somebody told that they are out."""

import json
import shutil
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.levels import Look, Measure, level_of
from assistant.analysis.rollup.reading import read_tree
from assistant.analysis.rollup.tables import Tables, make_tables
from assistant.usecases.province.tree import make_province
from tests.committees import make_real

YEAR, MONTHS = 2026, 3
DAYS = timedelta(2)
"""Within which they are to be out, since HD 42 (docs/domain.md N14)."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province") / "tinh"
    make_province(folder, 9, MONTHS, 4, YEAR, lambda done, total: None)
    return folder


@pytest.fixture(scope="module")
def truth(tree: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads((tree / "su-that.json").read_text("utf-8"))["cells"]
    return cells


def tables_on(tree: Path, day: date) -> Tables:
    return make_tables(
        read_tree(tree, YEAR, lambda: datetime(day.year, day.month, day.day, 5, tzinfo=UTC), Cache(None))
    )


def wanted(truth: list[dict[str, Any]], today: date) -> dict[tuple[str, int], tuple[bool, bool]]:
    """Cell and month → whether its papers are asked for, whether they were in time; counted by itself."""
    found = {}
    for cell in truth:
        for month, one in cell["months"].items():
            if one:
                due = date.fromisoformat(one["day"]) + DAYS
                out = date.fromisoformat(one["papers_out"]) if one["papers_out"] else None
                found[cell["path"], int(month)] = (due < today or out is not None, out is not None and out <= due)
    return found


def test_every_meeting_and_every_sum_is_that_of_the_truth(tree: Path, truth: list[dict[str, Any]]) -> None:
    today = date(2026, 11, 29)
    tables, told = tables_on(tree, today), wanted(truth, today)
    rows = {(r["cell"], r["month"]): r for r in tables.meetings.to_dict("records")}
    assert {key: (row["papers_asked"], row["papers_in_time"]) for key, row in rows.items()} == told
    assert {late for _, late in told.values()} == {True, False}
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for (_, month), (asked, in_time) in told.items():
        sums[month][0] += asked
        sums[month][1] += in_time
    for row in tables.by_month.to_dict("records"):
        assert [row["papers_asked"], row["papers_in_time"]] == sums[row["month"]]


def test_papers_whose_day_is_still_to_come_are_not_late(
    tree: Path, truth: list[dict[str, Any]], tmp_path: Path
) -> None:
    """Of a real tree: one that is made up is looked at on the day of its last meeting at the earliest."""
    held = [
        (date.fromisoformat(one["day"]), one, (cell["path"], int(month)))
        for cell in truth
        for month, one in cell["months"].items()
        if one
    ]
    last = max(day for day, one, _ in held if not one["papers_out"])
    tables = tables_on(make_real(Path(shutil.copytree(tree, tmp_path / "tinh"))), last)
    found = {(r["cell"], r["month"]): r["papers_asked"] for r in tables.meetings.to_dict("records")}
    until = {key for day, _, key in held if day <= last}
    assert found == {key: asked for key, (asked, _) in wanted(truth, last).items() if key in until}
    assert not all(found.values())


def test_the_picture_shows_the_share_of_a_committee_and_each_meeting_of_a_cell(
    tree: Path, truth: list[dict[str, Any]]
) -> None:
    today = date(2026, 11, 29)
    tables, told = tables_on(tree, today), wanted(truth, today)
    for line in level_of(tables, "", Measure.PAPERS).lines:
        inside = [one for (cell, _), one in told.items() if cell.startswith(f"{line.path}/")]
        asked = sum(one[0] for one in inside)
        assert line.mean == pytest.approx(100 * sum(one[1] for one in inside) / asked)
        for cell in level_of(tables, line.path, Measure.PAPERS).lines:
            for mark in cell.marks:
                if (cell.path, mark.month) in told:
                    in_time = told[cell.path, mark.month][1]
                    assert (mark.value, mark.look) == (100.0 if in_time else 0.0, Look.GOOD if in_time else Look.WEAK)


def test_where_nothing_asks_for_a_day_nothing_is_said(tmp_path: Path) -> None:
    make_province(tmp_path / "tinh", 2, 2, 4, YEAR, lambda done, total: None)
    for file in (tmp_path / "tinh").rglob("ho-so.json"):
        plain = json.loads(file.read_text("utf-8"))
        plain["figures"]["papers"]["due"] = None
        file.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
    tables = tables_on(tmp_path / "tinh", date(2026, 11, 29))
    assert (int(tables.by_month["papers_asked"].sum()), int(tables.by_month["met"].sum()) > 0) == (0, True)
    for line in level_of(tables, "", Measure.PAPERS).lines:
        assert line.mean is None
        assert {mark.look for mark in line.marks} <= {Look.NOTHING, Look.NOT_MET}
