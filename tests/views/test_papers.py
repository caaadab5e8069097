"""The minutes on the console: read, adopted as read, frozen, opened again, read anew."""

from hashlib import sha256
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.journal.store import Store
from assistant.views.console.page import Console
from assistant.views.papers import CHANGED_SINCE_READ
from assistant.widgets.region import Region
from tests.views.conftest import Visitor

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


def test_the_number_is_written_without_its_word(desk: Region, visitor: Visitor, store: Store) -> None:
    visitor.ask(desk, "SetNumber", number="Số: 05")
    store.refresh()
    assert store.meeting.details.number == "05"
