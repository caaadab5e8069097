"""Nhiệm vụ: tasks are given, amended and taken out; those of last month are assessed."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus
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
