"""Kết thúc: the minutes are read and adopted, opened again if need be, and the meeting ends."""

from dataclasses import replace
from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.adoption import Adoption, Ending, Missing, Omission, Reopening, TooFew, lines_digest
from assistant.domain.checks import missing_checks, needs_reading
from assistant.domain.meeting import Correction, Meeting, ReadBack, Stage, evolve
from assistant.domain.procedure import redo
from assistant.domain.procedure.course import close_last_visit, silence_speaker
from assistant.domain.procedure.floor import stopped_event as speech_ended
from assistant.domain.procedure.votes import Tally, count_vote
from assistant.domain.refusal import Refused
from assistant.domain.rules import Matter
from assistant.domain.secrecy import secret_items, veil_secrets
from assistant.domain.text import clean, clean_line
from assistant.domain.timed import minute_of
from assistant.domain.votes import Vote

DURATION = "duration"
"""Code of the check of the length, the only one that another hour of the end changes."""


def adopt_minutes(meeting: Meeting, command: c.AdoptMinutes, now: datetime) -> list[e.Event]:
    """The text that was read is adopted, with or without a count."""
    if not meeting.begun:
        raise Refused("not_started")
    if not command.lines:
        raise Refused("no_minutes")
    vote = counted_adoption(meeting, command, now)
    annex = command.annex and replace(command.annex, digest=lines_digest(command.annex.lines))
    adoption = Adoption(
        now, command.lines, command.facts, lines_digest(command.lines), command.template, command.template_digest, vote,
        tuple(sorted(secret_items(meeting))), annex, None if vote else uncounted_adoption(meeting, command, now),
    )  # fmt: skip
    read: list[e.Event] = [e.ReadingClosed(now, None)] if meeting.reading else []
    return [*silence_speaker(meeting, now), *read, e.MinutesAdopted(now, adoption)]


def counted_adoption(meeting: Meeting, command: c.AdoptMinutes, now: datetime) -> Vote | None:
    """The count by which the minutes are adopted, refused where they are not; None where nobody counted."""
    if command.in_favour is None:
        return None
    vote = count_vote(meeting, Matter.MINUTES, Tally(command.in_favour, command.against, command.abstained), now)
    if not vote.passed:
        raise Refused("minutes_rejected", majority=vote.needed)
    return vote


def uncounted_adoption(meeting: Meeting, command: c.AdoptMinutes, now: datetime) -> TooFew | None:
    """Without a count those present are asked for what a count would need of them, or for a reason."""
    found = too_few_to_adopt(meeting, now)
    if found is None:
        return None
    reason = clean(command.reason).strip()
    if not reason:
        raise too_few_refusal(found)
    return evolve(found, reason=reason)


def too_few_refusal(found: TooFew) -> Refused:
    """What is said where too few are present: by the refusal, and by the page before anybody is refused."""
    base, needed = found.base, found.majority
    return Refused(
        "minutes_too_few", present=base.present, base=base.total, least=needed.least(base.total), majority=needed
    )


def too_few_to_adopt(meeting: Meeting, now: datetime) -> TooFew | None:
    """Where those present could not pass the minutes even all together: base and rule, the reason still blank.

    None also where no roll was called: then nobody knows how many are there.
    """
    base, needed = meeting.voting_base(now), meeting.rules.majority(Matter.MINUTES)
    return None if not meeting.roll or needed.is_reached(base.present, base.total) else TooFew(base, needed, "")


def reopen_minutes(meeting: Meeting, command: c.ReopenMinutes, now: datetime) -> list[e.Event]:
    """Only with a reason; what was adopted is kept, and was read with the whole."""
    if not meeting.frozen:
        raise Refused("not_adopted")
    if not clean_line(command.reason):
        raise Refused("no_reopen_reason")
    heard = tuple(item.id for item in meeting.agenda if meeting.adoption and needs_reading(meeting, item))
    read: list[e.Event] = [e.ReadWithWhole(now, heard)] if heard else []
    return [*read, e.MinutesReopened(now, clean(command.reason).strip())]


def apply_minutes_reopened(meeting: Meeting, event: e.MinutesReopened) -> Meeting:
    """Open to changes again; the earlier adoption goes to the trail."""
    trail = (*meeting.reopenings, Reopening(event.at, event.reason, meeting.adoption))
    return evolve(meeting, adoption=None, reopenings=trail, reopened=True)


def confirm_omission(meeting: Meeting, command: c.ConfirmOmission, now: datetime) -> list[e.Event]:
    """Only with a name; what was confirmed before is no news."""
    by = clean_line(command.by)
    if not by:
        raise Refused("no_confirmer")
    if set(command.fields) <= confirmed_fields(meeting, command.form):
        return []
    omission = Omission(now, command.form, command.template, command.fields, by, clean_line(command.where))
    return [e.OmissionConfirmed(now, omission)]


def confirmed_fields(meeting: Meeting, form: str) -> set[str]:
    """Fields that this paper may leave out, because somebody said so."""
    return {path for one in meeting.omissions if one.form == form for path in one.fields}


def end_meeting(meeting: Meeting, command: c.EndMeeting, now: datetime) -> list[e.Event]:
    """The meeting ends. What is missing then is recorded with the reason given for it; nothing forbids the end."""
    if meeting.stage is not Stage.RUNNING:
        raise Refused("meeting_over" if meeting.begun else "not_started")
    at = end_within(meeting, command.ended, now) if command.ended else max(now, last_doing(meeting, now))
    then = evolve(veil_secrets(meeting), ending=Ending(at))
    missing = tuple(Missing(check.code, check.facts) for check in missing_checks(then, at) if check.asks_reason)
    ending = Ending(at, (), reason_for(missing, command.reason), missing)
    speech = meeting.speech()
    stopped: list[e.Event] = [speech_ended(speech, at, now)] if speech else []
    resumed: list[e.Event] = [e.Resumed(now)] if meeting.on_break() else []
    return [*stopped, *resumed, e.MeetingEnded(now, ending)]


def end_within(meeting: Meeting, ended: datetime, now: datetime) -> datetime:
    """A moment at which the meeting can have ended: after its start and every speech, not in the future.

    An hour without seconds was typed, and means the whole minute: a speech that went on in it was still held.
    """
    last = last_doing(meeting, ended)
    if not minute_of(last) <= ended <= now or (ended < last and ended != minute_of(ended)):
        raise Refused("end_out_of_range")
    return max(ended, last)


def last_doing(meeting: Meeting, otherwise: datetime) -> datetime:
    """The start or the last speech, before which no meeting can end."""
    return max([meeting.started or otherwise, *(s.stopped or s.started for s in meeting.speeches.values())])


def reason_for(missing: tuple[Missing | str, ...], reason: str) -> str:
    """The reason given for what is missing; refused where one is needed and none is given."""
    if missing and not clean_line(reason):
        raise Refused("gaps_need_reason", gaps=missing)
    return clean(reason).strip() if missing else ""


def apply_meeting_ended(meeting: Meeting, event: e.MeetingEnded) -> Meeting:
    """Over: the last visit is closed."""
    return evolve(
        meeting,
        stage=Stage.ENDED,
        ending=event.ending,
        visits=close_last_visit(meeting.visits, event.ending.at),
        reopened=meeting.reopened and meeting.adoption is None,
    )


def correct_end(meeting: Meeting, command: c.CorrectEnd, now: datetime) -> list[e.Event]:
    """The hour alone is set right: of what was missing then, only the length is looked at again."""
    before = meeting.ending
    if meeting.stage is not Stage.ENDED or before is None:
        raise Refused("not_ended")
    at = end_within(meeting, command.ended, now)
    if at == before.at:
        return []
    missing = (*too_short(meeting, at), *(one for one in before.missing if one.code != DURATION))
    reason = reason_for((*missing, *before.gaps), command.reason or before.reason)
    ending = Ending(at, before.gaps, reason, missing)
    return [e.EndCorrected(now, ending, Correction(now, "end", before.at.isoformat(), at.isoformat()))]


def too_short(meeting: Meeting, ended: datetime) -> tuple[Missing, ...]:
    """What is missing of the length where the meeting would be too short, had it ended then."""
    then = evolve(meeting, ending=Ending(ended))
    found = (check for check in missing_checks(then, ended) if check.code == DURATION and check.asks_reason)
    return tuple(Missing(check.code, check.facts) for check in found)


def apply_end_corrected(meeting: Meeting, event: e.EndCorrected) -> Meeting:
    """Ended then; the last visit with it."""
    trail = (*meeting.corrections, event.correction)
    last = tuple(evolve(visit, stopped=max(event.ending.at, visit.started)) for visit in meeting.visits[-1:])
    return evolve(meeting, ending=event.ending, corrections=trail, visits=(*meeting.visits[:-1], *last))


DECIDE = {
    c.AdoptMinutes: adopt_minutes,
    c.ReopenMinutes: reopen_minutes,
    c.ConfirmOmission: confirm_omission,
    c.EndMeeting: end_meeting,
    c.CorrectEnd: correct_end,
}
APPLY = {
    e.MinutesAdopted: lambda meeting, event: evolve(meeting, adoption=event.adoption, reopened=False),
    e.MinutesReopened: apply_minutes_reopened,
    e.ReadWithWhole: lambda meeting, event: evolve(
        meeting, read_back={**meeting.read_back, **dict.fromkeys(event.items, ReadBack.READ)}
    ),
    e.OmissionConfirmed: lambda meeting, event: evolve(meeting, omissions=(*meeting.omissions, event.omission)),
    e.MeetingEnded: apply_meeting_ended,
    e.EndCorrected: apply_end_corrected,
    e.MeetingContinued: redo.apply_meeting_continued,
}
