"""A new cell's folder, and where a meeting's papers lie in it."""

from collections import Counter
from datetime import datetime
from pathlib import Path, PureWindowsPath

import pytest
from openpyxl import load_workbook

from assistant.domain.kinds import MeetingKind
from assistant.domain.status import MemberStatus
from assistant.wording.domain import STATUS
from assistant.workspace.folders import meeting_folder
from assistant.workspace.init import CannotInit, init
from assistant.workspace.members import members_file, read_members
from assistant.workspace.profile import VIETNAM, read_profile


def test_the_sample_can_be_used_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "mới" / "chi bộ"
    assert [path.name for path in init(folder, sample=True)] == ["chi-bo.yaml", "dang-vien.xlsx"]
    profile = read_profile(folder)
    assert profile.problems == ()
    assert profile.cell.meeting_day == 4
    assert profile.cell.name
    found = read_members(members_file(folder, profile.members))
    assert found.problems == ()
    assert Counter(member.status for member in found.members) == {
        MemberStatus.OFFICIAL: 14,
        MemberStatus.PROBATIONARY: 2,
        MemberStatus.TEMP_IN: 1,
        MemberStatus.TEMP_OUT: 1,
        MemberStatus.EXEMPT: 1,
    }
    assert {"Bí thư", "Phó Bí thư", "Chi ủy viên"} <= {member.role for member in found.members}
    assert len({member.name for member in found.members}) == 18
    assert {"Đỗ Lan", "Phạm Lan"} <= {member.label for member in found.members}


def test_an_empty_cell_asks_for_its_name_and_its_members(tmp_path: Path) -> None:
    init(tmp_path, sample=False)
    profile = read_profile(tmp_path)
    assert [problem.key for problem in profile.problems] == ["ten_chi_bo"]
    found = read_members(members_file(tmp_path, profile.members))
    assert [problem.sentence() for problem in found.problems] == [
        (
            "Tệp dang-vien.xlsx, trang tính “Đảng viên”: danh sách chưa có đảng viên nào. "
            "Ghi mỗi đảng viên một dòng dưới dòng tên cột."
        )
    ]


def test_every_commented_example_is_right(tmp_path: Path) -> None:
    """Taking the `#` away, as the comments invite to, gives a file without mistakes."""
    init(tmp_path, sample=True)
    path = tmp_path / "chi-bo.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    examples = ("  # thay_doi", "  #   so_y", "  #   hop_", "  #   thoi_", "# thu_tu")
    lines = [line.replace("# ", "", 1) if line.startswith(examples) else line for line in lines]
    path.write_text("\n".join(lines), encoding="utf-8")
    profile = read_profile(tmp_path)
    assert profile.problems == ()
    assert profile.rules.number("min_opinions") == 5
    assert profile.rules.number("window_last_day") == 7
    assert profile.rules.values["regular_minutes"].basis == "Quy chế làm việc của chi bộ"


@pytest.mark.parametrize("existing", ["chi-bo.yaml", "dang-vien.xlsx"])
def test_nothing_is_overwritten(tmp_path: Path, existing: str) -> None:
    (tmp_path / existing).write_text("của tôi", encoding="utf-8")
    with pytest.raises(CannotInit, match=f"đã có {existing}. Không ghi đè"):
        init(tmp_path, sample=True)
    assert [path.name for path in tmp_path.iterdir()] == [existing]
    assert (tmp_path / existing).read_text(encoding="utf-8") == "của tôi"


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(CannotInit, match="không phải thư mục"):
        init(tmp_path / "x", sample=False)


def test_the_list_is_ready_for_excel(tmp_path: Path) -> None:
    book = load_workbook(init(tmp_path, sample=True)[1])
    sheet = book["Đảng viên"]
    choices = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert choices == {"C2:C201": f'"{",".join(STATUS.values())}"', "E2:E201": '"Nam,Nữ"'}
    assert all(len(choice) <= 257 for choice in choices.values()), "Excel allows 255 characters between the quotes"
    assert sheet.freeze_panes == "C2"
    assert sheet["A1"].font.bold
    assert sheet["F2"].number_format == "dd/mm/yyyy"
    assert isinstance(sheet["F2"].value, datetime)
    assert sheet["G150"].number_format == "@"
    assert book.sheetnames == ["Đảng viên", "Hướng dẫn"]
    assert book.active == sheet


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (MeetingKind.REGULAR, "2026-11-04 thuong-ky"),
        (MeetingKind.THEMATIC, "2026-11-04 chuyen-de"),
        (MeetingKind.COMBINED, "2026-11-04 thuong-ky-chuyen-de"),
        (MeetingKind.COMMITTEE, "2026-11-04 hop-chi-uy"),
        (MeetingKind.EXTRAORDINARY, "2026-11-04 dot-xuat"),
    ],
)
def test_folder_of_a_meeting(tmp_path: Path, kind: MeetingKind, name: str) -> None:
    folder = meeting_folder(tmp_path, datetime(2026, 11, 4, 14, tzinfo=VIETNAM), kind)
    assert folder == tmp_path / "2026" / name
    assert name.isascii()
    assert not set(name) & set('<>:"/\\|?*')
    assert PureWindowsPath(name).name == name
