"""The file that holds the members' list: its format, its encoding, and every way in which it cannot be read."""

from pathlib import Path

import pytest

from assistant.platform.bounded import Bound, NotStarted
from assistant.rules.problems import Severity
from assistant.workspace import table
from assistant.workspace.members import members_file, read_members
from tests.workspace.lists import HEAD, csv, names, only, xlsx


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("dang-vien.xls", b"x", ".xlsx"),
        ("dang-vien.pdf", b"x", "không đọc được loại tệp “.pdf”"),
        ("dang-vien.xlsx", b"", "tệp trống"),
        ("dang-vien.csv", b" \r\n", "tệp trống"),
        ("dang-vien.xlsx", b"not a workbook", "tệp hỏng"),
        ("dang-vien.xlsx", table.OLD_CONTAINER + b"rest", "mật khẩu"),
        ("dang-vien.csv", b"\xff\xfeH", "không đọc được chữ"),
        ("dang-vien.xlsx", None, "không thấy danh sách"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes | None, said: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    found = read_members(path)
    problem = only(found)
    assert not found.members
    assert problem.file == name
    assert said in problem.sentence()
    assert problem.remedy


def test_every_torn_workbook_is_told_not_raised(tmp_path: Path) -> None:
    whole = xlsx(tmp_path, HEAD, ("Lê An", "CT")).read_bytes()
    torn = tmp_path / "torn.xlsx"
    for length in range(1, len(whole), 97):
        torn.write_bytes(whole[:length])
        assert "tệp hỏng" in only(read_members(torn)).sentence()


def test_another_process_reads_the_same_and_says_the_same(tmp_path: Path) -> None:
    whole = xlsx(tmp_path, HEAD, ("Lê An", "CT", "02/09/1975"), ("Vũ Bình", "chánh thức"))
    assert read_members(whole, apart=True) == read_members(whole)
    assert read_members(whole).members
    listed = csv(tmp_path, "Họ và tên,Trạng thái\nLê An,CT\n")
    assert read_members(listed, apart=True) == read_members(listed)
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(whole.read_bytes()[:500])
    assert "tệp hỏng" in only(read_members(torn, apart=True)).sentence()


def test_a_list_that_takes_more_than_any_list_does_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_READ", 10)
    assert "tệp quá lớn" in only(read_members(xlsx(tmp_path, HEAD, ("Lê An", "CT")), apart=True)).sentence()


@pytest.mark.parametrize(
    "refusal", [BlockingIOError(11, "Resource temporarily unavailable"), *map(NotStarted, Bound)], ids=repr
)
def test_a_machine_that_starts_no_more_processes_reads_the_list_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    def refuse(*_: object) -> None:
        raise refusal

    monkeypatch.setattr("assistant.platform.bounded.run_bounded", refuse)
    assert names(read_members(xlsx(tmp_path, HEAD, ("Lê An", "CT")), apart=True)) == ["Lê An"]


def test_a_file_open_in_excel_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows answers such a read with WinError 32, which Python raises as PermissionError."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = xlsx(tmp_path, HEAD)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "đang mở ở máy khác" in only(read_members(path)).sentence()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = ["Danh sách", "Họ và tên,Trạng thái,Điện thoại", "Lê An,CT,0912", '"Vũ Bình",DB,']
    path = csv(tmp_path, "\r\n".join(lines).replace(",", separator), encoding)
    found = read_members(path)
    assert not found.problems
    assert [(member.name, member.phone) for member in found.members] == [("Lê An", "0912"), ("Vũ Bình", "")]


def test_csv_in_the_old_code_page_is_read_with_a_warning(tmp_path: Path) -> None:
    text = "Ho\u0323 va\u0300 tên;Tra\u0323ng tha\u0301i\nLê Hu\u0300ng;CT\n"
    found = read_members(csv(tmp_path, text, "cp1258"))
    assert names(found) == ["Lê Hùng"]
    assert only(found).severity is Severity.WARNING
    assert "Windows-1258" in only(found).sentence()


def test_the_list_is_found_under_its_usualnames(tmp_path: Path) -> None:
    assert members_file(tmp_path).name == "dang-vien.xlsx"
    csv(tmp_path, "x")
    assert members_file(tmp_path).name == "dang-vien.csv"
    assert members_file(tmp_path, "to-1.xlsx") == tmp_path / "to-1.xlsx"
