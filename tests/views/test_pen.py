"""The pen at the pages: which page a console is, who writes, what the other is shown; without a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.paths import data_dir
from assistant.views.console.page import Console
from assistant.views.papers import PaperCommands
from assistant.wording import refusals as refusal_words
from tests.journal.making import Clock, running
from tests.pages import Visitor

FIELD = "item.B8.ket_luan"
EDIT: dict[str, Any] = {"field": FIELD, "rev": 0, "at": 0, "cut": 0, "insert": "Nhất trí."}
HERE = {"browser": "b1", "where": "máy chạy chương trình, Chrome"}


@pytest.fixture
def clock() -> Clock:
    """Stands still until it is moved."""
    return Clock()


@pytest.fixture
def consoles(
    tmp_path: Path, clock: Clock, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Console]]:
    """As many consoles of one meeting as wanted, each with its own connection."""
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path))
    first, store = running(tmp_path / "chibo.sqlite", clock)
    opened = [first]

    def make() -> Console:
        journal = Journal(tmp_path / "chibo.sqlite")
        opened.append(journal)
        return Console(journal, Store(journal, store.id, clock), PaperCommands(data_dir(), journal, clock))

    yield make
    for journal in opened:
        journal.close()


def shown(console: Console, name: str = "head") -> dict[str, Any]:
    """What a region shows once the console has looked at the journal."""
    console.show()
    state: dict[str, Any] = console.regions[name].state
    return state


def test_one_writes_and_the_other_is_shown_where_the_pen_is(
    consoles: Callable[[], Console], visitor: Visitor, clock: Clock
) -> None:
    one, other = consoles(), consoles()
    assert visitor.ask(one.regions["head"], "Here", page="p1", **HERE).keys() == {"ack"}
    assert "rev" in visitor.ask(one.regions["desk"], "EditText", **EDIT)
    answer = visitor.ask(other.regions["head"], "Here", page="p2", **HERE)
    assert (answer["holder"], answer["browser"]) == ("p1", "b1")
    assert shown(other)["pen"] == {"where": refusal_words.OTHER_TAB, "since": clock().timestamp(), "taken": False}
    assert not any(shown(other, name)["writes"] for name in other.regions)
    refused = visitor.ask(other.regions["desk"], "EditText", **{**EDIT, "rev": 1})
    assert refused["code"] == "pen_elsewhere"
    assert refusal_words.OTHER_TAB in refused["error"]
    assert shown(one)["pen"] is None


def test_one_click_takes_it_and_the_first_is_told(
    consoles: Callable[[], Console], visitor: Visitor, clock: Clock
) -> None:
    one, other = consoles(), consoles()
    for page, console in (("p1", one), ("p2", other)):
        visitor.ask(console.regions["head"], "Here", page=page, browser=page, where="máy khác trong mạng, Edge")
    visitor.ask(one.regions["desk"], "EditText", **EDIT)
    clock.pass_time(60)
    assert "error" not in visitor.ask(other.regions["head"], "TakePen")
    assert shown(one)["pen"] == {
        "where": "máy khác trong mạng, Edge",
        "since": clock().timestamp(),
        "taken": True,
    }
    assert "rev" in visitor.ask(other.regions["desk"], "EditText", **{**EDIT, "rev": 1})
    clock.pass_time(60)
    for name, arguments in (("SetNumber", {"number": "5"}), ("ReadMinutes", {}), ("PlanDetails", {"place": "x"})):
        assert visitor.ask(one.regions["desk"], name, **arguments)["code"] == "pen_elsewhere"


def test_what_was_written_before_the_page_said_its_name_leaves_the_pen_with_it(
    consoles: Callable[[], Console], visitor: Visitor
) -> None:
    one, again = consoles(), consoles()
    visitor.ask(one.regions["desk"], "EditText", **EDIT)
    visitor.ask(one.regions["head"], "Here", page="p1", **HERE)
    assert shown(one)["pen"] is None
    visitor.ask(again.regions["head"], "Here", page="p1", **HERE)  # the same page, loaded anew
    assert shown(again)["pen"] is None


@pytest.mark.parametrize("arguments", [{}, {"page": "", **HERE}, {"page": 5, **HERE}, {"page": "p" * 101, **HERE}])
def test_a_page_that_says_nothing_of_use_is_refused_in_words(
    consoles: Callable[[], Console], visitor: Visitor, arguments: dict[str, Any]
) -> None:
    assert "tải lại trang" in visitor.ask(consoles().regions["head"], "Here", **arguments)["error"]


def test_a_text_has_a_name_in_the_list_of_what_is_kept(consoles: Callable[[], Console], visitor: Visitor) -> None:
    desk = consoles().regions["desk"]
    speech = visitor.ask(desk, "StartSpeech", speaker="dv-03")["speech"]
    for field, label in ((FIELD, "kết luận"), (f"speech.{speech}", "Ý kiến của Nguyễn Văn Số 3")):
        assert label in visitor.ask(desk, "TextOf", field=field, rev=0, tried=[])["label"]
