"""Pages without a browser: real regions on a real journal; the wire between them and the browser is written down."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import comm
import pytest
from comm.base_comm import BaseComm

from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.paths import data_dir
from assistant.views.console.page import Console
from assistant.views.page import Arguments, PageCommands
from assistant.views.papers import PaperCommands
from assistant.widgets.region import Answer, Region
from tests.journal.making import Clock, made


class Wire(BaseComm):
    """The line to a browser: what the kernel sends is kept."""

    def publish_msg(
        self, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **keys: Any
    ) -> None:
        """Keep what is sent; the line is opened before the list is there."""
        vars(self).setdefault("sent", []).append(data or {})
        vars(self).setdefault("buffers", []).append(buffers)

    @property
    def answers(self) -> list[dict[str, Any]]:
        """What the page was answered, oldest first."""
        return [message["content"] for message in vars(self)["sent"] if message.get("method") == "custom"]


class Visitor:
    """Somebody at a page: commands go through a region's own line, as a browser sends them."""

    def __init__(self) -> None:
        self.number = 0

    def ask(self, region: Region, command: str, command_id: str = "", **arguments: Any) -> dict[str, Any]:
        """Send a command; the answer."""
        self.number += 1
        return self.say(region, {"id": command_id or f"w{self.number}", "command": command, "args": arguments})

    def say(self, region: Region, content: object) -> dict[str, Any]:
        """Send anything at all; the answer."""
        message = {"content": {"data": {"method": "custom", "content": content}}, "buffers": []}
        region.comm.handle_msg(message)
        answers: list[dict[str, Any]] = region.comm.answers
        return answers[-1] if answers else {}


def answer_at_once(commands: PageCommands, name: str, arguments: Arguments, command_id: str) -> Answer:
    """The answer to a command that nobody waits for."""
    answer = commands.answer(name, arguments, command_id)
    assert isinstance(answer, dict), name
    return answer


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Every region made from here on talks over a `Wire`."""
    monkeypatch.setattr(comm, "create_comm", Wire)
    return Visitor()


@pytest.fixture
def now() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cell's folder; the machine's own folder is beside it."""
    folder = tmp_path / "Chi bộ"
    folder.mkdir()
    monkeypatch.setenv("CHIBO_WORKSPACE", str(folder))
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "data"))
    return folder


@pytest.fixture
def room(workspace: Path, now: Clock) -> Iterator[tuple[Journal, Store]]:
    """A journal with one meeting that has not begun."""
    journal, store = made(data_dir() / "chibo.sqlite", now)
    yield journal, store
    journal.close()


@pytest.fixture
def store(room: tuple[Journal, Store]) -> Store:
    """The meeting, as another process sees it."""
    return room[1]


@pytest.fixture
def console(room: tuple[Journal, Store], visitor: Visitor, now: Clock) -> Console:
    """The console of that meeting."""
    journal, store = room
    return Console(journal, Store(journal, store.id, now), PaperCommands(data_dir(), journal, now))
