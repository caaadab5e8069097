"""An item counts by its facts, not by visits; what nobody could hold, or is not due yet, is no gap."""

from datetime import date, timedelta

import pytest

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem
from assistant.domain.attendance import Presence
from assistant.domain.checks import Check, CheckState, all_checks
from assistant.domain.checks.evidence import EVIDENCE
from assistant.domain.held import is_taken
from assistant.domain.people import Guest
from assistant.views.shared import item_state
from tests.builders import START, Room, making, meeting_of, members_of, rules_with

REACHED, MISSING = CheckState.REACHED, CheckState.MISSING


def one(room: Room, code: str) -> Check | None:
    return next((check for check in all_checks(room.meeting, room.now) if check.code == code), None)


def left(room: Room) -> tuple[str, ...]:
    """Codes of the items that the check names as not taken."""
    found = one(room, "items_reached")
    titles = found.facts["titles"] if found else ()
    return tuple(item.code for item in room.meeting.agenda if isinstance(titles, tuple) and item.rail_title in titles)


def walked(seconds: float, room: Room | None = None) -> Room:
    """Every item of the agenda is opened, one after the other, for so long; nothing is recorded."""
    room = room or meeting_of().start()
    for item in room.meeting.agenda:
        room.send(c.GoToItem(item.id))
        room.tick(seconds=seconds)
    return room


def steps(room: Room) -> bool | None:
    return EVIDENCE["cac_buoc"][1](room.meeting, "cac_buoc").met


def test_one_second_on_each_item_is_no_meeting_and_earns_no_score() -> None:
    room = walked(1)
    assert {"A1", "B1", "B8", "C1"} <= set(left(room))
    room.send(c.EndMeeting("hết giờ"))
    assert steps(room) is False
    assert EVIDENCE["muc_bo_qua"][1](room.meeting, "muc_bo_qua").value


def test_an_item_that_took_its_time_is_taken_though_nothing_was_written() -> None:
    assert left(walked(60)) == ()


def test_visits_are_added_up() -> None:
    assert left(walked(6, walked(6))) == ()


def test_the_item_that_is_going_on_is_not_told_as_left_out() -> None:
    room = meeting_of().start()
    room.send(c.GoToItem("B1"))
    assert "B1" not in left(room)


def test_a_roll_taken_over_another_item_counts_as_taken() -> None:
    """Alt+P opens the roll without leaving the item."""
    room = meeting_of().start().roll()
    roll = room.meeting.item("A3")
    assert roll
    assert is_taken(room.meeting, roll)
    assert item_state(room.meeting, roll) == "done"
    assert "A3" not in left(room)


def test_what_was_recorded_under_an_item_counts_whenever_it_was_open() -> None:
    room = meeting_of().start()
    room.write("item.B5.noi_dung", "Kết nạp hai đảng viên")
    room.give("Lập danh sách", item="B6")
    room.send(c.AdoptAgenda())
    assert not {"B5", "B6", "C2", "A2", "A5"} & set(left(room))


def test_a_record_of_before_this_was_a_rule_counts_visits() -> None:
    assert left(walked(0, meeting_of(rules=rules_with(without=["item_least_seconds"])).start())) == ()


def test_without_a_superior_present_their_item_is_no_missed_step() -> None:
    room = meeting_of().start()
    assert "B9" not in left(room)
    room.send(c.AddGuest("Trần Văn Khách", "Đảng ủy viên", "Đảng ủy xã", superior=True))
    assert "B9" in left(room)
    assert isinstance(next(iter(room.meeting.guests.values())), Guest)


@pytest.mark.parametrize(("due", "gap"), [(date(2026, 11, 4), True), (date(2026, 11, 5), False), (None, True)])
def test_a_carried_task_that_is_not_due_yet_is_no_gap(due: date | None, gap: bool) -> None:
    room = Room()
    command = making(members_of())
    room.send(c.MakeMeeting(**{**vars(command), "carried": (ActionItem("t1", "Rà soát hộ nghèo", due=due),)}))
    room.start()
    found = one(room, "carried")
    assert found
    assert (found.state is MISSING) is gap


def test_whether_a_task_is_due_goes_by_the_day_the_meeting_is_held() -> None:
    room = Room()
    task = ActionItem("t1", "Rà soát hộ nghèo", due=START.date() + timedelta(days=1))
    room.send(c.MakeMeeting(**{**vars(making(members_of())), "carried": (task,)}))
    room.tick(hours=24)
    room.start()
    found = one(room, "carried")
    assert found
    assert found.state is MISSING


def test_an_exempt_member_who_is_away_is_neither_without_reason_nor_asked_for_one() -> None:
    room = meeting_of(exempt=2).start().roll()
    room.send(c.MarkAttendance("mien-1", Presence.UNEXCUSED))
    room.send(c.MarkAttendance("mien-2", Presence.EXCUSED))
    found = one(room, "unexcused")
    assert found
    assert (found.state, found.facts["unexcused"]) == (REACHED, 0)
    assert one(room, "absence_reason") is None
    assert EVIDENCE["vang_khong_ly_do"][1](room.meeting, "vang_khong_ly_do").value == 0
    room.send(c.MarkAttendance("chinh-thuc-9", Presence.UNEXCUSED))
    found = one(room, "unexcused")
    assert found
    assert (found.state, found.facts["unexcused"]) == (MISSING, 1)


def test_what_was_only_prepared_is_not_shown_as_done_on_the_rail() -> None:
    room = meeting_of()
    room.write("item.B5.noi_dung", "Dự kiến kết nạp hai đảng viên")
    room.start()
    item = room.meeting.item("B5")
    assert item
    assert item_state(room.meeting, item) == "todo"
