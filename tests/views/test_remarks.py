"""What the minutes lack is told apart from remarks on the meeting; the rail's check is for what was dealt with."""

from assistant.domain import commands as c
from assistant.domain.boxes import item_fields
from assistant.domain.checks.check import REMARKS, REMARKS_AFTERWARDS
from assistant.domain.held import unreached_items
from assistant.domain.rules import Phase
from assistant.views.console.present import rail_state, side_state
from assistant.views.projector.present import projector_state
from assistant.wording.checks import CHECKS
from tests.builders import Room, meeting_of


def rail(room: Room) -> dict[str, str]:
    """The state of each item on the rail."""
    return {i["id"]: i["state"] for phase in rail_state(room.meeting, "", room.now)["phases"] for i in phase["items"]}


def test_a_low_attendance_and_items_not_held_are_remarks_and_count_as_nothing_missing() -> None:
    room = meeting_of().start().roll(excused=[f"chinh-thuc-{n}" for n in range(5, 10)])
    before = {gap["code"] for gap in side_state(room.meeting, room.now)["gaps"]}
    left = next(i for i in room.meeting.agenda if i.phase is Phase.CLOSING)
    room.send(c.MarkNotHeld((left.id,)))
    side = side_state(room.meeting, room.now)
    assert {gap["code"] for gap in side["gaps"]} <= before
    assert {"attendance", "items_not_held"} <= {remark["code"] for remark in side["remarks"]}
    assert not {gap["code"] for gap in side["gaps"]} & REMARKS


def test_what_only_the_meeting_could_mend_is_a_remark_once_it_is_over() -> None:
    room = meeting_of().start().roll()
    room.tick(minutes=20)
    assert "opinions" in {gap["code"] for gap in side_state(room.meeting, room.now)["gaps"]}
    room.send(c.EndMeeting("Hết giờ làm việc."))
    side = side_state(room.meeting, room.now)
    assert {"duration", "opinions"} <= {remark["code"] for remark in side["remarks"]}
    assert not {gap["code"] for gap in side["gaps"]} & (REMARKS | REMARKS_AFTERWARDS)


def test_rail_and_wall_tell_the_same_items_as_done() -> None:
    room = meeting_of().start().roll()
    room.tick(minutes=3)
    room.send(c.GoToItem("A5"))
    room.tick(minutes=3)
    room.send(c.GoToItem("B1"))
    for code in ("B2", "B3"):
        room.tick(seconds=1)
        room.send(c.GoToItem(code))
    assert rail(room)["A5"] == "todo", "the agenda was not adopted"
    assert rail(room)["A3"] == "done", "the roll was called, wherever that was"
    for place in ("A3", "B1", "B3"):
        room.send(c.GoToItem(place))
        wall = {line["id"]: line["state"] for line in projector_state(room.meeting, room.now)["agenda"]}
        assert wall == {code: state for code, state in rail(room).items() if code in wall}
    room.send(c.AdoptAgenda())
    assert rail(room)["A5"] == "done"


def test_every_remark_is_a_check() -> None:
    assert set(CHECKS) >= REMARKS | REMARKS_AFTERWARDS


def test_an_item_that_was_only_clicked_through_or_told_as_not_held_has_no_check_on_the_rail() -> None:
    room = meeting_of().start().roll()
    for code in ("B1", "B2", "B3", "B4"):
        room.send(c.GoToItem(code))
        if code == "B2":
            written = next(i for i in room.meeting.agenda if i.id == code)
            room.write(item_fields(written)[0], "Ổn định.")
        room.tick(seconds=1)
    assert "B1" in {item.id for item in unreached_items(room.meeting)}
    assert [rail(room)[code] for code in ("B1", "B2", "B3", "B4")] == ["todo", "done", "todo", "current"]
    room.tick(minutes=5)
    room.send(c.GoToItem("B5"))
    assert rail(room)["B4"] == "done"
    room.send(c.MarkNotHeld(("B4",)))
    assert rail(room)["B4"] == "todo"
