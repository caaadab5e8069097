"""Biên bản các năm trước: Word files put into the cell's folder are found, by day and title, and can be fetched."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document

from assistant.analysis.record_index import RecordIndex
from assistant.analysis.search import Wanted, find_passages
from assistant.domain.passages import PassageKind
from assistant.platform.paths import papers_folder
from assistant.usecases.bad_input import BadInput
from assistant.usecases.filed_minutes import FOLDER, day_of, fetch_filed, filed_told, read_filed, title_of
from assistant.usecases.finding import find_in_folder, passage

OLD = ("ĐẢNG ỦY XÃ XUÂN SƠN", "BIÊN BẢN", "Họp chi bộ tháng 3", "Hôm nay, ngày 04 tháng 3 năm 2019, chi bộ họp.")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC).timestamp()


def filed(workspace: Path, name: str, *lines: str) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    path = workspace / FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


@pytest.fixture
def index(workspace: Path, tmp_path: Path) -> Iterator[RecordIndex]:
    made = RecordIndex(workspace, tmp_path / "muc-luc.sqlite")
    yield made
    made.close()


def test_old_minutes_are_found_with_and_without_marks_in_their_sentence(workspace: Path) -> None:
    filed(workspace, "2019/bb thang 3.docx", *OLD, "Đ/c Hòa đề nghị sửa nhà văn hóa. Chi bộ nhất trí.")
    for typed in ("nha van hoa", "nhà văn hóa"):
        hits, count = find_in_folder(workspace, Wanted(typed))
        assert count == 1
        told = passage(hits[0])
        assert told["title"] == "BIÊN BẢN Họp chi bộ tháng 3"
        assert (told["day"], told["meeting"], told["filed"]) == ("04/03/2019", "", "2019/bb thang 3.docx")
        assert "".join(piece["text"] for piece in told["pieces"]) == "Đ/c Hòa đề nghị sửa nhà văn hóa."
    assert find_in_folder(workspace, Wanted("nhà vân hóa"))[1] == 0
    assert find_in_folder(workspace, Wanted("sửa", person="hoa"))[1] == 1
    assert find_in_folder(workspace, Wanted("sửa", kind=PassageKind.TASK))[1] == 0
    assert find_in_folder(workspace, Wanted("sửa", since=date(2019, 3, 5)))[1] == 0
    assert find_in_folder(workspace, Wanted("sửa", until=date(2019, 3, 4)))[1] == 1


def test_only_what_changed_is_read_again_and_what_is_gone_is_forgotten(workspace: Path, index: RecordIndex) -> None:
    path = filed(workspace, "a.docx", *OLD, "Chữ thứ nhất")
    assert read_filed(index, workspace).count == 1
    before = index.database.execute("SELECT id FROM filed").get
    read_filed(index, workspace)
    assert index.database.execute("SELECT id FROM filed").get == before
    filed(workspace, "a.docx", *OLD, "Chữ thứ hai, dài hơn")
    os.utime(path, (LONG_AGO + 9, LONG_AGO + 9))
    read_filed(index, workspace)
    assert [find_passages(index, Wanted(word), 5)[1] for word in ("nhất", "hai")] == [0, 1]
    path.unlink()
    assert read_filed(index, workspace).count == 0
    assert index.database.execute("SELECT count(*) FROM filed_line").get == 0


def test_what_cannot_be_read_is_named_and_spoils_nothing(workspace: Path, index: RecordIndex) -> None:
    filed(workspace, "tốt.docx", *OLD)
    filed(workspace, "ảnh chụp.docx")
    filed(workspace, "kỷ luật.docx", "MẬT", *OLD, "Việc của đồng chí Tuấn")
    filed(workspace, "không ngày.docx", "Nội dung sinh hoạt")
    (workspace / FOLDER / "hỏng.docx").write_bytes(b"PK\x03\x04")
    (workspace / FOLDER / "~$tốt.docx").write_bytes(b"")
    state = read_filed(index, workspace)
    told = filed_told(workspace, state)
    assert state.count == 2
    assert told["told"].startswith("2 biên bản cũ")
    everything = " ".join(told["problems"])
    for name in ("ảnh chụp", "kỷ luật", "hỏng", "không ngày"):
        assert name in everything
    assert find_passages(index, Wanted("Tuấn"), 5)[1] == 0, "what is secret is not searched"
    with pytest.raises(BadInput, match="mật"):
        fetch_filed(workspace, "kỷ luật.docx")


def test_a_paper_is_fetched_from_its_folder_only(workspace: Path) -> None:
    filed(workspace, "2019/bb.docx", *OLD)
    address = fetch_filed(workspace, "2019/bb.docx")
    assert address.endswith("/papers/bien-ban-cu/bb.docx")
    assert (papers_folder(FOLDER) / "bb.docx").read_bytes() == (workspace / FOLDER / "2019/bb.docx").read_bytes()
    for wrong in ("../chi-bo.yaml", "2019/../../x.docx", "không có.docx", ""):
        with pytest.raises(BadInput, match="Không còn"):
            fetch_filed(workspace, wrong)


@pytest.mark.parametrize(
    ("stem", "head", "day"),
    [
        ("2019-03-04 bien ban", (), date(2019, 3, 4)),
        ("20190304", (), date(2019, 3, 4)),
        ("BB 4.3.2019", (), date(2019, 3, 4)),
        ("bb", ("Xuân Sơn, ngày 05 tháng 3 năm 2019",), date(2019, 3, 5)),
        ("bb", ("họp ngày 5/3/2019",), date(2019, 3, 5)),
        ("bb", ("ngày 31 tháng 2 năm 2019", "ngày 01 tháng 3 năm 2019"), date(2019, 3, 1)),
        ("bb 2019", ("tháng 3 năm 2019",), None),
    ],
)
def test_the_day_is_as_the_name_tells_it_else_the_paper(stem: str, head: tuple[str, ...], day: date | None) -> None:
    assert day_of(stem, head) == day


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (("CHI BỘ", "Biên bản họp chi bộ tháng 3/2019", "x"), "Biên bản họp chi bộ tháng 3/2019"),
        (("Nội dung",), "bb cũ"),
    ],
)
def test_the_title_is_the_papers_own(head: tuple[str, ...], title: str) -> None:
    assert title_of("bb cũ", head) == title
