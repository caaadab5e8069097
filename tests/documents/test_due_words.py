"""Thời hạn in the words that were typed, with the day they mean, on page and paper (T27)."""

from datetime import date

import pytest

from assistant.documents.facts.phrases import DOTS
from assistant.documents.facts.tasks import task_facts
from assistant.documents.papers import print_paper
from assistant.domain.outline import open_tasks
from assistant.views import shared
from assistant.views.console import panels, reading
from assistant.views.projector.present import task_lines
from tests.builders import SECRETARY, Room, meeting_of


@pytest.fixture
def room() -> Room:
    """A task that is due before the 15th of August."""
    room = meeting_of().start().roll()
    room.give("Rà soát hộ nghèo", owners=(SECRETARY,), due=date(2027, 8, 14), due_said="trước 15/8")
    return room


def test_papers_print_the_words_and_the_day(room: Room) -> None:
    (task,) = task_facts(room.meeting, room.meeting.actions.values())
    assert task["thoi_han"] == "trước 15/8 (đến hết 14/8/2027)"
    assert any("trước 15/8 (đến hết 14/8/2027)" in line for line in print_paper(room.meeting).lines)


def test_wall_and_reading_say_the_same(room: Room) -> None:
    (task,) = room.meeting.actions.values()
    said = "trước 15/8 (đến hết 14/08/2027)"
    assert shared.due_text(task) == said
    assert task_lines(room.meeting, room.meeting.agenda[0])[0]["due"] == said
    assert said in reading.task_line(room.meeting, task)
    assert panels.action_row(room.meeting, task)["due_said"] == "trước 15/8"


def test_the_words_go_on_to_the_next_meeting(room: Room) -> None:
    (task,) = open_tasks(room.meeting)
    assert (task.due, task.due_said) == (date(2027, 8, 14), "trước 15/8")


def test_words_without_a_day_are_no_deadline() -> None:
    room = meeting_of().start().roll()
    room.give("Rà soát hộ nghèo", due_said="sớm")
    (task,) = room.meeting.actions.values()
    assert shared.due_text(task) == ""
    assert task_facts(room.meeting, [task])[0]["thoi_han"] == DOTS
