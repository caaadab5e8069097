"""Checks of the room: length, roll, notice, chair and secretary, quorum."""

from collections.abc import Iterator
from datetime import datetime

from assistant import words
from assistant.domain.attendance import Presence
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.quality.check import Check, check
from assistant.domain.rules import DURATION_RULES


def duration(meeting: Meeting, now: datetime) -> Iterator[Check]:
    """Thời lượng against the minimum (HD 42-HD/BTCTW; HD 12-HD/BTCTW II.3.3)."""
    least = meeting.minimum_minutes()
    if not least:
        return
    rule = DURATION_RULES[meeting.kind]
    minutes = int(meeting.elapsed(now).total_seconds() // 60)
    good = None if meeting.started is None else minutes >= least
    yield check(meeting, "duration", good, rule, asks=True, minutes=minutes, least=least, short=max(0, least - minutes))


def roll(meeting: Meeting) -> Iterator[Check]:
    """Điểm danh: everybody marked, reasons given, the attendance rate (N15, N17)."""
    numbers = meeting.roll_count()
    if not meeting.roll:
        yield check(
            meeting, "roll", None if meeting.stage is Stage.PLANNED else False, asks=True, unmarked=numbers.unmarked
        )
        return
    yield check(meeting, "roll", numbers.unmarked == 0, asks=True, unmarked=numbers.unmarked)
    for member, at in meeting.roll.items():
        if at.presence is Presence.EXCUSED and not at.reason:
            yield check(meeting, "absence_reason", False, asks=True, name=meeting.person(member))
    if "attendance_percent" in meeting.rules.values and numbers.percent is not None and not numbers.unmarked:
        yield attendance_rate(meeting)
    if "max_unexcused" in meeting.rules.values:
        most = int(meeting.rules.number("max_unexcused"))
        yield check(meeting, "unexcused", numbers.unexcused <= most, "max_unexcused", unexcused=numbers.unexcused)


def attendance_rate(meeting: Meeting) -> Check:
    """Tỷ lệ đảng viên dự; `≥` or `>` as the rule says."""
    numbers, least = meeting.roll_count(), meeting.rules.number("attendance_percent")
    inclusive = meeting.rules.values.get("attendance_inclusive")
    percent = numbers.percent or 0.0
    good = percent > least or (percent == least and (inclusive is None or bool(inclusive.value)))
    return check(
        meeting,
        "attendance",
        good,
        "attendance_percent",
        percent=words.percent(percent),
        least=words.number(least),
        present=numbers.expected_present,
        expected=numbers.expected,
    )


def notice(meeting: Meeting) -> Iterator[Check]:
    """Thông báo trước (HD 42-HD/BTCTW: at least one day)."""
    if "notice_days" not in meeting.rules.values:
        return
    least, sent = int(meeting.rules.number("notice_days")), meeting.details.notice_on
    days = (meeting.details.start.date() - sent).days if sent else 0
    yield check(meeting, "notice", None if sent is None else days >= least, "notice_days", days=days, least=least)


def people(meeting: Meeting) -> Iterator[Check]:
    """Chair and secretary."""
    yield check(meeting, "chair", bool(meeting.details.chair), asks=True)
    yield check(meeting, "secretary", bool(meeting.details.secretary), asks=True)


def quorum(meeting: Meeting) -> Iterator[Check]:
    """Fewer than half of the base in the room: no resolution can pass (domain.md 11.4). A warning only."""
    base = meeting.voting_base()
    if meeting.roll and not meeting.roll_count().unmarked:
        good = base.present * 100 > base.total * 50
        yield check(meeting, "quorum", good, "majority_percent", present=base.present, base=base.total)
