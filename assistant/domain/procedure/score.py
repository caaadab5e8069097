"""Tự chấm điểm: a person confirms or changes the points of each criterion; nobody types the sum."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.checks.score import Proposal, propose_points, sheet_of
from assistant.domain.figures import exact
from assistant.domain.meeting import Meeting, evolve
from assistant.domain.refusal import Refused
from assistant.domain.score import PointsGiven, Score

FINEST = 100
"""Points are given in hundredths at the finest, so that a sum is printed as it is and never rounded over a limit."""


def give_points(meeting: Meeting, command: c.GivePoints, now: datetime) -> list[e.Event]:
    """Points of one criterion, from 0 to its most; None takes them away."""
    row = sheet_of(meeting).criterion(command.criterion)
    if row is None:
        raise Refused("unknown_criterion", number=command.criterion)
    if command.points is None:
        return [e.PointsGone(now, row.number)]
    if not 0 <= command.points <= row.points:
        raise Refused("points_out_of_range", number=row.number, points=command.points, most=row.points)
    if (exact(command.points) * FINEST).denominator != 1:
        raise Refused("points_too_fine", number=row.number)
    proposal = propose_points(meeting, row)
    given = given_points(proposal, exact(command.points), now)
    return [e.PointsSet(now, row.number, replace(given, reason=command.reason.strip()))]


def accept_proposals(meeting: Meeting, command: c.AcceptProposals, now: datetime) -> list[e.Event]:
    """Every proposal for a criterion that has no points yet."""
    proposals = [
        propose_points(meeting, row) for row in sheet_of(meeting).criteria() if row.number not in meeting.score.parts
    ]
    found = [(one, one.points) for one in proposals if one.points is not None]
    if not found:
        raise Refused("nothing_proposed")
    return [e.PointsSet(now, one.row.number, given_points(one, points, now)) for one, points in found]


def given_points(proposal: Proposal, points: Fraction, now: datetime) -> PointsGiven:
    """Points with what the record proposed; one of several to pick from is its own reason."""
    picked = any(band.points is not None and exact(band.points) == points for band in proposal.row.choices)
    expected = points if picked else proposal.expected
    return PointsGiven(
        points=float(points),
        proposed=None if proposal.points is None else float(proposal.points),
        expected=None if expected is None else float(expected),
        at=now,
    )


def with_points(meeting: Meeting, event: e.PointsSet) -> Meeting:
    """A sum that was typed before is no more."""
    return evolve(meeting, score=Score(parts={**meeting.score.parts, event.criterion: event.given}))


def without_points(meeting: Meeting, event: e.PointsGone) -> Meeting:
    """The criterion is open again."""
    parts = {number: given for number, given in meeting.score.parts.items() if number != event.criterion}
    return evolve(meeting, score=replace(meeting.score, parts=parts))


DECIDE = {
    c.GivePoints: give_points,
    c.AcceptProposals: accept_proposals,
}
APPLY = {
    e.MeetingScored: lambda meeting, event: evolve(meeting, score=event.score),
    e.PointsSet: with_points,
    e.PointsGone: without_points,
}
