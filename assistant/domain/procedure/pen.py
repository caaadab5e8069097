"""Bút ghi: who may write, and how the pen changes hands."""

from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.commands import Command
from assistant.domain.meeting import Meeting, Stage, evolve
from assistant.domain.pen import Hand, Pen
from assistant.domain.refusal import Refused


def take_pen(meeting: Meeting, command: c.TakePen, now: datetime) -> list[e.Event]:
    """Always granted, so that a page that is gone blocks nobody; no fact where the hand holds it already."""
    return [] if meeting.pen and meeting.pen.held_by(command.hand) else [e.PenTaken(now, command.hand)]


def apply_pen_taken(meeting: Meeting, event: e.PenTaken) -> Meeting:
    """The pen is in another hand; the one before is remembered."""
    before = meeting.pen.hand.page if meeting.pen else ""
    return evolve(meeting, pen=Pen(event.hand, event.at, before))


def hold_pen(meeting: Meeting, hand: Hand, command: Command, now: datetime) -> list[e.Event]:
    """What must happen before this hand writes: nothing where it holds the pen, taking it where nobody does.

    Whatever a console sends is writing; only the command for the pen and what the
    page tells of the clock are not. Raises Refused (`pen_elsewhere`).
    """
    if isinstance(command, c.TakePen | c.NoteClock):
        return []
    if hand_may_write(meeting, hand):
        return take_pen(meeting, c.TakePen(hand), now)
    pen = meeting.pen
    if pen is None or pen.under_way(hand, now):
        return []
    since = pen.since.astimezone(meeting.details.start.tzinfo)
    raise Refused("pen_elsewhere", where=pen.hand, reader=hand, since=since)


def hand_may_write(meeting: Meeting, hand: Hand) -> bool:
    """Whether this hand may write: it has the pen, nobody has, or the pen rests since the meeting is over."""
    return meeting.pen is None or meeting.pen.held_by(hand) or (meeting.stage is Stage.ENDED and meeting.frozen)


DECIDE = {c.TakePen: take_pen}
APPLY = {e.PenTaken: apply_pen_taken}
