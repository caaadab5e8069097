"""Ý kiến gửi trước: opinions that were sent before the meeting, taken down until the minutes stand."""

from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.advance import AdvanceOpinion
from assistant.domain.meeting import Meeting, evolve
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused
from assistant.domain.text import clean, clean_line


def write_advance(meeting: Meeting, command: c.WriteAdvance, now: datetime) -> list[e.Event]:
    """An opinion under an item; whose it is may be told later."""
    text = clean(command.text).strip()
    if not text:
        raise Refused("no_advance")
    if command.opinion and command.opinion not in meeting.advance:
        raise Refused("unknown_advance")
    new = AdvanceOpinion(
        id=command.opinion or meeting.fresh("g", meeting.advance),
        member=clean_line(command.member),
        item=known_item(meeting, command.item).id,
        text=text,
        received=command.received,
        source=clean_line(command.source),
    )
    return [e.AdvanceWritten(now, new)] if new != meeting.advance.get(new.id) else []


def remove_advance(meeting: Meeting, command: c.RemoveAdvance, now: datetime) -> list[e.Event]:
    """Out of the minutes; the journal keeps it."""
    if command.opinion not in meeting.advance:
        raise Refused("unknown_advance")
    return [e.AdvanceRemoved(now, command.opinion)]


DECIDE = {c.WriteAdvance: write_advance, c.RemoveAdvance: remove_advance}
APPLY = {
    e.AdvanceWritten: lambda meeting, event: evolve(
        meeting, advance={**meeting.advance, event.opinion.id: event.opinion}
    ),
    e.AdvanceRemoved: lambda meeting, event: evolve(
        meeting, advance={k: one for k, one in meeting.advance.items() if k != event.opinion}
    ),
}
