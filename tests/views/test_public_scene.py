"""What is shown to all who only look: the wall of the room's meeting, the same as on the projector, nothing secret."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain.meeting import Takeover
from assistant.domain.roles import PageRole
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.kernel_session import ROLE_VARIABLE
from assistant.views.projector.page import projector_screen
from assistant.views.public_scene import PublicScene
from assistant.views.shown_meeting import NOTHING, open_belonging
from assistant.wording import views as words
from tests.journal.making import Clock, making
from tests.pages import Visitor

WHISPERED = "Lời kể của nhân chứng"
TITLE = "Đơn tố cáo đồng chí Tuấn"


def scene_of(room: tuple[Journal, Store], now: Clock) -> PublicScene:
    return PublicScene(room[0], open_belonging(room[0]), now)


def told(scene: PublicScene) -> str:
    return json.dumps(scene.state(), ensure_ascii=False)


def test_it_is_the_projectors_wall_word_for_word(
    room: tuple[Journal, Store], now: Clock, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ROLE_VARIABLE, PageRole.PROJECTOR)
    _, store = room
    scene = scene_of(room, now)
    for command in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B8"), c.StartSpeech("dv-03")):
        store.send(command)
        wall = projector_screen(store)
        assert scene.state() == wall.region.state
        assert scene.state()["keys"] is False


def test_nothing_secret_goes_out(room: tuple[Journal, Store], now: Clock) -> None:
    _, store = room
    scene = scene_of(room, now)
    store.send(c.AmendItem("B1", TITLE, secret=True))
    for command in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B1"), c.StartSpeech("dv-03")):
        store.send(command)
    speech = store.meeting.speech()
    assert speech
    for field in ("item.B1.noi_dung", f"speech.{speech.id}", "item.B1.ket_luan"):
        store.send(c.EditText(field, 0, 0, 0, WHISPERED))
        assert not [word for word in (TITLE, WHISPERED) if word in told(scene)]
    store.send(c.StopSpeech())
    store.send(c.AddAction(WHISPERED, ("dv-03",), item="B1"))
    assert not [word for word in (TITLE, WHISPERED) if word in told(scene)]


def test_the_room_goes_on_seeing_how_its_meeting_ended_until_another_runs(
    room: tuple[Journal, Store], now: Clock
) -> None:
    journal, store = room
    scene = scene_of(room, now)
    store.send(c.StartMeeting())
    assert scene.state()["meeting"] == store.id
    now.pass_time(60)
    newer = Store.make(journal, making(start=now.now + timedelta(days=30), title="Buổi sau"), now)
    assert scene.state()["meeting"] == store.id
    store.send(c.CancelStart())
    assert scene.state()["meeting"] == store.id, "no other runs"
    newer.send(c.StartMeeting())
    assert scene.state()["meeting"] == newer.id


def test_of_two_that_run_the_one_begun_last_is_shown_also_once_it_has_ended(
    room: tuple[Journal, Store], now: Clock
) -> None:
    """Nobody ended the meeting of last month."""
    journal, forgotten = room
    forgotten.send(c.StartMeeting())
    scene = scene_of(room, now)
    assert scene.state()["meeting"] == forgotten.id
    now.pass_time(30 * 86_400)
    tonight = Store.make(journal, making(start=now.now, title="Buổi tối nay"), now)
    tonight.send(c.StartMeeting())
    assert scene.state()["meeting"] == tonight.id
    assert scene_of(room, now).state()["meeting"] == tonight.id, "also for a server that has just begun"
    now.pass_time(60)
    tonight.send(c.EndMeeting("hết giờ"))
    assert scene.state()["meeting"] == tonight.id, "the room sees how it ended"


def test_what_another_machine_goes_on_with_does_not_run_here(room: tuple[Journal, Store], now: Clock) -> None:
    journal, away = room
    now.pass_time(60)
    tonight = Store.make(journal, making(title="Buổi ở máy này"), now)
    tonight.send(c.StartMeeting())
    now.pass_time(60)
    away.send(c.StartMeeting())
    scene = scene_of(room, now)
    assert scene.state()["meeting"] == away.id
    away.send(c.NoteMoved(Takeover(now(), "m2", "Máy văn phòng")))
    assert scene.state()["meeting"] == tonight.id


def test_a_discarded_meeting_is_shown_no_more_and_without_any_it_says_so(
    room: tuple[Journal, Store], now: Clock
) -> None:
    _, store = room
    scene = scene_of(room, now)
    assert scene.state()["meeting"] == store.id
    store.send(c.DiscardMeeting())
    assert scene.state() in (NOTHING, {"message": words.DISCARDED})


def test_a_meeting_of_another_cells_folder_is_not_shown(
    room: tuple[Journal, Store], now: Clock, tmp_path: Path
) -> None:
    journal, store = room
    journal.database.rows("UPDATE meeting SET workspace = ? WHERE id = ?", ("/another/cell", store.id))
    assert scene_of(room, now).state() == NOTHING
