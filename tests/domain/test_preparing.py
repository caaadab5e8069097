"""Chuẩn bị: a meeting is made, its details are set."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.domain.meeting import Details, Meeting, Stage
from assistant.domain.rules import Phase
from assistant.domain.votes import MotionKind
from assistant.wording.titles import title_with
from tests.builders import CHAIR, SECRETARY, START, Room, adoption, agenda_for, making, meeting_of, members_of


def test_a_meeting_is_made_with_its_members_agenda_and_a_resolution_to_vote_on() -> None:
    meeting = meeting_of(15, 2).meeting
    assert meeting.id.startswith("2026-11-04-regular-")
    assert len(meeting.members) == 17
    assert meeting.agenda[0].id == meeting.current == "A1"
    assert [(m.kind, m.item) for m in meeting.motions.values()] == [(MotionKind.RESOLUTION, "C4")]
    assert meeting.details.place == "Phòng họp số 1"


def test_two_meetings_made_at_different_moments_have_different_ids() -> None:
    first, second = Room(), Room()
    second.tick(seconds=0.001)
    for room in (first, second):
        room.send(making(members_of()))
    assert first.meeting.id != second.meeting.id


def test_a_meeting_is_made_only_once() -> None:
    assert meeting_of().refused(making(members_of())) == "meeting_exists"
    assert meeting_of().refused(c.RestoreMeeting(meeting_of().meeting)) == "meeting_exists"


def test_nothing_can_be_done_before_the_meeting_is_made() -> None:
    assert Room().refused(c.StartMeeting()) == "no_meeting"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (making(()), "no_members"),
        (replace(making(members_of()), title=" \n "), "no_title"),
        (making(members_of(), agenda=()), "no_agenda"),
        (making(members_of(), agenda=agenda_for()[:1] * 2), "item_twice"),
        (making(members_of(), chair="nguoi-la"), "unknown_member"),
        (making(members_of(), secretary="nguoi-la"), "unknown_member"),
    ],
)
def test_a_meeting_that_cannot_be_held_is_not_made(command: c.MakeMeeting, code: str) -> None:
    assert Room().refused(command) == code


def test_the_agenda_is_put_in_the_order_of_the_phases() -> None:
    room = Room()
    room.send(making(members_of(), agenda=tuple(reversed(agenda_for()))))
    assert "".join(i.id[0] for i in room.meeting.agenda) == "A" * 5 + "B" * 9 + "C" * 7


def test_a_meeting_without_a_resolution_item_has_no_motion() -> None:
    agenda = tuple(i for i in agenda_for() if i.code != "C4")
    assert meeting_of(agenda=agenda).meeting.motions == {}


def test_facts_of_one_line_are_folded_and_composed() -> None:
    room = meeting_of(place=" Pho\u0300ng \n họp\t1 ", number=" 05 ", notice="01/GM-CB ")
    assert room.meeting.details.place == "Phòng họp 1"
    assert room.meeting.details.number == "05"
    assert room.meeting.details.notice == "01/GM-CB"


def test_details_can_be_amended_before_and_during_the_meeting() -> None:
    room = meeting_of()
    room.send(c.AmendDetails(replace(room.meeting.details, place="Nhà văn hóa")))
    room.start().send(c.AmendDetails(replace(room.meeting.details, number="07", notice_on=date(2026, 11, 2))))
    assert (room.meeting.details.place, room.meeting.details.number) == ("Nhà văn hóa", "07")
    assert room.send(c.AmendDetails(room.meeting.details)) == []


@pytest.mark.parametrize("office", ["chair", "secretary", "scorer"])
def test_nobody_from_outside_holds_an_office_of_the_meeting(office: str) -> None:
    room = meeting_of()
    names: dict[str, Any] = {"chair": CHAIR, "secretary": SECRETARY, office: "nguoi-la"}
    details = Details(START, **names)
    assert room.refused(c.AmendDetails(details)) == "unknown_member"


def test_a_meeting_made_by_mistake_is_put_away_and_can_be_had_back() -> None:
    room = meeting_of()
    room.send(c.AddItem(Phase.PROCEEDINGS, "Góp ý quy chế"))
    before = room.meeting
    room.send(c.DiscardMeeting())
    assert room.meeting.stage is Stage.DISCARDED
    assert not room.meeting.begun
    for command in (
        c.StartMeeting(),
        c.DiscardMeeting(),
        c.AddItem(Phase.OPENING, "Thêm"),
        c.AmendDetails(Details(START)),
    ):
        assert room.refused(command) == "meeting_discarded"
    room.send(c.RecoverMeeting())
    assert replace(room.meeting, version=before.version) == before
    assert room.send(c.RecoverMeeting()) == []


def test_what_has_begun_is_not_put_away() -> None:
    room = meeting_of().start()
    assert room.refused(c.DiscardMeeting()) == "already_started"
    room.send(c.EndMeeting("Họp thử"))
    assert room.refused(c.DiscardMeeting()) == "meeting_over"


def test_a_restored_meeting_is_the_meeting_of_the_record() -> None:
    old = meeting_of().start().roll()
    old.speak(CHAIR)
    room = Room()
    room.send(c.RestoreMeeting(old.meeting))
    assert room.meeting == replace(old.meeting, version=old.meeting.version + 1)


def test_an_empty_record_is_no_meeting() -> None:
    assert Room().refused(c.RestoreMeeting(Meeting())) == "no_meeting"


@pytest.mark.parametrize("counted", [True, False], ids=["record with its version", "record with the version lost"])
def test_what_is_added_to_a_restored_meeting_never_takes_the_place_of_what_was_there(counted: bool) -> None:
    old = meeting_of()
    for _ in range(3):
        old.send(c.AddItem(old.meeting.agenda[0].phase, "Nội dung riêng"))
    old.start().roll()
    for n in range(40):
        old.invite(f"Khách {n}")
        old.give(f"Việc {n}")
        old.propose(f"Nội dung {n}")
        old.speak(CHAIR, f"Ý kiến {n}")
    room = Room(old.now)
    room.send(c.RestoreMeeting(old.meeting if counted else replace(old.meeting, version=0)))
    for n in range(60):
        room.invite(f"Khách mới {n}")
        room.give(f"Việc mới {n}")
        room.propose(f"Nội dung mới {n}")
        room.speak(SECRETARY, f"Ý kiến mới {n}")
        room.send(c.AddItem(old.meeting.agenda[0].phase, f"Nội dung riêng mới {n}"))
    assert len(room.meeting.guests) == len(room.meeting.actions) == len(room.meeting.speeches) == 100
    assert len(room.meeting.motions) == 101
    assert len({i.id for i in room.meeting.agenda}) == len(room.meeting.agenda) == 21 + 63
    assert all(room.meeting.speeches[k] == speech for k, speech in old.meeting.speeches.items())


def test_an_adopted_record_is_restored_frozen() -> None:
    old = meeting_of().start()
    old.adopt()
    room = Room()
    room.send(c.RestoreMeeting(old.meeting))
    assert room.refused(adoption()) == "minutes_adopted"


def moved(room: Room, start: datetime) -> c.AmendDetails:
    """The command for another day, with the title that goes with it."""
    moved = replace(room.meeting.details, start=start)
    return c.AmendDetails(moved, title_with(room.meeting, moved))


def test_a_title_that_names_month_or_quarter_goes_with_the_day_until_the_start() -> None:
    room = meeting_of()
    room.send(moved(room, START.replace(month=12, day=2)))
    assert room.meeting.title == meeting_of().meeting.title
    title = "Sinh hoạt thường kỳ tháng 11/2026"
    made = Room()
    made.send(replace(making(members_of()), title=title))
    made.send(moved(made, START.replace(month=12, day=2)))
    assert made.meeting.title == "Sinh hoạt thường kỳ tháng 12/2026"
    made.send(c.StartMeeting())
    made.send(c.AmendDetails(replace(made.meeting.details, start=START), title))
    assert made.meeting.title == "Sinh hoạt thường kỳ tháng 12/2026"


def test_several_days_end_after_they_begin() -> None:
    room = meeting_of()
    before, same = (date(2026, 11, 3), START.date())
    assert room.refused(c.AmendDetails(replace(room.meeting.details, until=before))) == "until_before_start"
    room.send(c.AmendDetails(replace(room.meeting.details, until=same)))
    assert not room.meeting.details.several_days
