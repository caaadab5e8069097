"""The pen in the store: two consoles on one journal, each with its own connection; only one of them writes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.pen import GRACE, Hand
from assistant.domain.refusal import Refused, Stale
from assistant.domain.roles import PageRole
from assistant.journal import record
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from tests.journal.making import Clock, running

FIELD = "item.B8.ket_luan"


@dataclass
class Two:
    """Two consoles and the wall with the chair's keys."""

    one: Store
    other: Store
    wall: Store
    clock: Clock
    journals: tuple[Journal, Journal]

    def write(self, store: Store, text: str) -> list[e.Event]:
        """A text at the beginning of the field, on the newest revision this console knows."""
        known = store.meeting.texts.get(FIELD)
        return store.send(c.EditText(FIELD, known.rev if known else 0, 0, 0, text))

    def text(self) -> str:
        """What the journal has."""
        self.wall.refresh()
        return self.wall.meeting.text(FIELD)


@pytest.fixture
def two(path: Path, clock: Clock) -> Iterator[Two]:
    """A meeting under way; nobody has written yet."""
    journal, first = running(path, clock)
    second = Journal(path)
    one, other = (
        Store(j, first.id, clock, PageRole.CONSOLE, Hand(f"page-{n}", f"browser-{n}", f"máy {n}"))
        for n, j in enumerate((journal, second))
    )
    yield Two(one, other, Store(second, first.id, clock), clock, (journal, second))
    for opened in (journal, second):
        opened.close()


def test_the_first_to_write_has_the_pen_and_the_second_writes_nothing(two: Two) -> None:
    kinds = [type(event) for event in two.write(two.one, "Chi bộ thống nhất.")]
    assert kinds == [e.PenTaken, e.TextEdited]
    for command_id in (c.EditText(FIELD, 1, 0, 0, "x"), c.StartSpeech("dv-03"), c.AddAction("Báo cáo")):
        before = two.journals[1].head(two.other.id)
        with pytest.raises(Refused, match="pen_elsewhere"):
            two.other.send(command_id)
        assert two.journals[1].head(two.other.id) == before
    assert two.text() == "Chi bộ thống nhất."


def test_chair_and_wall_go_on_whoever_holds_the_pen(two: Two) -> None:
    two.write(two.one, "Chi bộ thống nhất.")
    chair = Store(two.journals[1], two.one.id, two.clock, PageRole.CHAIR)
    assert chair.send(c.StartSpeech("dv-03"))
    assert two.wall.send(c.Pause())
    assert two.wall.meeting.pen is not None
    assert two.wall.meeting.pen.hand == two.one.hand


def test_taken_over_and_back_without_a_character_lost(two: Two) -> None:
    two.write(two.one, "Giao chi ủy.")
    two.clock.pass_time(60)
    assert two.other.hand is not None
    two.other.send(c.TakePen(two.other.hand))
    assert two.write(two.one, "Đang gõ. ")  # sent before the page heard of it
    with pytest.raises(Stale):
        two.other.send(c.EditText(FIELD, 1, 0, 0, "Kết luận: "))
    two.write(two.other, "Kết luận: ")
    two.clock.pass_time(GRACE.total_seconds() + 1)
    with pytest.raises(Refused, match="pen_elsewhere"):
        two.write(two.one, "muộn")
    assert two.text() == "Kết luận: Đang gõ. Giao chi ủy."
    assert two.one.hand is not None
    two.one.send(c.TakePen(two.one.hand))
    two.write(two.one, "I. ")
    assert two.text() == "I. Kết luận: Đang gõ. Giao chi ủy."


def test_a_page_loaded_anew_still_holds_its_pen(two: Two, path: Path) -> None:
    two.write(two.one, "Chi bộ thống nhất.")
    again = Store(two.journals[1], two.one.id, two.clock, PageRole.CONSOLE, two.one.hand)
    assert [type(event) for event in again.send(c.Pause())] == [e.Paused]


def test_a_command_that_changes_nothing_takes_no_pen(two: Two) -> None:
    nothing = c.MoveItem("B8", [i.id for i in two.one.meeting.agenda if i.phase == "proceedings"].index("B8"))
    assert two.one.send(nothing) == []
    assert two.one.meeting.pen is None


def test_the_pen_is_no_part_of_the_record(two: Two) -> None:
    two.write(two.one, "Chi bộ thống nhất.")
    restored = record.load(record.dump(two.one.meeting))
    assert restored == two.one.meeting
    assert restored.pen is None
    assert two.one.meeting.pen is not None
