"""The committee's papers, read back: numbers are those of the tables, blanks are dots, what is made up says so."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.reading import read_tree
from assistant.documents.rendering.docx_text import read_document
from assistant.usecases.province.tree import make_province
from assistant.usecases.rolling_up import RolledUp, summary, tables_of, told_counts
from assistant.usecases.rollup_papers import grades_of_month, quality_summary
from assistant.workspace.committee import read_committee
from tests.committees import make_real

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
YEAR = 2025


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province") / "tinh"
    make_province(folder, 4, 2, 5, YEAR, lambda done, total: None)
    return folder


@pytest.fixture(scope="module")
def found(tree: Path) -> RolledUp:
    reading = read_tree(tree, YEAR, lambda: NOW, Cache(None))
    return tables_of(reading, read_committee(tree))


def text(data: bytes) -> str:
    read = read_document(data)
    return "\n".join((*read.margins, *read.body))


def test_the_summary_tells_the_numbers_of_the_tables(found: RolledUp) -> None:
    told = text(quality_summary(found, NOW))
    for sentence in told_counts(summary(found)):
        assert f"- {sentence}" in told
    assert "Tổng hợp chất lượng sinh hoạt chi bộ năm 2025" in told
    for row in found.tables.cells.to_dict("records"):
        assert row["name"] in told
    assert "Cần giúp khi có một trong ba điều" in told


def test_the_table_of_a_month_is_that_of_the_truth(tree: Path, found: RolledUp) -> None:
    lines = text(grades_of_month(found, NOW, 1)).splitlines()
    grades = ("good", "fair", "average", "poor")
    for cell in json.loads((tree / "su-that.json").read_text("utf-8"))["cells"]:
        (line,) = [line for line in lines if f" | {cell['name']} | " in line]
        columns = [column.strip() for column in line.split("|")]
        one = cell["months"]["1"]
        if one is None:
            assert "không sinh hoạt" in columns[-1]
            continue
        assert columns[2] == str(cell["members"])
        assert columns[3] == f"{one['day'][8:]}/01"
        assert columns[4] == f"{one['points']:g}"
        assert [grade for grade, mark in zip(grades, columns[5:9], strict=True) if mark == "X"] == [one["grade"]]


def test_a_half_year_counts_its_months_only(tree: Path, tmp_path: Path) -> None:
    real = make_real(Path(shutil.copytree(tree, tmp_path / "tinh")))
    reading = read_tree(real, YEAR, lambda: NOW, Cache(None))
    second = tables_of(reading, read_committee(real), only=range(7, 13))
    assert second.tables.totals.months == 6
    assert second.tables.totals.met == 0
    assert second.tables.totals.reconciles
    told = text(quality_summary(second, NOW, half=2))
    assert "6 tháng cuối năm 2025" in told


def test_the_grade_of_the_year_is_told_with_the_rule_of_the_committees_sheet(
    tree: Path, found: RolledUp, tmp_path: Path
) -> None:
    assert "không nêu cách xếp loại cả năm" in text(quality_summary(found, NOW))
    (tmp_path / "cap-uy").mkdir()
    (tmp_path / "cap-uy" / "cap-uy.yaml").write_text("ten_cap_uy: Đảng ủy xã Xuân Sơn\nthang_diem: phu-tho\n", "utf-8")
    graded = tables_of(found.reading, read_committee(tmp_path))
    told = text(quality_summary(graded, NOW))
    assert "Đảng ủy xã Xuân Sơn" in told
    assert "Tốt khi mọi buổi từ Khá trở lên và có ít nhất 7 buổi Tốt; Khá khi mọi buổi từ Trung bình trở lên" in told
    assert "Đảng ủy khối các cơ quan tỉnh Phú Thọ" in told


def test_what_is_made_up_says_so_on_every_page(found: RolledUp) -> None:
    for data in (quality_summary(found, NOW), grades_of_month(found, NOW, 2)):
        assert "BẢN TẬP DƯỢT" in "\n".join(read_document(data).margins)


def test_what_nobody_has_written_yet_is_dots(found: RolledUp) -> None:
    told = text(grades_of_month(found, NOW, 1))
    assert "…………, ngày 12 tháng 01 năm 2026" in told
    assert "Người lập bảng" in told
