"""Điểm danh: who is there, who is not and why; the numbers the minutes print (docs/domain.md 2.1 A3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.domain.people import Member, MemberStatus


class Presence(StrEnum):
    """Có mặt, vắng có lý do, vắng không lý do."""

    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"


@dataclass(frozen=True)
class Attendance:
    """One member's line on the roll. `arrived` and `left` are set only where they differ from the whole meeting."""

    presence: Presence
    reason: str = ""
    on_duty: bool = False
    """Absent on special duty (armed forces): left out of the attendance rate (N17), in the voting base all the same."""
    arrived: datetime | None = None
    left: datetime | None = None


@dataclass(frozen=True)
class Dues:
    """Tình hình nộp đảng phí (HD 42-HD/BTCTW, opening): how many of how many have paid, and a note."""

    paid: int | None = None
    total: int | None = None
    note: str = ""


@dataclass(frozen=True)
class RollCount:
    """The numbers of the roll. `expected` leaves out those exempt, temporarily away or on special duty (N17)."""

    total: int
    official: int
    probationary: int
    temp_in: int
    temp_out: int
    exempt: int
    present: int
    present_official: int
    present_probationary: int
    present_temp_in: int
    present_exempt: int
    excused: int
    unexcused: int
    unmarked: int
    expected: int
    expected_present: int

    @property
    def percent(self) -> float | None:
        """Attendance rate in percent of those expected; None where nobody is."""
        return 100 * self.expected_present / self.expected if self.expected else None

    @property
    def absent(self) -> int:
        """Vắng, with and without reason."""
        return self.excused + self.unexcused


NOT_EXPECTED = (MemberStatus.EXEMPT, MemberStatus.TEMP_OUT)


def is_present(roll: Mapping[str, Attendance], member_id: str) -> bool:
    """Whether the member is marked present and has not left."""
    line = roll.get(member_id)
    return line is not None and line.presence is Presence.PRESENT and line.left is None


def on_duty(roll: Mapping[str, Attendance], member_id: str) -> bool:
    """Whether the member is away on special duty."""
    line = roll.get(member_id)
    return line is not None and line.on_duty


def count_roll(members: Iterable[Member], roll: Mapping[str, Attendance]) -> RollCount:
    """Count the roll. Somebody who came and left again counts as having attended."""
    members = tuple(members)
    by_status = {s: [m for m in members if m.status is s] for s in MemberStatus}

    def marked(presence: Presence, among: Iterable[Member]) -> int:
        return sum(1 for m in among if m.id in roll and roll[m.id].presence is presence)

    expected = [m for m in members if m.status not in NOT_EXPECTED and not on_duty(roll, m.id)]
    return RollCount(
        total=len(members),
        official=len(by_status[MemberStatus.OFFICIAL]),
        probationary=len(by_status[MemberStatus.PROBATIONARY]),
        temp_in=len(by_status[MemberStatus.TEMP_IN]),
        temp_out=len(by_status[MemberStatus.TEMP_OUT]),
        exempt=len(by_status[MemberStatus.EXEMPT]),
        present=marked(Presence.PRESENT, members),
        present_official=marked(Presence.PRESENT, by_status[MemberStatus.OFFICIAL]),
        present_probationary=marked(Presence.PRESENT, by_status[MemberStatus.PROBATIONARY]),
        present_temp_in=marked(Presence.PRESENT, by_status[MemberStatus.TEMP_IN]),
        present_exempt=marked(Presence.PRESENT, by_status[MemberStatus.EXEMPT]),
        excused=marked(Presence.EXCUSED, members),
        unexcused=marked(Presence.UNEXCUSED, members),
        unmarked=sum(1 for m in expected if m.id not in roll),
        expected=len(expected),
        expected_present=marked(Presence.PRESENT, expected),
    )
