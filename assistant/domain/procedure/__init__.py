"""The rules of order: a command and the meeting make events; events make the meeting.

`decide` is the one place where commands are weighed, `apply` the one place where facts change the state.
Each topic keeps its own table of both.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import reduce
from typing import Any

from assistant.domain.commands import (
    Command,
    ConfirmOmission,
    CorrectEnd,
    DropSending,
    EndMeeting,
    FollowReading,
    GoToItem,
    MakeMeeting,
    MarkStep,
    NoteClock,
    NoteMoved,
    NoteSending,
    RecoverMeeting,
    Redo,
    ReopenMinutes,
    RestoreMeeting,
    ShiftHours,
    TakeOver,
    TakePen,
    Undo,
)
from assistant.domain.events import DoneBy, Event, Redone, Undone
from assistant.domain.meeting import Meeting, Stage, evolve
from assistant.domain.moments import meeting_hour
from assistant.domain.procedure import (
    advance,
    clock,
    closing,
    course,
    cycle,
    floor,
    moving,
    opening,
    pen,
    preparing,
    redo,
    score,
    tasks,
    undo,
    votes,
    writing,
)
from assistant.domain.refusal import Refused

TOPICS = (preparing, cycle, advance, opening, course, writing, pen, floor, tasks, votes, score, closing, moving, clock)
DECIDE: dict[type[Command], Callable[[Meeting, Any, datetime], list[Event]]] = {
    Undo: undo.undo_last,
    Redo: redo.redo_last,
    **{command: decision for topic in TOPICS for command, decision in topic.DECIDE.items()},
}
APPLY: dict[type[Event], Callable[[Meeting, Any], Meeting]] = {
    Undone: lambda meeting, event: redo.apply_undone(meeting, event, apply_one),
    Redone: redo.apply_redone,
    DoneBy: redo.apply_done_by,
    **{event: change for topic in TOPICS for event, change in topic.APPLY.items()},
}
ALLOWED_WHEN_DISCARDED = (RecoverMeeting, NoteMoved, TakePen)
ALLOWED_WHEN_FROZEN = (
    ReopenMinutes,
    EndMeeting,
    CorrectEnd,
    FollowReading,
    GoToItem,
    NoteMoved,
    TakePen,
    ConfirmOmission,
    NoteClock,
    ShiftHours,
    MarkStep,
    NoteSending,
    DropSending,
)
MAKES_THE_MEETING = (MakeMeeting, RestoreMeeting, TakeOver)


def decide(meeting: Meeting, command: Command, now: datetime) -> list[Event]:
    """The facts a command leads to, or Refused. Nothing is changed here; `now` is the only clock.

    While the meeting runs its own hours go on, whatever the clock says (`domain.moments`): that the two do not agree is
    the first of the facts.
    """
    if bool(meeting.id) is isinstance(command, MAKES_THE_MEETING):
        raise Refused("meeting_exists" if meeting.id else "no_meeting")
    if not isinstance(command, NoteMoved):
        moving.refuse_moved(meeting)
    if meeting.stage is Stage.DISCARDED and not isinstance(command, ALLOWED_WHEN_DISCARDED):
        raise Refused("meeting_discarded")
    if meeting.frozen and not isinstance(command, ALLOWED_WHEN_FROZEN) and not is_about_the_end(meeting, command):
        raise Refused("minutes_adopted" if meeting.adoption else "meeting_over")
    noted = clock.clock_facts(meeting, command, now)
    settled = reduce(apply, noted, meeting)
    hour = now if isinstance(command, NoteClock) else meeting_hour(settled, now)
    facts = DECIDE[type(command)](settled, command, hour)
    return [*noted, *facts] if facts else []


def is_about_the_end(meeting: Meeting, command: Command) -> bool:
    """The end pressed by mistake can be taken back, and done again, even though the minutes stand by then."""
    if isinstance(command, Undo):
        return undo.takes_back_the_end(meeting)
    return isinstance(command, Redo) and bool(meeting.redoable) and meeting.redoable[-1].entry.code == undo.END


def apply_one(meeting: Meeting, event: Event) -> Meeting:
    """The change an event makes, and nothing else."""
    return APPLY[type(event)](meeting, event)


def apply(meeting: Meeting, event: Event) -> Meeting:
    """The meeting after the fact; never refuses, because it happened.

    A restored meeting goes on counting from its record's version: ids are made from it and must stay unique.
    """
    after = clock.with_latest(meeting, event, undo.with_undo(meeting, event, apply_one(meeting, event)))
    return evolve(after, version=1 + max(meeting.version, after.version))


def replay(events: Iterable[Event], start: Meeting | None = None) -> Meeting:
    """The meeting that these facts make."""
    return reduce(apply, events, start or Meeting())
