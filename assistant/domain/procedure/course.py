"""Diễn biến: the current item, breaks, reading back, and the moment the meeting began."""

from collections.abc import Container
from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.held import is_closing_item, unreached_items, was_done
from assistant.domain.meeting import Break, Correction, Meeting, ReadBack, Stage, Visit, evolve, ruled_by_day
from assistant.domain.procedure.opening import LONGEST_BACKDATE
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused
from assistant.domain.text import clean_line

MINUTES = "minutes"
"""What `OpenReading` calls the draft of the minutes."""


def require_running(meeting: Meeting) -> None:
    """Refuse what can only be done while the meeting runs."""
    if meeting.stage is not Stage.RUNNING:
        raise Refused("meeting_over" if meeting.begun else "not_started")


def silence_speaker(meeting: Meeting, now: datetime) -> list[e.Event]:
    """Whoever is speaking has finished."""
    speech = meeting.speech()
    return [e.SpeechStopped(now, speech.id)] if speech else []


def go_to_item(meeting: Meeting, command: c.GoToItem, now: datetime) -> list[e.Event]:
    """Another item; whoever was speaking has finished, a break is over, nothing is being read any more."""
    item = known_item(meeting, command.item)
    require_running(meeting)
    if item.id == meeting.current:
        return []
    resumed: list[e.Event] = [e.Resumed(now)] if meeting.on_break() else []
    closed_: list[e.Event] = [e.ReadingClosed(now, None)] if meeting.reading else []
    return [*silence_speaker(meeting, now), *resumed, *closed_, e.ItemOpened(now, item.id)]


def apply_item_opened(meeting: Meeting, event: e.ItemOpened) -> Meeting:
    """The item before is left, this one is current."""
    visits = (*close_last_visit(meeting.visits, event.at), Visit(event.item, event.at))
    return evolve(without_mark(meeting, (event.item,)), current=event.item, visits=visits)


def mark_not_held(meeting: Meeting, command: c.MarkNotHeld, now: datetime) -> list[e.Event]:
    """Told as not held; what was dealt with, is going on or closes the meeting cannot be."""
    if not meeting.begun:
        raise Refused("not_started")
    items = [known_item(meeting, item) for item in command.items] or list(unreached_items(meeting))
    for item in items:
        if is_closing_item(item):
            raise Refused("closing_item_held", title=item.title)
        if meeting.stage is Stage.RUNNING and meeting.current == item.id:
            raise Refused("item_is_current", title=item.title)
        if was_done(meeting, item):
            raise Refused("item_has_record", title=item.title)
    reason = clean_line(command.reason)
    new = tuple(item.id for item in items if meeting.not_held.get(item.id) != reason)
    return [e.MarkedNotHeld(now, new, reason)] if new else []


def mark_held(meeting: Meeting, command: c.MarkHeld, now: datetime) -> list[e.Event]:
    """To be held after all, or held and not recorded yet."""
    item = known_item(meeting, command.item)
    return [e.MarkedHeld(now, (item.id,))] if item.id in meeting.not_held else []


def without_mark(meeting: Meeting, items: Container[str]) -> Meeting:
    """The meeting in which these items are not told as not held."""
    return evolve(meeting, not_held={item: why for item, why in meeting.not_held.items() if item not in items})


def close_last_visit(visits: tuple[Visit, ...], at: datetime) -> tuple[Visit, ...]:
    """The visits with the last one ended; the end may be set to a moment before it began."""
    if not visits or visits[-1].stopped:
        return visits
    return (*visits[:-1], evolve(visits[-1], stopped=max(at, visits[-1].started)))


def pause(meeting: Meeting, command: c.Pause, now: datetime) -> list[e.Event]:
    """Giải lao."""
    require_running(meeting)
    return [] if meeting.on_break() else [*silence_speaker(meeting, now), e.Paused(now)]


def apply_paused(meeting: Meeting, event: e.Paused) -> Meeting:
    """The clocks of meeting and item stand."""
    return evolve(meeting, breaks=(*meeting.breaks, Break(event.at)), visits=close_last_visit(meeting.visits, event.at))


def resume(meeting: Meeting, command: c.Resume, now: datetime) -> list[e.Event]:
    """Tiếp tục."""
    return [e.Resumed(now)] if meeting.on_break() else []


def apply_resumed(meeting: Meeting, event: e.Resumed) -> Meeting:
    """The clocks go on."""
    last = meeting.breaks[-1]
    breaks = (*meeting.breaks[:-1], evolve(last, stopped=max(event.at, last.started)))
    return evolve(meeting, breaks=breaks, visits=(*meeting.visits, Visit(meeting.current, event.at)))


def open_reading(meeting: Meeting, command: c.OpenReading, now: datetime) -> list[e.Event]:
    """An item is read back, or the draft of the minutes is read; the room sees it."""
    require_running(meeting)
    if command.what == MINUTES:
        return [e.ReadingOpened(now, MINUTES, command.lines, command.rows)]
    return [e.ReadingOpened(now, known_item(meeting, command.what).id)]


def apply_reading_opened(meeting: Meeting, event: e.ReadingOpened) -> Meeting:
    """The room sees it; a draft that was amended while it was read goes on at its place."""
    at = meeting.reading_at if meeting.reading == event.what else 0.0
    return evolve(meeting, reading=event.what, reading_lines=event.lines, reading_rows=event.rows, reading_at=at)


def follow_reading(meeting: Meeting, command: c.FollowReading, now: datetime) -> list[e.Event]:
    """Only while the draft is read, and within it."""
    if meeting.reading != MINUTES:
        return []
    line = min(max(0.0, command.line), float(len(meeting.reading_lines)))
    return [e.ReadingFollowed(now, line)] if line != meeting.reading_at else []


def close_reading(meeting: Meeting, command: c.CloseReading, now: datetime) -> list[e.Event]:
    """Read, skipped, or gone back."""
    return [e.ReadingClosed(now, command.outcome)] if meeting.reading else []


def nothing_read(meeting: Meeting) -> Meeting:
    """The meeting in which nothing is being read."""
    return evolve(meeting, reading="", reading_lines=(), reading_rows=(), reading_at=0.0)


def apply_reading_closed(meeting: Meeting, event: e.ReadingClosed) -> Meeting:
    """What came of reading an item is kept; of the minutes, the adoption tells."""
    read_back = meeting.read_back
    if event.outcome and meeting.reading != MINUTES:
        read_back = {**read_back, meeting.reading: event.outcome}
    return evolve(nothing_read(meeting), read_back=read_back)


def changed_since_reading(meeting: Meeting, item_id: str) -> Meeting:
    """An item whose record changed after it was read back is to be read again."""
    if meeting.read_back.get(item_id) is not ReadBack.READ:
        return meeting
    return evolve(meeting, read_back={k: v for k, v in meeting.read_back.items() if k != item_id})


def correct_start(meeting: Meeting, command: c.CorrectStart, now: datetime) -> list[e.Event]:
    """The meeting began earlier or later: not in the future, not after its first item was left.

    And not long before it was said to have begun: on the second day of a session the first is still near.
    """
    if meeting.started is None:
        raise Refused("not_started")
    first = meeting.visits[0].stopped if meeting.visits and meeting.visits[0].stopped else now
    if command.started > min(first, now) or meeting.started - command.started > LONGEST_BACKDATE:
        raise Refused("start_out_of_range")
    if command.started == meeting.started:
        return []
    correction = Correction(now, "start", meeting.started.isoformat(), command.started.isoformat())
    return [e.StartCorrected(now, command.started, correction)]


def apply_start_corrected(meeting: Meeting, event: e.StartCorrected) -> Meeting:
    """Started then, and so did the first item."""
    first = evolve(meeting.visits[0], started=event.started)
    corrected = evolve(
        meeting,
        started=event.started,
        visits=(first, *meeting.visits[1:]),
        corrections=(*meeting.corrections, event.correction),
    )
    return ruled_by_day(corrected)


DECIDE = {
    c.GoToItem: go_to_item,
    c.MarkNotHeld: mark_not_held,
    c.MarkHeld: mark_held,
    c.Pause: pause,
    c.Resume: resume,
    c.OpenReading: open_reading,
    c.CloseReading: close_reading,
    c.FollowReading: follow_reading,
    c.CorrectStart: correct_start,
}
APPLY = {
    e.ItemOpened: apply_item_opened,
    e.MarkedNotHeld: lambda meeting, event: evolve(
        meeting, not_held={**meeting.not_held, **dict.fromkeys(event.items, event.reason)}
    ),
    e.MarkedHeld: lambda meeting, event: without_mark(meeting, event.items),
    e.Paused: apply_paused,
    e.Resumed: apply_resumed,
    e.ReadingOpened: apply_reading_opened,
    e.ReadingFollowed: lambda meeting, event: evolve(meeting, reading_at=event.line),
    e.ReadingClosed: apply_reading_closed,
    e.StartCorrected: apply_start_corrected,
}
