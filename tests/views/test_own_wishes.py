"""A page's own commands (papers, plan, folder) go past the store, so they ask for the role themselves."""

import pytest

from assistant.domain.roles import PageRole
from assistant.platform.kernel_session import ROLE_VARIABLE
from assistant.views.page import Arguments, PageCommands
from assistant.widgets.region import Answer


@pytest.mark.parametrize("role", PageRole)
def test_what_is_a_pages_own_is_the_consoles(role: PageRole, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def write(arguments: Arguments, command_id: str) -> Answer:
        done.append(command_id)
        return {"written": True}

    monkeypatch.setenv(ROLE_VARIABLE, role)
    commands = PageCommands(lambda: None, lambda: None, {"PrintPapers": write})
    answer = commands.answer("PrintPapers", {}, "w1")
    assert (answer.get("written", False), len(done)) == ((True, 1) if role is PageRole.CONSOLE else (False, 0))
    assert (answer.get("code") == "not_allowed") == (role is not PageRole.CONSOLE)
    assert "error" not in commands.answer("Hello", {}, "w2")
