"""Kết thúc: the minutes are read and adopted, opened again if need be, and the meeting ends."""

from dataclasses import replace
from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.adoption import Adoption, Ending, Reopening, digest
from assistant.domain.meeting import Meeting, Stage, evolve
from assistant.domain.procedure.course import closed, silence
from assistant.domain.procedure.resolution import counted
from assistant.domain.quality import gaps
from assistant.domain.refusal import Refused
from assistant.domain.secrecy import secret_items, veiled
from assistant.domain.text import clean, line


def adopt(meeting: Meeting, command: c.AdoptMinutes, now: datetime) -> list[e.Event]:
    """The text that was read is adopted, with or without a count."""
    if meeting.stage is Stage.PLANNED:
        raise Refused("not_started")
    if not command.lines:
        raise Refused("no_minutes")
    vote = None
    if command.in_favour is not None:
        vote = counted(meeting, command.in_favour, command.against, command.abstained, now)
        if not vote.passed:
            raise Refused("minutes_rejected")
    annex = command.annex and replace(command.annex, digest=digest(command.annex.lines))
    adoption = Adoption(
        now, command.lines, command.facts, digest(command.lines), command.template, command.template_digest, vote,
        tuple(sorted(secret_items(meeting))), annex,
    )  # fmt: skip
    read: list[e.Event] = [e.ReadingClosed(now, None)] if meeting.reading else []
    return [*silence(meeting, now), *read, e.MinutesAdopted(now, adoption)]


def reopen(meeting: Meeting, command: c.ReopenMinutes, now: datetime) -> list[e.Event]:
    """Only with a reason; what was adopted is kept."""
    if not meeting.frozen:
        raise Refused("not_adopted")
    if not line(command.reason):
        raise Refused("no_reopen_reason")
    return [e.MinutesReopened(now, clean(command.reason).strip())]


def reopened(meeting: Meeting, event: e.MinutesReopened) -> Meeting:
    """Open to changes again; the earlier adoption goes to the trail."""
    trail = (*meeting.reopenings, Reopening(event.at, event.reason, meeting.adoption))
    return evolve(meeting, adoption=None, reopenings=trail, reopened=True)


def end(meeting: Meeting, command: c.EndMeeting, now: datetime) -> list[e.Event]:
    """The meeting ends. What is missing then is recorded with the reason given for it; nothing forbids the end."""
    if meeting.stage is not Stage.RUNNING:
        raise Refused("not_started" if meeting.stage is Stage.PLANNED else "meeting_over")
    missing = tuple(check.sentence for check in gaps(veiled(meeting), now) if check.asks_reason)
    if missing and not line(command.reason):
        raise Refused("gaps_need_reason", gaps="; ".join(missing))
    ending = Ending(now, missing, clean(command.reason).strip() if missing else "")
    resumed: list[e.Event] = [e.Resumed(now)] if meeting.on_break() else []
    return [*silence(meeting, now), *resumed, e.MeetingEnded(now, ending)]


def ended(meeting: Meeting, event: e.MeetingEnded) -> Meeting:
    """Over: the last visit is closed."""
    return evolve(
        meeting,
        stage=Stage.ENDED,
        ending=event.ending,
        visits=closed(meeting.visits, event.at),
        reopened=meeting.reopened and meeting.adoption is None,
    )


def continued(meeting: Meeting, event: e.MeetingContinued) -> Meeting:
    """The end was a mistake: the last item is current again, and the time between counts."""
    visits = (*meeting.visits[:-1], evolve(meeting.visits[-1], stopped=None)) if meeting.visits else ()
    return evolve(meeting, stage=Stage.RUNNING, ending=None, visits=visits, undoable_=meeting.undoable[:-1])


DECIDE = {c.AdoptMinutes: adopt, c.ReopenMinutes: reopen, c.EndMeeting: end}
APPLY = {
    e.MinutesAdopted: lambda meeting, event: evolve(meeting, adoption=event.adoption, reopened=False),
    e.MinutesReopened: reopened,
    e.MeetingEnded: ended,
    e.MeetingContinued: continued,
}
