"""The search of the home page: over all meetings of the folder, each hit opens where it stands."""

import asyncio
import base64
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from assistant.domain import commands as c
from assistant.journal.journal import Journal
from assistant.journal.record import dump
from assistant.journal.store import Store
from assistant.platform.clock import process_clock
from assistant.platform.paths import journal_file
from assistant.usecases.sample_meeting import write_sample
from assistant.views.console.page import Console
from assistant.views.home.page import FEW_RECORDS, HomePage
from assistant.views.papers import PaperCommands
from assistant.workspace.init import init
from tests.builders import START
from tests.documents.meetings import full
from tests.pages import Visitor


def test_a_sentence_of_a_past_meeting_is_found_and_opens_at_its_place(workspace: Path, visitor: Visitor) -> None:
    init(workspace, sample=True)
    write_sample(workspace, lambda: START)
    journal = Journal(journal_file())
    home = HomePage(journal, workspace)
    assert "error" in visitor.ask(home.board, "Find", words="nghị quyết", person="", kind="")
    asyncio.run(home._read())
    found = visitor.ask(home.board, "Find", words="nghi quyet", person="", kind="resolution")
    (passage,) = found["passages"]
    assert found["told"] == "1 đoạn, mới nhất trước"
    assert passage["label"] == "nghị quyết, biểu quyết"
    assert "".join(piece["text"] for piece in passage["pieces"] if piece["hit"])
    assert passage["path"].endswith("ho-so.json")
    assert "error" in visitor.ask(home.board, "Find", words=" ", person="", kind="")
    narrow = {"words": "nghi quyet", "person": "", "kind": "resolution"}
    for told, count in (
        ({"since": "2026-01-01", "until": passage["day"][6:] + "-12-31"}, 1),
        ({"since": "2030-01-01"}, 0),
        ({"until": "2020-12-31"}, 0),
        ({"item": passage["where"].split(" · ")[-1]}, 1),
        ({"item": "không có mục này"}, 0),
    ):
        assert len(visitor.ask(home.board, "Find", **narrow, **told)["passages"]) == count, told
    assert "error" in visitor.ask(home.board, "Find", **narrow, since="hôm qua")
    assert "error" in visitor.ask(home.board, "Find", words="a" * 300, person="", kind="")


def test_a_meeting_of_this_machine_opens_from_its_journal_at_the_item(workspace: Path, visitor: Visitor) -> None:
    init(workspace, sample=False)
    meeting = full(3, 3).meeting
    place = workspace / "2026" / "2026-11-04 thuong-ky"
    place.mkdir(parents=True)
    (place / "ho-so.json").write_bytes(dump(meeting))
    journal = Journal(journal_file())
    store = Store.make(journal, c.RestoreMeeting(meeting), process_clock())
    home = HomePage(journal, workspace)
    asyncio.run(home._read())
    passages = visitor.ask(home.board, "Find", words="", person=meeting.person("chinh-thuc-3"), kind="")["passages"]
    assert passages
    assert {one["path"] for one in passages} == {""}
    item = next(one["item"] for one in passages if one["item"])
    console = Console(journal, store, PaperCommands(workspace.parent / "data", journal, process_clock()), item)
    assert console._looking_at == item
    assert Console(journal, store, console._papers, "không có")._looking_at == ""


def test_old_minutes_are_sent_from_the_page_in_pieces_and_found(workspace: Path, visitor: Visitor) -> None:
    init(workspace, sample=False)
    document, file = Document(), BytesIO()
    document.add_paragraph("Ngày 04 tháng 3 năm 2019, chi bộ bàn sửa nhà văn hóa.")
    document.save(file)
    data = file.getvalue()
    half = len(data) // 2
    home = HomePage(Journal(journal_file()), workspace)

    def sent(name: str, first: int, last: int) -> dict[str, Any]:
        piece = base64.b64encode(data[first:last]).decode()
        told: dict[str, Any] = {"upload": name, "file": name, "size": len(data), "at": first, "piece": piece}
        return visitor.ask(home.board, "FileMinutes", **told)

    assert "Chưa đọc xong" in sent("bb.docx", 0, half)["error"]
    asyncio.run(home._read())
    assert (sent("bb.docx", 0, half)["told"], sent("bb.docx", 0, half)["problem"]) == ("", "")
    assert sent("bb.docx", half, len(data))["told"] == "“bb.docx”: đã nhận, họp ngày 04/03/2019."
    assert "kiểu cũ" in sent("bb.doc", 0, half)["problem"]
    asyncio.run(home._read())
    (passage,) = visitor.ask(home.board, "Find", words="nha van hoa", person="", kind="")["passages"]
    assert passage["filed"] == "2019/bb.docx"
    assert home.board.state["filed"]["told"].startswith("1 biên bản cũ")


def test_while_many_records_are_read_it_tells_how_many(
    workspace: Path, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    init(workspace, sample=False)
    data = dump(full(1, 1).meeting)
    for number in range(FEW_RECORDS + 2):
        place = workspace / "2026" / f"buoi-{number}"
        place.mkdir(parents=True)
        (place / "ho-so.json").write_bytes(data)
    home = HomePage(Journal(journal_file()), workspace)
    told: list[str] = []
    show = home.show

    def watched() -> None:
        told.append(home._progress)
        show()

    monkeypatch.setattr(home, "show", watched)
    asyncio.run(home._read())
    assert told == ["Đang đọc hồ sơ các buổi đã họp: 20/22…", "Đang đọc hồ sơ các buổi đã họp: 22/22…", ""]
