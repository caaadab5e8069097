"""Checks of the room: length, roll, chair and secretary, quorum."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction

from assistant.domain.attendance import Presence, has_left, is_expected
from assistant.domain.checks.check import Check, make_check
from assistant.domain.facts import Fact
from assistant.domain.limits import Limit, asked_number, attendance_limit
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.offices import Office
from assistant.domain.rules import Matter

LEFT_EARLY, NOT_YET = "left", "coming"
"""What the roll says of who was there and has gone, and of who is to come later, beside the values of `Presence`."""


def check_duration(meeting: Meeting, now: datetime) -> Iterator[Check]:
    """Thời lượng against the minimum (HD 42-HD/BTCTW; HD 12-HD/BTCTW II.3.3)."""
    least = meeting.minimum_minutes()
    if not least:
        return
    rule = meeting.duration_rule()
    minutes = meeting.minutes_held(now)
    good = None if meeting.started is None else minutes >= least
    yield make_check(
        meeting, "duration", good, rule, asks=True, minutes=minutes, least=least, short=max(0, least - minutes)
    )


def check_roll(meeting: Meeting) -> Iterator[Check]:
    """Điểm danh: everybody marked, reasons given, the attendance rate (N15, N17)."""
    numbers = meeting.roll_count()
    if not meeting.roll:
        yield make_check(meeting, "roll", False if meeting.begun else None, asks=True, unmarked=numbers.unmarked)
        return
    yield make_check(meeting, "roll", numbers.unmarked == 0, asks=True, unmarked=numbers.unmarked)
    for member, at in meeting.roll.items():
        if at.presence is Presence.EXCUSED and not at.reason and meeting.members[member].status.is_expected:
            yield make_check(meeting, "absence_reason", False, asks=True, name=meeting.person(member))
    asked = attendance_limit(meeting.rules)
    if asked and numbers.percent is not None and not numbers.unmarked:
        yield check_attendance_rate(meeting, asked)
    if "max_unexcused" in meeting.rules.values:
        most = int(meeting.rules.number("max_unexcused"))
        away = numbers.expected_unexcused
        yield make_check(meeting, "unexcused", away <= most, "max_unexcused", unexcused=away)


def check_attendance_rate(meeting: Meeting, asked: Limit) -> Check:
    """Tỷ lệ đảng viên dự, exactly: 224 of 249 do not reach 90 %, 17 of 20 are not more than 85 %."""
    numbers = meeting.roll_count()
    percent = numbers.percent or Fraction(0)
    return make_check(
        meeting,
        "attendance",
        asked.is_reached(percent),
        "attendance_percent",
        percent=float(percent),
        least=float(asked.value),
        at_least=asked.at_least,
        present=numbers.expected_present,
        expected=numbers.expected,
    )


def check_people(meeting: Meeting, now: datetime) -> Iterator[Check]:
    """Chair and secretary."""
    yield make_check(meeting, "chair", bool(meeting.details.chair), asks=True)
    yield make_check(meeting, "secretary", bool(meeting.details.secretary), asks=True)
    if meeting.stage is Stage.RUNNING:
        yield from check_absent_leaders(meeting, now)


def check_absent_leaders(meeting: Meeting, now: datetime) -> Iterator[Check]:
    """Whoever leads or writes is in the room: where the roll says otherwise, somebody else must have taken over."""
    for office in Office:
        who = getattr(meeting.details, office)
        line = meeting.roll.get(who)
        if line and not meeting.is_here(who, now):
            later = LEFT_EARLY if has_left(line, now) else NOT_YET
            seen = later if line.presence is Presence.PRESENT else line.presence.value
            name = meeting.person(who)
            yield make_check(meeting, "leading_absent", False, asks=True, name=name, office=office.value, seen=seen)


def check_posting(meeting: Meeting) -> Iterator[Check]:
    """Until when the papers are to be posted and sent (N14); the record does not know whether they were."""
    days = asked_number(meeting.rules, "post_days")
    if days and meeting.ending:
        last = meeting.ending.at.astimezone(meeting.details.start.tzinfo) + timedelta(days=days)
        yield make_check(meeting, "posting", None, "post_days", day=f"{last:%d/%m/%Y}", days=days)


def check_excused(meeting: Meeting) -> Iterator[Check]:
    """Nobody absent with a reason more often running than the rules allow in a year (N15, N17)."""
    if "max_consecutive_excused" not in meeting.rules.values:
        return
    most = int(meeting.rules.number("max_consecutive_excused"))
    for member, at in meeting.roll.items():
        times = meeting.excused_before.get(member, 0) + 1
        expected = is_expected(meeting.members[member], meeting.roll)
        if at.presence is Presence.EXCUSED and expected and times > most:
            rule, name = "max_consecutive_excused", meeting.person(member)
            yield make_check(meeting, "excused_in_a_row", False, rule, name=name, times=times, most=most)


def check_quorum(meeting: Meeting, now: datetime) -> Iterator[Check]:
    """Too few of the base present: no resolution can pass, or not that motion (docs/domain.md 11.4). Only a warning."""
    base = meeting.voting_base(now)
    if not meeting.roll or meeting.roll_count().unmarked:
        return
    present, total = base.present, base.total
    good = meeting.rules.majority(Matter.ORDINARY).is_reached(present, total)
    basis = meeting.rules.majority_basis(Matter.ORDINARY)
    yield make_check(meeting, "quorum", good, basis, present=present, base=total)
    for motion in meeting.motions.values():
        needed = meeting.rules.majority(motion.matter)
        if good and not motion.vote and not needed.is_reached(present, total):
            least = needed.least(total)
            facts: dict[str, Fact] = {"title": motion.title, "least": least, "present": present, "base": total}
            basis = meeting.rules.majority_basis(motion.matter)
            yield make_check(meeting, "motion_quorum", False, basis, motion.item, asks=False, **facts)
