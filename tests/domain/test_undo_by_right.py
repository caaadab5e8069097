"""Undo by right: whose it is to take back, what it never changes, and that it can itself be taken back."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.floor import OpinionKind
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.offices import Office
from assistant.domain.procedure import apply, decide, replay
from assistant.domain.procedure.redo import credit
from assistant.domain.refusal import Refused
from assistant.domain.roles import PageRole, may_redo, may_undo, permit, permit_undo
from assistant.domain.rules import Matter
from assistant.domain.votes import MotionKind
from assistant.wording import undo as words
from tests.builders import CHAIR, SECRETARY, Room, making, meeting_of
from tests.domain.test_properties import AGENDA, MEMBERS
from tests.examples import examples

PHONE, CONSOLE = PageRole.CHAIR, PageRole.CONSOLE
NOT_THE_MEETING = {"version", "undoable", "redoable", "pen", "hours", "texts"}
CHAIRS_OWN = {"current", "visits", "speeches", "queue", "motions", "breaks", "stage", "read_back", "reading"}
"""What the course of a meeting, the floor and the vote are: all that the chair's page may change."""


class Desks(Room):
    """A room in which commands come from the console and from the chair's phone, as the store takes them."""

    def by(self, role: PageRole, command: c.Command) -> None:
        """Refused as the store refuses; what is granted is credited."""
        permit(role, command)
        permit_undo(role, command, self.meeting)
        before, happened = self.meeting, decide(self.meeting, command, self.now)
        after = replay(happened, before)
        for event in [*happened, *(credit(before, after, role, self.now) if role is not CONSOLE else [])]:
            self.meeting = apply(self.meeting, event)
            self.events.append(event)


def desks() -> Desks:
    room = Desks()
    room.meeting = meeting_of().start().roll().meeting
    return room


def as_is(meeting: Meeting) -> dict[str, object]:
    """The meeting as people see it: texts by their words, for their edits are counted on."""
    kept = {field.name: getattr(meeting, field.name) for field in fields(Meeting) if field.name not in NOT_THE_MEETING}
    return {**kept, "texts": {key: text.value for key, text in meeting.texts.items() if text.value}}


def test_the_chairs_phone_leaves_what_the_secretary_wrote() -> None:
    room = desks()
    room.by(PHONE, c.GoToItem("B8"))
    room.by(CONSOLE, c.AddAction("Rà soát hội viên"))
    assert not may_undo(PHONE, room.meeting)
    with pytest.raises(Refused, match="undo_of_another"):
        room.by(PHONE, c.Undo())
    assert [task.what for task in room.meeting.actions.values()] == ["Rà soát hội viên"]
    room.by(CONSOLE, c.Undo())
    assert may_undo(PHONE, room.meeting), "what the phone did is last again"
    room.by(PHONE, c.Undo())
    assert room.meeting.current == "A1"
    assert may_redo(PHONE, room.meeting) and may_redo(CONSOLE, room.meeting)
    room.by(PHONE, c.Redo())
    assert room.meeting.current == "B8"


def test_the_console_takes_back_everything_and_the_phone_does_not_bring_it_back() -> None:
    room = desks()
    room.by(PHONE, c.StartSpeech(CHAIR))
    room.by(CONSOLE, c.Undo())
    assert not room.meeting.speeches
    with pytest.raises(Refused, match="undo_of_another"):
        room.by(PHONE, c.Redo())
    room.by(CONSOLE, c.Redo())
    assert room.meeting.speech() is not None


def test_typing_goes_on_between_undo_and_redo_and_any_other_act_ends_it() -> None:
    room = desks()
    speech = room.speak(CHAIR, "Ý kiến dài.")
    room.send(c.RemoveSpeech(speech))
    gone = as_is(room.meeting)
    room.send(c.Undo())
    room.write("item.B8.ket_luan", "Đang ghi")
    room.send(c.Redo())
    assert speech not in room.meeting.speeches
    assert room.meeting.text("item.B8.ket_luan") == "Đang ghi"
    room.write("item.B8.ket_luan", "")
    assert as_is(room.meeting) == gone
    room.send(c.Undo())
    room.write(f"speech.{speech}", "Ý kiến đã sửa.")
    assert room.refused(c.Redo()) == "redo_too_late", "what was written since would be lost"
    room.send(c.StartSpeech(SECRETARY))
    assert room.refused(c.Redo()) == "nothing_to_redo"


@pytest.mark.parametrize("adopted", [False, True])
def test_an_end_that_was_taken_back_can_be_ended_again_as_it_was(adopted: bool) -> None:
    room = desks()
    begun = room.meeting
    if adopted:
        room.send(c.AdoptMinutes(("BIÊN BẢN",), "{}", "", "", reason="đã hỏi từng người"))
    room.now += timedelta(minutes=20)
    room.send(c.EndMeeting("thiếu thời gian"))
    ended = as_is(room.meeting)
    room.now += timedelta(minutes=1)
    room.by(CONSOLE, c.Undo())
    assert room.meeting.stage is Stage.RUNNING and room.meeting.ending is None
    with pytest.raises(Refused, match="undo_of_another"):
        room.by(PHONE, c.Redo())
    room.by(CONSOLE, c.Redo())
    assert as_is(room.meeting) == ended
    assert [entry.code for entry in room.meeting.undoable][-1] == "MeetingEnded"
    room.by(CONSOLE, c.Undo())
    assert room.meeting.stage is Stage.RUNNING
    assert as_is(replay(room.events, begun)) == as_is(room.meeting)


def test_a_meeting_that_ended_long_ago_does_not_go_on() -> None:
    room = desks()
    room.send(c.EndMeeting("thiếu thời gian"))
    room.now += timedelta(days=30)
    assert room.refused(c.Undo()) == "end_long_past"


def test_what_was_taken_back_is_told_by_name() -> None:
    assert words.undone_sentence("ItemOpened", "Thảo luận") == "Đã hoàn tác việc: chuyển sang “Thảo luận”"
    assert all(sentence.startswith(words.DONE) for sentence in words.UNDO.values())


def of(things: Iterable[str], n: int) -> str:
    """One of them; a name that there is not where there are none."""
    known = [*things, "không có"]
    return known[n % len(known)]


ACTS: dict[str, Callable[[Meeting, int], c.Command]] = {
    "item": lambda m, n: c.GoToItem(of((i.id for i in m.agenda), n)),
    "speech": lambda m, n: c.StartSpeech(of(m.members, n)),
    "stop": lambda m, n: c.StopSpeech(),
    "next": lambda m, n: c.NextSpeaker(),
    "ask": lambda m, n: c.AskFloor(of(m.members, n)),
    "vote": lambda m, n: c.RecordVote(of(m.motions, n), 4, 0, 0),
    "rest": lambda m, n: c.Pause() if not m.on_break() else c.Resume(),
    "gone": lambda m, n: c.RemoveSpeech(of(m.speeches, n)),
    "kind": lambda m, n: c.ClassifySpeech(of(m.speeches, n), list(OpinionKind)[n % len(OpinionKind)]),
    "roll": lambda m, n: c.MarkAttendance(of(m.members, n), list(Presence)[n % len(Presence)], "ốm"),
    "present": lambda m, n: c.MarkRestPresent(),
    "guest": lambda m, n: c.AddGuest("Khách", ""),
    "no guest": lambda m, n: c.RemoveGuest(of(m.guests, n)),
    "dues": lambda m, n: c.RecordDues(n % 4, n, ""),
    "task": lambda m, n: c.AddAction("Việc"),
    "task changed": lambda m, n: c.AmendAction(of(m.actions, n), f"Việc {n}"),
    "no task": lambda m, n: c.RemoveAction(of(m.actions, n)),
    "motion": lambda m, n: c.ProposeMotion(
        MotionKind.SPECIAL, "Việc khác", of((i.id for i in m.agenda), n), Matter.ORDINARY
    ),
    "no motion": lambda m, n: c.RemoveMotion(of(m.motions, n)),
    "points": lambda m, n: c.GivePoints("1", n, ""),
    "office": lambda m, n: c.HandOver(Office.CHAIR, of(m.members, n)),
    "agenda": lambda m, n: c.AdoptAgenda(),
    "undo": lambda m, n: c.Undo(),
    "redo": lambda m, n: c.Redo(),
}
PHONES = ("item", "speech", "stop", "next", "ask", "vote", "rest", "undo")
by_console = st.tuples(st.just(CONSOLE), st.sampled_from([*ACTS, "undo", "undo"]), st.integers(0, 9))
by_phone = st.tuples(st.just(PHONE), st.sampled_from([*PHONES, "undo"]), st.integers(0, 9))
acts = st.lists(st.one_of(by_console, by_phone), min_size=4, max_size=25)


def started() -> Desks:
    """A meeting that runs, with everybody here and a motion."""
    room = Desks()
    for command in (making(MEMBERS, agenda=AGENDA), c.StartMeeting(), c.MarkRestPresent()):
        room.send(command)
    room.send(ACTS["motion"](room.meeting, 2))
    return room


@settings(max_examples=examples(300))
@given(acts)
def test_undo_then_redo_is_identity_and_each_role_undoes_its_own(told: list[tuple[PageRole, str, int]]) -> None:
    room = started()
    for role, act, number in told:
        room.now += timedelta(minutes=1)
        before = room.meeting
        try:
            room.by(role, ACTS[act](before, number))
        except Refused:
            continue
        if act == "undo" and room.meeting.redoable:
            undone = as_is(room.meeting)
            changed = {name for name, value in undone.items() if value != as_is(before)[name]}
            assert role is CONSOLE or changed <= CHAIRS_OWN
            room.now += timedelta(minutes=1)
            room.by(role, c.Redo())
            assert as_is(room.meeting) == as_is(before)
            assert list(room.meeting.speeches) == list(before.speeches)
            assert [entry.code for entry in room.meeting.undoable] == [entry.code for entry in before.undoable]
            if number % 2:  # and taken back once more
                room.by(role, c.Undo())
    assert as_is(replay(room.events)) == as_is(room.meeting)
