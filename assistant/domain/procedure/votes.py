"""Biểu quyết: motions, and their votes with the base of the moment."""

from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.meeting import Correction, Meeting, evolve
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused
from assistant.domain.rules import Matter
from assistant.domain.text import clean_line
from assistant.domain.votes import Base, Motion, MotionKind, Vote


def propose_motion(meeting: Meeting, command: c.ProposeMotion, now: datetime) -> list[e.Event]:
    """Something to vote on; its wording is typed as a text."""
    item = known_item(meeting, command.item or meeting.current)
    title = clean_line(command.title)
    if not title:
        raise Refused("no_motion")
    motion = Motion(meeting.fresh("m", meeting.motions), item.id, command.kind, title, matter=command.matter)
    return [e.MotionProposed(now, motion)]


def known_motion(meeting: Meeting, motion_id: str) -> Motion:
    """The motion, or a refusal."""
    if motion_id not in meeting.motions:
        raise Refused("unknown_motion")
    return meeting.motions[motion_id]


def classify_motion(meeting: Meeting, command: c.ClassifyMotion, now: datetime) -> list[e.Event]:
    """About another matter: the majority is another one, so only before it is counted."""
    motion = known_motion(meeting, command.motion)
    if motion.vote:
        raise Refused("motion_voted")
    return [e.MotionClassified(now, motion.id, command.matter)] if command.matter is not motion.matter else []


def apply_motion_classified(meeting: Meeting, event: e.MotionClassified) -> Meeting:
    """The motion with its matter."""
    motion = evolve(meeting.motions[event.motion], matter=event.matter)
    return evolve(meeting, motions={**meeting.motions, motion.id: motion})


def remove_motion(meeting: Meeting, command: c.RemoveMotion, now: datetime) -> list[e.Event]:
    """Taken back, as long as nobody has voted; the resolution itself stays."""
    motion = known_motion(meeting, command.motion)
    if motion.vote:
        raise Refused("motion_voted")
    if motion.kind is MotionKind.RESOLUTION:
        raise Refused("motion_needed")
    return [e.MotionRemoved(now, motion.id)]


def apply_motion_removed(meeting: Meeting, event: e.MotionRemoved) -> Meeting:
    """Without the motion and its text."""
    motions = {k: m for k, m in meeting.motions.items() if k != event.motion}
    texts = {k: t for k, t in meeting.texts.items() if k != f"motion.{event.motion}"}
    return evolve(meeting, motions=motions, texts=texts)


def count_vote(meeting: Meeting, matter: Matter, in_favour: int, against: int, abstained: int, now: datetime) -> Vote:
    """The vote, or a refusal where the numbers cannot be: negative, above the base, or above those in the room."""
    base = meeting.voting_base()
    vote = Vote(in_favour, against, abstained, base, now, majority=meeting.rules.majority(matter))
    if min(in_favour, against, abstained) < 0:
        raise Refused("vote_negative")
    if vote.cast > base.total:
        raise Refused("vote_over_base", cast=vote.cast, base=base_arithmetic(base))
    if vote.cast > base.present:
        raise Refused("vote_over_present", cast=vote.cast, present=base.present)
    if vote.cast == 0:
        raise Refused("vote_empty")
    return vote


def base_arithmetic(base: Base) -> str:
    """The sum that makes the base, for instance `14 + 1 = 15`."""
    parts = [n for n in (base.exempt_present, base.temp_in) if n]
    return f"{base.official} + {' + '.join(map(str, parts))} = {base.total}" if parts else str(base.total)


def record_vote(meeting: Meeting, command: c.RecordVote, now: datetime) -> list[e.Event]:
    """The count of a vote, with the base of this moment."""
    motion = known_motion(meeting, command.motion)
    if not meeting.begun:
        raise Refused("not_started")
    count = count_vote(meeting, motion.matter, command.in_favour, command.against, command.abstained, now)
    return [e.VoteRecorded(now, motion.id, count)]


def cancel_vote(meeting: Meeting, command: c.CancelVote, now: datetime) -> list[e.Event]:
    """The count is taken back to be taken again; how it stood is kept."""
    motion = known_motion(meeting, command.motion)
    if motion.vote is None:
        return []
    return [e.VoteRecorded(now, motion.id, None, Correction(now, motion.id, describe_vote(motion.vote), ""))]


def describe_vote(count: Vote) -> str:
    """The three figures and the base, for the trail."""
    return f"{count.in_favour} – {count.against} – {count.abstained} / {count.base.total}"


def apply_vote_recorded(meeting: Meeting, event: e.VoteRecorded) -> Meeting:
    """The motion with its count."""
    motion = evolve(meeting.motions[event.motion], vote=event.vote)
    trail = (*meeting.corrections, event.correction) if event.correction else meeting.corrections
    return evolve(meeting, motions={**meeting.motions, event.motion: motion}, corrections=trail)


DECIDE = {
    c.ProposeMotion: propose_motion,
    c.ClassifyMotion: classify_motion,
    c.RemoveMotion: remove_motion,
    c.RecordVote: record_vote,
    c.CancelVote: cancel_vote,
}
APPLY = {
    e.MotionProposed: lambda meeting, event: evolve(
        meeting, motions={**meeting.motions, event.motion.id: event.motion}
    ),
    e.MotionClassified: apply_motion_classified,
    e.MotionRemoved: apply_motion_removed,
    e.VoteRecorded: apply_vote_recorded,
}
