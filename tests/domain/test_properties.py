"""What holds whatever people do: any commands in any order, sensible or not."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.actions import ActionStatus
from assistant.domain.agenda import in_phase_order
from assistant.domain.attendance import Presence
from assistant.domain.checks import all_checks
from assistant.domain.floor import OpinionKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.offices import Office
from assistant.domain.procedure import decide, replay
from assistant.domain.refusal import Refused
from assistant.domain.rules import Matter, Phase
from assistant.domain.votes import MotionKind
from assistant.wording import checks as check_words
from tests.builders import START, Room, adoption, agenda_for, making, members_of

MEMBERS = members_of(4, 1, 1, 1, 1)
AGENDA = tuple(i for i in agenda_for() if i.code in ("A3", "B1", "B8", "C4", "C6", "C7"))

people = st.sampled_from([*(m.id for m in MEMBERS), "g3", "g5", "nguoi-la", ""])
items = st.sampled_from([*(i.id for i in AGENDA), "x3", "x5", ""])
minted = st.integers(2, 9)
small = st.integers(-1, 9)
words_said = st.text(max_size=6)
moments = st.one_of(st.none(), st.integers(-800, 60).map(lambda m: START + timedelta(minutes=m)))
fields = st.one_of(
    st.sampled_from(["item.B1.noi_dung", "item.B1.ket_luan", "motion.nq", "item.x3.noi_dung", "la"]),
    minted.map(lambda n: f"speech.s{n}"),
    minted.map(lambda n: f"motion.m{n}"),
)
commands: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(c.AddItem, st.sampled_from(Phase), words_said, small),
    st.builds(c.AmendItem, items, words_said, people, small),
    st.builds(c.MoveItem, items, small),
    st.builds(c.RemoveItem, items),
    st.builds(c.AmendDetails, st.builds(Details, st.just(START), words_said, chair=people, secretary=people)),
    st.builds(c.StartMeeting, moments),
    st.builds(c.CancelStart, words_said),
    st.builds(c.HandOver, st.sampled_from(Office), people),
    st.builds(c.CorrectEnd, moments.filter(bool), words_said),
    st.builds(c.CorrectSpeech, minted.map(lambda n: f"s{n}"), people, moments.filter(bool), moments, items),
    st.builds(c.GoToItem, items),
    st.builds(c.MarkAttendance, people, st.one_of(st.none(), st.sampled_from(Presence)), words_said),
    st.just(c.MarkRestPresent()),
    st.builds(c.NoteArrival, people, moments),
    st.builds(c.NoteLeaving, people, moments),
    st.builds(c.AddGuest, words_said, words_said),
    st.builds(c.RemoveGuest, people),
    st.builds(c.AppointSecretary, people),
    st.builds(c.AppointScorer, people),
    st.builds(c.RecordDues, st.one_of(st.none(), small), st.one_of(st.none(), small), words_said),
    st.just(c.AdoptAgenda()),
    st.builds(c.EditText, fields, st.integers(0, 2), st.integers(0, 4), st.integers(0, 2), words_said),
    st.builds(c.StartSpeech, people, items),
    st.just(c.StopSpeech()),
    st.builds(c.ClassifySpeech, minted.map(lambda n: f"s{n}"), st.one_of(st.none(), st.sampled_from(OpinionKind))),
    st.builds(c.RemoveSpeech, minted.map(lambda n: f"s{n}")),
    st.builds(c.AddAction, words_said, st.lists(people, max_size=2).map(tuple), item=items),
    st.builds(c.AmendAction, minted.map(lambda n: f"t{n}"), words_said),
    st.builds(c.RemoveAction, minted.map(lambda n: f"t{n}")),
    st.builds(c.AssessCarried, st.just("t1"), st.sampled_from(ActionStatus)),
    st.builds(c.ProposeMotion, st.sampled_from(MotionKind), words_said, items, st.sampled_from(Matter)),
    st.builds(c.ClassifyMotion, st.one_of(st.just("nq"), minted.map(lambda n: f"m{n}")), st.sampled_from(Matter)),
    st.builds(c.RemoveMotion, minted.map(lambda n: f"m{n}")),
    st.builds(c.RecordVote, st.one_of(st.just("nq"), minted.map(lambda n: f"m{n}")), small, small, small),
    st.builds(c.CancelVote, st.just("nq")),
    st.builds(
        c.GivePoints, st.sampled_from(["1", "2", "4", "4.2"]), st.one_of(st.none(), st.floats(-1, 26)), words_said
    ),
    st.just(c.AcceptProposals()),
    st.builds(adoption, words_said, in_favour=st.one_of(st.none(), small)),
    st.builds(c.ReopenMinutes, words_said),
    st.builds(c.EndMeeting, words_said, moments),
    st.just(making(MEMBERS)),
)
# Plain chance rarely gets past the door, so some lives begin in a room where people sit and the meeting runs.
openings = st.sampled_from([[], [c.StartMeeting()], [c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B8")]])


def live(room: Room, commands: list[c.Command]) -> int:
    """Send them all, a minute apart; how many were refused, each without a trace."""
    refused = 0
    for command in commands:
        room.tick(minutes=1)
        before = room.meeting
        try:
            room.send(command)
        except Refused:
            refused += 1
            assert room.meeting is before
    return refused


def sane(meeting: Meeting, now: datetime) -> None:
    """What is true of every meeting at every moment."""
    assert sum(s.stopped is None for s in meeting.speeches.values()) <= 1
    assert meeting.agenda == in_phase_order(meeting.agenda)
    assert len({i.id for i in meeting.agenda}) == len(meeting.agenda) > 0
    assert meeting.item(meeting.current) is not None
    assert all(v.stopped is not None for v in meeting.visits[:-1])
    base = meeting.voting_base(now)
    assert 0 <= base.present <= base.total
    for motion in meeting.motions.values():
        assert meeting.item(motion.item) is not None
        assert motion.vote is None or 0 < motion.vote.cast <= motion.vote.base.present <= motion.vote.base.total
    numbers = meeting.roll_count()
    assert numbers.present + numbers.excused + numbers.unexcused == len(meeting.roll)
    for speech in meeting.speeches.values():
        assert speech.speaker in meeting.members or speech.speaker in meeting.guests


@given(openings, st.lists(commands, max_size=40))
def test_replaying_the_facts_gives_the_meeting_and_the_meeting_stays_sane(
    opening: list[c.Command], commands: list[c.Command]
) -> None:
    room = Room()
    room.send(making(MEMBERS, agenda=AGENDA))
    for command in [*opening, *commands]:
        live(room, [command])
        sane(room.meeting, room.now)
        missing = [check for check in all_checks(room.meeting, room.now) if check.state.value == "missing"]
        assert all(check_words.check_sentence(check) for check in missing)
    assert replay(room.events) == room.meeting
    assert room.meeting.version == len(room.events)


@given(openings, st.lists(commands, max_size=25), commands)
def test_deciding_twice_gives_the_same_facts_and_touches_nothing(
    opening: list[c.Command], commands: list[c.Command], command: c.Command
) -> None:
    room = Room()
    room.send(making(MEMBERS, agenda=AGENDA))
    live(room, [*opening, *commands])

    def outcome() -> object:
        try:
            return decide(room.meeting, command, room.now)
        except Refused as refusal:
            return refusal.code, str(refusal.facts)

    assert outcome() == outcome()
    assert replay(room.events) == room.meeting


@given(openings, st.lists(commands, max_size=25), st.data())
def test_a_meeting_is_the_same_however_its_history_is_cut(
    opening: list[c.Command], commands: list[c.Command], data: st.DataObject
) -> None:
    room = Room()
    room.send(making(MEMBERS, agenda=AGENDA))
    live(room, [*opening, *commands])
    cut = data.draw(st.integers(0, len(room.events)))
    assert replay(room.events[cut:], replay(room.events[:cut])) == room.meeting


@given(st.lists(commands, max_size=25))
def test_nothing_but_the_way_to_the_end_changes_adopted_minutes(commands: list[c.Command]) -> None:
    room = Room()
    room.send(making(MEMBERS, agenda=AGENDA))
    room.start().roll()
    room.adopt("BIÊN BẢN")
    adopted = room.meeting.adoption
    live(room, [w for w in commands if not isinstance(w, c.ReopenMinutes)])
    assert room.meeting.adoption == adopted
    assert (room.meeting.texts, room.meeting.motions, room.meeting.actions) == ({}, room.meeting.motions, {})


@given(st.lists(commands, max_size=15), st.lists(commands, max_size=15))
def test_a_restored_meeting_loses_nothing_and_goes_on_sanely(before: list[c.Command], after: list[c.Command]) -> None:
    first, second = Room(), Room()
    first.send(making(MEMBERS, agenda=AGENDA))
    first.start().roll()
    live(first, before)
    second.send(c.RestoreMeeting(first.meeting))
    second.now = first.now
    assert replace(second.meeting, version=first.meeting.version) == first.meeting
    live(second, after)
    sane(second.meeting, second.now)
    assert replay(second.events) == second.meeting
