"""The pen: one console writes, another takes it over with one command, and what was under way still counts."""

from datetime import timedelta

import pytest

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.pen import GRACE, Hand, Pen
from assistant.domain.procedure import apply
from assistant.domain.procedure.pen import hand_may_write, hold_pen
from assistant.domain.refusal import Refused
from assistant.wording import refusals as refusal_words
from tests.builders import Room, adoption, meeting_of

LAPTOP = Hand("thẻ-1", "trình-duyệt-1", "máy chạy chương trình, Chrome")
TABLET = Hand("thẻ-2", "trình-duyệt-2", "máy khác trong mạng, Edge")
EDIT = c.EditText("item.B8.ket_luan", 0, 0, 0, "Nhất trí.")


@pytest.fixture
def room() -> Room:
    """A meeting that runs; nobody has written yet."""
    return meeting_of().start()


def took(room: Room, hand: Hand) -> None:
    """What has to happen before this hand writes happens."""
    for event in hold_pen(room.meeting, hand, EDIT, room.now):
        room.meeting = apply(room.meeting, event)


def refusal(room: Room, hand: Hand) -> str:
    """The sentence that this hand gets when it writes."""
    with pytest.raises(Refused, match="pen_elsewhere") as refused:
        hold_pen(room.meeting, hand, EDIT, room.now)
    return refusal_words.refusal_sentence(refused.value.code, refused.value.facts)


def test_the_first_who_writes_takes_the_pen_without_asking(room: Room) -> None:
    assert hold_pen(room.meeting, LAPTOP, EDIT, room.now) == [e.PenTaken(room.now, LAPTOP)]
    took(room, LAPTOP)
    assert room.meeting.pen == Pen(LAPTOP, room.now)
    assert hold_pen(room.meeting, LAPTOP, EDIT, room.now) == []


def test_everybody_else_is_told_where_the_pen_is_and_since_when(room: Room) -> None:
    took(room, LAPTOP)
    room.tick(minutes=5)
    at_ = f"{(room.now - timedelta(minutes=5)).astimezone(room.meeting.details.start.tzinfo):%H:%M}"
    assert refusal(room, TABLET) == (
        f"Trang này đang theo dõi, bút ghi ở máy chạy chương trình, Chrome từ {at_}. "
        "Muốn ghi ở đây, hãy bấm “Lấy bút ghi”."
    )
    assert refusal_words.OTHER_TAB in refusal(room, Hand("thẻ-3", LAPTOP.browser, LAPTOP.where))
    took(room, LAPTOP)
    room.send(c.TakePen(Hand("thẻ-4")))
    room.tick(minutes=1)
    assert refusal_words.OTHER_PAGE in refusal(room, TABLET)


@pytest.mark.parametrize("command", [c.StartSpeech("chinh-thuc-1"), c.GoToItem("B8"), c.Undo(), c.Pause()])
def test_whatever_a_console_sends_is_writing(room: Room, command: c.Command) -> None:
    took(room, LAPTOP)
    with pytest.raises(Refused, match="pen_elsewhere"):
        hold_pen(room.meeting, TABLET, command, room.now)


def test_the_pen_is_taken_over_with_one_command_even_when_its_holder_is_gone(room: Room) -> None:
    took(room, LAPTOP)
    room.tick(hours=1)
    assert room.send(c.TakePen(TABLET)) == [e.PenTaken(room.now, TABLET)]
    assert room.send(c.TakePen(TABLET)) == []
    assert not hand_may_write(room.meeting, LAPTOP)
    assert hand_may_write(room.meeting, TABLET)
    assert room.meeting.pen is not None
    assert room.meeting.pen.before == LAPTOP.page
    room.tick(minutes=1)
    assert refusal_words.OTHER_PAGE not in refusal(room, LAPTOP)


def test_what_the_one_before_had_sent_is_still_taken_for_a_moment(room: Room) -> None:
    took(room, LAPTOP)
    room.tick(minutes=1)
    room.send(c.TakePen(TABLET))
    room.tick(seconds=GRACE.total_seconds())
    assert hold_pen(room.meeting, LAPTOP, EDIT, room.now) == []
    refusal(room, Hand("thẻ-3"))
    room.tick(seconds=0.1)
    refusal(room, LAPTOP)
    room.tick(seconds=-60)  # a clock that was set back gives nobody a new moment
    refusal(room, LAPTOP)


def test_the_pen_may_be_taken_while_the_minutes_stand(room: Room) -> None:
    took(room, LAPTOP)
    room.send(adoption())
    room.send(c.TakePen(TABLET))
    room.tick(minutes=1)
    refusal(room, LAPTOP)
    room.send(c.EndMeeting("hết giờ"))
    assert hand_may_write(room.meeting, LAPTOP)
    assert hold_pen(room.meeting, LAPTOP, c.ReopenMinutes("sai tên"), room.now) == [e.PenTaken(room.now, LAPTOP)]
