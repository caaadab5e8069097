"""Nhiệm vụ và biểu quyết: tasks, last month's tasks, motions, votes and the self-score."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.actions import ActionItem
from assistant.domain.meeting import Correction, Meeting, Score, evolve
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused
from assistant.domain.rules import Matter
from assistant.domain.text import clean, line
from assistant.domain.votes import Base, Motion, MotionKind, Vote

WRITTEN = {field.name for field in fields(c.AmendAction)} & {field.name for field in fields(ActionItem)}
"""What people write of a task, as the commands name it."""


def action(meeting: Meeting, command: c.AddAction | c.AmendAction, old: ActionItem) -> ActionItem:
    """The task as the command wants it; owners must be members."""
    if not clean(command.what).strip():
        raise Refused("no_action")
    for owner in command.owners:
        if owner not in meeting.members:
            raise Refused("unknown_member", member=owner)
    written = {name: tidy(getattr(command, name)) for name in WRITTEN}
    return replace(old, **{**written, "what": clean(command.what).strip()})


def tidy(value: Any) -> Any:
    """A fact of a task as it is kept: texts on one line, nobody twice."""
    if isinstance(value, str):
        return line(value)
    return tuple(dict.fromkeys(value)) if isinstance(value, tuple) else value


def add_action(meeting: Meeting, command: c.AddAction, now: datetime) -> list[e.Event]:
    """A new task. Owner and date may come later; until then they are listed as missing."""
    item = known_item(meeting, command.item or meeting.current)
    empty = ActionItem(meeting.fresh("t", meeting.actions), "", item=item.id)
    return [e.ActionWritten(now, action(meeting, command, empty))]


def known_action(meeting: Meeting, action_id: str) -> ActionItem:
    """The task, or a refusal."""
    if action_id not in meeting.actions:
        raise Refused("unknown_action")
    return meeting.actions[action_id]


def amend_action(meeting: Meeting, command: c.AmendAction, now: datetime) -> list[e.Event]:
    """The task with other words."""
    old = known_action(meeting, command.action)
    new = action(meeting, command, old)
    return [e.ActionWritten(now, new)] if new != old else []


def remove_action(meeting: Meeting, command: c.RemoveAction, now: datetime) -> list[e.Event]:
    """Out of the minutes; the journal keeps it."""
    return [e.ActionRemoved(now, known_action(meeting, command.action).id)]


def assess(meeting: Meeting, command: c.AssessCarried, now: datetime) -> list[e.Event]:
    """What became of a task of last month."""
    if command.action not in meeting.carried:
        raise Refused("unknown_action")
    return [e.CarriedAssessed(now, command.action, command.status, clean(command.result), command.done_on)]


def assessed(meeting: Meeting, event: e.CarriedAssessed) -> Meeting:
    """The task of last month with its state and result."""
    old = meeting.carried[event.action]
    new = evolve(old, status=event.status, result=event.result, done_on=event.done_on)
    return evolve(meeting, carried={**meeting.carried, old.id: new})


def propose(meeting: Meeting, command: c.ProposeMotion, now: datetime) -> list[e.Event]:
    """Something to vote on; its wording is typed as a text."""
    item = known_item(meeting, command.item or meeting.current)
    title = line(command.title)
    if not title:
        raise Refused("no_motion")
    motion = Motion(meeting.fresh("m", meeting.motions), item.id, command.kind, title, matter=command.matter)
    return [e.MotionProposed(now, motion)]


def known_motion(meeting: Meeting, motion_id: str) -> Motion:
    """The motion, or a refusal."""
    if motion_id not in meeting.motions:
        raise Refused("unknown_motion")
    return meeting.motions[motion_id]


def classify(meeting: Meeting, command: c.ClassifyMotion, now: datetime) -> list[e.Event]:
    """About another matter: the majority is another one, so only before it is counted."""
    motion = known_motion(meeting, command.motion)
    if motion.vote:
        raise Refused("motion_voted")
    return [e.MotionClassified(now, motion.id, command.matter)] if command.matter is not motion.matter else []


def classified(meeting: Meeting, event: e.MotionClassified) -> Meeting:
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


def motion_removed(meeting: Meeting, event: e.MotionRemoved) -> Meeting:
    """Without the motion and its text."""
    motions = {k: m for k, m in meeting.motions.items() if k != event.motion}
    texts = {k: t for k, t in meeting.texts.items() if k != f"motion.{event.motion}"}
    return evolve(meeting, motions=motions, texts=texts)


def counted(meeting: Meeting, matter: Matter, in_favour: int, against: int, abstained: int, now: datetime) -> Vote:
    """The vote, or a refusal where the numbers cannot be: negative, above the base, or above those in the room."""
    base = meeting.voting_base()
    vote = Vote(in_favour, against, abstained, base, now, majority=meeting.rules.majority(matter))
    if min(in_favour, against, abstained) < 0:
        raise Refused("vote_negative")
    if vote.cast > base.total:
        raise Refused("vote_over_base", cast=vote.cast, base=arithmetic(base))
    if vote.cast > base.present:
        raise Refused("vote_over_present", cast=vote.cast, present=base.present)
    if vote.cast == 0:
        raise Refused("vote_empty")
    return vote


def arithmetic(base: Base) -> str:
    """The sum that makes the base, for instance `14 + 1 = 15`."""
    parts = [n for n in (base.exempt_present, base.temp_in) if n]
    return f"{base.official} + {' + '.join(map(str, parts))} = {base.total}" if parts else str(base.total)


def vote(meeting: Meeting, command: c.RecordVote, now: datetime) -> list[e.Event]:
    """The count of a vote, with the base of this moment."""
    motion = known_motion(meeting, command.motion)
    if not meeting.begun:
        raise Refused("not_started")
    count = counted(meeting, motion.matter, command.in_favour, command.against, command.abstained, now)
    return [e.VoteRecorded(now, motion.id, count)]


def cancel_vote(meeting: Meeting, command: c.CancelVote, now: datetime) -> list[e.Event]:
    """The count is taken back to be taken again; how it stood is kept."""
    motion = known_motion(meeting, command.motion)
    if motion.vote is None:
        return []
    return [e.VoteRecorded(now, motion.id, None, Correction(now, motion.id, described(motion.vote), ""))]


def described(count: Vote) -> str:
    """The three figures and the base, for the trail."""
    return f"{count.in_favour} – {count.against} – {count.abstained} / {count.base.total}"


def voted(meeting: Meeting, event: e.VoteRecorded) -> Meeting:
    """The motion with its count."""
    motion = evolve(meeting.motions[event.motion], vote=event.vote)
    trail = (*meeting.corrections, event.correction) if event.correction else meeting.corrections
    return evolve(meeting, motions={**meeting.motions, event.motion: motion}, corrections=trail)


def score(meeting: Meeting, command: c.ScoreMeeting, now: datetime) -> list[e.Event]:
    """Points of 100 and the grade by the bands of the rules."""
    if command.points is not None and not 0 <= command.points <= 100:
        raise Refused("score_out_of_range", points=command.points)
    return [e.MeetingScored(now, Score(command.points, grade(meeting, command.points)))]


def grade(meeting: Meeting, points: float | None) -> str:
    """Code of the grade: good, fair, average, poor (HD 42-HD/BTCTW: 90, 70, 50); none where the rules have no bands."""
    if points is None:
        return ""
    bands = (("good", "grade_good"), ("fair", "grade_fair"), ("average", "grade_average"))
    known = [(name, meeting.rules.number(rule)) for name, rule in bands if rule in meeting.rules.values]
    return next((name for name, least in known if points >= least), "poor" if known else "")


DECIDE = {
    c.AddAction: add_action,
    c.AmendAction: amend_action,
    c.RemoveAction: remove_action,
    c.AssessCarried: assess,
    c.ProposeMotion: propose,
    c.ClassifyMotion: classify,
    c.RemoveMotion: remove_motion,
    c.RecordVote: vote,
    c.CancelVote: cancel_vote,
    c.ScoreMeeting: score,
}
APPLY = {
    e.ActionWritten: lambda meeting, event: evolve(meeting, actions={**meeting.actions, event.action.id: event.action}),
    e.ActionRemoved: lambda meeting, event: evolve(
        meeting, actions={k: a for k, a in meeting.actions.items() if k != event.action}
    ),
    e.CarriedAssessed: assessed,
    e.MotionProposed: lambda meeting, event: evolve(
        meeting, motions={**meeting.motions, event.motion.id: event.motion}
    ),
    e.MotionClassified: classified,
    e.MotionRemoved: motion_removed,
    e.VoteRecorded: voted,
    e.MeetingScored: lambda meeting, event: evolve(meeting, score=event.score),
}
