"""`chibo rules`: the sets, and every value with its unit, its dates and its basis, as of a day."""

from pathlib import Path

import pytest

from assistant.cli import main
from assistant.rules.loader import RULE_SETS, load


def listed(capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[int, str, str]:
    """Exit code, what is listed, and what is said beside it."""
    code = main.main(["rules", *typed])
    out, err = capsys.readouterr()
    return code, out, err


def entry(text: str, label: str) -> str:
    """The lines of one rule."""
    found = [part for part in text.split("\n- ") if part.startswith(label)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_rule_is_listed_with_value_dates_basis_and_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = listed(capsys, "--set", name, "--on", "2025-11-03")
    for one in RULE_SETS:
        assert f"  {one:12} {load(one).label} (từ " in out
    for rule in load(name).values.values():
        told = entry(out, f"{rule.label}: ")
        assert "    Áp dụng: " in told
        assert "    Căn cứ: " in told
        assert f"Tên trong chi-bo.yaml: {rule.key}" in told


def test_a_day_is_told_what_was_in_force_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = listed(capsys, "--on", "05/7/2026")
    assert (code, err) == (main.GOOD, "")
    passes = entry(out, "Biểu quyết thông qua khi số tán thành: quá nửa")
    assert "Căn cứ: Điều lệ Đảng, Điều 9 (hơn một nửa) (từ 19/01/2011)" in passes
    assert "208-QĐ/TW" not in out
    _, out, _ = listed(capsys, "--on", "26/7/2026")
    assert "Quy định 208-QĐ/TW ngày 26/7/2026 (từ 26/07/2026)" in entry(out, "Biểu quyết thông qua khi số tán thành: ")


def test_values_are_told_as_people_say_them(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = listed(capsys, "--set", "hd12-2018", "--on", "05/7/2023")
    assert "Tỷ lệ đảng viên dự sinh hoạt: trên 85 %" in out
    kinds = entry(out, "Thảo luận chuyên đề có đủ ba loại ý kiến")
    assert "ý dự thảo): không" in kinds
    assert "Thời gian khác: có (từ 01/01/2024)" in kinds


def test_a_day_outside_the_time_of_a_set_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = listed(capsys, "--set", "hd42-2025", "--on", "05/9/2025")
    assert code == main.GAPS
    assert "▲ Ngày 05/09/2025 ngoài thời gian áp dụng của bộ này" in err
    assert "BIỂU QUYẾT" in out


def test_the_rules_of_a_cell_say_what_it_set_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "chi-bo.yaml").write_text(
        "ten_chi_bo: Chi bộ Thử\nquy_dinh:\n  thay_doi:\n"
        '    thong_bao_truoc: {gia_tri: 2, can_cu: "Nghị quyết của đảng ủy", tu: 01/9/2026}\n',
        encoding="utf-8",
    )
    _, out, err = listed(capsys, "--workspace", str(tmp_path), "--on", "02/9/2026")
    assert err == ""
    assert "Quy định của Chi bộ Thử" in out
    own = entry(out, "Thông báo nội dung, thời gian, địa điểm trước ít nhất: 2 ngày (chi bộ tự đặt)")
    assert "Áp dụng: từ 01/09/2026" in own
    assert "Căn cứ: Nghị quyết của đảng ủy (từ 01/09/2026)" in own
    _, out, _ = listed(capsys, "--workspace", str(tmp_path), "--on", "31/8/2026")
    before = entry(out, "Thông báo nội dung, thời gian, địa điểm trước ít nhất: 1 ngày")
    assert "chi bộ tự đặt" not in before
    assert "Thời gian khác: 2 ngày (từ 01/09/2026)" in before
    code, out, _ = listed(capsys, "--workspace", str(tmp_path), "--on", "05/9/2025")
    assert "Bộ hd12-2018: " in out, "the set before that of the cell"
    assert code == main.GOOD


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = listed(capsys, "--workspace", str(tmp_path / "khong-co"))
    assert (code, out) == (main.GAPS, "")
    assert "Không thấy thư mục chi bộ" in err


def test_what_is_wrong_in_the_cells_file_is_told_beside_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "chi-bo.yaml").write_text(
        "ten_chi_bo: Chi bộ Thử\nquy_dinh:\n  thay_doi:\n    so_y_kien: 5\n", encoding="utf-8"
    )
    _, out, err = listed(capsys, "--workspace", str(tmp_path), "--on", "02/9/2026")
    assert "không có quy định nào tên “so_y_kien”" in err
    assert "BIỂU QUYẾT" in out
