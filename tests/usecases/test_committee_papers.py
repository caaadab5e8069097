"""The committee's papers about many cells: dates, praise and help, visits; and what the committee decided."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.faults import FaultKind
from assistant.analysis.rollup.reading import read_tree
from assistant.documents.rendering.docx_text import read_document
from assistant.domain.oversight import WHOLE_YEAR, OfficialGrade
from assistant.usecases.bad_input import BadInput
from assistant.usecases.committee_papers import chosen_cells, notice_of_dates, proposed_cells, visits_of_observers
from assistant.usecases.committee_tree import WantedFile, files_offered, make_file, narrowed
from assistant.usecases.official_grades import GradeGiven, give_grade
from assistant.usecases.province.tree import make_province
from assistant.usecases.rolling_up import RolledUp, committee_name, read_officials, tables_of, with_officials
from assistant.usecases.rollup_papers import quality_summary
from assistant.workspace.committee import read_committee
from assistant.workspace.members import members_file, read_members
from assistant.workspace.official import Official, official_file
from assistant.workspace.profile import read_profile

NOW = datetime(2025, 12, 29, 2, tzinfo=UTC)
YEAR = 2025


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province") / "tinh"
    make_province(folder, 4, 2, 5, YEAR, lambda done, total: None)
    return folder


@pytest.fixture
def found(tree: Path) -> RolledUp:
    reading = read_tree(tree, YEAR, lambda: NOW, Cache(None))
    return tables_of(reading, read_committee(tree))


def lines(data: bytes) -> list[str]:
    return list(read_document(data).body)


def rows(data: bytes) -> Iterator[list[str]]:
    return ([part.strip() for part in line.split("|")] for line in lines(data) if " | " in line)


def test_the_joint_notice_has_every_cell_with_its_day_place_secretary_and_a_total(tree: Path, found: RolledUp) -> None:
    table = {row[1]: row for row in rows(notice_of_dates(found, NOW, 2026, 1)) if len(row) == 6}
    total = next(row for name, row in table.items() if name.startswith("Cộng"))
    for cell in found.tables.cells.to_dict("records"):
        profile = read_profile(tree / cell["cell"])
        members = read_members(members_file(tree / cell["cell"], profile.members)).members
        secretary = next(one for one in members if one.role == "Bí thư")
        row = table[cell["name"]]
        assert row[2] == str(cell["members"])
        assert row[3].endswith(f"ngày {profile.cell.meeting_day:02}/01/2026 (*)")
        assert row[4] == profile.cell.place
        assert row[5].startswith(f"{secretary.name}, ")
    assert total[1] == "Cộng: 4 chi bộ"
    assert total[2] == str(int(found.tables.cells["members"].sum()))


def test_a_meeting_that_was_planned_goes_before_the_usual_day(found: RolledUp) -> None:
    held = found.tables.meetings.iloc[0]
    start = held["start"].to_pydatetime().astimezone(read_profile(found.reading.root / held["cell"]).zone)
    table = {row[1]: row for row in rows(notice_of_dates(found, NOW, YEAR, int(held["month"]))) if len(row) == 6}
    assert table[held["name"]][3] == f"{start:%H:%M}, ngày {start:%d/%m/%Y}"


def test_in_december_a_meeting_that_is_planned_for_january_goes_before_the_usual_day(
    tree: Path, found: RolledUp, tmp_path: Path
) -> None:
    whole = Path(shutil.copytree(tree, tmp_path / "tinh"))
    held = found.tables.meetings.iloc[0]
    planned = whole / held["cell"] / "2026" / "2026-01-17 thuong-ky" / "ho-so.json"
    planned.parent.mkdir(parents=True)
    plain = json.loads((tree / held["path"]).read_text("utf-8"))
    plain.update(id="2026-01-17-regular-1", stage="planned")
    plain["figures"]["day"] = "2026-01-17"
    plain["details"]["start"] = "2026-01-17T09:15:00+07:00"
    planned.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
    here = replace(found, reading=replace(found.reading, root=whole))
    table = {row[1]: row for row in rows(notice_of_dates(here, NOW, 2026, 1)) if len(row) == 6}
    assert table[held["name"]][3] == "09:15, ngày 17/01/2026"
    shutil.rmtree(whole)
    with pytest.raises(BadInput, match="Không xem được thư mục"):
        notice_of_dates(here, NOW, 2026, 1)


def test_what_concerns_the_months_ahead_is_on_the_page_of_its_year_only() -> None:
    def ahead(year: int) -> set[str]:
        return {what for what in files_offered(NOW, year) if what.startswith("notice")}

    assert ahead(2025) == {"notice:2025-12", "notice:2026-01"}
    assert ahead(2026) == {"notice:2026-01"}
    assert ahead(2024) == set()


def test_the_papers_of_a_folder_are_headed_by_its_committee_and_not_by_the_whole_tree(found: RolledUp) -> None:
    part = next(str(area) for area, count in found.tables.cells["area"].value_counts().items() if count > 1)
    named = replace(found, committee=replace(found.committee, name="Tỉnh ủy"))
    assert committee_name(named) == "Tỉnh ủy"
    own = narrowed(named, part)
    assert committee_name(own) == own.tables.cells.iloc[0]["superior"]
    all_rows = found.reading.rows
    place, cells = all_rows.schema.get_field_index("superior"), all_rows.column("cell").to_pylist()
    field = all_rows.schema.field(place)
    rows_at_odds = all_rows.set_column(place, field, pa.array([f"Đảng ủy {cell}" for cell in cells], field.type))
    at_odds = replace(named, reading=replace(found.reading, rows=rows_at_odds))
    assert committee_name(narrowed(at_odds, part)) == part.rpartition("/")[2]


def test_a_tree_that_is_a_whole_drive_is_called_by_its_path(found: RolledUp) -> None:
    root = Path(found.reading.root.anchor)
    nobody = replace(found.tables, cells=found.tables.cells.assign(superior=""))
    assert committee_name(replace(found, reading=replace(found.reading, root=root), tables=nobody)) == str(root)


def test_the_files_of_a_year_to_come_are_refused(tree: Path) -> None:
    coming = tables_of(read_tree(tree, YEAR + 1, lambda: NOW, Cache(None)), read_committee(tree))
    with pytest.raises(BadInput, match="chưa bắt đầu"):
        make_file(coming, WantedFile("year"), NOW)


def test_a_file_of_the_committee_that_is_not_used_is_told(tree: Path, found: RolledUp, tmp_path: Path) -> None:
    whole = Path(shutil.copytree(tree, tmp_path / "tinh"))
    cell = whole / found.tables.cells.iloc[0]["cell"]
    damaged, left_over = official_file(cell), official_file(cell.with_name("Chi bộ cũ"))
    damaged.parent.mkdir(exist_ok=True)
    for file in (damaged, left_over):
        file.write_text("{}", "utf-8")
    read = read_tree(whole, YEAR, lambda: NOW, Cache(None))
    reading, officials = with_officials(read)
    faults = {one.path: one for one in reading.faults if one.kind is FaultKind.OFFICIAL}
    assert set(faults) == {file.relative_to(whole).as_posix() for file in (damaged, left_over)}
    assert [one.problem for one in officials.values()] == [faults[damaged.relative_to(whole).as_posix()].facts["why"]]
    told = tables_of(reading, read_committee(whole), officials=officials)
    assert any("Tệp xếp loại của cấp ủy không dùng được: 2" in line for line in lines(quality_summary(told, NOW)))


def test_a_notice_of_nobody_is_refused(found: RolledUp) -> None:
    with pytest.raises(BadInput, match="Không có chi bộ nào"):
        notice_of_dates(narrowed(found, "Không có"), NOW, 2026, 1)


def test_who_is_decided_good_is_proposed_for_praise_and_who_needs_help_is_not(found: RolledUp) -> None:
    strict = replace(found.committee, own_limits={"diem_duoi": 100, "so_thang_lien": 1})
    everybody = tables_of(found.reading, strict)
    told = lines(chosen_cells(everybody, NOW, "năm 2025"))
    assert sum("tháng liền dưới 100 điểm" in line for line in told) == int((everybody.tables.cells["scored"] > 0).sum())
    assert any("Không có." in line for line in told)
    mild = replace(found.committee, own_limits={"diem_duoi": 0, "nhiem_vu_dung_han": 0})
    second = narrowed(tables_of(found.reading, mild), "")
    cell = second.tables.cells.iloc[0]
    official = decided_good(cell["cell"])
    told = lines(chosen_cells(replace(second, officials=official), NOW, "năm 2025"))
    needs_help = bool(cell["needs"])
    assert any(cell["name"] in line and "cấp ủy xếp loại Tốt cả năm" in line for line in told) is not needs_help


def decided_good(cell: str) -> dict[str, Official]:
    """What the committee decided, with one cell good for the year; as if it were written."""
    return {cell: Official("Đảng ủy", (OfficialGrade(YEAR, WHOLE_YEAR, "good", at="1"),))}


def test_the_grade_that_the_committee_gave_is_in_the_summary_and_beside_the_cells_folder(
    tree: Path, found: RolledUp
) -> None:
    cell = found.tables.cells.iloc[1]
    given = GradeGiven(cell["cell"], WHOLE_YEAR, "average", "61,5", "  Cần họp  đều ", "")
    decided = give_grade(found, given, "Đảng ủy xã", NOW)
    assert decided.of(YEAR, WHOLE_YEAR) == OfficialGrade(
        YEAR, WHOLE_YEAR, "average", 61.5, "Cần họp đều", NOW.isoformat()
    )
    with pytest.raises(BadInput, match="vừa được người khác ghi"):
        give_grade(found, given, "Đảng ủy xã", NOW)
    again = read_officials(tree, list(found.tables.cells["cell"]))
    assert list(again) == [cell["cell"]]
    table = [row for row in rows(quality_summary(replace(found, officials=again), NOW)) if len(row) == 14]
    assert next(row for row in table if row[1] == cell["name"])[13] == "Trung bình"
    give_grade(found, replace(given, grade="", points="", remark="", seen=NOW.isoformat()), "Đảng ủy xã", NOW)
    official_file(tree / cell["cell"]).unlink()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"points": "nhiều"}, "từ 0 đến 100"),
        ({"points": "100,5"}, "từ 0 đến 100"),
        ({"points": "nan"}, "từ 0 đến 100"),
        ({"grade": "A+"}, "Không có mức xếp loại"),
        ({"cell": "Không có"}, "Không có chi bộ"),
        ({"month": 13}, "Không có chi bộ"),
        ({"remark": "x" * 1001}, "dài quá"),
    ],
)
def test_a_grade_that_cannot_be_meant_is_refused(tree: Path, found: RolledUp, wrong: dict[str, str], told: str) -> None:
    given = replace(GradeGiven(found.tables.cells.iloc[0]["cell"], 1, "good", "", "", ""), **wrong)  # type: ignore[arg-type] # on purpose
    with pytest.raises(BadInput, match=told):
        give_grade(found, given, "Đảng ủy xã", NOW)
    assert not any(tree.rglob("cap-uy/*.json"))


def test_each_observer_gets_a_cell_those_in_need_and_long_not_visited_first(found: RolledUp) -> None:
    with pytest.raises(BadInput, match="can_bo_du"):
        visits_of_observers(found, NOW, 2026, 1)
    three = replace(found, committee=replace(found.committee, observers=("Trần Văn A", "Lê Thị B", "Phạm Văn C")))
    table = {row[1]: row for row in rows(visits_of_observers(three, NOW, 2026, 1)) if len(row) == 6}
    assert {"Trần Văn A", "Lê Thị B", "Phạm Văn C"} <= set(table)
    cells = found.tables.cells.to_dict("records")
    needing = {row["cell"] for row in cells if row["needs"]}
    proposed = proposed_cells(found, {}, len(cells))
    assert set(proposed) == {row["cell"] for row in cells}
    assert set(proposed[: len(needing)]) == needing
    calm = next((row["cell"] for row in cells if not row["needs"]), None)
    if calm:
        assert proposed_cells(found, {calm: NOW.date()}, len(cells))[-1] == calm
    assert len(proposed_cells(found, {}, 9)) == 9
