"""What is asked of one meeting again and again is reckoned once, and never of another one's facts."""

from dataclasses import dataclass, field

from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.checks import all_checks
from assistant.domain.reckoned import MOST, reckoned_once, reckoned_while_same
from assistant.domain.speaking import counted_speeches, opinion_count, opinions, silent_members, speaker_count
from assistant.views.shared import opinion_count as shown_count
from tests.builders import meeting_of


@dataclass(frozen=True)
class Thing:
    """Two of them are equal, and still two."""

    asked: list[object] = field(default_factory=list, compare=False)


@reckoned_once
def answer(thing: Thing, add: int = 0) -> int:
    """Notes each time that it is reckoned."""
    thing.asked.append(add)
    return len(thing.asked)


def test_a_question_asked_again_of_the_same_thing_is_not_reckoned_again() -> None:
    thing = Thing()
    assert [answer(thing), answer(thing), answer(thing, 1), answer(thing, add=1)] == [1, 1, 2, 3]


def test_an_equal_thing_is_another_thing() -> None:
    one, other = Thing(), Thing()
    assert [answer(one), answer(other), answer(one)] == [1, 1, 2]


def test_who_asks_by_the_moment_for_hours_fills_no_memory() -> None:
    thing = Thing()
    for moment in range(MOST + 1):
        answer(thing, moment)
    answer(thing, 0)
    assert thing.asked.count(0) == 2  # what was kept had been let go


@reckoned_while_same
def both(one: Thing, other: Thing) -> int:
    """Notes each time that it is reckoned."""
    one.asked.append(0)
    return len(one.asked) + len(other.asked)


def test_of_several_things_the_answer_is_kept_while_each_is_the_very_same() -> None:
    one, other = Thing(), Thing()
    assert [both(one, other), both(one, other), both(one, Thing()), both(one, other)] == [1, 1, 2, 3]


def test_writing_counts_no_roll_anew_and_a_mark_does() -> None:
    room = meeting_of().start().roll()
    before = room.meeting.roll_count()
    room.write("item.B8.ket_luan", "Nhất trí.")
    assert room.meeting.roll_count() is before
    gone = next(iter(room.meeting.members))
    room.send(c.MarkAttendance(gone, Presence.EXCUSED, "ốm"))
    after = room.meeting.roll_count()
    assert (after.present, after.excused) == (before.present - 1, before.excused + 1)


def test_a_click_looks_once_at_who_spoke() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B8"))
    meeting = room.meeting
    held = opinions(meeting), counted_speeches(meeting)
    shown_count(meeting, room.now)
    all_checks(meeting, room.now)
    assert opinions(meeting) is held[0]
    assert counted_speeches(meeting) is held[1]


def test_what_is_counted_follows_every_letter_and_every_word_taken_back() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B8"))
    speaker = silent_members(room.meeting, room.now)[-1]
    room.send(c.StartSpeech(speaker))
    speech = room.meeting.speech()
    assert speech is not None
    assert opinion_count(room.meeting) == 0
    room.send(c.EditText(f"speech.{speech.id}", 0, 0, 0, "N"))
    assert (opinion_count(room.meeting), speaker_count(room.meeting)) == (1, 1)
    room.send(c.EditText(f"speech.{speech.id}", 1, 0, 1, ""))
    assert (opinion_count(room.meeting), speaker_count(room.meeting)) == (0, 0)
