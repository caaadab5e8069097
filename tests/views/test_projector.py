"""The projector's values: the truth, and nothing that is the secretary's own."""

import json

from assistant.domain import commands as c
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.views.projector import present
from assistant.views.projector.page import projector
from assistant.views.screen import current
from tests.builders import meeting_of, rules_with
from tests.journal.making import Clock, making
from tests.pages import Visitor


def shown(store: Store, visitor: Visitor) -> dict[str, object]:
    wall = projector(store)
    wall.show()
    state: dict[str, object] = wall.region.state
    return state


def test_it_shows_the_item_the_speaker_and_the_numbers(store: Store, visitor: Visitor) -> None:
    for wish in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B8"), c.StartSpeech("dv-03")):
        store.send(wish)
    state = shown(store, visitor)
    text = json.dumps(state, ensure_ascii=False)
    for words in ("Thảo luận; tự phê bình và phê bình", "Nguyễn Văn Số 3", '"present": 17'):
        assert words in text


def test_it_keeps_the_secretarys_texts_to_itself(store: Store, visitor: Visitor) -> None:
    for wish in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B8"), c.StartSpeech("dv-03")):
        store.send(wish)
    speech = store.meeting.speech()
    assert speech is not None
    for field in (f"speech.{speech.id}", "item.B8.tu_phe_binh", "item.B1.noi_dung"):
        store.send(c.EditText(field, 0, 0, 0, "kín"))
    assert "kín" not in json.dumps(shown(store, visitor), ensure_ascii=False)


def test_it_can_ask_for_nothing(store: Store, visitor: Visitor) -> None:
    region = projector(store).region
    for wish in ("StartMeeting", "EndMeeting", "MarkRestPresent"):
        assert visitor.ask(region, wish)["error"]
    assert not store.refresh()


def test_without_an_address_it_is_the_running_meeting(room: tuple[Journal, Store], now: Clock) -> None:
    journal, first = room
    first.send(c.StartMeeting())
    now.pass_time(60)
    newer = Store.make(journal, making(title="Buổi khác"), now)
    assert newer.id != first.id
    assert current(journal) == first.id


def test_who_has_not_spoken_is_shown_to_the_room_only_where_the_cell_wants_it() -> None:
    room = meeting_of(3, 0).start().roll()
    room.speak("chinh-thuc-1")
    assert present.projector(room.meeting)["silent"] == []
    room = meeting_of(3, 0, rules=rules_with(wall_shows_silent=True)).start().roll()
    room.speak("chinh-thuc-1")
    assert len(present.projector(room.meeting)["silent"]) == 2
