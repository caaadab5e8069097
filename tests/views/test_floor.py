"""The floor's figures on the console: time of ideology and criticism while it runs (docs/domain.md N8)."""

from datetime import timedelta

from assistant.domain import commands as c
from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import evolve
from assistant.journal.store import Store
from assistant.views.console import floor
from tests.journal.making import Clock


def test_ideology_is_summed_from_its_item_and_from_criticism_elsewhere(store: Store, now: Clock) -> None:
    """Twelve minutes of the item, three of criticism under another one; what goes on is told by its start."""
    for command_id in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B2")):
        store.send(command_id)
    began = now()
    now.pass_time(720)
    running = floor.ideology_state(store.meeting, now())
    assert running is not None
    assert (running["seconds"], running["since"]) == (0, began.timestamp())
    assert (running["least"], running["most"]) == (15, 0)
    store.send(c.GoToItem("B8"))
    store.send(c.StartSpeech("dv-03"))
    speech = store.meeting.speech()
    assert speech is not None
    store.send(c.ClassifySpeech(speech.id, OpinionKind.CRITICISM))
    now.pass_time(180)
    store.send(c.StopSpeech())
    now.pass_time(600)
    over = floor.ideology_state(store.meeting, now())
    assert over is not None
    assert (timedelta(seconds=over["seconds"]), over["since"]) == (timedelta(minutes=15), None)


def test_it_is_not_shown_where_no_rule_asks_for_it(store: Store, now: Clock) -> None:
    assert store.meeting.kind is MeetingKind.REGULAR
    assert floor.ideology_state(store.meeting, now()) is not None
    values = {code: rule for code, rule in store.meeting.rules.values.items() if not code.startswith("ideology")}
    without = evolve(store.meeting, rules=evolve(store.meeting.rules, values=values))
    assert floor.ideology_state(without, now()) is None


def test_a_correction_of_the_minutes_is_named_with_its_words_before_and_after_it_is_taken_back(
    store: Store, now: Clock
) -> None:
    for command in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B8")):
        store.send(command)
    store.send(c.EditText("item.B8.ket_luan", 0, 0, 0, "Xong trước 30/12 tại trụ sở."))
    store.send(c.AmendText("item.B8.ket_luan", "đ/c Hòa", "Xong trước 25/12 tại trụ sở."))
    told = "chỗ sửa biên bản của đ/c Hòa: sửa “30/12” thành “25/12”"
    assert floor.undo_list(store.meeting, now())[0] == f"Đã ghi {told}"
    store.send(c.Undo())
    assert told not in floor.undo_list(store.meeting, now())[0]
    assert floor.redo_sentence(store.meeting) == f"Đã hoàn tác việc: ghi {told}"
