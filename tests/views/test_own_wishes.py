"""A page's own commands (papers, plan, folder) go past the store, so they ask for the role themselves."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from assistant.domain.roles import PageRole
from assistant.platform.kernel_session import ROLE_VARIABLE
from assistant.usecases.bad_input import BadInput
from assistant.views.page import Action, Arguments, PageCommands
from assistant.widgets.region import Answer, Region
from tests.pages import Visitor, answer_at_once


@pytest.mark.parametrize("role", PageRole)
def test_what_is_a_pages_own_is_the_consoles(role: PageRole, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def write(arguments: Arguments, command_id: str) -> Answer:
        done.append(command_id)
        return {"written": True}

    monkeypatch.setenv(ROLE_VARIABLE, role)
    commands = PageCommands(lambda: None, lambda: None, {"PrintPapers": write})
    answer = answer_at_once(commands, "PrintPapers", {}, "w1")
    assert (answer.get("written", False), len(done)) == ((True, 1) if role is PageRole.CONSOLE else (False, 0))
    assert (answer.get("code") == "not_allowed") == (role is not PageRole.CONSOLE)
    assert "error" not in answer_at_once(commands, "Hello", {}, "w2")


def test_what_takes_its_time_holds_up_nobody_and_is_done_once(visitor: Visitor) -> None:
    """Sent again meanwhile it is told to be under way; sent again afterwards it gets the same answer."""
    begun, shown = [], []

    async def course() -> list[dict[str, Any]]:
        done = asyncio.Event()

        async def make(number: str) -> Answer:
            begun.append(number)
            await done.wait()
            if number == "bad":
                raise BadInput("không được")
            return {"made": number}

        own: Mapping[str, Action] = {
            "PrintPapers": lambda arguments, command_id: make(str(arguments.get("number"))),
            "ListPapers": lambda arguments, command_id: {"papers": []},
        }
        region = Region(PageCommands(lambda: None, lambda: shown.append(len(begun)), own).answer, {})
        for command_id, number in (("w1", "01"), ("w1", "01"), ("w2", "bad")):
            visitor.ask(region, "PrintPapers", command_id, number=number)
        assert visitor.ask(region, "ListPapers", "w3") == {"ack": "w3", "papers": []}
        done.set()
        for _ in range(20):
            await asyncio.sleep(0)
        visitor.ask(region, "PrintPapers", "w1", number="01")
        answers: list[dict[str, Any]] = region.comm.answers
        return answers

    assert asyncio.run(course()) == [
        {"working": "w1"},
        {"ack": "w3", "papers": []},
        {"ack": "w1", "made": "01"},
        {"ack": "w2", "error": "không được"},
        {"ack": "w1", "made": "01"},
    ]
    assert begun == ["01", "bad"]
    assert len(shown) == 5, "the page shows the truth when something begins and when it is over"
