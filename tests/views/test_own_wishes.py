"""A page's own wishes (papers, plan, folder) go past the store, so they ask for the role themselves."""

import pytest

from assistant.domain.roles import Role
from assistant.platform.kernel_session import ROLE_VARIABLE
from assistant.views.page import Arguments, Wishes
from assistant.widgets.region import Answer


@pytest.mark.parametrize("role", Role)
def test_what_is_a_pages_own_is_the_consoles(role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def write(arguments: Arguments, wish: str) -> Answer:
        done.append(wish)
        return {"written": True}

    monkeypatch.setenv(ROLE_VARIABLE, role)
    wishes = Wishes(lambda: None, lambda: None, {"PrintPapers": write})
    answer = wishes.answer("PrintPapers", {}, "w1")
    assert (answer.get("written", False), len(done)) == ((True, 1) if role is Role.CONSOLE else (False, 0))
    assert (answer.get("code") == "not_allowed") == (role is not Role.CONSOLE)
    assert "error" not in wishes.answer("Hello", {}, "w2")
