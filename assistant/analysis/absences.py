"""Ai vắng, bao nhiêu lần: attendance of each member over a year, with what the rules look at (N15, N17, N26)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from assistant.analysis.frames import Frames, Rows
from assistant.domain.absences import STRIKING_OFF_MONTHS, running_excuses
from assistant.domain.attendance import Presence
from assistant.wording import registers as words
from assistant.wording.domain import group_label

RUNNING, MONTHS = "running", "months"
"""What a row is marked for: excused too often running, or absent without a reason in too many months."""


class RollLine(NamedTuple):
    """What one meeting tells of one member."""

    meeting_id: str
    member: str
    name: str
    group: Any
    presence: Presence | None
    expected: bool
    monthly: bool
    day: date


def absence_rows(frames: Frames) -> Rows:
    """A row a member, in the order of the list: a sign for each meeting of the cell, the counts, and the mark."""
    by_member: dict[str, list[RollLine]] = {}
    for line in _lines(frames):
        by_member.setdefault(line.member, []).append(line)
    meetings = dict.fromkeys(line.meeting_id for lines in by_member.values() for line in lines)
    longest, told = _longest_runs(frames), _told_runs(frames)
    months = _months_without_reason(frames)
    rows = []
    for member, lines in by_member.items():
        signs = {line.meeting_id: _sign(line.presence, line.expected) for line in reversed(lines)}
        absent = Counter(line.presence for line in lines if line.expected)
        came, expected = absent[Presence.PRESENT], absent.total()
        flags = [words.RUNNING_TOO_LONG.format(times=told[member][0], most=told[member][1])] if member in told else []
        if months.get(member, 0) >= STRIKING_OFF_MONTHS:
            flags.append(words.THREE_MONTHS.format(months=months[member]))
        rows.append(
            {
                **{meeting: signs.get(meeting, words.MARKS["other"]) for meeting in meetings},
                "member": member,
                "name": lines[-1].name,
                "group": group_label(lines[-1].group),
                "present": came,
                "expected": expected,
                "percent": 100 * came / expected if expected else None,
                "excused": absent[Presence.EXCUSED],
                "unexcused": absent[Presence.UNEXCUSED],
                "running": longest.get(member, 0),
                "remark": "\n".join(flags),
                "flag": " ".join(filter(None, (RUNNING * (member in told), MONTHS * (len(flags) > (member in told))))),
            }
        )
    return rows


def _lines(frames: Frames) -> Iterator[RollLine]:
    """The roll line by line: row by row pandas takes ten times as long."""
    columns = (frames.roll[name].tolist() for name in RollLine._fields)
    return map(RollLine._make, zip(*columns, strict=True))


def _sign(presence: Presence | None, expected: bool) -> str:
    """The sign; one for whoever was not on the list then, or did not have to come."""
    if presence is Presence.PRESENT or expected:
        return words.MARKS[presence.value if presence else ""]
    return words.MARKS["other"]


def _runs(frames: Frames) -> list[tuple[Any, dict[str, int]]]:
    """Each monthly meeting with how often running those absent with a reason have been absent (N15)."""
    monthly = [one for one in frames.meetings.to_dict("records") if one["monthly"]]
    return list(zip(monthly, running_excuses(one["excused"] for one in monthly), strict=True))


def _longest_runs(frames: Frames) -> dict[str, int]:
    longest: dict[str, int] = {}
    for _, running in _runs(frames):
        longest |= {member: max(times, longest.get(member, 0)) for member, times in running.items()}
    return longest


def _told_runs(frames: Frames) -> dict[str, tuple[int, int]]:
    """Who was absent with a reason more often running than the rule of that day allows: how often, of how many.

    As the check of the meeting itself tells it: of members who were expected then.
    """
    expected = {(line.meeting_id, line.member) for line in _lines(frames) if line.expected}
    told: dict[str, tuple[int, int]] = {}
    for meeting, running in _runs(frames):
        most = meeting["excused_most"]
        for member, times in running.items():
            if most and times > most and (meeting["meeting_id"], member) in expected:
                told[member] = max((times, most), told.get(member, (0, 0)))
    return told


def _months_without_reason(frames: Frames) -> dict[str, int]:
    """In how many months each member who was expected was absent without a reason at every monthly meeting (N26)."""
    away: dict[tuple[str, date], bool] = {}
    for line in _lines(frames):
        if line.monthly and line.expected:
            month = line.member, line.day.replace(day=1)
            away[month] = away.get(month, True) and line.presence is Presence.UNEXCUSED
    return Counter(member for (member, _), every in away.items() if every)
