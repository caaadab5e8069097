"""Biểu quyết: what is put to the vote, the base it is counted against, and whether it passed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from assistant.domain.attendance import Roll, is_present
from assistant.domain.people import Member
from assistant.domain.rules import Majority, Matter, VotingWay, majority_of
from assistant.domain.status import Attending, StatusGroup


class MotionKind(StrEnum):
    """Where the papers print a vote; which majority it needs, `Matter` tells."""

    RESOLUTION = "resolution"
    """Kết luận hoặc nghị quyết của chi bộ."""
    SPECIAL = "special"
    """A matter of its own: an admission, an election, a discipline case (docs/domain.md 2.1 B10)."""
    SCORE = "score"
    """Tự đánh giá, chấm điểm."""


@dataclass(frozen=True)
class Base:
    """Cơ số biểu quyết with its arithmetic (QĐ 294-QĐ/TW, 9.3.2; docs/domain.md N20–N22).

    All official members, less those away on temporary transfer, less exempt members who are absent.
    Absent official members stay in the base.
    """

    official: int
    """Đảng viên chính thức of the list, exempt and temporarily away not counted."""
    exempt_present: int
    temp_in: int
    """Counted only where the rule `temp_in_votes` says so."""
    present: int
    """How many of the base are in the room: nobody else can vote."""

    @property
    def total(self) -> int:
        """The number a percentage is of."""
        return self.official + self.exempt_present + self.temp_in


@dataclass(frozen=True)
class Ballots:
    """Phiếu của một cuộc bỏ phiếu kín: phát ra, thu về, không hợp lệ."""

    issued: int
    returned: int
    invalid: int = 0

    @property
    def unreturned(self) -> int:
        """Phiếu không thu về."""
        return self.issued - self.returned


@dataclass(frozen=True)
class Vote:
    """A counted vote: tán thành, không tán thành, không có ý kiến, and the base of that moment."""

    in_favour: int
    against: int
    abstained: int
    base: Base
    at: datetime
    majority_percent: float = 50.0
    """To be exceeded; of counts recorded before there was `majority`, which is looked at where it is set."""
    majority: Majority | None = None
    way: VotingWay | None = None
    """None where it was not recorded: counts of before, and the adoption of the minutes."""
    ballots: Ballots | None = None
    """Of a secret ballot; their sums fit: what was returned is what was cast and what is invalid."""

    @property
    def cast(self) -> int:
        """How many votes are valid: for, against, without opinion."""
        return self.in_favour + self.against + self.abstained

    @property
    def percent(self) -> Fraction:
        """Share in favour, in percent of the base, exactly (not of those present: docs/domain.md W15)."""
        return Fraction(100 * self.in_favour, self.base.total) if self.base.total else Fraction(0)

    @property
    def needed(self) -> Majority:
        """The majority that was asked for when it was counted."""
        return self.majority or majority_of(self.majority_percent)

    @property
    def passed(self) -> bool:
        """Enough of the base: more than half (Charter art. 9), or what the matter needs (art. 4: two thirds)."""
        return self.needed.is_reached(self.in_favour, self.base.total)


@dataclass(frozen=True)
class Motion:
    """Nội dung biểu quyết, belonging to an agenda item. Its wording is a text of the meeting (`motion.<id>`)."""

    id: str
    item: str
    kind: MotionKind
    title: str
    vote: Vote | None = None
    matter: Matter = Matter.ORDINARY
    way: VotingWay | None = None
    """How it is voted on, where the cell chose it; else as the rule for the matter says (`Rules.way`)."""

    @property
    def failed(self) -> bool:
        """Whether it was put to the vote and did not get the majority it needed (không được thông qua)."""
        return self.vote is not None and not self.vote.passed


def count_base(members: Collection[Member], roll: Roll, at: datetime, temp_in_votes: bool = False) -> Base:
    """The voting base of a moment: whoever `MemberStatus.has_vote` says."""
    here = {m.id for m in members if is_present(roll, m.id, at)}
    base = [m for m in members if m.status.has_vote(m.id in here, temp_in_votes)]
    temporary = sum(1 for m in base if m.status.attending is Attending.TEMP_IN)
    exempt = sum(1 for m in base if m.status.group is StatusGroup.EXEMPT)
    present = sum(1 for m in base if m.id in here)
    return Base(len(base) - exempt - temporary, exempt, temporary, present)
