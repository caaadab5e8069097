"""Làm lại: what was taken back stands again as before; and whose it is to take back.

An undo takes back by new facts, so the journal only grows. To do again is the same: the fact says so, and the meeting
knows how it was. Only typing may have gone on in between (`undo.LEAVES_REDO`), and what was typed stays.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.meeting import Meeting, Stage, Text, evolve
from assistant.domain.procedure.undo import END, MOST, Undoable, last_done
from assistant.domain.refusal import Refused

NOT_PUT_BACK = frozenset({"version", "undoable", "redoable", "pen", "hours", "texts"})
ONCE = "HoursShifted"
"""What moves every hour is done again by its own command, for the hours have gone on since."""


@dataclass(frozen=True)
class Redoable:
    """Something that was taken back: what it was, and the meeting before and after that."""

    entry: Undoable
    before: Meeting
    after: Meeting
    by: str = ""
    """Who took it back, where it was not the console."""


def redo_last(meeting: Meeting, command: c.Redo, now: datetime) -> list[e.Event]:
    """What was taken back last stands again; Refused where there is nothing, or something else changed since."""
    if not meeting.redoable:
        raise Refused("nothing_to_redo")
    last = meeting.redoable[-1]
    if put_back(meeting, last) is None:
        raise Refused("redo_too_late")
    return [e.MeetingEnded(now, last.before.ending)] if last.entry.code == END else [e.Redone(now)]


def put_back(meeting: Meeting, last: Redoable) -> Meeting | None:
    """The meeting as before the undo, with what was typed since; None where something else has changed."""
    changes: dict[str, Any] = {}
    for name in (field.name for field in fields(Meeting) if field.name not in NOT_PUT_BACK):
        was, became, current = (getattr(one, name) for one in (last.before, last.after, meeting))
        if was is became or was == became:
            continue
        if current != became:
            return None
        changes[name] = was
    texts = texts_put_back(meeting.texts, last)
    return None if texts is None else evolve(meeting, **changes, texts=texts)


def texts_put_back(current: Mapping[str, Text], last: Redoable) -> Mapping[str, Text] | None:
    """The texts that the undo changed as they were before; a text counts its edits on, for pages that have it open."""
    was, became = last.before.texts, last.after.texts
    back: dict[str, Text] = {}
    for key in (key for key in became if became[key] != was.get(key)):
        now, before = current.get(key), was.get(key, Text())
        if now is None or now != became[key]:
            return None
        back[key] = now if now.value == before.value else evolve(before, rev=now.rev + 1)
    return {**current, **back} if back else current


def apply_undone(meeting: Meeting, event: e.Undone, apply_one: Callable[[Meeting, e.Event], Meeting]) -> Meeting:
    """The meeting with the last thing taken back, as of now; it can be done again."""
    place, undone = last_done(meeting, event.correction), meeting
    entry = meeting.undoable[place]
    for back in entry.events:
        undone = apply_one(undone, evolve(back, at=event.at))
    left = without(undone.undoable, place)
    if entry.code == ONCE:
        return evolve(undone, undoable=left, redoable=())
    redoable = (*meeting.redoable, Redoable(entry, evolve(meeting, redoable=()), evolve(undone, redoable=())))
    return evolve(undone, undoable=left, redoable=redoable[-MOST:])


def without(entries: tuple[Undoable, ...], place: int) -> tuple[Undoable, ...]:
    """What is left to be taken back once that one was."""
    return (*entries[:place], *entries[place + 1 :])


def apply_meeting_continued(meeting: Meeting, event: e.MeetingContinued) -> Meeting:
    """The end was a mistake: the last item is current again, the time between counts; it can be ended as it was."""
    visits = (*meeting.visits[:-1], evolve(meeting.visits[-1], stopped=None)) if meeting.visits else ()
    place = last_done(meeting, correction=False) if meeting.undoable else 0
    taken, left = meeting.undoable[place : place + 1], without(meeting.undoable, place)
    running = evolve(meeting, stage=Stage.RUNNING, ending=None, visits=visits, undoable=left)
    again = tuple(Redoable(entry, evolve(meeting, redoable=()), evolve(running, redoable=())) for entry in taken)
    return evolve(running, redoable=(*meeting.redoable, *again)[-MOST:])


def apply_redone(meeting: Meeting, event: e.Redone) -> Meeting:
    """The meeting in which that stands again."""
    last, left = meeting.redoable[-1], meeting.redoable[:-1]
    again = put_back(meeting, last) or meeting
    return evolve(again, undoable=last.before.undoable, redoable=left)


def credit(before: Meeting, after: Meeting, role: str, now: datetime) -> list[e.Event]:
    """The fact that somebody else than the console did what is new, where that can be taken back or done again."""
    done, undone = (
        sum(all(one is not known for known in getattr(before, name)) for one in getattr(after, name))
        for name in ("undoable", "redoable")
    )
    return [e.DoneBy(now, role, done, undone)] if done or undone else []


def apply_done_by(meeting: Meeting, event: e.DoneBy) -> Meeting:
    """The last things done, and taken back, are that role's."""
    return evolve(
        meeting,
        undoable=_named(meeting.undoable, event.done, event.role),
        redoable=_named(meeting.redoable, event.undone, event.role),
    )


def _named(stack: tuple[Any, ...], last: int, role: str) -> tuple[Any, ...]:
    first = max(0, len(stack) - last)
    return (*stack[:first], *(evolve(one, by=role) for one in stack[first:]))
