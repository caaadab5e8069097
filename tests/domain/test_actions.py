"""Nhiệm vụ: tasks are given, amended and taken out; those of last month are assessed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus, StartState, TaskChange
from assistant.domain.meeting import ReadBack
from assistant.domain.outline import open_tasks
from tests.builders import CHAIR, SECRETARY, Room, making, meeting_of, members_of

LAST_MONTH = (ActionItem("t7", "Chuẩn bị chuyên đề", origin="2026-10-04-regular", owner_names="Đ/c A"),)


def carrying() -> Room:
    room = Room()
    room.send(replace(making(members_of()), carried=LAST_MONTH))
    return room


def test_a_task_has_one_or_more_owners_a_date_and_a_product() -> None:
    room = meeting_of().start()
    room.send(c.GoToItem("C2"))
    task = room.give(" Lập danh sách ", owners=(CHAIR, SECRETARY, CHAIR), due=date(2026, 11, 12), product="danh sách")
    assert room.meeting.actions[task] == ActionItem(
        task, "Lập danh sách", (CHAIR, SECRETARY), due=date(2026, 11, 12), product="danh sách", item="C2"
    )


def test_a_task_may_be_given_to_a_named_unit_or_to_nobody_yet() -> None:
    room = meeting_of().start()
    tasks = [room.give(unit="Công đoàn"), room.give(), room.give(unit=" ")]
    assert [room.meeting.actions[task].has_owner for task in tasks] == [True, False, False]


def test_a_task_is_amended_and_keeps_its_place() -> None:
    room = meeting_of().start()
    task = room.give("Thăm hộ nghèo", item="B6")
    room.send(c.AmendAction(task, "Thăm 5 hộ nghèo", (SECRETARY,)))
    assert (room.meeting.actions[task].what, room.meeting.actions[task].item) == ("Thăm 5 hộ nghèo", "B6")
    assert room.send(c.AmendAction(task, "Thăm 5 hộ nghèo ", (SECRETARY,))) == []


def test_a_task_is_taken_out_once() -> None:
    room = meeting_of().start()
    task = room.give()
    room.send(c.RemoveAction(task))
    assert room.meeting.actions == {}
    assert room.refused(c.RemoveAction(task)) == "unknown_action"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AddAction(" \n"), "no_action"),
        (c.AddAction("Việc", ("nguoi-la",)), "unknown_member"),
        (c.AddAction("Việc", item="Z9"), "unknown_item"),
        (c.AmendAction("t99", "Việc"), "unknown_action"),
        (c.AssessCarried("t99", ActionStatus.DONE), "unknown_action"),
    ],
)
def test_an_impossible_task_is_refused(command: c.Command, code: str) -> None:
    assert meeting_of().start().refused(command) == code


def test_a_task_of_last_month_is_assessed_with_its_result() -> None:
    room = carrying().start()
    room.send(c.AssessCarried("t7", ActionStatus.DONE, "đã xong", date(2026, 10, 28)))
    task = room.meeting.carried["t7"]
    assert (task.status, task.result, task.done_on) == (ActionStatus.DONE, "đã xong", date(2026, 10, 28))
    assert (task.what, task.owner_names, task.has_owner) == ("Chuẩn bị chuyên đề", "Đ/c A", True)


def test_tasks_of_this_month_and_of_last_month_are_kept_apart() -> None:
    room = carrying().start()
    room.give()
    assert set(room.meeting.carried) == {"t7"}
    assert len(room.meeting.actions) == 1
    assert room.refused(c.RemoveAction("t7")) == "unknown_action"


def test_a_share_is_between_nothing_and_all() -> None:
    room = carrying().start()
    room.send(c.AssessCarried("t7", ActionStatus.PARTLY, percent=60))
    assert room.meeting.carried["t7"].progress == 60
    for wrong in (-1, 101):
        assert room.refused(c.AssessCarried("t7", ActionStatus.PARTLY, percent=wrong)) == "bad_percent"


@pytest.mark.parametrize(
    ("told", "judged"),
    [
        ({}, ActionStatus.OPEN),
        ({"result": "  "}, ActionStatus.OPEN),
        ({"result": "xin gia hạn"}, ActionStatus.UNDER_WAY),
        ({"percent": 0}, ActionStatus.UNDER_WAY),
        ({"status": ActionStatus.OWN}, ActionStatus.OPEN),
        ({"status": ActionStatus.OWN, "said": "cơ bản xong"}, ActionStatus.OWN),
        ({"status": ActionStatus.LATE}, ActionStatus.LATE),
    ],
)
def test_nothing_told_is_not_the_same_as_under_way(told: dict[str, Any], judged: ActionStatus) -> None:
    task = replace(LAST_MONTH[0], **told)
    assert task.judged is judged
    assert task.unanswered is (judged is ActionStatus.OPEN)


@pytest.mark.parametrize(
    ("task", "state"),
    [
        (ActionItem("t", "Việc"), StartState.UNSET),
        (ActionItem("t", "Việc", due=date(2026, 11, 30)), StartState.DEADLINE),
        (ActionItem("t", "Việc", start=StartState.STANDING), StartState.STANDING),
    ],
)
def test_the_state_at_the_start_is_what_was_told_or_what_the_day_says(task: ActionItem, state: StartState) -> None:
    assert task.start_state is state
    assert task.needs_due is (state is StartState.UNSET)


def test_a_task_of_last_month_is_set_right_with_a_reason_and_the_old_words_are_kept() -> None:
    room = carrying().start()
    assert room.refused(c.AmendCarried("t7", " ", "Chuẩn bị chuyên đề quý IV")) == "no_task_reason"
    assert room.refused(c.AmendCarried("t7", "lùi hạn", " ")) == "no_action"
    room.send(c.AmendCarried("t7", "chi bộ lùi hạn", "Chuẩn bị chuyên đề quý IV", due=date(2026, 12, 1)))
    task = room.meeting.carried["t7"]
    assert (task.what, task.due, task.owner_names) == ("Chuẩn bị chuyên đề quý IV", date(2026, 12, 1), "Đ/c A")
    assert task.changes == (TaskChange(date(2026, 11, 4), "chi bộ lùi hạn", "Chuẩn bị chuyên đề", "Đ/c A", None),)
    assert room.send(c.AmendCarried("t7", "", task.what, due=task.due)) == []
    room.send(c.Undo())
    assert room.meeting.carried["t7"] == LAST_MONTH[0]


def test_who_has_left_stays_the_owner_by_name_until_somebody_else_is_named() -> None:
    both = replace(LAST_MONTH[0], owners=(CHAIR, "da-chuyen"), owner_names="Đảng viên A, Lê Văn Đi")
    room = Room()
    room.send(replace(making(members_of()), carried=(both,)))
    room.start()
    room.send(c.AmendCarried("t7", "thêm người", both.what, (CHAIR, "da-chuyen", SECRETARY)))
    names = room.meeting.carried["t7"].owner_names
    assert names == f"{room.meeting.person(CHAIR)}, Lê Văn Đi, {room.meeting.person(SECRETARY)}"
    assert room.refused(c.AmendCarried("t7", "x", both.what, ("nguoi-la",))) == "unknown_member"


def test_a_task_that_was_struck_off_is_not_asked_for_and_can_be_put_back() -> None:
    room = carrying().start()
    assert room.refused(c.StrikeCarried("t7", "")) == "no_task_reason"
    room.send(c.StrikeCarried("t7", "ghi trùng"))
    struck = room.meeting.carried["t7"]
    assert (struck.struck, struck.unanswered, struck.closed) == ("ghi trùng", False, True)
    assert room.refused(c.AssessCarried("t7", ActionStatus.DONE)) == "struck_task"
    assert open_tasks(room.meeting) == ()
    room.send(c.RestoreCarried("t7"))
    assert room.meeting.carried["t7"] == LAST_MONTH[0]


def test_the_item_is_read_again_when_a_task_is_assessed_after_its_reading() -> None:
    room = carrying().start()
    room.send(c.GoToItem("B4"))
    room.send(c.AssessCarried("t7", ActionStatus.DONE))
    room.send(c.OpenReading("B4"))
    room.send(c.CloseReading(ReadBack.READ))
    assert room.meeting.read_back == {"B4": ReadBack.READ}
    room.send(c.AssessCarried("t7", ActionStatus.PARTLY))
    assert room.meeting.read_back == {}
