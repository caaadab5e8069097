"""The projector's values: the truth, and nothing that is the secretary's own."""

import json
from dataclasses import replace

from assistant.domain import commands as c
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import ReadBack
from assistant.domain.rules import Matter, VotingWay
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.views.chair.page import chair_state
from assistant.views.projector import present
from assistant.views.projector.page import projector_screen
from assistant.views.shown_meeting import current_meeting
from tests.builders import meeting_of, rules_with
from tests.journal.making import Clock, making
from tests.pages import Visitor


def shown(store: Store, visitor: Visitor) -> dict[str, object]:
    wall = projector_screen(store)
    wall.show()
    state: dict[str, object] = wall.region.state
    return state


def test_it_shows_the_item_the_speaker_and_the_numbers(store: Store, visitor: Visitor) -> None:
    for command_id in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B8"), c.StartSpeech("dv-03")):
        store.send(command_id)
    state = shown(store, visitor)
    text = json.dumps(state, ensure_ascii=False)
    for words in ("Thảo luận; tự phê bình và phê bình", "Nguyễn Văn Số 3", '"present": 17'):
        assert words in text


def test_it_keeps_the_secretarys_texts_to_itself(store: Store, visitor: Visitor) -> None:
    for command_id in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B8"), c.StartSpeech("dv-03")):
        store.send(command_id)
    speech = store.meeting.speech()
    assert speech is not None
    for field in (f"speech.{speech.id}", "item.B8.tu_phe_binh", "item.B1.noi_dung"):
        store.send(c.EditText(field, 0, 0, 0, "kín"))
    assert "kín" not in json.dumps(shown(store, visitor), ensure_ascii=False)


def test_the_room_sees_the_majority_an_admission_needs_and_what_came_of_it() -> None:
    room = meeting_of(21, 0).start().roll()
    motion = room.propose("Kết nạp quần chúng A", matter=Matter.ADMISSION)
    room.write(f"motion.{motion}", "Đề nghị kết nạp quần chúng A")
    wall, phone = present.projector_state(room.meeting, room.now)["motion"], chair_state(room.meeting, room.now)["vote"]
    assert wall
    assert phone
    assert wall["base"].endswith("; thông qua khi ít nhất hai phần ba tán thành (từ 14 người trở lên)")
    assert phone["base"] == wall["base"]
    room.send(c.RecordVote(motion, 13, 8, 0))
    counted = present.projector_state(room.meeting, room.now)["motion"]
    vote = counted and counted["vote"]
    assert vote
    assert (vote["passed"], vote["share"]) == (False, "chưa đủ hai phần ba")


def test_the_majority_of_a_secret_motion_does_not_tell_what_it_is_about() -> None:
    room = meeting_of(21, 0)
    room.send(c.AmendItem("A1", "Chào cờ", secret=True))
    room.start().roll()
    motion = room.propose("Kết nạp quần chúng A", matter=Matter.ADMISSION)
    room.write(f"motion.{motion}", "Đề nghị kết nạp quần chúng A")
    assert "phần ba" not in json.dumps(
        [present.projector_state(room.meeting, room.now), chair_state(room.meeting, room.now)], ensure_ascii=False
    )
    room.send(c.RecordVote(motion, 13, 8, 0))
    assert "phần ba" not in json.dumps(
        [present.projector_state(room.meeting, room.now), chair_state(room.meeting, room.now)], ensure_ascii=False
    )


def test_an_open_vote_is_on_the_wall_before_it_is_worded_and_says_how_it_is_voted_on() -> None:
    room = meeting_of(21, 0).start().roll()
    put = room.propose("Kết nạp quần chúng A", matter=Matter.ADMISSION)
    room.send(c.ChooseVotingWay(put, VotingWay.HANDS))
    state = present.projector_state(room.meeting, room.now)
    assert state["scene"] == "vote"
    assert state["motion"]
    assert (state["motion"]["text"], state["motion"]["going_on"]) == ("Kết nạp quần chúng A", "Đang biểu quyết")
    room.send(c.ChooseVotingWay(put, VotingWay.BALLOT))
    state = present.projector_state(room.meeting, room.now)
    assert state["motion"]
    assert state["motion"]["going_on"] == "Đang bỏ phiếu kín"
    room.send(c.ChooseVotingWay(put, VotingWay.HANDS))
    room.send(c.RecordVote(put, 13, 8, 0))
    state = present.projector_state(room.meeting, room.now)
    assert state["motion"]
    assert state["motion"]["going_on"] == ""


def test_the_phone_is_told_what_the_item_in_hand_still_owes() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("A5"))
    assert chair_state(room.meeting, room.now)["owed"] == {"agenda": True, "reading": False}
    room.send(c.AdoptAgenda())
    assert chair_state(room.meeting, room.now)["owed"] == {"agenda": False, "reading": False}
    room.send(c.GoToItem("B1"))
    room.write("item.B1.ket_luan", "Đã quán triệt.")
    assert chair_state(room.meeting, room.now)["owed"]["reading"]
    room.send(c.OpenReading("B1"))
    room.send(c.CloseReading(ReadBack.READ))
    assert not chair_state(room.meeting, room.now)["owed"]["reading"]


def test_it_can_ask_for_nothing(store: Store, visitor: Visitor) -> None:
    region = projector_screen(store).region
    for command_id in ("StartMeeting", "EndMeeting", "MarkRestPresent"):
        assert visitor.ask(region, command_id)["error"]
    assert not store.refresh()


def test_without_an_address_it_is_the_running_meeting(room: tuple[Journal, Store], now: Clock) -> None:
    journal, first = room
    first.send(c.StartMeeting())
    now.pass_time(60)
    newer = Store.make(journal, making(title="Buổi khác"), now)
    assert newer.id != first.id
    assert current_meeting(journal) == first.id


def test_who_has_not_spoken_is_shown_to_the_room_only_where_the_cell_wants_it() -> None:
    room = meeting_of(3, 0).start().roll()
    room.speak("chinh-thuc-1")
    assert present.projector_state(room.meeting, room.now)["silent"] == []
    room = meeting_of(3, 0, rules=rules_with(wall_shows_silent=True)).start().roll()
    room.speak("chinh-thuc-1", item="B8")
    assert len(present.projector_state(room.meeting, room.now)["silent"]) == 2


def test_the_phone_shows_who_has_spoken_already() -> None:
    room = meeting_of(4).start().roll()
    room.send(c.GoToItem("B8"))
    room.send(c.StartSpeech("chinh-thuc-3"))
    room.tick(minutes=2)
    room.send(c.StopSpeech())
    people = {one["id"]: one["count"] for one in chair_state(room.meeting, room.now)["people"]}
    assert people["chinh-thuc-3"] == 1
    assert people["chinh-thuc-2"] == 0


def test_the_wall_shows_what_was_concluded_beside_the_tasks_wherever_it_was_written() -> None:
    room = meeting_of(4, kind=MeetingKind.THEMATIC).start().roll()
    room.send(c.GoToItem("T7"))
    room.write("item.T7.bo_sung", "Bổ sung lịch trực thay")
    assert present.projector_state(room.meeting, room.now)["scene"] == "conclusion"
    room.give("Lập lịch trực")
    wall = present.projector_state(room.meeting, room.now)
    assert (wall["scene"], wall["conclusion"]) == ("tasks", "Bổ sung lịch trực thay")
    secret = replace(room.meeting, agenda=tuple(replace(i, secret=i.id == "T7") for i in room.meeting.agenda))
    assert present.projector_state(secret, room.now)["conclusion"] == ""


def test_what_the_secretary_and_the_chair_are_reminded_of_is_not_for_the_room() -> None:
    room = meeting_of(4, kind=MeetingKind.THEMATIC).start().roll()
    shown_points = {}
    for item in ("T4", "C6", "C7"):
        room.send(c.GoToItem(item))
        shown_points[item] = present.projector_state(room.meeting, room.now)["item"]["points"]
    assert len(shown_points["T4"]) == 3
    assert shown_points["C6"] == shown_points["C7"] == []
