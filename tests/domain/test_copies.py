"""One way to copy a meeting: whatever it holds is a field, so that a copy loses nothing without saying so."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from assistant.domain import commands as c
from assistant.domain.events import MeetingRestored
from assistant.domain.meeting import Meeting, evolve
from assistant.domain.pen import Hand
from assistant.domain.procedure import apply
from tests.builders import Room, meeting_of


@pytest.fixture
def room() -> Room:
    """A meeting in which something can be undone and somebody holds the pen."""
    room = meeting_of().start()
    room.send(c.TakePen(Hand("thẻ-1")))
    room.send(c.AddAction("Rà soát hội viên"))
    assert room.meeting.undoable
    assert room.meeting.pen
    return room


@pytest.mark.parametrize("copy", [replace, evolve])
def test_a_copy_keeps_the_pen_and_what_can_be_undone(room: Room, copy: Callable[..., Meeting]) -> None:
    before = room.meeting
    after = copy(before, title="Sinh hoạt khác")
    assert (after.pen, after.undoable) == (before.pen, before.undoable)
    assert vars(after) == {**vars(before), "title": "Sinh hoạt khác"}


def test_whatever_a_meeting_holds_is_one_of_its_fields(room: Room) -> None:
    assert set(vars(room.meeting)) == {field.name for field in fields(Meeting)}


def test_pen_and_undo_are_not_what_tells_two_meetings_apart(room: Room) -> None:
    without = replace(room.meeting, pen=None, undoable=(), redoable=())
    assert without == room.meeting
    assert repr(without) == repr(room.meeting)


def test_a_restored_meeting_begins_with_a_free_pen_and_nothing_to_undo(room: Room) -> None:
    after = apply(Meeting(), MeetingRestored(room.now, room.meeting))
    assert (after.pen, after.undoable) == (None, ())
    assert room.meeting.pen
