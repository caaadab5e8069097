"""Which months count: none that goes on is missed, none that nobody made; and what is not known is not reached."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.levels import Look, level_of
from assistant.analysis.rollup.reading import read_tree
from assistant.analysis.rollup.tables import Tables, make_tables
from assistant.wording.rollup import summed
from tests.analysis.rollup.conftest import CELLS, MONTHS, YEAR, clock
from tests.committees import make_real


def tables_on(tree: Path, month: int, day: int, year: int = YEAR) -> Tables:
    return make_tables(read_tree(tree, year, lambda: datetime(year, month, day, 5, tzinfo=UTC), Cache(None)))


def states(tables: Tables, month: int) -> dict[str, str]:
    rows = tables.heat[tables.heat["month"] == month]
    return dict(zip(rows["cell"], rows["state"], strict=True))


def without_month(tree: Path, month: int) -> str:
    """A cell that has not met in that month: its folder."""
    record = min(tree.glob(f"*/*/{YEAR}/{YEAR}-{month:02}-*/ho-so.json"))
    record.unlink()
    record.parent.rmdir()
    return record.parents[2].relative_to(tree).as_posix()


def test_a_month_that_goes_on_is_not_missed(tree: Path) -> None:
    cell = without_month(make_real(tree), MONTHS)
    tables = tables_on(tree, MONTHS, 20)
    assert states(tables, MONTHS)[cell] == "pending"
    assert {"met"} <= set(states(tables, MONTHS).values()) <= {"met", "pending"}
    assert tables.totals.reconciles
    assert "chưa họp mà tháng chưa hết" in summed(vars(tables.totals))
    row = next(row for row in tables.cells.to_dict("records") if row["cell"] == cell)
    assert not [need for need in row["needs"] if (need.reason, need.number) == ("not_met", MONTHS)]
    line = next(one for one in level_of(tables, cell.rpartition("/")[0]).lines if one.path == cell)
    assert line.marks[-1].look is Look.NOTHING


def test_a_month_is_missed_once_its_last_day_is_over(tree: Path) -> None:
    cell = without_month(make_real(tree), MONTHS)
    assert states(tables_on(tree, MONTHS, 31), MONTHS)[cell] == "pending"
    tables = tables_on(tree, MONTHS + 1, 1)
    assert states(tables, MONTHS)[cell] == "not_met"
    assert tables.totals.pending == CELLS
    assert tables.totals.reconciles
    row = next(row for row in tables.cells.to_dict("records") if row["cell"] == cell)
    assert [need.number for need in row["needs"] if need.reason == "not_met"] == [MONTHS]


def test_months_that_nobody_made_of_a_made_up_tree_are_not_missed(province: Path) -> None:
    """`chibo simulate --months 3` in November: the cells do not all need help since March."""
    tables = tables_on(province, 11, 30)
    assert tables.months == list(range(1, MONTHS + 1))
    assert tables.totals.not_met < CELLS
    assert (tables.cells["needs"].map(len) > 0).sum() < CELLS / 2


def test_months_without_a_record_of_a_real_tree_are_missed(tree: Path) -> None:
    tables = make_tables(read_tree(make_real(tree), YEAR, clock, Cache(None)))
    assert tables.months == list(range(1, 13))
    assert set(states(tables, MONTHS + 1).values()) == {"not_met"}


def missing(plain: dict[str, Any], *codes: str) -> None:
    plain["figures"]["checks"]["missing"] = list(codes)


@pytest.mark.parametrize("column", ["attended", "noticed"])
def test_what_nobody_knows_is_not_reached(tree: Path, column: str) -> None:
    """Not everybody was marked, or nobody wrote down when the notice went out: no share, no day to be in time."""
    file = next(
        file for file in sorted(tree.rglob("ho-so.json"))
        if json.loads(file.read_text("utf-8"))["details"].get("notice_on")
    )  # fmt: skip
    plain = json.loads(file.read_text("utf-8"))
    missing(plain)
    if column == "attended":
        missing(plain, "roll")
    else:
        plain["details"]["notice_on"] = None
    file.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
    rows = {
        tree / row["path"]: row
        for row in make_tables(read_tree(tree, YEAR, clock, Cache(None))).meetings.to_dict("records")
    }
    assert {name: bool(rows[file][name]) for name in ("attended", "noticed", "spoken")} == {
        "attended": True, "noticed": True, "spoken": True, column: False,
    }  # fmt: skip
