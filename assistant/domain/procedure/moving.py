"""Chuyển máy: a meeting is taken over by another machine, and the machine before stops recording it."""

from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.meeting import Meeting, Takeover, evolve
from assistant.domain.refusal import Refused


def take_over(meeting: Meeting, command: c.TakeOver, now: datetime) -> list[e.Event]:
    """The meeting as its record has it, and the fact that it goes on here; an empty record is none."""
    if not command.meeting.id:
        raise Refused("no_meeting")
    here = Takeover(now, command.machine, command.name, command.by, command.before)
    return [e.MeetingRestored(now, command.meeting), e.MeetingTakenOver(now, here)]


def note_moved(meeting: Meeting, command: c.NoteMoved, now: datetime) -> list[e.Event]:
    """A fact once; told again it is no news."""
    return [] if meeting.moved == command.takeover else [e.MeetingMoved(now, command.takeover)]


def refuse_moved(meeting: Meeting) -> None:
    """Refused where another machine goes on with the meeting: two machines never record one meeting."""
    if moved := meeting.moved:
        at = moved.at.astimezone(meeting.details.start.tzinfo)
        raise Refused("meeting_moved", machine=moved.name, time=at)


def goes_on(earlier: tuple[Takeover, ...], later: tuple[Takeover, ...]) -> bool:
    """Whether the later trail of takeovers is the earlier one or goes on from it."""
    return later[: len(earlier)] == earlier


DECIDE = {c.TakeOver: take_over, c.NoteMoved: note_moved}
APPLY = {
    e.MeetingTakenOver: lambda meeting, event: evolve(
        meeting, takeovers=(*meeting.takeovers, event.takeover), moved=None
    ),
    e.MeetingMoved: lambda meeting, event: evolve(meeting, moved=event.takeover),
}
