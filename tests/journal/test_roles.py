"""The store asks the role again, whatever page the command came from: a projector writes nothing, a chair his share."""

from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain.refusal import Refused
from assistant.domain.roles import PageRole
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform import kernel_session
from assistant.views.page import PageCommands
from tests.journal.making import Clock, made, making
from tests.pages import answer_at_once


def refused(store: Store, command: c.Command) -> bool:
    before = store.meeting
    with pytest.raises(Refused) as refusal:
        store.send(command)
    return refusal.value.code == "not_allowed" and store.meeting == before


def test_a_projector_writes_nothing_and_a_chair_his_share(path: Path, clock: Clock) -> None:
    journal, console = made(path, clock)
    chair, wall = (Store(journal, console.id, clock, role) for role in (PageRole.CHAIR, PageRole.PROJECTOR))
    assert refused(wall, c.StartMeeting())
    assert refused(chair, c.StartMeeting())
    console.send(c.StartMeeting())
    assert refused(wall, c.Pause())
    assert chair.send(c.Pause())
    wall.refresh()
    assert wall.meeting.breaks == chair.meeting.breaks != ()
    journal.close()


@pytest.mark.parametrize("role", [PageRole.CHAIR, PageRole.PROJECTOR])
def test_only_the_console_makes_meetings(journal: Journal, clock: Clock, role: PageRole) -> None:
    with pytest.raises(Refused, match="not_allowed"):
        Store.make(journal, making(), clock, role=role)
    assert list(journal.heads()) == []


def test_the_chairs_phone_does_not_take_back_what_the_secretary_wrote(path: Path, clock: Clock) -> None:
    """Whose an act is stands in the journal: another kernel, and one that starts anew, know it too."""
    journal, console = made(path, clock)
    chair = Store(journal, console.id, clock, PageRole.CHAIR)
    console.send(c.StartMeeting())
    item = console.meeting.agenda[2].id
    chair.send(c.GoToItem(item))
    console.send(c.RecordDues(3, 4, "thu tại chỗ"))
    with pytest.raises(Refused, match="undo_of_another"):
        chair.send(c.Undo())
    assert chair.meeting.dues == console.meeting.dues
    assert console.meeting.dues is not None
    console.send(c.Undo())
    Store(journal, console.id, clock, PageRole.CHAIR).send(c.Undo())
    console.refresh()
    assert console.meeting.current != item
    Store(journal, console.id, clock, PageRole.CHAIR).send(c.Redo())
    console.refresh()
    assert console.meeting.current == item
    journal.close()


def test_without_a_named_role_it_is_the_process_that_counts(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, console = made(path, clock)
    monkeypatch.setenv(kernel_session.ROLE_VARIABLE, "projector")
    wall = Store(journal, console.id, clock)
    assert refused(wall, c.StartMeeting())
    answer = answer_at_once(PageCommands(lambda: wall, lambda: None, {}), "StartMeeting", {}, "w1")
    assert answer["code"] == "not_allowed"
    assert "thư ký" in str(answer["error"])
    journal.close()
