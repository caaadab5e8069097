"""What the tables say is what the generator decided, counted by itself; and every table adds up."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.reading import read_tree
from assistant.analysis.rollup.tables import Tables, make_tables
from assistant.domain.kinds import MeetingKind
from assistant.domain.year_grade import grade_year
from assistant.rules.rubric import shipped_sheets
from assistant.usecases.rolling_up import RolledUp, summary
from assistant.usecases.rollup_workbook import CELLS as CELLS_SHEET
from assistant.usecases.rollup_workbook import MONTHS as MONTHS_SHEET
from assistant.usecases.rollup_workbook import shown_sums
from assistant.workspace.committee import read_committee
from tests.analysis.rollup.conftest import CELLS, MONTHS, YEAR, clock

SUMS = {
    "expected": "expected", "expected_present": "present", "excused": "excused", "unexcused": "unexcused",
    "opinions": "opinions", "speakers": "speakers", "given": "given", "carried": "carried", "done": "done",
    "partly": "partly", "not_done": "not_done", "unanswered": "unanswered", "late": "late", "points_sum": "points",
    "is_adopted": "adopted", "in_window": "in_window", "attended": "attended", "noticed": "noticed",
    "spoken": "spoken", "concluded": "concluded", "papers_in_time": "papers_in_time",
}  # fmt: skip
"""Column of the tables → what the generator's truth calls it."""
NOT_SHOWN = frozenset({"excused", "unexcused", "opinions", "speakers", "partly", "not_done", "unanswered"})
"""Sums that stand in the table of meetings only."""
COUNTS = ("met", "not_met", "unreadable", "pending", "long_enough", "papers_asked", "scored")


@pytest.fixture(scope="module")
def tables(province: Path) -> Tables:
    return make_tables(read_tree(province, YEAR, clock, Cache(None)))


@pytest.fixture(scope="module")
def truth(province: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads((province / "su-that.json").read_text("utf-8"))["cells"]
    return cells


def held(truth: list[dict[str, Any]]) -> list[tuple[dict[str, Any], int, dict[str, Any]]]:
    """Cell, month, what is true of its meeting."""
    return [(cell, int(month), one) for cell in truth for month, one in cell["months"].items() if one]


def keys(by: str, cell: dict[str, Any], month: int) -> object:
    return {"cell": cell["path"], "month": month, "type": cell["type"], "area": cell["path"].rpartition("/")[0]}[by]


@pytest.mark.parametrize("by", ["cell", "month", "type", "area"])
def test_every_sum_is_that_of_the_truth(by: str, tables: Tables, truth: list[dict[str, Any]]) -> None:
    table = {"cell": tables.cells, "month": tables.by_month, "type": tables.by_type, "area": tables.by_area}[by]
    wanted: dict[object, dict[str, float]] = defaultdict(lambda: dict.fromkeys([*SUMS, *COUNTS], 0))
    for cell in truth:
        for month in range(1, MONTHS + 1):
            wanted[keys(by, cell, month)]["not_met"] += not cell["months"][str(month)]
    for cell, month, one in held(truth):
        row = wanted[keys(by, cell, month)]
        row["met"] += 1
        row["papers_asked"] += 1  # the year is over
        row["scored"] += 1
        row["long_enough"] += one["minutes"] >= (120 if one["kind"] == "combined" else 90)
        for column, name in SUMS.items():
            row[column] += one[name]
    found = {row[by]: {name: row[name] for name in wanted[row[by]]} for row in table.to_dict("records")}
    assert found == dict(wanted)


def test_every_meeting_is_as_it_was_decided(tables: Tables, truth: list[dict[str, Any]]) -> None:
    found = {(row["cell"], row["month"]): row for row in tables.meetings.to_dict("records")}
    assert len(found) == len(tables.meetings) == len(held(truth))
    for cell, month, one in held(truth):
        row = found[cell["path"], month]
        for column, name in {
            **SUMS,
            "minutes": "minutes",
            "total": "members",
            "grade": "grade",
            "kind": "kind",
        }.items():
            told = row["points" if column == "points_sum" else column]
            assert told == one[name], (cell["path"], month, column)
        assert row["name"] == cell["name"]
        assert row["day"].isoformat() == one["day"]


def test_the_grade_of_a_year_is_the_one_that_the_cells_own_year_page_tells(
    province: Path, truth: list[dict[str, Any]]
) -> None:
    yearly = next(one for one in shipped_sheets("phu-tho") if MeetingKind.REGULAR in one.kinds).yearly
    made = make_tables(read_tree(province, YEAR, clock, Cache(None)), yearly=yearly)
    found = dict(zip(made.cells["cell"], made.cells["grade"], strict=True))
    for cell in truth:
        wanted = grade_year([one["grade"] for one in cell["months"].values() if one], yearly)
        assert found[cell["path"]] == (wanted.grade if wanted else "")


def test_every_figure_that_is_shown_is_one_of_those_that_are_compared() -> None:
    """What is not compared with the truth follows from what is, or stands below in a test of its own."""
    follows = {"points", "attendance", "on_time"}  # of points_sum and scored, of two sums each: the test below
    apart = {"number", "name", "area", "type", "members", "quarters", "change", "year_grade", "month"}
    assert {*CELLS_SHEET, *MONTHS_SHEET} == {*SUMS, *COUNTS, *follows, *apart} - {"points_sum", *NOT_SHOWN}


def test_truth_is_not_the_same_everywhere(truth: list[dict[str, Any]]) -> None:
    """A column of nothing but yes would be found again by any mistake."""
    for name in ("in_window", "attended", "noticed", "spoken", "concluded", "papers_in_time", "adopted"):
        assert {one[name] for _, _, one in held(truth)} == {True, False}, name


def test_means_shares_and_quarters_of_each_cell(tables: Tables, truth: list[dict[str, Any]]) -> None:
    shown = {row["cell"]: row for row in tables.cells.to_dict("records")}
    for cell in truth:
        told, months = shown_sums(shown[cell["path"]]), [one for one in cell["months"].values() if one]
        of = {name: sum(one[name] for one in months) for name in ("points", "present", "expected", "late", "carried")}
        assert told["points"] == pytest.approx(of["points"] / len(months), abs=0.051)
        assert told["attendance"] == pytest.approx(100 * of["present"] / of["expected"], abs=0.051)
        assert told["on_time"] == pytest.approx(100 - 100 * of["late"] / of["carried"], abs=0.051)
        quarters = {(int(month) + 2) // 3 for month, one in cell["months"].items() if one and one["kind"] == "combined"}
        assert told["quarters"] == " ".join(map(str, sorted(quarters)))
        assert told["members"] == cell["members"]


def test_what_somebody_is_told_of_all_cells_together_is_the_truth(
    province: Path, tables: Tables, truth: list[dict[str, Any]]
) -> None:
    reading = read_tree(province, YEAR, clock, Cache(None))
    told, months = summary(RolledUp(reading, tables, read_committee(province))), [one for _, _, one in held(truth)]
    for name in ("in_window", "attended", "spoken", "concluded", "noticed", "papers_in_time", "carried", "late"):
        assert told[name] == sum(one[name] for one in months), name
    assert told["is_adopted"] == sum(one["adopted"] for one in months)
    assert (told["met"], told["scored"], told["papers_asked"]) == (len(months),) * 3
    assert told["points"] == pytest.approx(sum(one["points"] for one in months) / len(months), abs=0.051)


def test_every_task_is_in_the_table_of_tasks(tables: Tables, truth: list[dict[str, Any]]) -> None:
    tasks = tables.tasks
    assert int(tasks["given"].sum()) == sum(one["given"] for _, _, one in held(truth))
    carried = tasks[~tasks["given"].astype(bool)]
    assert int((carried["late"] > 0).sum()) == sum(one["late"] for _, _, one in held(truth))
    assert int((carried["status"] == "done").sum()) == sum(one["done"] for _, _, one in held(truth))


def test_cells_times_months_is_met_and_not_met_and_unreadable_in_every_table(tables: Tables) -> None:
    assert tables.totals.cells == CELLS
    assert tables.totals.months == MONTHS
    assert tables.totals.reconciles
    for table in (tables.cells, tables.by_month, tables.by_type, tables.by_area):
        for name in ("met", "not_met", "unreadable", "pending"):
            assert table[name].sum() == getattr(tables.totals, name)
    assert len(tables.heat) == CELLS * MONTHS
    assert tables.heat["path"].notna().sum() == tables.totals.met


def test_nothing_is_odd_about_the_province_and_all_of_it_is_said_to_be_invented(tables: Tables) -> None:
    assert tables.invented
    assert tables.faults == []


def test_one_cells_folder_is_a_tree_too(province: Path, truth: list[dict[str, Any]]) -> None:
    cell = next(cell for cell in truth if any(cell["months"].values()))
    found = make_tables(read_tree(province / cell["path"], YEAR, clock, Cache(None)))
    assert list(found.cells["name"]) == [cell["name"]]
    assert found.totals.met == sum(one is not None for one in cell["months"].values())


def test_a_tree_without_a_record_has_months_without_a_meeting(tmp_path: Path) -> None:
    (tmp_path / "Thôn Hạ").mkdir()
    (tmp_path / "Thôn Hạ" / "chi-bo.yaml").write_text("", "utf-8")
    found = make_tables(read_tree(tmp_path, YEAR, clock, Cache(None)))
    assert (found.totals.not_met, found.totals.reconciles) == (12, True)
    assert list(found.cells["name"]) == ["Thôn Hạ"]
    assert [fault.kind.value for fault in found.faults] == ["no_meetings"]


def test_no_text_and_no_name_of_a_person_is_in_any_table(province: Path, tables: Tables) -> None:
    record = next(province.rglob("ho-so.json"))
    written = json.loads(record.read_text("utf-8"))
    people = {member["name"] for member in written["members"]}
    texts = {text["value"] for text in written["texts"].values()} | {task["what"] for task in written["actions"]}
    for table in (tables.cells, tables.meetings, tables.tasks, tables.heat, tables.by_month):
        told = table.to_csv()
        assert not [one for one in people | texts if one in told]
