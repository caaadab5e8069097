"""Điểm danh: who is there, who is not and why; the numbers the minutes print (docs/domain.md 2.1 A3).

Who is in the room is a question about a moment: a coming or going can be noted ahead (`về 15:30`, said at 13:55), and
names, votes, shares and every count of one moment ask the same functions of (roll, moment). Who took part is a
question about the whole meeting: whoever came, however long.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from assistant.domain.people import Member, own_officials
from assistant.domain.reckoned import reckoned_while_same
from assistant.domain.status import Attending, StatusGroup
from assistant.domain.timed import minute_of


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
    """The numbers of the roll.

    Those of a group (`official` … `exempt`) count each member once (`domain.status.StatusGroup`), so that they add up
    to `total`, and those of the present (`present_official` …) to `present`: whoever has come, also who has left since
    (`here` is who is in the room). `expected` is what the attendance rate is of (N17).
    """

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
    present_temp_out: int
    """Temporarily away, and came all the same."""
    present_exempt: int
    on_duty: int
    """On special duty, by the list or for this meeting; they are in the groups too."""
    own_official: int
    """Official members of this cell, exempt and away included: what its size is judged by (N24, N25)."""
    own_probationary: int
    excused: int
    unexcused: int
    unmarked: int
    expected: int
    expected_present: int
    expected_unexcused: int
    """Absent without a reason of those expected: an exempt member need not come, and gives none (N17)."""
    gone: int = 0
    """Of those present: came and left (đã về)."""
    coming: int = 0
    """Noted with a later hour of coming (đến sau): not among the present yet."""

    @property
    def here(self) -> int:
        """In the room (đang có mặt)."""
        return self.present - self.gone

    @property
    def percent(self) -> Fraction | None:
        """Attendance rate in percent of those expected, exactly; None where nobody is."""
        return Fraction(100 * self.expected_present, self.expected) if self.expected else None

    @property
    def absent(self) -> int:
        """Vắng, with and without reason."""
        return self.excused + self.unexcused

    @property
    def groups(self) -> Mapping[StatusGroup, int]:
        """How many of each group the list has; their sum is `total`."""
        return {group: getattr(self, group.value) for group in StatusGroup}

    @property
    def present_groups(self) -> Mapping[StatusGroup, int]:
        """How many of each group came; their sum is `present`."""
        return {group: getattr(self, f"present_{group.value}") for group in StatusGroup}

    @property
    def called(self) -> int:
        """Of how many the present are told: those expected, and whoever came without being expected."""
        return self.expected + self.present - self.expected_present


Roll = Mapping[str, Attendance]
"""The lines of the members, by their ids; who is not marked has none."""


def has_come(line: Attendance | None, at: datetime | None) -> bool:
    """Whether somebody has come by then, even if they have left since; None: at all, or is noted to come."""
    if line is None or line.presence is not Presence.PRESENT:
        return False
    return at is None or line.arrived is None or line.arrived <= at


def has_left(line: Attendance | None, at: datetime | None) -> bool:
    """Whether somebody came and has left by then; None: at all."""
    if line is None or line.left is None or not has_come(line, at):
        return False
    return at is None or line.left <= at


def is_present(roll: Roll, member_id: str, at: datetime) -> bool:
    """Whether the member is in the room at that moment: the one definition, for names, votes and counts."""
    line = roll.get(member_id)
    return has_come(line, at) and not has_left(line, at)


def roll_until(roll: Roll, end: datetime) -> Roll:
    """The roll as the end left it: who was to come later never came, and who was to go later did not leave early."""
    late = minute_of(end)
    kept = {key: line for key, line in roll.items() if line.presence is not Presence.PRESENT or has_come(line, end)}
    return {key: replace(line, left=None) if line.left and line.left >= late else line for key, line in kept.items()}


def is_on_duty(member: Member, roll: Roll) -> bool:
    """Whether the member is on special duty, for a time (the list) or at this meeting (the roll)."""
    line = roll.get(member.id)
    return member.status.attending is Attending.ON_DUTY or (line is not None and line.on_duty)


def is_expected(member: Member, roll: Roll) -> bool:
    """Whether the attendance rate is of this member (N17)."""
    return member.status.is_expected and not is_on_duty(member, roll)


@reckoned_while_same
def count_all(members: Mapping[str, Member], roll: Roll, at: datetime | None) -> RollCount:
    """Count the roll of all members of a meeting, whose lists stay the same things while texts are written."""
    return count_roll(members.values(), roll, at)


def count_roll(members: Iterable[Member], roll: Roll, at: datetime | None = None) -> RollCount:
    """Count the roll at a moment; None: of the whole meeting. Who came and left again counts as having attended."""
    members = tuple(members)

    def marked(presence: Presence, among: Iterable[Member]) -> tuple[Member, ...]:
        return tuple(m for m in among if m.id in roll and roll[m.id].presence is presence)

    present = tuple(m for m in members if has_come(roll.get(m.id), at))
    group = Counter(m.status.group for m in members)
    came = Counter(m.status.group for m in present)
    expected = [m for m in members if is_expected(m, roll)]
    officials = own_officials(members)
    return RollCount(
        total=len(members),
        official=group[StatusGroup.OFFICIAL],
        probationary=group[StatusGroup.PROBATIONARY],
        temp_in=group[StatusGroup.TEMP_IN],
        temp_out=group[StatusGroup.TEMP_OUT],
        exempt=group[StatusGroup.EXEMPT],
        present=len(present),
        present_official=came[StatusGroup.OFFICIAL],
        present_probationary=came[StatusGroup.PROBATIONARY],
        present_temp_in=came[StatusGroup.TEMP_IN],
        present_temp_out=came[StatusGroup.TEMP_OUT],
        present_exempt=came[StatusGroup.EXEMPT],
        on_duty=sum(1 for m in members if is_on_duty(m, roll)),
        own_official=officials,
        own_probationary=sum(1 for m in members if m.status.is_of_this_cell) - officials,
        excused=len(marked(Presence.EXCUSED, members)),
        unexcused=len(marked(Presence.UNEXCUSED, members)),
        unmarked=sum(1 for m in expected if m.id not in roll),
        expected=len(expected),
        expected_present=sum(1 for m in expected if has_come(roll.get(m.id), at)),
        expected_unexcused=len(marked(Presence.UNEXCUSED, expected)),
        gone=sum(1 for m in present if has_left(roll[m.id], at)),
        coming=len(marked(Presence.PRESENT, members)) - len(present),
    )
