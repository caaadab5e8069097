"""Ý kiến gửi trước: typed or read from files, printed as such under its item, never counted as spoken."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.documents.papers import print_paper
from assistant.domain import commands as c
from assistant.domain.meeting_figures import figures_of
from assistant.domain.passages import PassageKind, passages_of
from assistant.domain.secrecy import public_version, rejoin_secrets
from assistant.journal.record import dump, load
from assistant.usecases.advance_files import commands_for, folder_of, read_files, usual_item, whose
from assistant.views.console.panels import item_state
from assistant.views.console.reading import reading_parts
from tests.builders import CHAIR, SECRETARY, START, Room, meeting_of
from tests.word_files import word_file

TEXT = "Đề nghị chi ủy rà soát lại tiến độ hồ sơ đất đai."


def sent(room: Room, item: str = "B8", member: str = SECRETARY, text: str = TEXT) -> str:
    """An opinion was sent before; its id."""
    before = set(room.meeting.advance)
    room.send(c.WriteAdvance(member, item, text, date(2026, 11, 2)))
    return next(one for one in room.meeting.advance if one not in before)


def test_it_is_written_changed_taken_out_and_taken_back() -> None:
    room = meeting_of()
    one = sent(room)
    room.send(c.WriteAdvance(CHAIR, "B4", TEXT, None, opinion=one))
    assert (room.meeting.advance[one].member, room.meeting.advance[one].item) == (CHAIR, "B4")
    room.send(c.RemoveAdvance(one))
    assert room.meeting.advance == {}
    room.send(c.Undo())
    assert room.meeting.advance[one].text == TEXT


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.WriteAdvance(CHAIR, "B8", " \n"), "no_advance"),
        (c.WriteAdvance(CHAIR, "Z9", "x"), "unknown_item"),
        (c.WriteAdvance(CHAIR, "B8", "x", opinion="g99"), "unknown_advance"),
        (c.RemoveAdvance("g99"), "unknown_advance"),
    ],
)
def test_an_impossible_one_is_refused(command: c.Command, code: str) -> None:
    assert meeting_of().refused(command) == code


def test_an_item_with_one_is_not_removed_by_mistake() -> None:
    room = meeting_of()
    sent(room, "B5")
    assert room.refused(c.RemoveItem("B5")) == "item_has_record"


def test_whoever_leaves_the_list_before_the_start_is_named() -> None:
    room = meeting_of()
    one, name = sent(room), room.meeting.person(SECRETARY)
    room.send(c.TakeList(tuple(m for m in room.meeting.members.values() if m.id != SECRETARY)))
    assert room.meeting.person(room.meeting.advance[one].member) == name


def test_it_is_printed_as_sent_before_and_counts_as_no_opinion() -> None:
    room = meeting_of()
    sent(room)
    room.start().roll()
    room.send(c.GoToItem("B8"))
    lines = print_paper(room.meeting).lines
    at = lines.index("Ý kiến gửi trước bằng văn bản (không tính là ý kiến phát biểu):")
    assert lines[at + 1] == f"1. đ/c Đảng viên Chính thức 2 (gửi ngày 02/11/2026): {TEXT}"
    figures = figures_of(room.meeting)
    assert (figures.opinions, figures.speakers) == (0, 0)
    assert lines[at + 2] == "Ý kiến phát biểu: …………"


def test_it_is_on_the_desk_in_the_reading_in_the_search_and_in_the_record() -> None:
    room = meeting_of()
    sent(room)
    room.start().roll()
    item = room.meeting.item("B8")
    assert item is not None
    assert [row["text"] for row in item_state(room.meeting, item, room.now)["advance"]] == [TEXT]
    assert {"title": "Ý kiến gửi trước", "lines": [f"Đ/c Đảng viên Chính thức 2: {TEXT}"]} in reading_parts(
        room.meeting, item
    )
    assert [p.person for p in passages_of(room.meeting) if p.kind is PassageKind.ADVANCE] == ["Đảng viên Chính thức 2"]
    assert load(dump(room.meeting)).advance == room.meeting.advance


def test_under_a_secret_item_it_stays_on_this_machine() -> None:
    room = meeting_of(secrets_apart=True)
    sent(room, "B5", text="điều chỉ người trong chi bộ biết")
    item = room.meeting.item("B5")
    assert item is not None
    room.send(c.AmendItem("B5", item.title, secret=True))
    shown = public_version(room.meeting, "MAY-A")
    assert shown.advance == {}
    assert b"ng\xc6\xb0\xe1\xbb\x9di trong" not in dump(shown)
    assert rejoin_secrets(shown, room.meeting, "MAY-A").advance == room.meeting.advance
    assert [p for p in passages_of(room.meeting) if p.kind is PassageKind.ADVANCE] == []


def test_a_folder_of_files_is_read_each_file_once(tmp_path: Path) -> None:
    room = meeting_of()
    folder = folder_of(tmp_path, room.meeting)
    assert folder == tmp_path / "y-kien-gui-truoc" / "2026-11"
    people, zone = tuple(room.meeting.members.values()), START.tzinfo
    assert read_files(folder, people, zone) == []
    (folder / "Ý kiến Đảng viên Chính thức 4.docx").write_bytes(word_file("Tôi nhất trí.", "Đề nghị sớm làm đường."))
    (folder / "bao cao.txt").write_text("BÁO CÁO\nNgười viết: Đảng viên Chính thức 9\nXong.", encoding="utf-16")
    (folder / "khong ro.txt").write_text("Không ghi tên ai.", encoding="utf-8")
    (folder / "hong.docx").write_bytes(b"PK no")
    (folder / "trong.txt").write_text(" \n", encoding="utf-8")
    (folder / "anh.jpg").write_bytes(b"x")
    (folder / "~$dang mo.docx").write_bytes(b"x")
    files = read_files(folder, people, zone)
    assert {one.name: one.member for one in files if not one.problem} == {
        "Ý kiến Đảng viên Chính thức 4.docx": "chinh-thuc-4", "bao cao.txt": "chinh-thuc-9", "khong ro.txt": ""
    }  # fmt: skip
    assert sorted(one.name for one in files if one.problem) == ["hong.docx", "trong.txt"]
    for command in commands_for(room.meeting, files):
        room.send(command)
    assert commands_for(room.meeting, read_files(folder, people, zone)) == []
    texts = {one.source: (one.item, one.text) for one in room.meeting.advance.values()}
    assert texts["Ý kiến Đảng viên Chính thức 4.docx"] == ("B8", "Tôi nhất trí.\nĐề nghị sớm làm đường.")
    assert usual_item(room.meeting).id == "B8"


def test_nobody_is_guessed_where_two_are_named() -> None:
    people = [replace(m, name=name) for m, name in zip(
        meeting_of().meeting.members.values(), ("Lê Văn An", "Lê Văn Anh", "Trần Thị Hòa"), strict=False
    )]  # fmt: skip
    first, second, third = (m.id for m in people)
    assert whose("y kien le van anh", "", people) == second
    assert whose("ý kiến", "Lê Văn An", people) == first
    assert whose("ý kiến", "Lê Văn An, Trần Thị Hòa", people) == ""
    assert whose("HÒA - Trần Thị Hòa", "Lê Văn An", people) == third
