"""chi-bo.yaml: every mistake is told with its line and remedy, and the cell can meet all the same."""

import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.kinds import MeetingKind
from assistant.domain.people import CellProfile, CellType
from assistant.domain.rules import Phase
from assistant.rules.loader import load
from assistant.workspace.init import profile_text
from assistant.workspace.profile import Profile, read_profile

DAY = date(2026, 11, 4)
GOOD = """\
ten_chi_bo: Chi bộ Cơ quan xã Xuân Sơn
cap_tren: Đảng ủy xã Xuân Sơn
dia_danh: Xuân Sơn
loai_hinh: truong-hoc
noi_hop: Hội trường
ngay_hop: 4
gio_hop: 7h30
ky_hieu: CB-CQ
danh_sach: to-1.csv
mui_gio: Asia/Ho_Chi_Minh
quy_dinh:
  bo: hd42-2025
  thay_doi:
    so_y_kien_toi_thieu: 5
thu_tu_ket_thuc: [C1, C2, C3, C4, C6, C5, C7]
"""


def _read(folder: Path, text: str, encoding: str = "utf-8", errors: str = "strict") -> Profile:
    (folder / "chi-bo.yaml").write_bytes(text.encode(encoding, errors))
    return read_profile(folder)


def _closing(profile: Profile) -> str:
    order = profile.rules.orders[MeetingKind.REGULAR]
    return " ".join(item.code for item in order if item.phase is Phase.CLOSING)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_good_file(tmp_path: Path, encoding: str) -> None:
    profile = _read(tmp_path, GOOD, encoding)
    assert profile.problems == ()
    assert profile.cell == CellProfile(
        "Chi bộ Cơ quan xã Xuân Sơn", "Đảng ủy xã Xuân Sơn", "Xuân Sơn", CellType.SCHOOL, "Hội trường", 4, "CB-CQ"
    )
    assert (profile.start, profile.members) == (time(7, 30), "to-1.csv")
    assert profile.zone.utcoffset(None) == timedelta(hours=7)
    assert profile.rules.name == "hd42-2025"
    assert profile.rules.number("min_opinions") == 5
    assert _closing(profile) == "C1 C2 C3 C4 C6 C5 C7"
    assert len(profile.rules.orders[MeetingKind.REGULAR]) == 21


def test_a_name_is_enough(tmp_path: Path) -> None:
    profile = _read(tmp_path, "ten_chi_bo: Chi bộ 1\n")
    assert profile == Profile(cell=CellProfile("Chi bộ 1"), rules=load("mac-dinh"), former=(load("hd12-2018"),))


@pytest.mark.parametrize(
    ("line", "key", "said"),
    [
        ("ten_chi_bô: x", "ten_chi_bô", "Có phải ý là “ten_chi_bo”?"),
        ("qqqq: x", "qqqq", "Các tên dùng được: ten_chi_bo"),
        ("so_y_kien_toi_thieu: 5", "so_y_kien_toi_thieu", "vào mục quy_dinh, dưới thay_doi"),
        ("cap_tren: [a, b]", "cap_tren", "giá trị phải là chữ"),
        ("loai_hinh: co-quann", "loai_hinh", "co-quan (gần nhất)"),
        ("loai_hinh: 5", "loai_hinh", "không có loại hình chi bộ “5”"),
        ("ngay_hop: 32", "ngay_hop", "từ 1 đến 31"),
        ("ngay_hop: mùng 4", "ngay_hop", "đang ghi “mùng 4”"),
        ("gio_hop: 25:00", "gio_hop", "giờ:phút"),
        ("ky_hieu: C B", "ky_hieu", "không có dấu cách"),
        ("mui_gio: Hà Nội", "mui_gio", "không hiểu múi giờ “Hà Nội”"),
        ("danh_sach: ../x.xlsx", "danh_sach", "tên một tệp"),
        ("quy_dinh: mac-dinh", "quy_dinh", "các dòng con"),
        ("thu_tu_ket_thuc: C1", "thu_tu_ket_thuc", "danh sách mã"),
        ("thu_tu_ket_thuc: [C1, C2, C3, C4, C5, C6, C7, B1]", "thu_tu_ket_thuc", "nào mã “B1”"),
        ("thu_tu_ket_thuc: [C1, C1, C2, C3, C4, C5, C6, C7]", "thu_tu_ket_thuc", "hai lần"),
        ("thu_tu_ket_thuc: [C7, C1, C2, C3, C4, C5, C6]", "thu_tu_ket_thuc", "C7 (kết thúc) phải đứng cuối"),
        ("thu_tu_ket_thuc: [C1, C2, C3, C4, C5]", "thu_tu_ket_thuc", "chưa xếp thứ tự cho C6, C7"),
    ],
)
def test_a_wrong_line_is_told_and_left_out(tmp_path: Path, line: str, key: str, said: str) -> None:
    profile = _read(tmp_path, f"ten_chi_bo: Chi bộ 1\n\n{line}\n")
    assert [(problem.file, problem.row, problem.key) for problem in profile.problems] == [("chi-bo.yaml", 3, key)]
    assert profile.problems[0].sentence().startswith(f"Tệp chi-bo.yaml, dòng 3, mục “{key}”: ")
    assert said in profile.problems[0].sentence()
    assert profile.problems[0].remedy
    assert profile.cell == CellProfile("Chi bộ 1")
    assert profile.rules == load("mac-dinh")


@pytest.mark.parametrize(
    ("section", "row", "key", "said"),
    [
        ("bo: hd42-2052", 3, "bo", "Có phải ý là “hd42-2025”?"),
        ("bo: mac-dinh\n  thay_doi:\n    so_y_kien: 5", 5, "so_y_kien", "không có quy định nào tên “so_y_kien”"),
        ("thay_doi:\n    ty_le_du: cao", 4, "ty_le_du", "phải là một số, đang ghi “cao”"),
        ("thay_doi: 5", 3, "thay_doi", "danh sách dạng"),
        ("thaydoi: {}", 3, "thaydoi", "Có phải ý là “thay_doi”?"),
        ("ty_le_du: 95", 3, "ty_le_du", "dưới thay_doi"),
    ],
)
def test_wrong_rules(tmp_path: Path, section: str, row: int, key: str, said: str) -> None:
    profile = _read(tmp_path, f"ten_chi_bo: Chi bộ 1\nquy_dinh:\n  {section}\n")
    assert [(problem.row, problem.key) for problem in profile.problems] == [(row, key)]
    assert said in profile.problems[0].sentence()
    assert profile.rules == load("mac-dinh")


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        ('ten_chi_bo: Chi bộ 1\ncap_tren: "x\nngay_hop: 4\n', 2, "dấu nháy kép mở mà không đóng"),
        ("ten_chi_bo: a\n cap_tren: b\n", 2, "lùi vào không khớp"),
        ("ten_chi_bo:Chi bộ 1\nky_hieu: CB\n", 1, "Ghi “ten_chi_bo: Chi bộ 1”"),
        ("ten_chi_bo: Chi bộ 1\nky_hieu:CB\nngay_hop: 4\n", 2, "thiếu dấu cách sau dấu hai chấm"),
        ("ten_chi_bo: Chi bộ: thôn Đồng\n", 1, 'ten_chi_bo: "Chi bộ: thôn Đồng"'),
        ("ten_chi_bo: a\nky_hieu: %CB\n", 2, "viết chưa đúng cách"),
        ("ten_chi_bo: a\nquy_dinh:\nbo: mac-dinh\n", 3, "Lùi dòng này vào hai dấu cách"),
        ("quy_dinh:\n\tbo: x\n", 2, "có dấu Tab"),
        ("ten_chi_bo: a\nten_chi_bo: b\n", 2, "ghi hai lần"),
        ("- a\n- b\n", 1, "“tên: giá trị”"),
        ("chỉ là chữ", 1, "“tên: giá trị”"),
        ("a: *x\n", 1, "không dùng dấu & và *"),
        ("a: \x07\n", None, "viết chưa đúng cách"),
        ("ngay_hop: 2026-13-45\nten_chi_bo: a", None, ""),
        ("", 1, "chi-bo.yaml, dòng 1: tệp trống"),
        ("\0" * 900, 1, "tệp bị hỏng"),
        (profile_text(sample=False, day=DAY)[:1500], None, "tệp bị cắt cụt"),
        ("ten_chi_bo: a\ndia_danh:", 2, "tệp bị cắt cụt"),
        ("# chỉ có lời giải thích\n", None, "chưa ghi tên chi bộ"),
        ("ten_chi_bo:\n", 1, "chưa ghi tên chi bộ"),
    ],
)
def test_a_broken_file_still_gives_a_profile(tmp_path: Path, text: str, row: int | None, said: str) -> None:
    profile = _read(tmp_path, text)
    problem = profile.problems[0]
    assert len(profile.problems) == 1
    assert problem.file == "chi-bo.yaml"
    assert problem.remedy
    assert said in problem.sentence()
    assert row is None or problem.row == row
    assert profile.rules == load("mac-dinh")


def test_other_encodings_and_missing_files_are_told(tmp_path: Path) -> None:
    assert "không thấy tệp cấu hình" in read_profile(tmp_path).problems[0].sentence()
    assert "UTF-8" in _read(tmp_path, "ten_chi_bo: é\n", "latin-1").problems[0].sentence()
    assert read_profile(tmp_path).rules == load("mac-dinh")
    sentence = _read(tmp_path, "ten_chi_bo: Chi bộ Đồng\n", "cp1258", "replace").problems[0].sentence()
    assert "Mã hóa (Encoding) chọn UTF-8" in sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        'ten_chi_bo: Chi bộ 1\ngio_hop: "14:00"\n',
        'ten_chi_bo: Chi bộ 1\r\ngio_hop: "14:00"\r\n',
        "ten_chi_bo:\tChi bộ 1\ngio_hop: “14:00”\n",
        "ten_chi_bo:\u00a0Chi bộ 1\u00a0\ngio_hop: 14h00",
    ],
    ids=["plain", "Windows lines", "tab and Word's quotes", "hard spaces"],
)
def test_what_no_eye_can_see_stops_nobody(tmp_path: Path, text: str, encoding: str) -> None:
    profile = _read(tmp_path, text, encoding)
    assert not profile.problems
    assert (profile.cell.name, profile.start) == ("Chi bộ 1", time(14, 0))


def test_a_type_of_cell_goes_by_a_part_of_its_label(tmp_path: Path) -> None:
    assert _read(tmp_path, "ten_chi_bo: a\nloai_hinh: Tổ dân phố\n").cell.type is CellType.VILLAGE


def test_no_object_is_ever_built_from_the_file(tmp_path: Path) -> None:
    marker = tmp_path / "made"
    profile = _read(tmp_path, f'ten_chi_bo: !!python/object/apply:os.mkdir ["{marker.as_posix()}"]\n')
    assert not marker.exists()
    assert profile.problems


LINES = st.sampled_from(
    [*GOOD.splitlines(), "  x", "- y", "a: [", 'b: "', "\t", "---", "{", ": :", "? x", "&a", "!!int x"]
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_no_text_makes_it_raise(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    profile = _read(tmp_path_factory.getbasetemp(), text)
    assert profile.rules.orders
    assert all(problem.message and problem.remedy for problem in profile.problems)


def test_reading_the_profile_imports_no_pandas(tmp_path: Path) -> None:
    _read(tmp_path, GOOD)
    code = (
        "import sys, pathlib; from assistant.workspace.profile import read_profile; import assistant.workspace.members;"
        f"read_profile(pathlib.Path({str(tmp_path)!r})); sys.exit('pandas' in sys.modules or 'openpyxl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Tốt", "không có thang điểm “Tốt”"),
        ("5", "thang điểm phải là danh sách"),
        ("[]", "thang điểm phải là danh sách"),
        ('[{so: "1", ten: "A", diem: 60}, {so: "2", ten: "B"}]', "không hiểu dòng thứ 2"),
        ('[{so: "1", ten: "A", diem: "60"}]', "không hiểu dòng thứ 1"),
        ('[{so: "1", ten: "A", diem: 100, tinh: gio}]', "không hiểu dòng thứ 1"),
        ('[{so: "1", ten: "A", diem: 100, mau: do}]', "không hiểu dòng thứ 1"),
    ],
)
def test_a_frame_of_points_that_cannot_be_read_is_told_and_the_national_one_stands(
    tmp_path: Path, written: str, told: str
) -> None:
    profile = _read(tmp_path, f"ten_chi_bo: A\nthang_diem: {written}\n")
    (problem,) = profile.problems
    assert told in problem.message
    assert problem.row == 2
    assert profile.rules.sheets == load("mac-dinh").sheets


def test_a_cells_own_frame_of_points(tmp_path: Path) -> None:
    written = "".join(f'  - {{so: "{n}", ten: "Nhóm {n}", diem: {points}}}\n' for n, points in ((1, 60), (2, 40)))
    profile = _read(tmp_path, f"ten_chi_bo: A\nthang_diem:\n{written}")
    assert profile.problems == ()
    rows = profile.rules.sheet(MeetingKind.REGULAR).rows
    assert [(row.title, row.points) for row in rows] == [
        ("Nhóm 1", 60.0),
        ("Nhóm 2", 40.0),
    ]


def test_a_file_cut_anywhere_is_never_taken_for_one_without_settings(tmp_path: Path) -> None:
    text = profile_text(sample=True, day=DAY)
    end = text.index("quy_dinh:")
    for cut in range(0, end, 97):
        profile = _read(tmp_path, text[:cut])
        assert profile.doubt == profile.problems[0].sentence(), text[:cut][-40:]
        assert "chi-bo.yaml" in profile.doubt
    assert not _read(tmp_path, text).doubt
