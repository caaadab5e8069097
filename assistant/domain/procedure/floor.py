"""Phát biểu: who has the floor, and what becomes of the speech."""

from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.attendance import is_present
from assistant.domain.floor import Speech
from assistant.domain.meeting import Meeting, Stage, evolve
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused


def start(meeting: Meeting, command: c.StartSpeech, now: datetime) -> list[e.Event]:
    """The floor goes to somebody in the room; whoever had it has finished."""
    if meeting.stage is not Stage.RUNNING:
        raise Refused("not_started" if meeting.stage is Stage.PLANNED else "meeting_over")
    item = known_item(meeting, command.item or meeting.current)
    guest = command.speaker in meeting.guests
    if not guest and command.speaker not in meeting.members:
        raise Refused("unknown_member", member=command.speaker)
    if not guest and not is_present(meeting.roll, command.speaker):
        raise Refused("not_present", name=meeting.person(command.speaker))
    before = meeting.speech()
    if before and before.speaker == command.speaker and before.item == item.id:
        return []
    ended: list[e.Event] = [e.SpeechStopped(now, before.id)] if before else []
    speech = Speech(meeting.fresh("s", meeting.speeches), command.speaker, item.id, now, is_guest=guest)
    return [*ended, e.SpeechStarted(now, speech)]


def stop(meeting: Meeting, command: c.StopSpeech, now: datetime) -> list[e.Event]:
    """The speaker has finished; nobody speaking is no mistake."""
    speech = meeting.speech()
    return [e.SpeechStopped(now, speech.id)] if speech else []


def stopped(meeting: Meeting, event: e.SpeechStopped) -> Meeting:
    """The speech has an end."""
    speech = evolve(meeting.speeches[event.speech], stopped=event.at)
    return evolve(meeting, speeches={**meeting.speeches, event.speech: speech})


def known(meeting: Meeting, speech_id: str) -> Speech:
    """The speech, or a refusal."""
    if speech_id not in meeting.speeches:
        raise Refused("unknown_speech")
    return meeting.speeches[speech_id]


def classify(meeting: Meeting, command: c.ClassifySpeech, now: datetime) -> list[e.Event]:
    """Đồng ý, đề xuất, khác, phê bình, kiến nghị, câu hỏi."""
    speech = known(meeting, command.speech)
    return [e.SpeechClassified(now, speech.id, command.kind)] if speech.kind is not command.kind else []


def classified(meeting: Meeting, event: e.SpeechClassified) -> Meeting:
    """The speech with its kind."""
    speech = evolve(meeting.speeches[event.speech], kind=event.kind)
    return evolve(meeting, speeches={**meeting.speeches, event.speech: speech})


def remove(meeting: Meeting, command: c.RemoveSpeech, now: datetime) -> list[e.Event]:
    """Out of the minutes; the journal keeps it."""
    return [e.SpeechRemoved(now, known(meeting, command.speech).id)]


def removed(meeting: Meeting, event: e.SpeechRemoved) -> Meeting:
    """Without the speech and its text."""
    speeches = {k: s for k, s in meeting.speeches.items() if k != event.speech}
    texts = {k: t for k, t in meeting.texts.items() if k != f"speech.{event.speech}"}
    return evolve(meeting, speeches=speeches, texts=texts)


DECIDE = {c.StartSpeech: start, c.StopSpeech: stop, c.ClassifySpeech: classify, c.RemoveSpeech: remove}
APPLY = {
    e.SpeechStarted: lambda meeting, event: evolve(
        meeting, speeches={**meeting.speeches, event.speech.id: event.speech}
    ),
    e.SpeechStopped: stopped,
    e.SpeechClassified: classified,
    e.SpeechRemoved: removed,
}
