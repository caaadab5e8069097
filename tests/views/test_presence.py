"""Who is in the room is one question about (roll, moment): names, votes, shares, wall, phone and console agree."""

from datetime import datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.facts.minutes_roll import early_leavers, late_members, roll_facts
from assistant.domain import commands as c
from assistant.domain.checks import missing_checks
from assistant.domain.meeting import Meeting
from assistant.domain.speaking import speaker_share
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.paths import data_dir, journal_file
from assistant.views.chair.page import chair_state
from assistant.views.console.page import Console
from assistant.views.console.panels import roll_panel
from assistant.views.console.present import side_state
from assistant.views.papers import PaperCommands
from assistant.views.projector.page import projector_screen
from assistant.views.projector.present import projector_state
from assistant.wording.views import LATER, LEFT
from tests.builders import START, Room, meeting_of
from tests.journal.making import Clock, making
from tests.pages import Visitor

FIFTH, SIXTH = "chinh-thuc-5", "chinh-thuc-6"


def counts(meeting: Meeting, now: datetime) -> dict[str, object]:
    """Every place that tells how many are in the room."""
    wall, phone, side = projector_state(meeting, now), chair_state(meeting, now), side_state(meeting, now)
    panel = dict(roll_panel(meeting, meeting.agenda[0], now)["counts"])
    return {
        "wall": wall["roll"]["present"],
        "names on the wall": len(wall["roll"]["names"]),
        "phone": phone["roll"]["present"],
        "names on the phone": len(phone["people"]),
        "console": side["present"],
        "names on the console": len(side["people"]),
        "roll": panel["Có mặt"],
        "voting base": meeting.voting_base(now).present,
    }


def test_a_leaving_noted_ahead_takes_nobody_out_of_the_room_before() -> None:
    room = meeting_of(12, 0).start().roll()
    room.send(c.NoteLeaving(FIFTH, START + timedelta(minutes=90)))
    assert set(counts(room.meeting, START + timedelta(minutes=89)).values()) == {12}
    room.tick(minutes=60)
    speech = room.speak(FIFTH)
    assert room.meeting.speeches[speech].speaker == FIFTH, "who is to leave later may still speak"
    later = START + timedelta(minutes=90)
    assert set(counts(room.meeting, later).values()) == {11}
    assert projector_state(room.meeting, later)["roll"]["elsewhere"] == f"{LEFT} 1"
    assert speaker_share(room.meeting, later) == Fraction(1, 12), "who spoke and left has taken part"


def test_somebody_who_comes_later_is_not_there_before_and_an_hour_that_never_came_is_not_printed() -> None:
    room = meeting_of(12, 0).start().roll()
    room.send(c.NoteArrival(FIFTH, START + timedelta(minutes=40)))
    room.send(c.NoteLeaving(SIXTH, START + timedelta(hours=3)))
    room.tick(minutes=30)
    assert set(counts(room.meeting, room.now).values()) == {11}
    assert projector_state(room.meeting, room.now)["roll"]["elsewhere"] == f"{LATER} 1"
    assert room.refused(c.StartSpeech(FIFTH)) == "not_present"
    assert "roll" not in {check.code for check in missing_checks(room.meeting, room.now)}
    room.send(c.EndMeeting("họp ngắn"))
    zone = START.tzinfo
    assert zone
    assert late_members(room.meeting, zone) == early_leavers(room.meeting, zone) == []
    facts = roll_facts(room.meeting)
    assert (facts["co_mat"], facts["chua_diem_danh"]) == ("11", "1")
    assert room.meeting.ending
    assert "roll" in {one.code for one in room.meeting.ending.missing}, "the end tells that somebody never came"


noted = st.one_of(st.none(), st.integers(-30, 150).map(lambda minute: START + timedelta(minutes=minute)))


@given(st.lists(st.tuples(noted, noted), min_size=6, max_size=6), st.integers(0, 160), st.booleans())
def test_all_counts_of_one_moment_agree(
    hours: list[tuple[datetime | None, datetime | None]], at: int, ends: bool
) -> None:
    room: Room = meeting_of(6, 0).start().roll()
    for number, (arrived, left) in enumerate(hours, start=1):
        room.send(c.NoteArrival(f"chinh-thuc-{number}", arrived))
        room.send(c.NoteLeaving(f"chinh-thuc-{number}", max(left, arrived or left) if left else None))
    now = room.tick(minutes=at)
    told = counts(room.meeting, now)
    assert len(set(told.values())) == 1, told
    count = room.meeting.roll_count(now)
    assert count.here == told["wall"]
    assert count.here + count.gone + count.coming == count.total == 6
    if ends:
        room.send(c.EndMeeting("họp ngắn"))
        whole = room.meeting.roll_count()
        assert projector_state(room.meeting, room.tick(hours=1))["roll"]["present"] == whole.present
        assert roll_facts(room.meeting)["co_mat"] == str(whole.present)
        assert whole.present + whole.unmarked == 6


def test_the_pages_follow_a_noted_hour_without_anything_being_written(visitor: Visitor) -> None:
    clock = Clock()
    store = Store.make(Journal(journal_file()), making(), clock)
    for command in (c.StartMeeting(), c.MarkRestPresent(), c.NoteLeaving("dv-05", clock.now + timedelta(minutes=90))):
        store.send(command)
    console = Console(Journal(journal_file()), store, PaperCommands(data_dir(), Journal(journal_file()), clock))
    wall = projector_screen(store)
    for page in (console, wall):
        page._clock = clock  # as if it were this machine's
    before = console._changes(), wall.changes()
    assert before == (console._changes(), wall.changes()), "nothing is sent while nothing changes"
    clock.now += timedelta(minutes=90)
    assert console._changes() != before[0]
    assert wall.changes() != before[1]
