"""Luân phiên: who prepares an item this month, after whoever did last month; kept in the cell's folder."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.people import Member
from assistant.domain.rotation import next_in_turn
from assistant.domain.status import MemberStatus
from assistant.platform.paths import data_dir
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.rotation import (
    NO_ROTATIONS,
    RotationWriter,
    amendments_for,
    read_rotations,
    taken_turns,
    turns_of,
    with_turns,
)
from assistant.workspace.labels import with_ids
from tests.builders import Room, making, meeting_of, members_of
from tests.journal.making import Clock
from tests.usecases.test_topic_plan import carried

ONE, TWO, THREE = "chinh-thuc-1", "chinh-thuc-2", "chinh-thuc-3"
ORDER = (ONE, TWO, THREE)
NEWS = "B1"


@pytest.mark.parametrize(
    ("last", "able", "turn"),
    [
        ("", ORDER, ONE),
        (ONE, ORDER, TWO),
        (THREE, ORDER, ONE),
        (ONE, (ONE, THREE), THREE),
        (ONE, (ONE,), ONE),
        (ONE, (), ""),
    ],
)
def test_whose_turn_it_is(last: str, able: tuple[str, ...], turn: str) -> None:
    assert next_in_turn(ORDER, last, able) == turn


@given(st.lists(st.integers(0, 50).map(str), min_size=1, max_size=12, unique=True))
def test_everybody_has_a_turn_before_anybody_has_a_second(order: list[str]) -> None:
    had, last = [], ""
    for _ in order:
        last = next_in_turn(order, last, order)
        had.append(last)
    assert had == order


@pytest.fixture
def outbox(workspace: Path, now: Clock) -> Outbox:
    return Outbox(data_dir(), now, workspace)


@pytest.fixture
def writer(workspace: Path, now: Clock, outbox: Outbox) -> RotationWriter:
    return RotationWriter(workspace, now, outbox)


def presented(who: str) -> Room:
    """Last month's meeting, at which this member read the news."""
    room = meeting_of()
    item = next(i for i in room.meeting.agenda if i.code == NEWS)
    room.send(c.AmendItem(item.id, item.title, who, item.minutes))
    return room


def test_the_next_one_follows_whoever_presented_last_month(writer: RotationWriter, workspace: Path) -> None:
    members = members_of()
    lists = writer.set_order(NO_ROTATIONS, NEWS, ORDER, members)
    assert turns_of(lists, presented(ONE).meeting, members) == {NEWS: TWO}
    away = tuple(replace(m, status=MemberStatus.TEMP_OUT) if m.id == TWO else m for m in members)
    assert turns_of(lists, presented(ONE).meeting, away) == {NEWS: THREE}
    lists = writer.note_turns(lists, {NEWS: TWO})
    assert turns_of(lists, presented("chinh-thuc-9").meeting, members) == {NEWS: THREE}, "a stand-in takes no turn"
    assert read_rotations(workspace)[0] == lists


def made(command: c.MakeMeeting) -> Room:
    """The meeting that this command makes."""
    room = Room()
    room.send(command)
    return room


def test_who_gets_a_namesake_keeps_the_turn(writer: RotationWriter) -> None:
    """An id is another beside a namesake; last month's meeting tells by the day of birth who was meant."""
    first = Member("", "Nguyễn Văn Hòa", MemberStatus.OFFICIAL, birth=date(1978, 1, 2))
    second = replace(first, name="Lê Thị Lan")
    alone = with_ids([first, second])
    now = with_ids([first, second, replace(first, birth=date(1990, 5, 6))])
    hoa, lan = (one.id for one in alone)
    lists = writer.note_turns(writer.set_order(NO_ROTATIONS, NEWS, (hoa, lan), alone), {NEWS: lan})
    last = made(making(alone, chair=hoa, secretary=lan)).meeting
    assert turns_of(lists, last, now) == {NEWS: "nguyen-van-hoa-1978-01-02"}
    lists = writer.set_order(lists, NEWS, ("nguyen-van-hoa-1978-01-02", lan), now)
    assert turns_of(lists, None, alone) == {NEWS: hoa}, "the namesake has left again"


def test_only_a_turn_that_the_meeting_was_made_with_is_noted() -> None:
    """Also when the command that made it is sent once more, and the turns have gone on."""
    room = made(with_turns(making(members_of()), {NEWS: ONE}))
    assert taken_turns(room.meeting, {NEWS: ONE, "không có trong buổi": TWO}) == {NEWS: ONE}
    assert taken_turns(room.meeting, {NEWS: TWO}) == {}


def test_the_meeting_is_made_with_whose_turn_it_is(writer: RotationWriter) -> None:
    members = members_of()
    lists = writer.set_order(NO_ROTATIONS, NEWS, ORDER, members)
    command = with_turns(making(members), turns_of(lists, None, members))
    assert {item.code: item.presenter for item in command.agenda if item.presenter} == {NEWS: ONE}
    room = meeting_of()
    for wanted in amendments_for(room.meeting, turns_of(lists, None, members)):
        room.send(wanted)
    assert [item.presenter for item in room.meeting.agenda if item.code == NEWS] == [ONE]
    assert amendments_for(room.meeting, {NEWS: TWO}) == [], "whoever was chosen stays"


def test_lists_are_known_on_the_other_machine_and_end_when_nobody_is_left(
    writer: RotationWriter, workspace: Path, outbox: Outbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = writer.set_order(NO_ROTATIONS, NEWS, ORDER, members_of())
    carried(outbox)
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "máy khác"))
    there, problems = read_rotations(workspace)
    assert (there.orders, problems) == (lists.orders, ())
    ended = writer.set_order(lists, NEWS, (), members_of())
    assert ended.orders == {}
    for wrong in ((ONE, ONE), ("người lạ",)):
        with pytest.raises(BadInput, match="luân phiên"):
            writer.set_order(lists, NEWS, wrong, members_of())
