"""Who is to do a task is told by name everywhere, also once a member has left the cell."""

from dataclasses import replace

from assistant.documents.facts import tasks
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem
from assistant.domain.outline import open_tasks
from assistant.domain.passages import PassageKind, passages_of
from assistant.views.console.panels import action_row
from tests.builders import meeting_of

GONE = "Nguyễn Thị Đã Chuyển Đi"


def test_a_carried_task_names_an_owner_who_left_the_cell() -> None:
    stays = "chinh-thuc-1"
    room = meeting_of()
    here = room.meeting.person(stays)
    carried = ActionItem("m0.t1", "Rà soát", ("da-chuyen-di", stays), origin="m0", owner_names=f"{GONE}, {here}")
    meeting = replace(room.meeting, carried={"m0.t1": carried})
    for told in (action_row(meeting, carried)["owner_names"], tasks.columns(meeting, carried)["nguoi"]):
        assert told == f"{GONE}, {here}"


def test_a_task_whose_owner_is_taken_off_the_list_names_all_of_its_owners() -> None:
    room = meeting_of()
    gone, stays = "chinh-thuc-3", "chinh-thuc-1"
    task = room.give(owners=(stays, gone), unit="Chi ủy")
    named = f"{room.meeting.person(stays)}, {room.meeting.person(gone)}, Chi ủy"
    room.send(c.TakeList(tuple(m for m in room.meeting.members.values() if m.id != gone)))
    meeting = room.meeting
    assert action_row(meeting, meeting.actions[task])["owner_names"] == named
    assert tasks.columns(meeting, meeting.actions[task])["nguoi"] == named
    (carried,) = open_tasks(meeting)
    people = named.removesuffix(", Chi ủy")
    assert carried.owner_names == people, "the next meeting knows both, not only the one who left"
    (found,) = (one.person for one in passages_of(meeting) if one.kind is PassageKind.TASK)
    assert found == people
