"""Danh sách của buổi: taken over anew before the start, corrected with a reason and a trail while the meeting runs."""

from dataclasses import replace

import pytest

from assistant.documents.papers import print_paper
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem
from assistant.domain.people import Member
from assistant.domain.roster import compare_lists, member_id, short_label
from assistant.domain.status import MemberStatus, Standing
from assistant.domain.votes import Base
from tests.builders import CHAIR, Room, meeting_of, members_of

OFFICIAL, PROBATIONARY = MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY
EXEMPT_PROBATIONARY = MemberStatus(Standing.PROBATIONARY, exempt=True)


def test_s3_before_the_start_the_cell_s_list_is_taken_over_and_the_base_is_right() -> None:
    room = meeting_of(11, 1)
    listed = [replace(m, status=OFFICIAL) for m in room.meeting.members.values()]
    listed.append(Member("moi", "Lê Mới", OFFICIAL))
    found = compare_lists(room.meeting.members, listed)
    assert [m.name for m in found.added] == ["Lê Mới"]
    assert [(old.id, new.status) for old, new in found.status] == [("du-bi-1", OFFICIAL)]
    assert (found.gone, found.other) == ((), ())
    room.send(c.TakeList(tuple(listed)))
    assert not compare_lists(room.meeting.members, listed)
    assert room.send(c.TakeList(tuple(listed))) == []
    assert room.start().roll().meeting.voting_base(room.now) == Base(13, 0, 0, 13)


def test_whoever_is_no_longer_on_the_list_holds_no_office_and_is_named_where_a_task_is_theirs() -> None:
    room = meeting_of(4, 0)
    task = room.give(owners=(CHAIR, "chinh-thuc-3"))
    name = room.meeting.members[CHAIR].name
    room.send(c.TakeList(tuple(m for m in room.meeting.members.values() if m.id != CHAIR)))
    assert (room.meeting.details.chair, room.meeting.details.secretary) == ("", "chinh-thuc-2")
    kept: ActionItem = room.meeting.actions[task]
    assert (kept.owners, kept.owner_names) == (("chinh-thuc-3",), name)


def test_the_whole_list_is_not_taken_over_once_the_meeting_runs() -> None:
    assert meeting_of().start().refused(c.TakeList(members_of(3))) == "already_started"
    assert meeting_of().refused(c.TakeList(())) == "no_members"


def test_a_member_added_while_the_meeting_runs_counts_from_then_on() -> None:
    room = meeting_of(3, 0).start().roll()
    room.send(c.RecordVote("nq", 3, 0, 0))
    room.tick(minutes=10)
    room.send(c.AddMember("  Nguyễn  Văn Hòa ", OFFICIAL, "chuyển đến, danh sách chưa kịp ghi"))
    assert room.meeting.members["nguyen-van-hoa"].short == "Hòa"
    assert room.meeting.roll_count().unmarked == 1
    assert room.meeting.voting_base(room.now) == Base(4, 0, 0, 3)
    vote = room.meeting.motions["nq"].vote
    assert vote is not None
    assert vote.base == Base(3, 0, 0, 3)


def test_a_status_is_set_right_with_a_reason_and_both_stand_in_the_minutes() -> None:
    room = meeting_of(3, 1).start().roll()
    room.tick(minutes=20)
    assert room.refused(c.CorrectStatus("du-bi-1", OFFICIAL, " ")) == "no_list_reason"
    room.send(c.CorrectStatus("du-bi-1", OFFICIAL, "đã có quyết định công nhận"))
    assert room.send(c.CorrectStatus("du-bi-1", OFFICIAL, "")) == []
    room.send(c.AddMember("Lê An", EXEMPT_PROBATIONARY, "danh sách sót"))
    assert room.meeting.voting_base(room.now).total == 4
    lines = print_paper(room.meeting).lines
    name = room.meeting.members["du-bi-1"].name
    assert (
        f"- Điều chỉnh danh sách đảng viên (14 giờ 20 phút): đồng chí {name} từ dự bị thành chính thức; "
        "lý do: đã có quyết định công nhận"
    ) in lines
    assert (
        "- Điều chỉnh danh sách đảng viên (14 giờ 20 phút): bổ sung đồng chí Lê An (dự bị, miễn sinh hoạt); "
        "lý do: danh sách sót"
    ) in lines


@pytest.mark.parametrize(
    ("name", "reason", "code"),
    [
        (" ", "sót", "no_member_name"),
        ("Lê An", "", "no_list_reason"),
        ("đảng viên CHÍNH THỨC 1", "sót", "member_twice"),
    ],
)
def test_what_lacks_a_name_or_a_reason_or_is_there_already_is_not_added(name: str, reason: str, code: str) -> None:
    assert meeting_of().start().refused(c.AddMember(name, OFFICIAL, reason)) == code


def test_the_list_of_adopted_minutes_stays() -> None:
    room = meeting_of().start().roll()
    room.adopt()
    assert room.refused(c.CorrectStatus("du-bi-1", OFFICIAL, "sửa")) == "minutes_adopted"


def test_ids_and_short_names_of_those_added_are_nobody_else_s() -> None:
    people = [Member("nguyen-van-hoa", "Nguyễn Văn Hòa", OFFICIAL, label="Hòa")]
    assert member_id("Nguyễn Văn Hòa", {"nguyen-van-hoa"}) == "nguyen-van-hoa-2"
    assert member_id("Đặng Thị Đào", ()) == "dang-thi-dao"
    assert member_id("…", ()) == "dang-vien"
    assert short_label("Lê Thị Hòa", people) == "Lê Thị Hòa"
    assert short_label("Lê Thị Lan", people) == "Lan"
    assert short_label("Nguyễn Văn An (1991)", people) == "Nguyễn Văn An (1991)"


def test_a_room_that_was_corrected_is_the_same_after_a_replay() -> None:
    room: Room = meeting_of(3, 1)
    room.send(c.TakeList(members_of(4, 1)))
    room.start().roll()
    room.send(c.CorrectStatus("du-bi-1", OFFICIAL, "sửa"))
    room.send(c.AddMember("Lê An", OFFICIAL, "sót"))
    assert len(room.meeting.list_changes) == 2


def test_a_correction_made_by_mistake_is_taken_back_with_its_trail() -> None:
    room = meeting_of(3, 1).start().roll()
    before = room.meeting
    room.send(c.AddMember("Lê Ann", OFFICIAL, "sót"))
    room.send(c.CorrectStatus("du-bi-1", OFFICIAL, "nhầm"))
    room.send(c.Undo())
    room.send(c.Undo())
    assert (room.meeting.members, room.meeting.list_changes) == (before.members, ())
    assert room.meeting.voting_base(room.now) == before.voting_base(room.now)


def test_a_member_who_was_added_and_has_a_task_stays() -> None:
    room = meeting_of(3, 1).start().roll()
    room.send(c.AddMember("Lê An", OFFICIAL, "sót"))
    room.send(c.AmendDetails(replace(room.meeting.details, scorer="le-an")))
    assert room.refused(c.Undo()) == "undo_too_late"
