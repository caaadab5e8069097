"""Kiểm tra: what the rules ask of a meeting, and what of it is there, missing, or not known yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant import words
from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import Presence
from assistant.domain.floor import Speech
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.rules import Panel
from assistant.domain.votes import MotionKind


class State(StrEnum):
    """đạt, thiếu, chưa đủ dữ liệu."""

    REACHED = "reached"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Check:
    """One thing the rules ask for. `sentence` says it in Vietnamese with its numbers; `basis` is the rule's.

    `asks_reason`: ending the meeting without it asks for a reason, which is recorded and printed.
    """

    code: str
    state: State
    sentence: str
    basis: str = ""
    item: str = ""
    asks_reason: bool = False


def counts(meeting: Meeting, speech: Speech) -> bool:
    """Whether a speech can count as an opinion: text, and a speaker the rules count (domain.md 11.7)."""
    flags = {
        meeting.details.chair: "count_chair",
        meeting.details.secretary: "count_secretary",
    }
    rule = "count_guests" if speech.is_guest else flags.get(speech.speaker, "")
    allowed = meeting.rules.values[rule].value if rule in meeting.rules.values else not speech.is_guest
    return bool(allowed) and bool(meeting.text(f"speech.{speech.id}").strip())


def opinions(meeting: Meeting) -> int:
    """Số ý kiến: distinct members with at least one opinion that has text."""
    return len({s.speaker for s in meeting.speeches.values() if counts(meeting, s)})


def check(
    meeting: Meeting, code: str, good: bool | None, rule: str = "", item: str = "", asks: bool = False, **facts: object
) -> Check:
    """Make a check: True reached, False missing, None not known."""
    state = State.UNKNOWN if good is None else State.REACHED if good else State.MISSING
    basis = meeting.rules.values[rule].basis if rule in meeting.rules.values else ""
    return Check(code, state, words.check(code, state.value, facts), basis, item, asks and good is False)


def duration(meeting: Meeting, now: datetime) -> Iterator[Check]:
    """Thời lượng against the minimum (HD 42-HD/BTCTW; HD 12-HD/BTCTW II.3.3)."""
    least = meeting.minimum_minutes()
    if not least:
        return
    rule = {"thematic": "thematic_minutes", "combined": "combined_minutes"}.get(meeting.kind.value, "regular_minutes")
    minutes = int(meeting.elapsed(now).total_seconds() // 60)
    good = None if meeting.started is None else minutes >= least
    yield check(meeting, "duration", good, rule, asks=True, minutes=minutes, least=least, short=max(0, least - minutes))


def speaking(meeting: Meeting) -> Iterator[Check]:
    """Opinions against the minimum, and speeches nobody has written down."""
    least = int(meeting.rules.number("min_opinions")) if "min_opinions" in meeting.rules.values else 0
    have = opinions(meeting)
    if least:
        good = None if meeting.stage is Stage.PLANNED else have >= least
        yield check(
            meeting, "opinions", good, "min_opinions", asks=True, have=have, least=least, short=max(0, least - have)
        )
    empty = [s for s in meeting.speeches.values() if s.stopped and not meeting.text(f"speech.{s.id}").strip()]
    for speech in empty:
        yield check(meeting, "speech_text", False, item=speech.item, asks=True, name=meeting.person(speech.speaker))


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


def reached(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the item has been the current one."""
    return any(v.item == item.id for v in meeting.visits)


def items(meeting: Meeting) -> Iterator[Check]:
    """A conclusion by the chair on every item that was taken (domain.md W2); the agenda adopted; items not reached."""
    for item in meeting.agenda:
        if item.records_panel(Panel.AGENDA) and meeting.stage is not Stage.PLANNED:
            yield check(meeting, "agenda", meeting.agenda_adopted is not None, item=item.id)
        if reached(meeting, item) and item.records_panel(Panel.CONCLUSION) and wants(meeting, "require_item_conclusion"):
            good = bool(meeting.text(f"item.{item.id}.ket_luan").strip())
            yield check(meeting, "conclusion", good, "require_item_conclusion", item.id, asks=True, title=item.rail_title)
    left = [i.rail_title for i in meeting.agenda if not reached(meeting, i) and not concludes(i)]
    known = meeting.stage is not Stage.PLANNED
    yield check(meeting, "items_reached", not left if known else None, count=len(left), titles=", ".join(left))


def concludes(item: AgendaItem) -> bool:
    """Whether the item is the reading of the minutes or the end, which have checks of their own."""
    return item.records_panel(Panel.MINUTES) or item.records_panel(Panel.END)


def tasks(meeting: Meeting) -> Iterator[Check]:
    """Every task with a person and a date (domain.md W3); last month's tasks assessed (W11)."""
    given = tuple(meeting.actions.values())
    for code, rule, lacking in (
        ("action_owner", "require_action_owner", [t for t in given if not t.has_owner]),
        ("action_due", "require_action_due", [t for t in given if t.due is None]),
    ):
        if given and wants(meeting, rule):
            item = lacking[0].item if lacking else ""
            yield check(meeting, code, not lacking, rule, item, asks=True, count=len(lacking), whats=named(lacking))
    if meeting.carried and meeting.stage is not Stage.PLANNED:
        open_ = [t for t in meeting.carried.values() if t.status is ActionStatus.OPEN and not t.result.strip()]
        item = next((i.id for i in meeting.agenda if i.records_panel(Panel.CARRIED)), "")
        yield check(meeting, "carried", not open_, item=item, asks=True, count=len(open_), whats=named(open_))


def named(tasks_: Iterable[ActionItem]) -> str:
    """What the tasks are, for a sentence."""
    return "; ".join(task.what for task in tasks_)


def wants(meeting: Meeting, rule: str) -> bool:
    """Whether a yes/no rule asks for something; a rule set without it does."""
    return rule not in meeting.rules.values or meeting.rules.flag(rule)


def outcome(meeting: Meeting) -> Iterator[Check]:
    """Kết luận hoặc nghị quyết, its vote, and the minutes adopted (domain.md W2, W4)."""
    known = meeting.stage is not Stage.PLANNED
    for motion in meeting.motions.values():
        if motion.kind is MotionKind.RESOLUTION:
            text = bool(meeting.text(f"motion.{motion.id}").strip())
            yield check(meeting, "resolution", text if known else None, item=motion.item, asks=True)
        good = motion.vote is not None
        yield check(
            meeting, "vote", good if known else None, "majority_percent", motion.item, asks=True, title=motion.title
        )
    yield check(meeting, "minutes", (meeting.adoption is not None) if known else None, asks=True)


def quorum(meeting: Meeting) -> Iterator[Check]:
    """Fewer than half of the base in the room: no resolution can pass (domain.md 11.4). A warning only."""
    base = meeting.voting_base()
    if meeting.roll and not meeting.roll_count().unmarked:
        good = base.present * 100 > base.total * 50
        yield check(meeting, "quorum", good, "majority_percent", present=base.present, base=base.total)


def checks(meeting: Meeting, now: datetime) -> tuple[Check, ...]:
    """Everything the rules ask for, in the order of the meeting."""
    return (
        *duration(meeting, now),
        *speaking(meeting),
        *people(meeting),
        *notice(meeting),
        *roll(meeting),
        *quorum(meeting),
        *items(meeting),
        *tasks(meeting),
        *outcome(meeting),
    )


def gaps(meeting: Meeting, now: datetime) -> tuple[Check, ...]:
    """What is missing now."""
    return tuple(c for c in checks(meeting, now) if c.state is State.MISSING)
