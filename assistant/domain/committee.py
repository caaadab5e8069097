"""Chi ủy: whether a cell has one, and who sits in it, by the offices in the members' list."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from assistant.domain.kinds import KINDS, Body
from assistant.domain.meeting import Meeting
from assistant.domain.people import Member, own_officials
from assistant.domain.roster import STROKE
from assistant.domain.rules import Rules

LEADER_OFFICES = ("bi thu", "bi thu chi bo", "pho bi thu", "pho bi thu chi bo")
COMMITTEE_OFFICES = ("chi uy vien", "chi uy", "uy vien chi uy", "uy vien")


class Called(StrEnum):
    """Who is called to a meeting: every member, the chi ủy, or bí thư and phó bí thư where the cell has no chi ủy."""

    MEMBERS = "members"
    COMMITTEE = "committee"
    LEADERS = "leaders"


def called_to(meeting: Meeting) -> Called:
    """Who is called to this meeting, by its kind and the offices in its list."""
    if KINDS[meeting.kind].body is not Body.COMMITTEE:
        return Called.MEMBERS
    elected = any(office in COMMITTEE_OFFICES for m in meeting.members.values() for office in named_offices(m.role))
    return Called.COMMITTEE if elected else Called.LEADERS


def has_committee(members: Iterable[Member], rules: Rules) -> bool:
    """Whether the cell is large enough to have a chi ủy (Quy định 29-QĐ/TW, item 22: 9 official members)."""
    least = rules.values.get("committee_min_officials")
    return least is None or own_officials(members) >= rules.number(least.code)


def committee_members(members: Iterable[Member], rules: Rules) -> tuple[Member, ...]:
    """Who meets as chi ủy, by the office in the members' list; in a small cell bí thư and phó bí thư.

    Empty where the list names no office.
    """
    members = tuple(members)
    meeting = (*LEADER_OFFICES, *COMMITTEE_OFFICES) if has_committee(members, rules) else LEADER_OFFICES
    return tuple(m for m in members if any(office in meeting for office in named_offices(m.role)))


def named_offices(role: str) -> list[str]:
    """The offices a role names, small and without diacritics: `Phó Bí thư, Trưởng phòng` → pho bi thu, truong phong."""
    plain = "".join(c for c in unicodedata.normalize("NFD", role.casefold()) if not unicodedata.combining(c))
    return [part.strip() for part in plain.translate(STROKE).replace(";", ",").split(",")]
