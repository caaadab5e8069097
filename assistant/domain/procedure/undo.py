"""Hoàn tác: for each thing done, what takes it back. Kept in the meeting, newest last; not part of the record.

Typing is not here: the box it is typed in has its own undo.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.meeting import Meeting, Stage, evolve
from assistant.domain.moments import LONGEST_SILENCE
from assistant.domain.refusal import Refused

END = e.MeetingEnded.__name__
"""The end has facts of its own both ways: lists of meetings must see that one goes on, or is over."""
CORRECTIONS = frozenset({e.TextAmended.__name__, e.AmendmentDropped.__name__})
"""Corrections of the minutes: taken back by a fact that says so, for older journals could not take them back."""
MOST = 20
Inverse = Callable[[Meeting, Any], "tuple[str, tuple[e.Event, ...]] | None"]
"""(the meeting before, the event) -> whom or what it was about, and the events that take it back."""


@dataclass(frozen=True)
class Undoable:
    """Something that can be taken back: `code` names its sentence (wording/undo.py), `about` fills it."""

    code: str
    about: str
    events: tuple[e.Event, ...]
    by: str = ""
    """Whose it is, where it is not the console's (`domain.roles.PageRole`)."""


def undo_speech_started(meeting: Meeting, event: e.SpeechStarted) -> tuple[str, tuple[e.Event, ...]]:
    """The speech goes."""
    return meeting.person(event.speech.speaker), (e.SpeechRemoved(event.at, event.speech.id),)


def undo_speech_stopped(meeting: Meeting, event: e.SpeechStopped) -> tuple[str, tuple[e.Event, ...]]:
    """The speech goes on."""
    speech = meeting.speeches[event.speech]
    return meeting.person(speech.speaker), (e.SpeechResumed(event.at, speech.id),)


def undo_speech_removed(meeting: Meeting, event: e.SpeechRemoved) -> tuple[str, tuple[e.Event, ...]]:
    """The speech is back, with its text."""
    speech, key = meeting.speeches[event.speech], f"speech.{event.speech}"
    over = evolve(speech, stopped=speech.stopped or max(event.at, speech.started))
    return meeting.person(speech.speaker), (
        e.SpeechStarted(event.at, over),
        e.TextRestored(event.at, key, meeting.text(key)),
    )


def undo_item_opened(meeting: Meeting, event: e.ItemOpened) -> tuple[str, tuple[e.Event, ...]] | None:
    """Back to the item before."""
    before, now = meeting.item(meeting.current), meeting.item(event.item)
    if before is None or now is None:
        return None
    return now.rail_title, (e.ItemOpened(event.at, before.id),)


def undo_marked_not_held(meeting: Meeting, event: e.MarkedNotHeld) -> tuple[str, tuple[e.Event, ...]]:
    """Each item as it was told before."""
    back: list[e.Event] = [e.MarkedHeld(event.at, event.items)]
    back += [e.MarkedNotHeld(event.at, (i,), meeting.not_held[i]) for i in event.items if i in meeting.not_held]
    return item_titles(meeting, event.items), tuple(back)


def undo_marked_held(meeting: Meeting, event: e.MarkedHeld) -> tuple[str, tuple[e.Event, ...]]:
    """Not held again."""
    back = tuple(e.MarkedNotHeld(event.at, (i,), meeting.not_held[i]) for i in event.items)
    return item_titles(meeting, event.items), back


def item_titles(meeting: Meeting, items: Container[str]) -> str:
    """The names of items, as the rail has them."""
    return "; ".join(item.rail_title for item in meeting.agenda if item.id in items)


def undo_attendance_marked(meeting: Meeting, event: e.AttendanceMarked) -> tuple[str, tuple[e.Event, ...]]:
    """The roll as it was."""
    before = meeting.roll.get(event.member)
    return meeting.person(event.member), (e.AttendanceMarked(event.at, event.member, before),)


def undo_rest_marked(meeting: Meeting, event: e.RestMarkedPresent) -> tuple[str, tuple[e.Event, ...]]:
    """Nobody of them is marked any more."""
    return str(len(event.members)), tuple(e.AttendanceMarked(event.at, member, None) for member in event.members)


def undo_action_written(meeting: Meeting, event: e.ActionWritten) -> tuple[str, tuple[e.Event, ...]]:
    """The task as it was, or gone if it was new."""
    before = meeting.actions.get(event.action.id)
    back = e.ActionWritten(event.at, before) if before else e.ActionRemoved(event.at, event.action.id)
    return event.action.what, (back,)


def undo_action_removed(meeting: Meeting, event: e.ActionRemoved) -> tuple[str, tuple[e.Event, ...]]:
    """The task is back."""
    before = meeting.actions[event.action]
    return before.what, (e.ActionWritten(event.at, before),)


def undo_motion_removed(meeting: Meeting, event: e.MotionRemoved) -> tuple[str, tuple[e.Event, ...]]:
    """The motion is back, with its wording."""
    motion, key = meeting.motions[event.motion], f"motion.{event.motion}"
    return motion.title, (e.MotionProposed(event.at, motion), e.TextRestored(event.at, key, meeting.text(key)))


def undo_vote_recorded(meeting: Meeting, event: e.VoteRecorded) -> tuple[str, tuple[e.Event, ...]]:
    """The count as it was before."""
    motion = meeting.motions[event.motion]
    return motion.title, (e.VoteRecorded(event.at, motion.id, motion.vote),)


def undo_carried_assessed(meeting: Meeting, event: e.CarriedAssessed) -> tuple[str, tuple[e.Event, ...]]:
    """The task of last month as it was."""
    before = meeting.carried[event.action]
    return before.what, (e.CarriedWritten(event.at, before),)


def undo_guest_removed(meeting: Meeting, event: e.GuestRemoved) -> tuple[str, tuple[e.Event, ...]]:
    """The guest is back."""
    guest = meeting.guests[event.guest]
    return guest.name, (e.GuestAdded(event.at, guest),)


def undo_office_held(meeting: Meeting, event: e.OfficeHeld) -> tuple[str, tuple[e.Event, ...]]:
    """Whoever held the office before holds it again."""
    before = getattr(meeting.details, event.office)
    return meeting.person(event.member), (e.OfficeHeld(event.at, event.office, before, meeting.handovers),)


def undo_list_change(meeting: Meeting, event: e.MemberAdded | e.StatusCorrected) -> tuple[str, tuple[e.Event, ...]]:
    """The list as it was, and no word of it in the minutes."""
    name = event.member.name if isinstance(event, e.MemberAdded) else meeting.person(event.member)
    return name, (e.ListRestored(event.at, tuple(meeting.members.values()), meeting.list_changes),)


def people_gone(meeting: Meeting, event: e.GuestRemoved | e.ListRestored) -> set[str]:
    """Who would no longer be on the lists of the meeting."""
    if isinstance(event, e.GuestRemoved):
        return {event.guest}
    return meeting.members.keys() - {m.id for m in event.members}


def is_needed(meeting: Meeting, member: str) -> bool:
    """Whether something recorded names the member or guest."""
    details = meeting.details
    return (
        member in (details.chair, details.secretary, details.scorer, *meeting.queue)
        or any(s.speaker == member for s in meeting.speeches.values())
        or any(member in a.owners for a in meeting.actions.values())
        or any(i.presenter == member for i in meeting.agenda)
        or any(member in (h.before, h.after) for h in meeting.handovers)
    )


def undo_advance_written(meeting: Meeting, event: e.AdvanceWritten) -> tuple[str, tuple[e.Event, ...]]:
    """The opinion as it was, or gone if it was new."""
    before = meeting.advance.get(event.opinion.id)
    back = e.AdvanceWritten(event.at, before) if before else e.AdvanceRemoved(event.at, event.opinion.id)
    return meeting.person(event.opinion.member), (back,)


def undo_text_amended(meeting: Meeting, event: e.TextAmended) -> tuple[str, tuple[e.Event, ...]]:
    """The words before the correction stand, and the trail does not tell of it."""
    return event.amendment.author, (e.AmendmentDropped(event.at, len(meeting.amendments)),)


def undo_amendment_dropped(meeting: Meeting, event: e.AmendmentDropped) -> tuple[str, tuple[e.Event, ...]]:
    """The correction stands again, as the last one."""
    change = meeting.amendments[event.number]
    return change.author, (e.TextAmended(event.at, change),)


INVERSE: Mapping[type[e.Event], Inverse] = {
    e.SpeechStarted: undo_speech_started,
    e.SpeechStopped: undo_speech_stopped,
    e.SpeechRemoved: undo_speech_removed,
    e.SpeechClassified: lambda meeting, event: (
        meeting.person(meeting.speeches[event.speech].speaker),
        (e.SpeechAmended(event.at, meeting.speeches[event.speech]),),
    ),
    e.ItemOpened: undo_item_opened,
    e.MarkedNotHeld: undo_marked_not_held,
    e.MarkedHeld: undo_marked_held,
    e.OfficeHeld: undo_office_held,
    e.AttendanceMarked: undo_attendance_marked,
    e.RestMarkedPresent: undo_rest_marked,
    e.MemberAdded: undo_list_change,
    e.StatusCorrected: undo_list_change,
    e.GuestAdded: lambda meeting, event: (event.guest.name, (e.GuestRemoved(event.at, event.guest.id),)),
    e.GuestRemoved: undo_guest_removed,
    e.DuesRecorded: lambda meeting, event: ("", (e.DuesRecorded(event.at, meeting.dues),)),
    e.AgendaAdopted: lambda meeting, event: ("", (e.AgendaReopened(event.at),)),
    e.ActionWritten: undo_action_written,
    e.ActionRemoved: undo_action_removed,
    e.AdvanceWritten: undo_advance_written,
    e.AdvanceRemoved: lambda meeting, event: (
        meeting.person(meeting.advance[event.opinion].member),
        (e.AdvanceWritten(event.at, meeting.advance[event.opinion]),),
    ),
    e.CarriedAssessed: undo_carried_assessed,
    e.CarriedWritten: lambda meeting, event: (
        event.action.what,
        (e.CarriedWritten(event.at, meeting.carried[event.action.id]),),
    ),
    e.MotionProposed: lambda meeting, event: (event.motion.title, (e.MotionRemoved(event.at, event.motion.id),)),
    e.MotionClassified: lambda meeting, event: (
        meeting.motions[event.motion].title,
        (e.MotionClassified(event.at, event.motion, meeting.motions[event.motion].matter),),
    ),
    e.VotingWayChosen: lambda meeting, event: (
        meeting.motions[event.motion].title,
        (e.VotingWayChosen(event.at, event.motion, meeting.motions[event.motion].way),),
    ),
    e.MotionRemoved: undo_motion_removed,
    e.VoteRecorded: undo_vote_recorded,
    e.MeetingScored: lambda meeting, event: ("", (e.MeetingScored(event.at, meeting.score),)),
    e.PointsSet: lambda meeting, event: (event.criterion, (e.MeetingScored(event.at, meeting.score),)),
    e.PointsGone: lambda meeting, event: (event.criterion, (e.MeetingScored(event.at, meeting.score),)),
    e.Paused: lambda meeting, event: ("", (e.Resumed(event.at),)),
    e.HoursShifted: lambda meeting, event: (str(round(event.by / 60)), (e.HoursShifted(event.at, -event.by),)),
    e.MeetingEnded: lambda meeting, event: ("", (e.MeetingContinued(event.at),)),
    e.TextAmended: undo_text_amended,
    e.AmendmentDropped: undo_amendment_dropped,
}


LEAVES_REDO = (e.Undone, e.Redone, e.MeetingContinued, e.DoneBy, e.TextEdited, e.PenTaken)
"""Facts after which what was taken back still can be done again: whoever types goes on typing meanwhile."""


def with_undo(before: Meeting, event: e.Event, after: Meeting) -> Meeting:
    """The meeting after a fact, remembering how to take it back; what could be done again, no longer can."""
    if after.redoable and not isinstance(event, LEAVES_REDO):
        after = evolve(after, redoable=())
    inverse = INVERSE.get(type(event))
    found = inverse(before, event) if inverse else None
    if found is None:
        return after
    entry = Undoable(type(event).__name__, *found)
    return evolve(after, undoable=newest((*after.undoable, entry)))


def newest(entries: tuple[Undoable, ...]) -> tuple[Undoable, ...]:
    """So many of the last things as can be taken back; corrections among them are not counted, and push none out."""
    others = [n for n, entry in enumerate(entries) if entry.code not in CORRECTIONS]
    return entries[others[-MOST] :] if len(others) > MOST else entries


def last_done(meeting: Meeting, correction: bool) -> int:
    """The place of what an undo takes back: the last thing; in a fact of an older journal the last but corrections."""
    places = range(len(meeting.undoable) - 1, -1, -1)
    return next(n for n in places if correction or meeting.undoable[n].code not in CORRECTIONS)


def undo_last(meeting: Meeting, command: c.Undo, now: datetime) -> list[e.Event]:
    """The last thing done is taken back, if it still can be."""
    if not meeting.undoable:
        raise Refused("nothing_to_undo")
    last = meeting.undoable[-1]
    for event in last.events:
        still_possible(meeting, event)
    if is_end_long_past(meeting, now):
        raise Refused("end_long_past")
    if takes_back_the_end(meeting):
        return [e.MeetingContinued(now)]
    return [e.Undone(now, last.code in CORRECTIONS)]


def takes_back_the_end(meeting: Meeting) -> bool:
    """Whether the last thing that can be taken back is the end."""
    return bool(meeting.undoable) and meeting.undoable[-1].code == END


def is_end_long_past(meeting: Meeting, now: datetime) -> bool:
    """Whether the meeting ended so long ago that it cannot go on: its minutes are opened again instead."""
    ended = meeting.ended()
    return ended is not None and now - ended > LONGEST_SILENCE


def is_written_over(meeting: Meeting, event: e.AmendmentDropped | e.TextAmended) -> bool:
    """Whether the text was changed since its correction was made, or dropped."""
    if isinstance(event, e.TextAmended):
        return meeting.text(event.amendment.field) != event.amendment.before
    changes = meeting.amendments[event.number : event.number + 1]
    return not any(meeting.text(change.field) == change.after for change in changes)


def taken_out(event: e.SpeechRemoved | e.MotionRemoved) -> str:
    """The key of the text that goes with a speech or motion."""
    return f"speech.{event.speech}" if isinstance(event, e.SpeechRemoved) else f"motion.{event.motion}"


def still_possible(meeting: Meeting, event: e.Event) -> None:
    """Refuse an undo that would lose what was written since, or whose subject is gone."""
    match event:
        case e.SpeechRemoved() | e.MotionRemoved() if meeting.text(taken_out(event)).strip():
            raise Refused("undo_loses_text")
        case e.SpeechResumed() if meeting.speech() or meeting.stage is not Stage.RUNNING:
            raise Refused("undo_too_late")
        case e.SpeechRemoved() | e.SpeechResumed() if event.speech not in meeting.speeches:
            raise Refused("undo_too_late")
        case e.ItemOpened() if meeting.item(event.item) is None or meeting.stage is not Stage.RUNNING:
            raise Refused("undo_too_late")
        case e.Resumed() if not meeting.on_break():
            raise Refused("undo_too_late")
        case e.AmendmentDropped() | e.TextAmended() if is_written_over(meeting, event):
            raise Refused("undo_too_late")
        case e.GuestRemoved() | e.ListRestored() if any(is_needed(meeting, who) for who in people_gone(meeting, event)):
            raise Refused("undo_too_late")
        case e.MotionRemoved() | e.VoteRecorded() | e.MotionClassified() | e.VotingWayChosen() if (
            event.motion not in meeting.motions
        ):
            raise Refused("undo_too_late")
        case e.AttendanceMarked() if (event.attendance is None or event.attendance.presence != "present") and any(
            s.speaker == event.member for s in meeting.speeches.values()
        ):
            raise Refused("undo_too_late")
