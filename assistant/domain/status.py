"""Trạng thái đảng viên: the facts of a member's standing, and all that follows from them.

Three facts that do not depend on each other: official or probationary, where the member attends, and whether the
member is exempt. Who votes, who is expected, whom a cell's size counts and under which word papers count somebody is
asked here and nowhere else.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Standing(StrEnum):
    """Tư cách: chính thức or dự bị."""

    OFFICIAL = "official"
    """Đảng viên chính thức: speaks and votes (Charter art. 3)."""
    PROBATIONARY = "probationary"
    """Đảng viên dự bị: speaks, never votes (Charter art. 3)."""


class Attending(StrEnum):
    """Nơi sinh hoạt: where the member attends at present."""

    HERE = "here"
    TEMP_IN = "temp_in"
    """Sinh hoạt tạm thời đến: a member of another cell who attends here for a time."""
    TEMP_OUT = "temp_out"
    """Sinh hoạt tạm thời đi: attends elsewhere for a time; left out of the voting base (QĐ 294-QĐ/TW, 9.3.2)."""
    ON_DUTY = "on_duty"
    """Làm nhiệm vụ đặc biệt, biệt phái: left out of the attendance rate, in the voting base (docs/domain.md N17)."""


class StatusGroup(StrEnum):
    """Nhóm: the word under which lists and papers count a member; each member is in one, so that the parts add up."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    TEMP_IN = "temp_in"
    TEMP_OUT = "temp_out"
    EXEMPT = "exempt"


@dataclass(frozen=True)
class MemberStatus:
    """Trạng thái của một đảng viên trong chi bộ, as three facts."""

    standing: Standing = Standing.OFFICIAL
    attending: Attending = Attending.HERE
    exempt: bool = False
    """Miễn công tác và sinh hoạt đảng: need not come; votes all the same where official and present."""

    OFFICIAL: ClassVar["MemberStatus"]
    PROBATIONARY: ClassVar["MemberStatus"]
    TEMP_IN: ClassVar["MemberStatus"]
    TEMP_OUT: ClassVar["MemberStatus"]
    EXEMPT: ClassVar["MemberStatus"]

    @property
    def is_official(self) -> bool:
        """Chính thức, whether exempt, away or from another cell."""
        return self.standing is Standing.OFFICIAL

    @property
    def is_of_this_cell(self) -> bool:
        """Whether the member is counted in the size of this cell: all but those of another cell who attend here.

        Somebody exempt, away for a time or on special duty still is a member of it (docs/domain.md N24, N25).
        """
        return self.attending is not Attending.TEMP_IN

    @property
    def is_expected(self) -> bool:
        """Whether the attendance rate is of this member (HD 12, HD 42; docs/domain.md N17).

        Left out, whether they come or not: those exempt, temporarily away, on special duty.
        """
        return not self.exempt and self.attending in {Attending.HERE, Attending.TEMP_IN}

    @property
    def group(self) -> StatusGroup:
        """The one word papers count the member under: where somebody attends, then exempt, then the standing.

        Those on special duty are counted by their standing, as the voting base counts them.
        """
        if self.attending is Attending.TEMP_IN:
            return StatusGroup.TEMP_IN
        if self.attending is Attending.TEMP_OUT:
            return StatusGroup.TEMP_OUT
        if self.exempt:
            return StatusGroup.EXEMPT
        return StatusGroup.OFFICIAL if self.is_official else StatusGroup.PROBATIONARY

    def has_vote(self, present: bool, temp_in_votes: bool = False) -> bool:
        """Whether the member is in the voting base now (QĐ 294-QĐ/TW, 9.3.2; docs/domain.md N20, N22).

        Official members, absent ones too; not those temporarily away; an exempt one only when present; one of
        another cell only where the rule `temp_in_votes` says so.
        """
        if not self.is_official or self.attending is Attending.TEMP_OUT:
            return False
        if self.attending is Attending.TEMP_IN and not temp_in_votes:
            return False
        return present or not self.exempt


MemberStatus.OFFICIAL = MemberStatus()
MemberStatus.PROBATIONARY = MemberStatus(Standing.PROBATIONARY)
MemberStatus.TEMP_IN = MemberStatus(attending=Attending.TEMP_IN)
MemberStatus.TEMP_OUT = MemberStatus(attending=Attending.TEMP_OUT)
MemberStatus.EXEMPT = MemberStatus(exempt=True)
