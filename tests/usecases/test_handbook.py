"""Trang chép vào Sổ tay đảng viên điện tử: figures as in the minutes, nothing secret, tables that stay text."""

import io

import pytest
from openpyxl import load_workbook

from assistant.documents import papers
from assistant.documents.facts.handbook import handbook_blocks, handbook_tables
from assistant.domain import commands as c
from assistant.domain.votes import MotionKind
from assistant.platform.paths import papers_folder
from assistant.usecases.downloads import paper_at
from assistant.usecases.handbook_page import handbook_page, table_book, table_csv
from tests.builders import Room, meeting_of
from tests.documents import hidden
from tests.documents.meetings import adopted, full


def texts(room: Room) -> dict[str, str]:
    return {block["code"]: block["text"] for block in handbook_blocks(room.meeting, ["bien-ban.docx"])}


def test_before_it_begins_only_what_announces_it_is_there() -> None:
    room = meeting_of(papers="Dự thảo nghị quyết")
    found = texts(room)
    assert set(found) == {"schedule", "documents"}
    assert "Thời gian: 14 giờ 00 phút, ngày 04 tháng 11 năm 2026" in found["schedule"]
    assert "Dự thảo nghị quyết" in found["documents"]


def test_the_blocks_say_what_the_minutes_say() -> None:
    room = adopted(full())
    found = texts(room)
    minutes = "\n".join(papers.print_paper(room.meeting).lines)
    assert set(found) == {"schedule", "documents", "attendance", "result", "resolution"}
    assert "- bien-ban.docx" in found["documents"]
    (motion,) = (m for m in room.meeting.motions.values() if m.kind is MotionKind.RESOLUTION)
    assert motion.vote is not None
    assert room.meeting.text(f"motion.{motion.id}") in found["resolution"]
    assert f"{motion.vote.in_favour}/{motion.vote.base.total}" in found["resolution"]
    for task in room.meeting.actions.values():
        assert task.what in found["result"]
        assert task.what in minutes
    counts = room.meeting.roll_count()
    assert f"có mặt {counts.present}" in found["attendance"]


@pytest.mark.parametrize("opened", [False, True])
def test_nothing_secret_is_copied_wherever_it_is_kept(opened: bool) -> None:
    room = hidden.room(opened)
    page = handbook_page(room.meeting)
    tables = handbook_tables(room.meeting)
    cells = [cell for table in tables for row in table["rows"] for cell in row]
    everything = "\n".join([*(block["text"] for block in page["blocks"]), *cells])
    assert [told for told in hidden.WHISPERED if told in everything] == []
    assert hidden.OPEN[0] in everything
    assert page["left_out"]
    files = [path for path in papers_folder(f"so-tay-{room.meeting.id}").iterdir() if path.suffix == ".csv"]
    assert files
    for path in files:
        told = path.read_text("utf-8-sig")
        assert [one for one in hidden.WHISPERED if one in told] == []


def test_tables_are_files_and_what_looks_like_a_formula_stays_text() -> None:
    room = meeting_of().start().roll()
    room.give("=1+1")
    roll, tasks = handbook_tables(room.meeting)
    assert len(roll["rows"]) == len(room.meeting.members)
    book = load_workbook(io.BytesIO(table_book(roll, tasks)))
    assert book.sheetnames == ["Điểm danh", "Nhiệm vụ"]
    cell = book["Nhiệm vụ"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    told = table_csv(tasks).decode("utf-8")
    assert told.startswith("\ufeffSTT,")
    assert ",'=1+1," in told


def test_asked_twice_the_same_files_are_there() -> None:
    room = meeting_of().start().roll()
    first = handbook_page(room.meeting)
    assert first == handbook_page(room.meeting)
    assert {file["name"] for file in first["files"]} == {"so-tay 2026-11-04.xlsx", "diem-danh 2026-11-04.csv"}
    assert first["left_out"] == ""
    room.send(c.AddGuest("Lê Văn Tám", "Phó Bí thư", "Đảng ủy xã", superior=True))
    assert handbook_page(room.meeting)["blocks"][0] == first["blocks"][0]


def test_a_table_of_what_became_secret_is_given_out_no_more() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B1"))
    room.give("Gặp riêng nhân chứng")
    urls = {file["name"]: file["url"] for file in handbook_page(room.meeting)["files"]}
    tasks = urls["nhiem-vu 2026-11-04.csv"]
    assert paper_at(tasks)
    room.send(c.AmendItem("B1", "Gặp nhân chứng", secret=True))
    left = [file["name"] for file in handbook_page(room.meeting)["files"]]
    assert left == ["so-tay 2026-11-04.xlsx", "diem-danh 2026-11-04.csv"]
    assert paper_at(tasks) is None
