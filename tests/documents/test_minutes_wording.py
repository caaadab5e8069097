"""Biên bản as it is read: who presented is told once, no lone number, no dotted line beside an answer, full stops."""

import pytest

from assistant.documents.facts.phrases import DOTS, sentence_end
from assistant.documents.papers import print_paper
from assistant.domain import commands as c
from assistant.domain.floor import SpeechRole
from assistant.domain.rules import Phase, TextRole
from tests.builders import Room, meeting_of
from tests.documents.meetings import adopted

NAME = "Đảng viên Chính thức 5"


def lines_of(room: Room) -> tuple[str, ...]:
    """The lines of the minutes as they stand now."""
    return print_paper(room.meeting).lines


@pytest.mark.parametrize("told", ["report", "box", "nothing"])
def test_who_presents_an_item_is_named_once(told: str) -> None:
    room = meeting_of().start().roll()
    item = next(i for i in room.meeting.agenda if any(box.role == TextRole.STUDY for box in i.texts))
    room.send(c.GoToItem(item.id))
    room.send(c.AmendItem(item.id, item.title, presenter="chinh-thuc-5"))
    if told == "report":
        room.speak("chinh-thuc-5", "Kể chuyện hũ gạo tiết kiệm.", role=SpeechRole.PRESENTATION)
    if told == "box":
        room.write(f"item.{item.id}.noi_dung", f"Đồng chí {NAME} kể chuyện hũ gạo tiết kiệm.")
    named = [line for line in lines_of(room) if NAME in line]
    assert len(named) == 1
    assert (named == [f"Người trình bày: đồng chí {NAME}"]) is (told == "nothing")


def test_a_part_of_one_item_has_no_number() -> None:
    room = meeting_of().start()
    opening = [i for i in room.meeting.agenda if i.phase is Phase.OPENING]
    assert opening[0].title in lines_of(room)
    assert f"1. {opening[0].title}" not in lines_of(room)


def test_guests_have_a_line_to_fill_in_only_in_a_draft() -> None:
    room = meeting_of().start().roll()
    assert f"- Đại biểu dự: {DOTS}" in lines_of(room)
    assert not [line for line in lines_of(adopted(room)) if "Đại biểu dự" in line]


def test_what_was_not_held_stands_with_the_agenda_and_ends_with_a_full_stop() -> None:
    room = meeting_of().start().roll()
    left = next(i for i in room.meeting.agenda if i.phase is Phase.CLOSING)
    room.send(c.MarkNotHeld((left.id,)))
    lines = lines_of(room)
    place = next(n for n, line in enumerate(lines) if "không tiến hành" in line)
    assert lines[place].endswith(f"{left.title}.")
    assert place < lines.index("II- Nội dung")


@pytest.mark.parametrize(
    ("text", "ended"),
    [("Bầu chi ủy", "Bầu chi ủy."), ("Bầu chi ủy. ", "Bầu chi ủy. "), (DOTS, DOTS), ("", ""), ("Có nên?", "Có nên?")],
)
def test_a_sentence_ends_once(text: str, ended: str) -> None:
    assert sentence_end(text) == ended
