"""A level of the tree: what each line sums up is what the generator decided, weak is told apart, nothing is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.levels import STATES, Level, Look, Measure, level_of, look_of
from assistant.analysis.rollup.reading import read_known, read_tree
from assistant.analysis.rollup.tables import Tables, make_tables
from tests.analysis.rollup.conftest import CELLS, YEAR, clock
from tests.committees import make_real

BOUNDS = {"good": 90.0, "fair": 70.0, "average": 50.0}


@pytest.fixture(scope="module")
def tables(province: Path) -> Tables:
    return make_tables(read_tree(province, YEAR, clock, Cache(None)))


@pytest.fixture(scope="module")
def truth(province: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads((province / "su-that.json").read_text("utf-8"))["cells"]
    return cells


def areas(truth: list[dict[str, Any]]) -> list[str]:
    return sorted({cell["path"].partition("/")[0] for cell in truth})


def level(tables: Tables, folder: str = "", measure: Measure = Measure.POINTS, kind: str = "") -> Level:
    return level_of(tables, folder, measure, kind, BOUNDS)


def test_the_province_has_a_line_for_each_committee_with_the_mean_of_its_cells(
    tables: Tables, truth: list[dict[str, Any]]
) -> None:
    found = level(tables)
    assert sorted(line.path for line in found.lines) == areas(truth)
    for line in found.lines:
        inside = [cell for cell in truth if cell["path"].startswith(f"{line.path}/")]
        assert (line.is_area, line.cells) == (True, len(inside))
        for mark in line.marks[:3]:
            held = [cell["months"][str(mark.month)] for cell in inside if cell["months"][str(mark.month)]]
            wanted = sum(one["points"] for one in held) / len(held) if held else None
            assert mark.value == (None if wanted is None else pytest.approx(wanted)), (line.path, mark.month)
            assert mark.sums["met"] == len(held)


def test_a_committee_has_a_line_for_each_cell_with_its_own_numbers(tables: Tables, truth: list[dict[str, Any]]) -> None:
    numbers = {Measure.POINTS: "points", Measure.MINUTES: "minutes", Measure.SPEAKERS: "speakers"}
    folder = areas(truth)[0]
    inside = {cell["path"]: cell for cell in truth if cell["path"].startswith(f"{folder}/")}
    for measure, name in numbers.items():
        found = level(tables, folder, measure)
        assert {line.path for line in found.lines} == set(inside)
        for line in found.lines:
            assert (line.is_area, line.name) == (False, inside[line.path]["name"])
            for mark in line.marks:
                one = inside[line.path]["months"].get(str(mark.month))
                assert mark.value == (one[name] if one else None)
                assert bool(mark.path) == bool(one)


def test_shares_are_counted_over_all_that_lies_below(tables: Tables, truth: list[dict[str, Any]]) -> None:
    for measure, part, whole in ((Measure.ATTENDANCE, "present", "expected"), (Measure.TASKS, None, "carried")):
        for line in level(tables, "", measure).lines:
            held = [
                one
                for cell in truth
                if cell["path"].startswith(f"{line.path}/")
                for one in cell["months"].values()
                if one
            ]
            of = sum(one[whole] for one in held)
            reached = sum(one[part] for one in held) if part else of - sum(one["late"] for one in held)
            assert line.mean == (pytest.approx(100 * reached / of) if of else None)


def test_every_month_of_every_cell_is_in_one_line_and_in_the_sums(tables: Tables) -> None:
    for folder in ("", *(line.path for line in level(tables).lines)):
        found = level(tables, folder)
        sums = [sum(mark.sums[state] for mark in line.marks for state in STATES)
                for line in found.lines]  # fmt: skip
        assert sum(sums) == len(found.cells) * len(found.months)
        assert sum(line.cells for line in found.lines) == len(found.cells)
    assert len(level(tables).cells) == CELLS


def test_cells_of_one_type_only(tables: Tables, truth: list[dict[str, Any]]) -> None:
    kind = truth[0]["type"]
    found = level(tables, "", kind=kind)
    assert len(found.cells) == sum(cell["type"] == kind for cell in truth)
    assert list(found.by_type["type"]) == [kind]


def test_who_needs_help_comes_first_and_the_others_lie_as_in_the_tree(tables: Tables) -> None:
    for area in level(tables).lines:
        lines = level(tables, area.path).lines
        needing = [bool(line.needs) for line in lines]
        assert needing == sorted(needing, reverse=True)
        others = [line.path for line in lines if not line.needs]
        assert others == sorted(others)


def test_a_month_without_a_meeting_and_one_that_cannot_be_read_are_no_numbers(tree: Path) -> None:
    record = min(tree.rglob("ho-so.json"))
    record.write_bytes(b"{")
    path = record.relative_to(tree).as_posix()
    cell, month = "/".join(path.split("/")[:-3]), int(path.split("/")[-2][5:7])
    tables = make_tables(read_tree(make_real(tree), YEAR, clock, Cache(None)))
    line = next(one for one in level(tables, cell.rpartition("/")[0]).lines if one.path == cell)
    looks = {mark.month: mark.look for mark in line.marks}
    assert looks[month] is Look.UNREADABLE
    assert looks[12] is Look.NOT_MET
    assert all(mark.value is None for mark in line.marks if mark.look in (Look.UNREADABLE, Look.NOT_MET))


def test_good_is_pale_and_weak_is_dark_by_the_least_points_of_each_grade() -> None:
    assert [look_of(points, BOUNDS) for points in (90, 89.99, 70, 50, 49.9)] == [
        Look.GOOD, Look.FAIR, Look.FAIR, Look.WEAK, Look.POOR,
    ]  # fmt: skip


def test_what_was_known_before_gives_the_same_tables_without_a_look_at_the_tree(tree: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kho")
    assert read_known(tree, YEAR, cache) is None
    record = min(tree.rglob("ho-so.json"))
    record.write_bytes(b"{")
    read = read_tree(tree, YEAR, clock, cache)
    tree.rename(tmp_path / "away")
    known = read_known(tree, YEAR, cache)
    assert known is not None
    reading, at = known
    assert at == clock()
    before, after = make_tables(read), make_tables(reading)
    assert before.totals == after.totals
    assert [(one.kind, one.path) for one in before.faults] == [(one.kind, one.path) for one in after.faults]
    for name in ("cells", "heat", "by_month", "by_area"):
        assert getattr(before, name).to_csv() == getattr(after, name).to_csv()


def test_a_damaged_note_of_the_tree_is_no_note(tree: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kho")
    read_tree(tree, YEAR, clock, cache)
    (tmp_path / "kho" / "cay.json").write_text('{"stamp": "old"}', "utf-8")
    assert read_known(tree, YEAR, cache) is None
