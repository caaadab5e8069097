"""What a committee sets for its cells: read from its file, written by the page, never lost, never made up."""

from pathlib import Path

import pytest

from assistant.domain.oversight import Thresholds
from assistant.rules.oversight import shipped_limits
from assistant.workspace.committee import CannotSet, read_committee, settings_file, write_limits


def written(tree: Path, text: str) -> Path:
    path = settings_file(tree)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_thresholds_are_those_that_ship_each_with_its_basis(tmp_path: Path) -> None:
    found = read_committee(tmp_path)
    assert found.limits == Thresholds(points_below=70, months_in_row=2, tasks_percent=50, improved_by=8)
    assert (found.problems, found.observers, found.sheet.code) == ((), (), "hd42")
    assert all(one.basis and one.unit for one in shipped_limits())


def test_what_the_committee_sets_holds_and_what_it_leaves_out_ships(tmp_path: Path) -> None:
    written(
        tmp_path,
        "ten_cap_uy: Đảng ủy xã Xuân Sơn\nthang_diem: phu-tho\ncan_bo_du:\n  - Trần Văn A\n  - Lê Thị B\n"
        "can_giup:\n  diem_duoi: 75.5\n",
    )
    found = read_committee(tmp_path)
    assert (found.name, found.observers) == ("Đảng ủy xã Xuân Sơn", ("Trần Văn A", "Lê Thị B"))
    assert found.limits == Thresholds(points_below=75.5, months_in_row=2, tasks_percent=50, improved_by=8)
    assert found.sheet.code == "phu-tho"
    assert found.sheet.yearly
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("can_giup:\n  diem_duoi: 170\n", "dòng 2, mục “diem_duoi”"),
        ("can_giup:\n  so_thang_lien: 0\n", "số từ 1 đến 12"),
        ("can_giup:\n  so_thang_lien: 1.5\n", "so_thang_lien"),
        ("can_giup:\n  diem_duoi: cao\n", "không thể là cao"),
        ("can_giup:\n  diem_dưoi: 60\n", "diem_duoi"),
        ("can_giup: 70\n", "can_giup"),
        ("can_bo_du: Trần Văn A\n", "can_bo_du"),
        ("thang_diem: phu-to\n", "phu-tho"),
        ("ten_cap_ui: Đảng ủy\n", "ten_cap_uy"),
        ("ten_cap_uy: [", "cap-uy.yaml"),
    ],
)
def test_what_is_wrong_is_named_with_its_remedy_and_left_at_what_ships(tmp_path: Path, text: str, told: str) -> None:
    written(tmp_path, text)
    found = read_committee(tmp_path)
    assert told in " ".join(one.sentence() for one in found.problems)
    assert found.limits == read_committee(tmp_path / "another").limits


def test_thresholds_that_the_page_sets_are_read_back_and_nothing_else_of_the_file_is_lost(tmp_path: Path) -> None:
    written(tmp_path, 'ten_cap_uy: "Đảng ủy: xã #1"\nthang_diem: phu-tho\ncan_bo_du: [Trần Văn A]\n')
    before = read_committee(tmp_path)
    write_limits(tmp_path, {"diem_duoi": 65, "tien_bo_tu": 7.5})
    after = read_committee(tmp_path)
    assert after.limits == Thresholds(points_below=65, months_in_row=2, tasks_percent=50, improved_by=7.5)
    assert (after.name, after.observers, after.sheet) == (before.name, before.observers, before.sheet)
    assert after.problems == ()
    write_limits(tmp_path, {})
    assert read_committee(tmp_path).limits == before.limits


def test_thresholds_are_set_where_there_was_no_file_yet(tmp_path: Path) -> None:
    write_limits(tmp_path, {"so_thang_lien": 3})
    found = read_committee(tmp_path)
    assert (found.limits.months_in_row, found.problems) == (3, ())


def test_a_file_that_is_not_understood_is_not_written_over(tmp_path: Path) -> None:
    path = written(tmp_path, "ten_cap_uy: [\n")
    with pytest.raises(CannotSet, match=r"Hãy sửa tệp cap-uy/cap-uy\.yaml"):
        write_limits(tmp_path, {"diem_duoi": 60})
    assert path.read_text("utf-8") == "ten_cap_uy: [\n"
