"""Who may send what: the table of roles, the store that asks it, and the sentence that people get."""

import pytest

from assistant.domain import commands
from assistant.domain.commands import Command
from assistant.domain.refusal import Refused
from assistant.domain.roles import ALLOWED, PageRole, permit
from assistant.platform import kernel_session
from assistant.wording import refusals as refusal_words

EVERY = frozenset(commands.__all__) - {"Command"}
CHAIRS = {
    "GoToItem",
    "AdoptAgenda",
    "StartSpeech",
    "StopSpeech",
    "NextSpeaker",
    "AskFloor",
    "LeaveQueue",
    "MoveInQueue",
    "RecordVote",
    "Pause",
    "Resume",
    "OpenReading",
    "CloseReading",
    "Undo",
    "Redo",
}


def bare(name: str) -> Command:
    """A command of that type, whatever it holds: only its type is asked about."""
    kind: type[Command] = getattr(commands, name)
    return object.__new__(kind)


@pytest.mark.parametrize("role", list(PageRole))
@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_command_by_every_role(role: PageRole, name: str) -> None:
    allowed = role is PageRole.CONSOLE or (role is PageRole.CHAIR and name in CHAIRS)
    if allowed:
        permit(role, bare(name))
    else:
        with pytest.raises(Refused) as refused:
            permit(role, bare(name))
        assert refused.value.code == "not_allowed"


def test_the_table_names_commands_that_exist() -> None:
    for role, names in ALLOWED.items():
        assert names <= EVERY, role


def test_a_refusal_has_words() -> None:
    assert refusal_words.refusal_sentence("not_allowed", {}).endswith(".")


def test_roles_are_ordered() -> None:
    assert PageRole.CONSOLE.covers(PageRole.CHAIR)
    assert PageRole.CHAIR.covers(PageRole.PROJECTOR)
    assert PageRole.CHAIR.covers(PageRole.CHAIR)
    assert not PageRole.PROJECTOR.covers(PageRole.CHAIR)


def test_the_role_of_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(kernel_session.ROLE_VARIABLE, raising=False)
    assert kernel_session.page_role() is PageRole.CONSOLE
    monkeypatch.setenv(kernel_session.ROLE_VARIABLE, "chair")
    assert kernel_session.page_role() is PageRole.CHAIR
    monkeypatch.setenv(kernel_session.ROLE_VARIABLE, "somebody")
    with pytest.raises(ValueError, match="somebody"):
        kernel_session.page_role()
