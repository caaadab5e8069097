"""Chuyển máy: a meeting goes on on another machine, and the one before records no more."""

from dataclasses import replace

import pytest

from assistant.domain import commands as c
from assistant.domain.meeting import Meeting, Takeover
from assistant.domain.procedure.moving import goes_on
from tests.builders import CHAIR, SECRETARY, Room, meeting_of


def taken(room: Room, machine: str, before: str = "") -> Room:
    """Another machine goes on with the meeting."""
    there = Room(room.tick(minutes=1))
    there.send(c.TakeOver(replace(room.meeting, moved=None), machine, machine.upper(), "Lê Văn Hòa", before))
    return there


def test_the_meeting_goes_on_as_the_record_has_it() -> None:
    here = meeting_of().start().roll()
    here.speak(CHAIR, "Nhất trí.")
    here.send(c.StartSpeech(SECRETARY))
    there = taken(here, "b", "A")
    assert there.meeting.takeovers == (Takeover(there.now, "b", "B", "Lê Văn Hòa", "A"),)
    assert there.meeting.moved is None
    assert there.meeting.version == here.meeting.version + 2
    speech = there.meeting.speech()
    assert speech is not None
    assert speech == here.meeting.speech()
    for name in ("stage", "started", "current", "visits", "texts", "roll"):
        assert getattr(there.meeting, name) == getattr(here.meeting, name)
    there.send(c.StopSpeech())


def test_the_machine_before_records_no_more_but_is_told_once() -> None:
    here = meeting_of().start()
    there = taken(here, "b")
    moved = c.NoteMoved(there.meeting.takeovers[-1])
    assert len(here.send(moved)) == 1
    assert here.send(moved) == []
    commands = [c.GoToItem("B1"), c.AddGuest("Khách"), c.EndMeeting(""), c.Undo(), c.Pause()]
    assert {here.refused(command) for command in commands} == {"meeting_moved"}


def test_a_meeting_whose_minutes_stand_can_move_too() -> None:
    here = meeting_of().start()
    here.adopt()
    here.send(c.NoteMoved(taken(here, "b").meeting.takeovers[-1]))
    assert here.refused(c.ReopenMinutes("Sửa")) == "meeting_moved"


def test_going_back_works_the_same_way() -> None:
    here = meeting_of().start()
    there = taken(here, "b")
    again = taken(there, "a", "B")
    assert [t.machine for t in again.meeting.takeovers] == ["b", "a"]
    assert goes_on(there.meeting.takeovers, again.meeting.takeovers)
    assert not goes_on(again.meeting.takeovers, there.meeting.takeovers)
    again.send(c.AddGuest("Khách"))


def test_an_empty_record_is_not_taken_over() -> None:
    assert Room().refused(c.TakeOver(Meeting(), "b", "B")) == "no_meeting"
    assert meeting_of().refused(c.TakeOver(meeting_of().meeting, "b", "B")) == "meeting_exists"


@pytest.mark.parametrize(("trails", "known"), [(((), ()), True), ((("b",), ("c",)), False), ((("b",), ()), False)])
def test_a_trail_goes_on_from_what_it_begins_with(trails: tuple[tuple[str, ...], ...], known: bool) -> None:
    at = meeting_of().now
    first, second = (tuple(Takeover(at, m, m) for m in trail) for trail in trails)
    assert goes_on(first, second) is known
