"""What Excel shows is what is read: hidden, merged and grouped parts of a list, letters of another encoding."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.domain.status import Attending, MemberStatus
from assistant.rules.problems import Severity
from assistant.workspace.members import MemberList, read_members
from tests.workspace.lists import HEAD, csv, names, only, xlsx

OFFICIAL, PROBATIONARY = MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY
PEOPLE = tuple((name, "CT") for name in ("Lê An", "Lê Bình", "Lê Chi"))


def book(*rows: Sequence[object]) -> Workbook:
    """A workbook whose first sheet has these rows."""
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    return made


def read(folder: Path, made: Workbook, today: date | None = None) -> MemberList:
    """The list of a workbook."""
    made.save(folder / "dang-vien.xlsx")
    return read_members(folder / "dang-vien.xlsx", today)


def test_s4_a_hidden_sheet_is_named_and_not_read(tmp_path: Path) -> None:
    made = book(HEAD, *((f"Người cũ {n}", "CT") for n in range(5)))
    made.worksheets[0].title, made.worksheets[0].sheet_state = "Năm ngoái", "hidden"
    shown = made.create_sheet("Năm nay")
    for row in (HEAD, *PEOPLE):
        shown.append(row)
    found = read(tmp_path, made)
    assert names(found) == ["Lê An", "Lê Bình", "Lê Chi"]
    assert "trang tính “Năm ngoái” đang ẩn, có 5 dòng" in only(found).message
    assert (found.sheet, found.left_out) == ("Năm nay", ())


def test_a_list_on_a_hidden_sheet_alone_is_told(tmp_path: Path) -> None:
    made = book(HEAD, *PEOPLE)
    made.worksheets[0].sheet_state = "veryHidden"
    made.create_sheet("Ghi chú")
    found = read(tmp_path, made)
    assert found.members == ()
    assert "đang ẩn, chương trình không đọc" in only(found).message


def test_of_two_lists_that_can_be_seen_the_one_that_is_not_read_is_named(tmp_path: Path) -> None:
    made = book(HEAD, *PEOPLE)
    other = made.create_sheet("Tổ 2")
    for row in (HEAD, *PEOPLE[:2]):
        other.append(row)
    found = read(tmp_path, made)
    assert len(found.members) == 3
    assert "trang tính “Tổ 2” cũng có danh sách đảng viên (2 dòng)" in only(found).message


def test_s5_a_hidden_row_is_named_and_not_read(tmp_path: Path) -> None:
    made = book(HEAD, *PEOPLE)
    made.worksheets[0].row_dimensions[3].hidden = True
    found = read(tmp_path, made)
    assert names(found) == ["Lê An", "Lê Chi"]
    problem = only(found)
    assert (problem.row, problem.severity) == (3, Severity.WARNING)
    assert "đang ẩn (Lê Bình)" in problem.message


def test_rows_that_a_filter_hides_count_as_left_out(tmp_path: Path) -> None:
    made = book(HEAD, *PEOPLE)
    sheet = made.worksheets[0]
    sheet.auto_filter.ref = "A1:C4"
    sheet.auto_filter.add_filter_column(1, ["x"])
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[4].hidden = True
    found = read(tmp_path, made)
    assert names(found) == ["Lê Bình"]
    assert len(found.left_out) == 2
    assert "bộ lọc" in found.left_out[0].message


def test_of_two_columns_for_one_thing_the_visible_one_is_read(tmp_path: Path) -> None:
    made = book(("Họ và tên", "Trạng thái", "Trạng thái"), ("Lê An", "Dự bị", "CT"))
    made.worksheets[0].column_dimensions["B"].hidden = True
    found = read(tmp_path, made)
    assert [m.status for m in found.members] == [OFFICIAL]
    assert not found.problems


def test_s9_a_status_merged_over_four_rows_is_that_of_four_members_and_is_told(tmp_path: Path) -> None:
    rows = [("Họ và tên", "Trạng thái"), ("Lê An", "Dự bị"), ("Lê Bình", None), ("Lê Chi", None), ("Lê Dung", None)]
    made = book(*rows)
    made.worksheets[0].merge_cells("B2:B5")
    found = read(tmp_path, made)
    assert [m.status for m in found.members] == [PROBATIONARY] * 4
    assert "ô gộp “Dự bị” ở các dòng 2–5: đã tính cho cả 4 dòng" in only(found).message


def test_s9_a_heading_between_the_rows_is_nobody(tmp_path: Path) -> None:
    rows = [
        ("I. CHI ỦY",),
        ("Lê An", "CT", "Bí thư"),
        ("II. ĐẢNG VIÊN CHÍNH THỨC",),
        ("Lê Bình", "CT"),
        ("Lê Chi", "CT, miễn SH"),
        ("III. ĐẢNG VIÊN DỰ BỊ (1 đ/c)",),
        ("Lê Dung", "DB"),
        ("TỔ ĐẢNG SỐ 2",),
    ]
    found = read_members(xlsx(tmp_path, ("Họ và tên", "Trạng thái", "Chức vụ"), *rows))
    assert names(found) == ["Lê An", "Lê Bình", "Lê Chi", "Lê Dung"]
    assert not found.problems


def test_whoever_has_no_status_of_their_own_takes_that_of_the_heading_above_which_is_told(tmp_path: Path) -> None:
    rows = [("I. Đảng viên chính thức",), (1, "Lê An"), (2, "Lê Bình"), ("II. Đảng viên dự bị",), (3, "Lê Chi")]
    found = read_members(xlsx(tmp_path, ("TT", "Họ và tên"), *rows))
    assert [m.status for m in found.members] == [OFFICIAL, OFFICIAL, PROBATIONARY]
    told = " / ".join(p.message for p in found.problems)
    assert "2 đảng viên không ghi trạng thái riêng, đã lấy theo dòng đề mục “I. Đảng viên chính thức”" in told


def test_columns_that_are_a_status_by_their_heading_are_ticked(tmp_path: Path) -> None:
    head = ("Họ và tên", "Chính thức", "Dự bị", "Miễn sinh hoạt", "Biệt phái")
    rows = [("Lê An", "x", None, "X"), ("Lê Bình", None, "x", None), ("Lê Chi", "x", None, None, "x")]
    found = read_members(xlsx(tmp_path, head, *rows))
    assert [m.status for m in found.members] == [
        MemberStatus.EXEMPT,
        PROBATIONARY,
        MemberStatus(attending=Attending.ON_DUTY),
    ]
    assert not found.problems


def test_form_7_hsdv_has_headings_of_two_lines_and_tells_the_standing_by_its_days(tmp_path: Path) -> None:
    head = ("Số TT", "HỌ VÀ TÊN\nHọ và tên khai sinh", "Nam, nữ, dân tộc, tôn giáo", "Ngày vào Đảng,\nngày chính thức")
    rows = [
        (1, 2, 3, 4),
        (1, "Lê An", "Nam, Kinh, không", "03/02/2010\n03/02/2011"),
        (2, "Lê Bình", "Nữ, Kinh, không", "03/02/2026"),
        (3, "Lê Chi", "Nữ, Kinh, không", None),
    ]
    found = read_members(xlsx(tmp_path, head, *rows), date(2026, 11, 4))
    assert [(m.name, m.status) for m in found.members] == [("Lê An", OFFICIAL), ("Lê Bình", PROBATIONARY)]
    told = [p.message for p in found.problems]
    assert any("chưa ghi trạng thái của đ/c Lê Chi" in one for one in told)
    assert any("1 chính thức, 1 dự bị" in one for one in told)


def test_days_of_admission_under_one_heading(tmp_path: Path) -> None:
    rows = [
        ("Họ và tên", "Ngày vào Đảng", None),
        (None, "Dự bị", "Chính thức"),
        ("Lê An", date(2020, 2, 3), date(2021, 2, 3)),
        ("Lê Bình", date(2026, 2, 3), date(2027, 2, 3)),
    ]
    found = read_members(xlsx(tmp_path, *rows), date(2026, 11, 4))
    assert [m.status for m in found.members] == [OFFICIAL, PROBATIONARY]


def test_s6_s7_names_in_letters_that_look_alike_are_asked_about(tmp_path: Path) -> None:
    rows = [("\u00d0ặng Văn \u00d0ức", "CT"), ("Đặng Văn Đức", "CT"), ("K'Brửi", "CT"), ("K\u2019Brửi", "CT")]
    found = read_members(xlsx(tmp_path, HEAD, *rows))
    assert len(found.members) == 2
    assert len(found.left_out) == 2
    assert all("nếu là hai người cùng tên, ghi ngày sinh" in p.remedy for p in found.problems)


@pytest.mark.parametrize(
    ("name", "told", "remedy"),
    [
        ("TrÇn ThÞ HuÖ", "phông chữ cũ (.VnTime, bảng mã TCVN3)", "chọn nguồn TCVN3"),
        ("Nguyá»…n VÄƒn HÃ¹ng", "tệp Unicode (UTF-8) đã mở như chữ Tây Âu", "65001"),
        ("Nguyeãn Vaên An", "phông chữ VNI", "chọn nguồn VNI Windows"),
        ("Ñaëng Thò Hoa", "phông chữ VNI", "chọn nguồn VNI Windows"),
        ("Nguy?n V?n An", "đã mất chữ có dấu", "lấy lại tệp gốc"),
    ],
)
def test_s8_letters_of_another_encoding_are_told_each_with_its_own_remedy(
    tmp_path: Path, name: str, told: str, remedy: str
) -> None:
    found = read_members(xlsx(tmp_path, HEAD, (name, "CT")))
    assert len(found.members) == 1, "nobody is left out"
    assert told in only(found).message
    assert remedy in only(found).remedy


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Thị Hoài", "Y Moan Ênuôl", "H'Hen Niê", "Rơ Châm H'Yéo", "Kpă Klơng", "Đinh Ñưk", "TRẦN THỊ HUỆ", "À Í"],
)
def test_sound_names_are_not_taken_for_broken_ones(tmp_path: Path, name: str) -> None:
    found = read_members(xlsx(tmp_path, HEAD, (name, "CT")))
    assert [p for p in found.problems if "viết toàn chữ hoa" not in p.message] == []


def test_a_birthday_to_come_is_told_and_left_blank(tmp_path: Path) -> None:
    head = ("Họ và tên", "Trạng thái", "Ngày sinh")
    found = read_members(xlsx(tmp_path, head, ("Lê An", "CT", "05/09/2068")), date(2026, 11, 4))
    assert [m.birth for m in found.members] == [None]
    assert "ngày sinh 05/09/2068 của đ/c Lê An ở sau hôm nay" in only(found).message


def test_a_phone_that_lost_its_zero_gets_it_back_also_as_text(tmp_path: Path) -> None:
    found = read_members(csv(tmp_path, "Họ và tên,Trạng thái,Điện thoại\nLê An,CT,912345678\nLê Bình,CT,02633 123\n"))
    assert [m.phone for m in found.members] == ["0912345678", "02633 123"]


def test_a_number_before_the_name_is_no_part_of_it(tmp_path: Path) -> None:
    assert names(read_members(xlsx(tmp_path, HEAD, ("1. Lê An", "CT"), ("2) Lê Bình", "CT")))) == ["Lê An", "Lê Bình"]


def test_the_list_may_say_how_somebody_is_called(tmp_path: Path) -> None:
    head = ("Họ và tên", "Tên gọi", "Trạng thái")
    found = read_members(xlsx(tmp_path, head, ("Rơ Mah Y Thuật", "Y Thuật", "CT"), ("Lê Văn Vui", None, "CT")))
    assert [(m.name, m.label) for m in found.members] == [("Rơ Mah Y Thuật", "Y Thuật"), ("Lê Văn Vui", "Vui")]
