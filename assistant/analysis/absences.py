"""Ai vắng, bao nhiêu lần: attendance of each member over a year, with what the rules look at (N15, N17, N26)."""

from datetime import date
from typing import Any

import pandas as pd

from assistant.analysis.frames import Frames, Rows
from assistant.domain.absences import STRIKING_OFF_MONTHS, running_excuses
from assistant.domain.attendance import Presence
from assistant.wording import registers as words
from assistant.wording.domain import group_label

RUNNING, MONTHS = "running", "months"
"""What a row is marked for: excused too often running, or absent without a reason in too many months."""


def absence_rows(frames: Frames) -> Rows:
    """A row a member, in the order of the list: a sign for each meeting of the cell, the counts, and the mark."""
    roll = frames.roll
    if roll.empty:
        return []
    signs = roll.assign(sign=[_sign(*line) for line in zip(roll["presence"], roll["expected"], strict=True)])
    table = signs.pivot_table(index="member", columns="meeting_id", values="sign", aggfunc="first", sort=False)
    longest, told = _longest_runs(frames), _told_runs(frames)
    months = _months_without_reason(frames)
    rows = []
    for member, lines in roll.groupby("member", sort=False):
        counted = lines[lines["expected"].astype(bool)]
        came, expected = int((counted["presence"] == Presence.PRESENT).sum()), len(counted)
        absent = counted["presence"].value_counts()
        flags = [words.RUNNING_TOO_LONG.format(times=told[member][0], most=told[member][1])] if member in told else []
        if months.get(member, 0) >= STRIKING_OFF_MONTHS:
            flags.append(words.THREE_MONTHS.format(months=months[member]))
        last = lines.iloc[-1]
        rows.append(
            {
                **{meeting: _shown(sign) for meeting, sign in table.loc[member].items()},
                "member": member,
                "name": last["name"],
                "group": group_label(last["group"]),
                "present": came,
                "expected": expected,
                "percent": 100 * came / expected if expected else None,
                "excused": int(absent.get(Presence.EXCUSED, 0)),
                "unexcused": int(absent.get(Presence.UNEXCUSED, 0)),
                "running": longest.get(member, 0),
                "remark": "\n".join(flags),
                "flag": " ".join(filter(None, (RUNNING * (member in told), MONTHS * (len(flags) > (member in told))))),
            }
        )
    return rows


def _sign(presence: Presence | None, expected: bool) -> str:
    if presence is Presence.PRESENT or expected:
        return words.MARKS[presence.value if presence else ""]
    return words.MARKS["other"]


def _shown(sign: Any) -> str:
    """The sign; one for whoever was not on the list then."""
    return words.MARKS["other"] if pd.isna(sign) else str(sign)


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
    roll = frames.roll
    expected = {(row.meeting_id, row.member) for row in roll.itertuples() if row.expected}
    told: dict[str, tuple[int, int]] = {}
    for meeting, running in _runs(frames):
        most = meeting["excused_most"]
        for member, times in running.items():
            if most and times > most and (meeting["meeting_id"], member) in expected:
                told[member] = max((times, most), told.get(member, (0, 0)))
    return told


def _months_without_reason(frames: Frames) -> dict[str, int]:
    """In how many months each member who was expected was absent without a reason at every monthly meeting (N26)."""
    roll = frames.roll
    monthly = roll[roll["monthly"].astype(bool) & roll["expected"].astype(bool)]
    if monthly.empty:
        return {}
    month = [date(day.year, day.month, 1) for day in monthly["day"]]
    away = (monthly["presence"] == Presence.UNEXCUSED).groupby([monthly["member"], pd.Series(month, monthly.index)])
    counted: dict[str, int] = away.all().groupby(level=0).sum().astype(int).to_dict()
    return counted
