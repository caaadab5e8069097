"""Biểu quyết: motions, and their votes with the base of the moment."""

from dataclasses import dataclass
from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.meeting import Correction, Meeting, evolve
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused
from assistant.domain.rules import Matter, VotingWay
from assistant.domain.text import clean_line
from assistant.domain.votes import Ballots, Base, Motion, MotionKind, Vote


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


def voting_way(meeting: Meeting, motion: Motion) -> VotingWay:
    """How a motion is voted on: as the cell chose, else as the rule for its matter says."""
    return motion.way or meeting.rules.way(motion.matter)


def choose_way(meeting: Meeting, command: c.ChooseVotingWay, now: datetime) -> list[e.Event]:
    """By show of hands or by secret ballot; only before it is counted."""
    motion = known_motion(meeting, command.motion)
    if motion.vote:
        raise Refused("motion_voted")
    if command.way is voting_way(meeting, motion):
        return []
    return [e.VotingWayChosen(now, motion.id, command.way)]


def apply_way_chosen(meeting: Meeting, event: e.VotingWayChosen) -> Meeting:
    """The motion with its way."""
    motion = evolve(meeting.motions[event.motion], way=event.way)
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


@dataclass(frozen=True)
class Tally:
    """The figures of a count as they are reported: votes, and the ballots where it was a secret ballot."""

    in_favour: int
    against: int
    abstained: int
    ballots: Ballots | None = None


def count_vote(meeting: Meeting, matter: Matter, told: Tally, now: datetime, way: VotingWay | None = None) -> Vote:
    """The vote, or a refusal where the numbers cannot be: negative, above the base, or above those in the room."""
    base = meeting.voting_base(now)
    vote = Vote(
        told.in_favour, told.against, told.abstained, base, now,
        majority=meeting.rules.majority(matter), way=way, ballots=told.ballots,
    )  # fmt: skip
    figures = (told.ballots.issued, told.ballots.returned, told.ballots.invalid) if told.ballots else ()
    if min(told.in_favour, told.against, told.abstained, *figures) < 0:
        raise Refused("vote_negative")
    if vote.cast > base.total:
        raise Refused("vote_over_base", cast=vote.cast, base=base_arithmetic(base))
    if vote.cast > base.present:
        raise Refused("vote_over_present", cast=vote.cast, present=base.present)
    if way is VotingWay.BALLOT:
        check_ballots(vote)
    elif told.ballots:
        raise Refused("ballots_without_ballot")
    if vote.cast + (told.ballots.invalid if told.ballots else 0) == 0:
        raise Refused("vote_empty")
    return vote


def check_ballots(vote: Vote) -> None:
    """Refused where the ballots do not add up: issued to those present, returned of these, each of them counted."""
    ballots = vote.ballots
    if ballots is None:
        raise Refused("ballots_needed")
    if ballots.issued > vote.base.present:
        raise Refused("ballots_over_present", issued=ballots.issued, present=vote.base.present)
    if ballots.returned > ballots.issued:
        raise Refused("ballots_over_issued", issued=ballots.issued, returned=ballots.returned)
    counted = vote.cast + ballots.invalid
    if counted != ballots.returned:
        parts = " + ".join(map(str, (vote.in_favour, vote.against, vote.abstained, ballots.invalid)))
        raise Refused("ballots_sum", parts=parts, counted=counted, returned=ballots.returned)


def base_arithmetic(base: Base) -> str:
    """The sum that makes the base, for instance `14 + 1 = 15`."""
    parts = [n for n in (base.exempt_present, base.temp_in) if n]
    return f"{base.official} + {' + '.join(map(str, parts))} = {base.total}" if parts else str(base.total)


def record_vote(meeting: Meeting, command: c.RecordVote, now: datetime) -> list[e.Event]:
    """The count of a vote, with the base of this moment."""
    motion = known_motion(meeting, command.motion)
    if not meeting.begun:
        raise Refused("not_started")
    count = count_vote(meeting, motion.matter, tally_of(command), now, voting_way(meeting, motion))
    return [e.VoteRecorded(now, motion.id, count)]


def tally_of(command: c.RecordVote) -> Tally:
    """What was reported; ballots only where their numbers were given."""
    given = command.issued is not None or command.returned is not None or command.invalid != 0
    ballots = Ballots(command.issued or 0, command.returned or 0, command.invalid) if given else None
    return Tally(command.in_favour, command.against, command.abstained, ballots)


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
    c.ChooseVotingWay: choose_way,
    c.RemoveMotion: remove_motion,
    c.RecordVote: record_vote,
    c.CancelVote: cancel_vote,
}
APPLY = {
    e.MotionProposed: lambda meeting, event: evolve(
        meeting, motions={**meeting.motions, event.motion.id: event.motion}
    ),
    e.MotionClassified: apply_motion_classified,
    e.VotingWayChosen: apply_way_chosen,
    e.MotionRemoved: apply_motion_removed,
    e.VoteRecorded: apply_vote_recorded,
}
