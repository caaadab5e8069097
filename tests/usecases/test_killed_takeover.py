"""The second machine is killed while it takes a meeting over: started again, it has the whole meeting, in its place."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.places import Places
from assistant.journal.store import Store
from assistant.platform.paths import journal_file
from assistant.share.outbox import Outbox
from assistant.workspace.init import init
from tests.pages import Visitor
from tests.usecases.test_other_machines import There, command_id, home_on

STEPS: tuple[tuple[type, str], ...] = (
    (Belonging, "claim"),
    (Journal, "append"),
    (Places, "give"),
    (Outbox, "put"),
)
"""What a takeover writes, in the classes that write it."""


class Killed(BaseException):
    """The process is gone."""


def dies(monkeypatch: pytest.MonkeyPatch, kind: type, name: str, at: int, after: bool) -> list[int]:
    """The call with this number (from 1) is the last that the process does; the list grows with each call."""
    usual: Callable[..., Any] = getattr(kind, name)
    calls: list[int] = []

    def passed(*given: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) == at and not after:
            raise Killed
        found = usual(*given, **more)
        if len(calls) == at:
            raise Killed
        return found

    monkeypatch.setattr(kind, name, passed)
    return calls


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize(("kind", "name"), STEPS, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_killed_while_taking_over(
    kind: type,
    name: str,
    at: int,
    after: bool,
    tmp_path: Path,
    workspace: Path,
    visitor: Visitor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    init(workspace, sample=True)
    there = There(tmp_path / "theirs.sqlite", workspace)
    home = home_on(workspace)
    with monkeypatch.context() as dying:
        calls = dies(dying, kind, name, at, after)
        try:
            command_id(home, visitor, "TakeOver", path=str(there.file), sure=True)
        except Killed:
            pass
        else:
            assert len(calls) < at, "nothing went on after the kill"
            return
    home._journal.close()

    again = home_on(workspace)
    if there.store.id not in [line["id"] for line in again.board.state["running"]]:
        assert [line["id"] for line in again.board.state["elsewhere"]] == [there.store.id], "it is offered once more"
        came = command_id(again, visitor, "TakeOver", path=str(there.file), sure=True)["came"]
        assert (came["meeting"], came["error"]) == (there.store.id, "")
        asyncio.run(again._look())
    assert [line["id"] for line in again.board.state["running"]] == [there.store.id]
    here = Store(Journal(journal_file()), there.store.id, there.clock)
    assert here.meeting.texts == there.store.meeting.texts
    assert here.meeting.members == there.store.meeting.members
    assert Places(again._journal).folder(there.store.id) == there.file.parent.relative_to(workspace).as_posix()
