"""The minutes on the console: read, adopted as read, frozen, opened again, read anew."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.rendering.docx_text import text_lines
from assistant.domain import commands as c
from assistant.journal.journal import Journal
from assistant.journal.machine import Machine
from assistant.journal.record import load
from assistant.journal.store import Store
from assistant.platform.paths import data_dir, papers_folder
from assistant.share.delivery import Deliverer
from assistant.share.outbox import Outbox
from assistant.usecases.minutes_printing import print_minutes, printed_state
from assistant.usecases.publishing import Publisher
from assistant.views.console.page import Console
from assistant.widgets.region import Region
from assistant.wording.usecases import CHANGED_SINCE_READ
from tests.documents.test_papers import own_template
from tests.journal.making import Clock
from tests.pages import Visitor

CONCLUSION = "item.B1.ket_luan"


@pytest.fixture
def desk(console: Console, store: Store) -> Region:
    """The desk of a meeting at its minutes."""
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    store.send(c.EditText(CONCLUSION, 0, 0, 0, "Chi bộ thống nhất."))
    store.send(c.GoToItem("C6"))
    console.show()
    return console.regions["desk"]


def test_what_was_read_is_what_is_adopted(desk: Region, visitor: Visitor, store: Store) -> None:
    read = visitor.ask(desk, "ReadMinutes")
    assert "Kết luận của chủ trì: Chi bộ thống nhất." in read["lines"]
    assert read["digest"] == sha256("\n".join(read["lines"]).encode()).hexdigest()
    assert "error" not in visitor.ask(desk, "AdoptDraft", digest=read["digest"])
    store.refresh()
    assert store.meeting.adoption is not None
    assert (store.meeting.adoption.digest, list(store.meeting.adoption.lines)) == (read["digest"], read["lines"])
    assert desk.state["item"]["panels"]["minutes"]["digest"] == read["digest"]
    assert desk.state["frozen"]


def test_a_text_changed_since_it_was_read_is_not_adopted(desk: Region, visitor: Visitor, store: Store) -> None:
    read = visitor.ask(desk, "ReadMinutes")
    store.refresh()
    store.send(c.EditText(CONCLUSION, 1, 0, 0, "Ghi thêm. "))
    assert visitor.ask(desk, "AdoptDraft", digest=read["digest"])["error"] == CHANGED_SINCE_READ
    store.refresh()
    assert store.meeting.adoption is None


def test_nothing_is_adopted_unread(desk: Region, visitor: Visitor) -> None:
    assert visitor.ask(desk, "AdoptDraft")["error"] == CHANGED_SINCE_READ


@pytest.mark.parametrize(
    ("votes", "says"), [("8", "số nguyên"), (True, "số nguyên"), (17, "17 lớn hơn"), (7, "Chưa quá nửa")]
)
def test_votes_on_the_minutes_that_cannot_be(
    desk: Region, visitor: Visitor, store: Store, votes: object, says: str
) -> None:
    digest = visitor.ask(desk, "ReadMinutes")["digest"]
    assert says in visitor.ask(desk, "AdoptDraft", digest=digest, in_favour=votes)["error"]
    store.refresh()
    assert store.meeting.adoption is None


def test_after_adoption_only_reopening_changes_anything(desk: Region, visitor: Visitor, store: Store) -> None:
    visitor.ask(desk, "AdoptDraft", digest=visitor.ask(desk, "ReadMinutes")["digest"])
    edit: dict[str, Any] = {"field": CONCLUSION, "rev": 1, "at": 0, "cut": 0, "insert": "Sửa. "}
    assert "đã được thông qua" in visitor.ask(desk, "EditText", **edit)["error"]
    assert "lý do" in visitor.ask(desk, "ReopenMinutes", reason=" ")["error"]
    visitor.ask(desk, "ReopenMinutes", reason="Ghi nhầm tên")
    assert "error" not in visitor.ask(desk, "EditText", **edit)
    visitor.ask(desk, "AdoptDraft", digest=visitor.ask(desk, "ReadMinutes")["digest"])
    store.refresh()
    assert [r.reason for r in store.meeting.reopenings] == ["Ghi nhầm tên"]
    assert store.meeting.adoption is not None
    assert any("Sửa. Chi bộ thống nhất." in line for line in store.meeting.adoption.lines)


def delivered(outbox: Outbox) -> None:
    """The share takes all that waits."""
    courier = Deliverer(outbox)
    while courier.step():
        pass


def test_what_was_adopted_on_one_laptop_is_printed_on_another_after_the_office_edited_its_template(
    desk: Region,
    visitor: Visitor,
    store: Store,
    room: tuple[Journal, Store],
    now: Clock,
    workspace: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Adopted on the console, published by the server, carried to the share; then a second machine with the record."""
    (workspace / "mau").mkdir()
    own = own_template(workspace / "mau", "- Hình thức:", "- Cách họp:")
    visitor.ask(desk, "AdoptDraft", digest=visitor.ask(desk, "ReadMinutes")["digest"])
    used = own.read_bytes()
    own_template(workspace / "mau", "- Hình thức:", "- Kiểu họp:")
    outbox = Outbox(data_dir(), now, workspace)
    Publisher(room[0], outbox, workspace, now, Machine("a" * 32, "MÁY-1")).tick(hurry=True)
    delivered(outbox)
    first = printed_state(store.id)
    assert (first.file, first.error) == ("bien-ban.docx", "")
    paper = (papers_folder(store.id) / first.file).read_bytes()
    (copy,) = (workspace / "mau" / "da-dung").glob("*.docx")
    assert copy.read_bytes() == used
    (file,) = workspace.glob("2026/*/ho-so.json")
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "second"))
    second = print_minutes(load(file.read_bytes()))
    assert second
    assert second.read_bytes() == paper
    assert any(line.startswith("- Cách họp:") for line in text_lines(paper))


def test_a_disk_that_cannot_keep_the_template_stops_no_adoption(
    desk: Region, visitor: Visitor, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    (data_dir() / "mau-da-dung").write_text("a file in the folder's place", encoding="utf-8")
    visitor.ask(desk, "AdoptDraft", digest=visitor.ask(desk, "ReadMinutes")["digest"])
    store.refresh()
    assert store.meeting.adoption is not None
    assert "could not be kept" in caplog.text
    assert print_minutes(store.meeting)
    assert printed_state(store.id).error == ""


def test_the_number_is_written_without_its_word(desk: Region, visitor: Visitor, store: Store) -> None:
    visitor.ask(desk, "SetNumber", number="Số: 05")
    store.refresh()
    assert store.meeting.details.number == "05"


def test_one_press_tells_what_was_not_held_and_each_is_taken_back(desk: Region, visitor: Visitor, store: Store) -> None:
    unheld = desk.state["item"]["panels"]["minutes"]["unheld"]
    unreached = [row["id"] for row in unheld["unreached"]]
    assert {"B2", "B8", "C5"} <= set(unreached)
    assert {"B1", "C6", "C7"}.isdisjoint(unreached)
    assert "error" not in visitor.ask(desk, "MarkNotHeld", items=unreached, reason="hết giờ")
    unheld = desk.state["item"]["panels"]["minutes"]["unheld"]
    assert unheld["unreached"] == []
    assert {row["reason"] for row in unheld["told"]} == {"hết giờ"}
    assert [row["id"] for row in unheld["told"]] == unreached
    assert "error" not in visitor.ask(desk, "MarkHeld", item="B8")
    unheld = desk.state["item"]["panels"]["minutes"]["unheld"]
    assert [row["title"] for row in unheld["unreached"]] == ["Thảo luận, phê bình"]
