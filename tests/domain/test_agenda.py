"""Chương trình: items are added, renamed, moved and taken out."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.agenda import AgendaItem, in_phase_order, move_within_phase
from assistant.domain.rules import Panel, Phase
from tests.builders import CHAIR, Room, agenda_for, meeting_of


def ids(room: Room) -> list[str]:
    return [i.id for i in room.meeting.agenda]


def add(room: Room, phase: Phase = Phase.PROCEEDINGS, title: str = "Xét quần chúng ưu tú") -> AgendaItem:
    before = ids(room)
    room.send(c.AddItem(phase, title, 15, CHAIR))
    return next(i for i in room.meeting.agenda if i.id not in before)


def test_an_added_item_is_the_last_of_its_phase_before_what_superiors_say_to_all_of_it() -> None:
    room = meeting_of()
    item = add(room)
    assert ids(room)[12:15] == ["B8", item.id, "B9"]
    assert (item.minutes, item.presenter, item.rail_title) == (15, CHAIR, "Xét quần chúng ưu tú")
    assert item.records_panel(Panel.OPINIONS)
    assert item.records_panel(Panel.CONCLUSION)


def test_an_added_item_comes_after_remarks_that_superiors_have_made() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B9"))
    item = add(room)
    assert ids(room)[13:15] == ["B9", item.id]


def test_a_second_added_item_comes_after_the_first_and_may_be_moved_behind_the_remarks() -> None:
    room = meeting_of()
    first, second = add(room), add(room, title="Góp ý quy chế")
    assert ids(room)[12:16] == ["B8", first.id, second.id, "B9"]
    room.send(c.MoveItem(second.id, 10))
    assert ids(room)[12:16] == ["B8", first.id, "B9", second.id]


def test_an_item_added_to_the_closing_comes_before_the_minutes_are_read() -> None:
    room = meeting_of()
    item = add(room, Phase.CLOSING)
    assert ids(room)[-3:] == [item.id, "C6", "C7"]


def test_the_end_stays_the_end_even_where_nothing_else_is_left_of_the_closing() -> None:
    room = meeting_of(agenda=tuple(i for i in agenda_for() if i.code[0] != "C" or i.code in ("C6", "C7")))
    item = add(room, Phase.CLOSING)
    assert ids(room)[-3:] == [item.id, "C6", "C7"]


def test_an_item_can_be_added_to_a_phase_that_has_none() -> None:
    room = meeting_of(agenda=tuple(i for i in agenda_for() if i.phase is not Phase.PROCEEDINGS))
    item = add(room)
    assert ids(room)[4:7] == ["A5", item.id, "C1"]


def test_adding_keeps_the_order_the_cell_chose() -> None:
    room = meeting_of()
    room.send(c.MoveItem("C6", 0))
    before = ids(room)
    item = add(room, Phase.CLOSING)
    assert [i for i in ids(room) if i != item.id] == before
    assert ids(room)[-2:] == [item.id, "C7"]


def test_a_renamed_item_shows_its_new_name_on_the_rail_too() -> None:
    room = meeting_of()
    room.send(c.AmendItem("B1", "Thông tin thời sự tháng 10", "chinh-thuc-3", 20))
    item = room.meeting.item("B1")
    assert item is not None
    assert (item.title, item.rail_title, item.minutes, item.presenter) == (
        "Thông tin thời sự tháng 10",
        "Thông tin thời sự tháng 10",
        20,
        "chinh-thuc-3",
    )
    assert room.send(c.AmendItem("B1", "Thông tin thời sự tháng 10", "chinh-thuc-3", 20)) == []


def test_an_item_keeps_its_short_name_when_only_its_minutes_change() -> None:
    room = meeting_of()
    item = room.meeting.item("B1")
    assert item is not None
    room.send(c.AmendItem("B1", item.title, "", 25))
    changed = room.meeting.item("B1")
    assert changed is not None
    assert changed.rail_title == item.rail_title


def test_an_item_moves_inside_its_own_phase_only() -> None:
    room = meeting_of()
    room.send(c.MoveItem("B3", 0))
    assert ids(room)[5:8] == ["B3", "B1", "B2"]
    room.send(c.MoveItem("B3", 99))
    assert ids(room)[13:15] == ["B3", "C1"]
    room.send(c.MoveItem("B3", -5))
    assert ids(room)[5] == "B3"
    assert room.send(c.MoveItem("B3", 0)) == []


def test_an_item_nobody_has_begun_can_be_taken_out() -> None:
    room = meeting_of().start()
    room.send(c.RemoveItem("B3"))
    assert "B3" not in ids(room)
    assert room.refused(c.GoToItem("B3")) == "unknown_item"


def test_before_the_meeting_even_the_first_item_can_be_taken_out() -> None:
    room = meeting_of()
    room.send(c.RemoveItem("A1"))
    assert room.meeting.current == "A2"
    room.start()
    assert [v.item for v in room.meeting.visits] == ["A2"]


def test_the_current_item_stays() -> None:
    assert meeting_of().start().refused(c.RemoveItem("A1")) == "item_is_current"


def test_the_last_item_stays() -> None:
    assert meeting_of(agenda=agenda_for()[:1]).refused(c.RemoveItem("A1")) == "no_agenda"


def written(room: Room) -> None:
    room.write("item.B1.noi_dung", "Quán triệt nghị quyết")


def spoken(room: Room) -> None:
    room.speak(CHAIR, item="B1")


def given_a_task(room: Room) -> None:
    room.give(item="B1")


def voted(room: Room) -> None:
    room.send(c.GoToItem("B1"))
    room.send(c.RecordVote(room.propose(), 15, 0, 0))
    room.send(c.GoToItem("A1"))


@pytest.mark.parametrize("record", [written, spoken, given_a_task, voted])
def test_an_item_under_which_something_was_recorded_stays(record: object) -> None:
    room = meeting_of().start().roll()
    assert callable(record)
    record(room)
    assert room.refused(c.RemoveItem("B1")) == "item_has_record"


def test_a_text_that_was_wiped_out_again_is_no_record() -> None:
    room = meeting_of()
    written(room)
    room.write("item.B1.noi_dung", " \n")
    room.send(c.RemoveItem("B1"))
    assert "B1" not in ids(room)


def test_a_motion_without_words_or_votes_goes_with_its_item() -> None:
    room = meeting_of().start()
    room.send(c.GoToItem("B1"))
    motion = room.propose()
    room.send(c.GoToItem("A1"))
    room.send(c.RemoveItem("B1"))
    assert motion not in room.meeting.motions


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AddItem(Phase.PROCEEDINGS, "  "), "no_item_title"),
        (c.AddItem(Phase.PROCEEDINGS, "Việc khác", 601), "minutes_out_of_range"),
        (c.AddItem(Phase.PROCEEDINGS, "Việc khác", -1), "minutes_out_of_range"),
        (c.AmendItem("B1", ""), "no_item_title"),
        (c.AmendItem("B1", "Thời sự", "", 601), "minutes_out_of_range"),
        (c.AmendItem("Z9", "Thời sự"), "unknown_item"),
        (c.MoveItem("Z9", 0), "unknown_item"),
        (c.RemoveItem("Z9"), "unknown_item"),
        (c.GoToItem("Z9"), "unknown_item"),
    ],
)
def test_an_impossible_change_of_the_agenda_is_refused(command: c.Command, code: str) -> None:
    assert meeting_of().refused(command) == code


@pytest.mark.parametrize("minutes", [0, 600])
def test_planned_minutes_go_from_none_to_ten_hours(minutes: int) -> None:
    room = meeting_of()
    room.send(c.AmendItem("B1", "Thời sự", "", minutes))
    item = room.meeting.item("B1")
    assert item is not None
    assert item.minutes == minutes


@given(st.data(), st.lists(st.sampled_from(list(Phase)), min_size=1, max_size=12), st.integers(-3, 15))
def test_moving_keeps_every_item_once_and_the_phases_in_order(
    data: st.DataObject, phases: list[Phase], to: int
) -> None:
    items = in_phase_order(AgendaItem(str(n), phase, f"Mục {n}") for n, phase in enumerate(phases))
    item = data.draw(st.sampled_from(items))
    after = move_within_phase(items, item.id, to)
    assert Counter(after) == Counter(items)
    assert after == in_phase_order(after)
    mates = [i for i in after if i.phase is item.phase]
    assert mates.index(item) == max(0, min(to, len(mates) - 1))
    assert [i for i in after if i is not item] == [i for i in items if i is not item]
