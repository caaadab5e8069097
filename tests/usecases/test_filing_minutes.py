"""Nhận biên bản cũ: what is chosen in the browser comes in pieces, is looked at, and lies in the cell's folder."""

import base64
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from assistant.analysis.search import Wanted
from assistant.usecases.bad_input import BadInput
from assistant.usecases.filed_minutes import FOLDER, HEAD_LINES
from assistant.usecases.filing_minutes import file_minutes, require_word
from assistant.usecases.finding import find_in_folder
from assistant.usecases.intake import LARGEST, Intake
from tests.word_files import word_file

DATED = ("BIÊN BẢN", "Họp chi bộ tháng 3", "Hôm nay, ngày 04 tháng 3 năm 2019, chi bộ họp.", "Sửa nhà văn hóa.")


def filed(workspace: Path) -> dict[str, bytes]:
    folder = workspace / FOLDER
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def piece(upload: str, file: str, size: int, at: int, sent: str) -> dict[str, object]:
    return {"upload": upload, "file": file, "size": size, "at": at, "piece": sent}


def text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_what_was_filed_lies_by_its_year_and_is_found(workspace: Path) -> None:
    data = word_file(*DATED)
    assert file_minutes(workspace, "BB tháng 3.docx", data) == "“BB tháng 3.docx”: đã nhận, họp ngày 04/03/2019."
    assert filed(workspace) == {"2019/BB tháng 3.docx": data}
    hits, count = find_in_folder(workspace, Wanted("nha van hoa"))
    assert (count, hits[0].path.as_posix()) == (1, "2019/BB tháng 3.docx")


def test_the_same_file_is_there_once_and_another_of_its_name_beside_it(workspace: Path) -> None:
    first, other = word_file(*DATED), word_file(*DATED, "Bản khác")
    file_minutes(workspace, "bb.docx", first)
    assert "đã có trong thư mục (tệp 2019/bb.docx)" in file_minutes(workspace, "khác tên.docx", first)
    assert "đã nhận" in file_minutes(workspace, "BB.docx", other)
    assert filed(workspace) == {"2019/bb.docx": first, "2019/BB (2).docx": other}


def test_a_day_is_given_by_the_name_and_the_file_moves_to_its_year(workspace: Path) -> None:
    data = word_file("Nội dung sinh hoạt")
    assert "chưa rõ ngày họp" in file_minutes(workspace, "bb.docx", data)
    assert "đã có" in file_minutes(workspace, "bb.docx", data)
    assert "ngày họp 04/03/2019 theo tên mới" in file_minutes(workspace, "2019-03-04 bb.docx", data)
    assert filed(workspace) == {"2019/2019-03-04 bb.docx": data}


def test_a_day_far_down_the_text_is_not_the_meetings_so_the_name_still_gives_it(workspace: Path) -> None:
    data = word_file(*["Nội dung sinh hoạt"] * HEAD_LINES, "Hoàn thành trước ngày 15/06/2019.")
    assert "chưa rõ ngày họp" in file_minutes(workspace, "bb.docx", data)
    assert "ngày họp 04/03/2019 theo tên mới" in file_minutes(workspace, "2019-03-04 bb.docx", data)


def damaged(data: bytes) -> bytes:
    """A Word file with a byte of its text turned over, as a bad stick gives it."""
    text = ZipFile(BytesIO(data)).getinfo("word/document.xml")
    at = text.header_offset + 30 + len(text.filename)
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def locked(data: bytes) -> bytes:
    """A Word file whose parts say that they want a password."""
    return re.sub(rb"(PK\x01\x02.{4}|PK\x03\x04..)(.)", lambda m: m[1] + bytes([m[2][0] | 1]), data, flags=re.DOTALL)


@pytest.mark.parametrize("spoil", [damaged, locked])
def test_a_spoilt_file_is_told_by_its_name_and_the_others_are_still_found(
    workspace: Path, spoil: Callable[[bytes], bytes]
) -> None:
    spoilt = spoil(word_file(*DATED))
    with pytest.raises(BadInput, match="lưu lại dạng .docx"):
        file_minutes(workspace, "hỏng.docx", spoilt)
    file_minutes(workspace, "bb.docx", word_file(*DATED))
    (workspace / FOLDER / "hỏng.docx").write_bytes(spoilt)
    assert find_in_folder(workspace, Wanted("nha van hoa"))[1] == 1


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("bb.doc", b"x", "tệp Word kiểu cũ (.doc)"),
        ("bb.pdf", b"x", "không phải tệp Word .docx"),
        ("bb", b"x", "không phải tệp Word .docx"),
        ("cũ.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "lưu lại dạng .docx"),
        ("rỗng.docx", b"", "lưu lại dạng .docx"),
        ("ảnh.docx", word_file(), "không có chữ"),
        ("mật.docx", word_file("MẬT", *DATED), "dấu mật"),
        ("to.docx", bytes(LARGEST + 1), "tối đa 20 MB"),
    ],
)
def test_what_cannot_be_taken_is_told_by_its_name_and_nothing_is_written(
    workspace: Path, name: str, data: bytes, why: str
) -> None:
    with pytest.raises(BadInput) as refused:
        file_minutes(workspace, name, data)
    assert f"“{name}”" in str(refused.value)
    assert why in str(refused.value)
    assert not (workspace / FOLDER).exists()


@pytest.mark.parametrize("name", ["../chi-bo.docx", r"C:\x\bb.docx", "/etc/bb.docx", "con.docx", "~$bb.docx"])
def test_no_name_leads_out_of_the_folder(workspace: Path, name: str) -> None:
    file_minutes(workspace, name, word_file(*DATED))
    (there,) = filed(workspace)
    assert there.startswith("2019/")
    assert [path.name for path in workspace.iterdir()] == [FOLDER]


def test_without_the_share_it_is_told_and_can_be_sent_again(workspace: Path) -> None:
    workspace.rmdir()
    with pytest.raises(BadInput, match="“bb.docx”: chưa chép được vào thư mục chi bộ"):
        file_minutes(workspace, "bb.docx", word_file(*DATED))
    assert not workspace.exists(), "a folder that is away is not made anew"


def test_pieces_make_the_file_and_one_that_is_sent_again_counts_once() -> None:
    intake, data = Intake(require_word), bytes(range(250))
    for at in (0, 0, 100, 100, 200):
        file = intake.take(piece("a", "bb.docx", len(data), at, text(data[at : at + 100])))
    assert file.whole
    assert bytes(file.data) == data
    other = intake.take(piece("b", "bb.docx", 3, 0, text(b"abc")))
    assert (other.whole, bytes(other.data)) == (True, b"abc")


@pytest.mark.parametrize(
    ("size", "at", "sent", "why"),
    [
        (10, 5, text(b"abc"), "chưa trọn vẹn"),
        (2, 0, text(b"abc"), "chưa trọn vẹn"),
        (3, 0, "không phải base64", "chưa trọn vẹn"),
        (9, -1, text(b"abc"), "chưa trọn vẹn"),
        (LARGEST + 1, 0, text(b"abc"), "tối đa 20 MB"),
        (-1, 0, text(b"abc"), "tối đa 20 MB"),
    ],
)
def test_a_piece_that_does_not_fit_is_refused(size: int, at: int, sent: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        Intake(require_word).take(piece("a", "bb.docx", size, at, sent))


def test_a_file_that_cannot_be_read_is_refused_with_its_first_piece() -> None:
    with pytest.raises(BadInput, match=r"kiểu cũ \(\.doc\)"):
        Intake(require_word).take(piece("a", "bb.doc", 20_000_000, 0, text(b"abc")))
