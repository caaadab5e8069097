"""Phát biểu: who has the floor, and what becomes of the speech."""

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import Presence
from assistant.domain.floor import Speech, SpeechRole
from assistant.domain.meeting import Correction, Meeting, evolve
from assistant.domain.procedure.course import changed_since_reading, require_running, silence_speaker
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused
from assistant.domain.speaking import usual_role
from assistant.domain.text import clean

GUEST_ROLES = (SpeechRole.GUEST, SpeechRole.SUPERIOR)
OPINION_ROLES = (SpeechRole.OPINION, *GUEST_ROLES)
"""Whose words are of a kind of opinion; a report or a reply is not."""


def may_speak(meeting: Meeting, speaker: str, now: datetime) -> str:
    """A guest, or a member who is in the room; anybody else is refused."""
    if speaker in meeting.guests:
        return speaker
    if speaker not in meeting.members:
        raise Refused("unknown_member", member=speaker)
    if not meeting.is_here(speaker, now):
        raise Refused("not_present", name=meeting.person(speaker))
    return speaker


def start_speech(meeting: Meeting, command: c.StartSpeech, now: datetime) -> list[e.Event]:
    """The floor goes to somebody in the room; whoever had it has finished. It may have begun a while ago."""
    require_running(meeting)
    item = known_item(meeting, command.item or meeting.current)
    speaker = may_speak(meeting, command.speaker, now)
    before = meeting.speech()
    if before and before.speaker == speaker and before.item == item.id:
        return []
    began = max(now - timedelta(seconds=max(0.0, command.ago)), meeting.started or now)
    resumed: list[e.Event] = [e.Resumed(now)] if meeting.on_break() else []
    stopped_: list[e.Event] = [stopped_event(before, began, now)] if before else []
    speech = Speech(
        meeting.fresh("s", meeting.speeches),
        speaker,
        item.id,
        began,
        is_guest=speaker in meeting.guests,
        role=given_role(meeting, speaker, item, began, command.role),
    )
    return [*stopped_, *resumed, e.SpeechStarted(now, speech), *out_of_queue(meeting, speaker, now)]


def note_speech(meeting: Meeting, command: c.NoteSpeech, now: datetime) -> list[e.Event]:
    """Without a clock, after what was said under the item before: now, or when the meeting left the item last."""
    if meeting.started is None:
        raise Refused("not_started")
    item = known_item(meeting, command.item)
    speaker = may_have_spoken(meeting, command.speaker, now)
    left = [visit.stopped or now for visit in meeting.visits if visit.item == item.id]
    said = [speech.stopped or speech.started for speech in meeting.speeches.values() if speech.item == item.id]
    at = max([min(max(left, default=now), meeting.ended() or now), *said])
    speech = Speech(
        meeting.fresh("s", meeting.speeches),
        speaker,
        item.id,
        at,
        at,
        is_guest=speaker in meeting.guests,
        role=usual_role(meeting, speaker, item, at),
    )
    return [e.SpeechStarted(now, speech)]


def with_end(speech: Speech, at: datetime) -> Speech:
    """The speech with its end, which is never before its beginning: the clock may have gone back meanwhile."""
    return evolve(speech, stopped=max(at, speech.started))


def stopped_event(speech: Speech, began: datetime, now: datetime) -> e.Event:
    """The speech before has ended: now, or when the next one began a while ago."""
    if began >= now:
        return e.SpeechStopped(now, speech.id)
    return e.SpeechAmended(now, replace(speech, stopped=max(speech.started, began)))


def given_role(
    meeting: Meeting, speaker: str, item: AgendaItem, began: datetime, wanted: SpeechRole | None
) -> SpeechRole:
    """As what the floor was given, where the speaker can have it as that; else as it usually is there."""
    if wanted and may_be(meeting, speaker, wanted):
        return wanted
    return usual_role(meeting, speaker, item, began)


def may_be(meeting: Meeting, speaker: str, role: SpeechRole) -> bool:
    """Whether a speaker can have the floor as this: a guest's remark is a guest's, a member's is none."""
    return (role in GUEST_ROLES) is (speaker in meeting.guests)


def out_of_queue(meeting: Meeting, speaker: str, now: datetime) -> list[e.Event]:
    """Who has the floor no longer waits for it."""
    left = tuple(s for s in meeting.queue if s != speaker)
    return [e.QueueChanged(now, left)] if left != meeting.queue else []


def stop_speech(meeting: Meeting, command: c.StopSpeech, now: datetime) -> list[e.Event]:
    """The speaker has finished; nobody speaking is no mistake."""
    return silence_speaker(meeting, now)


def next_speaker(meeting: Meeting, command: c.NextSpeaker, now: datetime) -> list[e.Event]:
    """One key: the present speaker stops and the first of the queue starts."""
    waiting = [s for s in meeting.queue if s in meeting.guests or meeting.is_here(s, now)]
    return start_speech(meeting, c.StartSpeech(waiting[0]), now) if waiting else silence_speaker(meeting, now)


def ask_floor(meeting: Meeting, command: c.AskFloor, now: datetime) -> list[e.Event]:
    """To the end of the queue, once."""
    speaker = may_speak(meeting, command.speaker, now)
    return [] if speaker in meeting.queue else [e.QueueChanged(now, (*meeting.queue, speaker))]


def leave_queue(meeting: Meeting, command: c.LeaveQueue, now: datetime) -> list[e.Event]:
    """Out of the queue."""
    return out_of_queue(meeting, command.speaker, now)


def move_in_queue(meeting: Meeting, command: c.MoveInQueue, now: datetime) -> list[e.Event]:
    """Another place in the queue."""
    if command.speaker not in meeting.queue:
        return []
    others = [s for s in meeting.queue if s != command.speaker]
    others.insert(max(0, min(command.to, len(others))), command.speaker)
    return [e.QueueChanged(now, tuple(others))] if tuple(others) != meeting.queue else []


def with_speech(meeting: Meeting, speech: Speech) -> Meeting:
    """The meeting with the speech as it is now."""
    return evolve(meeting, speeches={**meeting.speeches, speech.id: speech})


def known_speech(meeting: Meeting, speech_id: str) -> Speech:
    """The speech, or a refusal."""
    if speech_id not in meeting.speeches:
        raise Refused("unknown_speech")
    return meeting.speeches[speech_id]


def classify_speech(meeting: Meeting, command: c.ClassifySpeech, now: datetime) -> list[e.Event]:
    """Đồng ý, đề xuất, khác, phê bình, kiến nghị, câu hỏi: what has a kind is an opinion, no report or reply."""
    speech = known_speech(meeting, command.speech)
    if command.kind and speech.role not in OPINION_ROLES:
        return speech_change(meeting, now, replace(speech, role=SpeechRole.OPINION, kind=command.kind))
    return [e.SpeechClassified(now, speech.id, command.kind)] if speech.kind is not command.kind else []


def correct_speech(meeting: Meeting, command: c.CorrectSpeech, now: datetime) -> list[e.Event]:
    """Speaker, item and times set right; a speech that goes on has no end yet."""
    speech = known_speech(meeting, command.speech)
    speaker = command.speaker if command.speaker == speech.speaker else may_have_spoken(meeting, command.speaker, now)
    item = known_item(meeting, command.item or speech.item)
    stopped = None if speech.stopped is None else (command.stopped or speech.stopped)
    if not (meeting.started or command.started) <= command.started <= (stopped or now) <= now:
        raise Refused("speech_out_of_range")
    new = replace(
        speech,
        speaker=speaker,
        item=item.id,
        started=command.started,
        stopped=stopped,
        is_guest=speaker in meeting.guests,
        role=role_corrected(meeting, speech, speaker, item, command.started),
    )
    if new == speech:
        return []
    correction = Correction(now, speech.id, describe_speech(meeting, speech), describe_speech(meeting, new))
    return [e.SpeechAmended(now, new, correction)]


def role_corrected(meeting: Meeting, speech: Speech, speaker: str, item: AgendaItem, started: datetime) -> SpeechRole:
    """What a speech of somebody else, or under another item, is: what somebody has set stays where it can."""
    there = meeting.item(speech.item)
    usual = there and usual_role(meeting, speech.speaker, there, speech.started, speech.id)
    if speech.role is not usual and may_be(meeting, speaker, speech.role):
        return speech.role
    return usual_role(meeting, speaker, item, started, speech.id)


def set_role(meeting: Meeting, command: c.SetSpeechRole, now: datetime) -> list[e.Event]:
    """Ý kiến, trình bày, or tiếp thu, giải trình; of a report and a reply nobody asks which kind of opinion it is."""
    speech = known_speech(meeting, command.speech)
    if not may_be(meeting, speech.speaker, command.role):
        raise Refused("not_their_role", name=meeting.person(speech.speaker))
    kind = speech.kind if command.role in OPINION_ROLES else None
    return speech_change(meeting, now, replace(speech, role=command.role, kind=kind))


def may_have_spoken(meeting: Meeting, speaker: str, now: datetime) -> str:
    """Like `may_speak`, but somebody who has left since may have spoken before."""
    line = meeting.roll.get(speaker)
    return speaker if line and line.presence is Presence.PRESENT else may_speak(meeting, speaker, now)


def describe_speech(meeting: Meeting, speech: Speech) -> str:
    """Who, from when to when, on what, for the trail."""
    until = speech.stopped.isoformat() if speech.stopped else ""
    item = meeting.item(speech.item)
    on = f", {item.rail_title}" if item and not item.secret else ""
    return f"{meeting.person(speech.speaker)}, {speech.started.isoformat()} – {until}{on}"


def apply_speech_amended(meeting: Meeting, event: e.SpeechAmended) -> Meeting:
    """The speech as it stands, and the trail of what was corrected."""
    if event.correction is None:
        return with_speech(meeting, event.speech)
    for item in {meeting.speeches[event.speech.id].item, event.speech.item}:
        meeting = changed_since_reading(meeting, item)
    return evolve(with_speech(meeting, event.speech), corrections=(*meeting.corrections, event.correction))


def speech_change(meeting: Meeting, now: datetime, speech: Speech) -> list[e.Event]:
    """A speech with something set; nothing where it was so already."""
    return [e.SpeechAmended(now, speech)] if speech != meeting.speeches[speech.id] else []


def remove_speech(meeting: Meeting, command: c.RemoveSpeech, now: datetime) -> list[e.Event]:
    """Out of the minutes; the journal keeps it."""
    return [e.SpeechRemoved(now, known_speech(meeting, command.speech).id)]


def apply_speech_removed(meeting: Meeting, event: e.SpeechRemoved) -> Meeting:
    """Without the speech and its text."""
    speeches = {k: s for k, s in meeting.speeches.items() if k != event.speech}
    texts = {k: t for k, t in meeting.texts.items() if k != f"speech.{event.speech}"}
    return evolve(meeting, speeches=speeches, texts=texts)


DECIDE = {
    c.StartSpeech: start_speech,
    c.StopSpeech: stop_speech,
    c.NextSpeaker: next_speaker,
    c.AskFloor: ask_floor,
    c.LeaveQueue: leave_queue,
    c.MoveInQueue: move_in_queue,
    c.ClassifySpeech: classify_speech,
    c.CorrectSpeech: correct_speech,
    c.NoteSpeech: note_speech,
    c.RemoveSpeech: remove_speech,
    c.SetSpeechRole: set_role,
    c.SettleSpeech: lambda meeting, command, now: speech_change(
        meeting, now, replace(known_speech(meeting, command.speech), settled=clean(command.settled).strip())
    ),
    c.ExplainNoText: lambda meeting, command, now: speech_change(
        meeting, now, replace(known_speech(meeting, command.speech), no_text=clean(command.reason).strip())
    ),
}
APPLY = {
    e.QueueChanged: lambda meeting, event: evolve(meeting, queue=event.queue),
    e.SpeechStarted: lambda meeting, event: with_speech(meeting, event.speech),
    e.SpeechStopped: lambda meeting, event: with_speech(meeting, with_end(meeting.speeches[event.speech], event.at)),
    e.SpeechResumed: lambda meeting, event: with_speech(meeting, evolve(meeting.speeches[event.speech], stopped=None)),
    e.SpeechClassified: lambda meeting, event: with_speech(
        meeting, evolve(meeting.speeches[event.speech], kind=event.kind)
    ),
    e.SpeechAmended: apply_speech_amended,
    e.SpeechRemoved: apply_speech_removed,
}
