"""A meeting in which nothing is missing: the ground on which each test takes one thing away."""

from datetime import date, datetime, timedelta

from assistant.domain import commands as c
from assistant.domain.checks import needs_reading
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import ReadBack
from assistant.domain.rules import Panel, Rules
from tests.builders import CHAIR, SECRETARY, START, Room, meeting_of


def complete(
    speakers: int = 4,
    minutes: float = 90,
    kind: MeetingKind = MeetingKind.REGULAR,
    rules: Rules | None = None,
    start: datetime = START,
) -> Room:
    """Every item taken, concluded and voted, `speakers` members heard, adopted after `minutes`, not yet ended."""
    room = meeting_of(15, 2, kind=kind, rules=rules, start=start, notice_on=start.date() - timedelta(days=3))
    room.now = start
    room.start().roll()
    room.send(c.AdoptAgenda())
    for item in room.meeting.agenda:
        room.send(c.GoToItem(item.id))
        room.tick(seconds=15)
        if item.records_panel(Panel.CONCLUSION):
            room.write(f"item.{item.id}.ket_luan", "Chi bộ nhất trí.")
    for member in list(room.meeting.members)[:speakers]:
        room.speak(member)
    room.give(owners=(SECRETARY,), due=date(2026, 11, 12))
    if "nq" in room.meeting.motions:
        room.write("motion.nq", "Chi bộ quyết nghị.")
        room.send(c.RecordVote("nq", 15, 0, 0))
    for item in room.meeting.agenda:
        if needs_reading(room.meeting, item):
            room.send(c.OpenReading(item.id))
            room.send(c.CloseReading(ReadBack.READ))
    if any(item.records_panel(Panel.SCORE) for item in room.meeting.agenda):
        room.score()
    assert room.meeting.details.chair == CHAIR
    room.adopt(in_favour=15)
    room.now = start
    room.tick(minutes=minutes)
    return room
