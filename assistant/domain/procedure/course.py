"""Diễn biến: the current item, breaks, reading back, and the moment the meeting began."""

from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.meeting import Break, Correction, Meeting, ReadBack, Stage, Visit, evolve
from assistant.domain.procedure.opening import LONGEST_BACKDATE
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused

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
    return evolve(meeting, current=event.item, visits=visits)


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
        return [e.ReadingOpened(now, MINUTES, command.lines)]
    return [e.ReadingOpened(now, known_item(meeting, command.what).id)]


def close_reading(meeting: Meeting, command: c.CloseReading, now: datetime) -> list[e.Event]:
    """Read, skipped, or gone back."""
    return [e.ReadingClosed(now, command.outcome)] if meeting.reading else []


def apply_reading_closed(meeting: Meeting, event: e.ReadingClosed) -> Meeting:
    """What came of reading an item is kept; of the minutes, the adoption tells."""
    read_back = meeting.read_back
    if event.outcome and meeting.reading != MINUTES:
        read_back = {**read_back, meeting.reading: event.outcome}
    return evolve(meeting, reading="", reading_lines=(), read_back=read_back)


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
    return evolve(
        meeting,
        started=event.started,
        visits=(first, *meeting.visits[1:]),
        corrections=(*meeting.corrections, event.correction),
    )


DECIDE = {
    c.GoToItem: go_to_item,
    c.Pause: pause,
    c.Resume: resume,
    c.OpenReading: open_reading,
    c.CloseReading: close_reading,
    c.CorrectStart: correct_start,
}
APPLY = {
    e.ItemOpened: apply_item_opened,
    e.Paused: apply_paused,
    e.Resumed: apply_resumed,
    e.ReadingOpened: lambda meeting, event: evolve(meeting, reading=event.what, reading_lines=event.lines),
    e.ReadingClosed: apply_reading_closed,
    e.StartCorrected: apply_start_corrected,
}
