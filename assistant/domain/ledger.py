"""Dòng sổ của một buổi: what the cell's registers write down of one meeting, so that no register reads a record whole.

Counts stand in `Figures`; here is of whom and of what they are. Both ask the same definitions of the domain. What
stands under a secret item is not told: its opinions count, their words and their item stay away; its votes, tasks and
remarks are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from assistant.domain.actions import ActionItem, ActionStatus, days_late, whole_id
from assistant.domain.attendance import Dues, Presence, is_expected, is_on_duty
from assistant.domain.boxes import box_text, boxes_of_role
from assistant.domain.checks.evidence import record_day, record_moment
from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.limits import asked_number, attendance_limit
from assistant.domain.meeting import Meeting
from assistant.domain.owners import owner_names
from assistant.domain.passages import PassageKind, passages_of
from assistant.domain.rules import Matter, TextRole
from assistant.domain.secrecy import marked_items
from assistant.domain.speaking import in_order, opinions
from assistant.domain.status import StatusGroup
from assistant.domain.votes import MotionKind


@dataclass(frozen=True)
class RollLine:
    """Điểm danh of one member: `presence` is None where nobody marked it.

    `expected`: the attendance rate is of this member (N17); `on_duty`: on special duty, so an absence is not counted.
    """

    member: str
    name: str
    group: StatusGroup
    presence: Presence | None
    reason: str
    expected: bool
    on_duty: bool


@dataclass(frozen=True)
class OpinionLine:
    """Một ý kiến of a member or guest (`domain.speaking.opinions`), with its length in seconds."""

    speaker: str
    name: str
    is_guest: bool
    kind: OpinionKind | None
    heading: str
    text: str
    started: datetime
    seconds: float
    secret: bool


@dataclass(frozen=True)
class VoteLine:
    """Một nội dung đã biểu quyết, with its count and the base it is of (N20)."""

    kind: MotionKind
    matter: Matter
    title: str
    text: str
    at: datetime
    in_favour: int
    against: int
    abstained: int
    base: int
    percent: float
    passed: bool


@dataclass(frozen=True)
class TaskLine:
    """Một nhiệm vụ as this meeting left it. `id` is the same in every meeting; `origin` is the one that gave it.

    What was struck off the list is told as stopped, with the reason as its result. `late` are the days that it was
    late, done or not, at the end of this meeting (`actions.days_late`).
    """

    id: str
    origin: str
    given_here: bool
    what: str
    owners: str
    due: date | None
    due_said: str
    product: str
    status: ActionStatus
    percent: int | None
    result: str
    done_on: date | None
    unanswered: bool
    late: int


@dataclass(frozen=True)
class VisitLine:
    """Cấp ủy viên cấp trên dự, and what was written down of what they said."""

    name: str
    title: str
    unit: str
    said: str


@dataclass(frozen=True)
class RemarkLine:
    """Biểu dương, phê bình: what was typed where the order of business asks for it, or said as criticism by somebody.

    `role` is `praise` or `criticism` (`TextRole`).
    """

    role: TextRole
    person: str
    heading: str
    text: str


@dataclass(frozen=True)
class Asked:
    """Mức: what the rules asked of that day; None or 0 where they ask nothing (N1, N6, N15)."""

    attendance: float | None
    attendance_reached: bool | None
    opinions: int
    speakers: int
    excused_running: int | None


@dataclass(frozen=True)
class Ledger:
    """What registers write down of one meeting."""

    place: str
    chair: str
    secretary: str
    number: str
    asked: Asked
    conclusions: int
    """How many items have a conclusion."""
    topic: str
    dues: Dues
    roll: tuple[RollLine, ...]
    opinions: tuple[OpinionLine, ...]
    votes: tuple[VoteLine, ...]
    tasks: tuple[TaskLine, ...]
    visits: tuple[VisitLine, ...]
    remarks: tuple[RemarkLine, ...]


def ledger_of(meeting: Meeting) -> Ledger:
    """The lines that a meeting has in the cell's registers."""
    details, told = meeting.details, passages_of(meeting)
    return Ledger(
        place=details.place,
        chair=meeting.person(details.chair),
        secretary=meeting.person(details.secretary),
        number=details.number,
        asked=_asked(meeting),
        conclusions=sum(one.kind is PassageKind.CONCLUSION for one in told),
        topic=next((text for _, text in _written(meeting, TextRole.TOPIC)), ""),
        dues=meeting.dues,
        roll=tuple(_roll(meeting)),
        opinions=tuple(_opinions(meeting)),
        votes=tuple(_votes(meeting)),
        tasks=tuple(_tasks(meeting)),
        visits=tuple(_visits(meeting)),
        remarks=tuple(_remarks(meeting)),
    )


def _asked(meeting: Meeting) -> Asked:
    rules, limit, percent = meeting.rules, attendance_limit(meeting.rules), meeting.roll_count().percent
    return Asked(
        attendance=float(limit.value) if limit else None,
        attendance_reached=limit.is_reached(percent) if limit and percent is not None else None,
        opinions=asked_number(rules, "min_opinions"),
        speakers=asked_number(rules, "min_speakers"),
        excused_running=asked_number(rules, "max_consecutive_excused") or None,
    )


def _roll(meeting: Meeting) -> Iterator[RollLine]:
    roll = meeting.final_roll()
    for member in meeting.members.values():
        line = roll.get(member.id)
        yield RollLine(
            member=member.id,
            name=meeting.person(member.id),
            group=member.status.group,
            presence=line.presence if line else None,
            reason=line.reason if line else "",
            expected=is_expected(member, roll),
            on_duty=is_on_duty(member, roll),
        )


def _opinions(meeting: Meeting) -> Iterator[OpinionLine]:
    secret, until = marked_items(meeting), record_moment(meeting)
    for speech in opinions(meeting):
        item, hidden = meeting.item(speech.item), speech.item in secret
        yield OpinionLine(
            speaker=speech.speaker,
            name=meeting.person(speech.speaker),
            is_guest=speech.is_guest,
            kind=speech.kind,
            heading=item.title if item and not hidden else "",
            text="" if hidden else meeting.text(f"speech.{speech.id}").strip(),
            started=speech.started,
            seconds=speech.length(until).total_seconds(),
            secret=hidden,
        )


def _votes(meeting: Meeting) -> Iterator[VoteLine]:
    secret = marked_items(meeting)
    for motion in meeting.motions.values():
        vote = motion.vote
        if vote and motion.item not in secret:
            yield VoteLine(
                kind=motion.kind,
                matter=motion.matter,
                title=motion.title,
                text=meeting.text(f"motion.{motion.id}").strip(),
                at=vote.at,
                in_favour=vote.in_favour,
                against=vote.against,
                abstained=vote.abstained,
                base=vote.base.total,
                percent=float(vote.percent),
                passed=vote.passed,
            )


def _tasks(meeting: Meeting) -> Iterator[TaskLine]:
    secret, day = marked_items(meeting), record_day(meeting)
    for task in (*meeting.carried.values(), *meeting.actions.values()):
        if not task.hidden and task.item not in secret:
            yield _task(meeting, task, day)


def _task(meeting: Meeting, task: ActionItem, day: date) -> TaskLine:
    return TaskLine(
        id=whole_id(meeting.id, task),
        origin=task.origin or meeting.id,
        given_here=task.id in meeting.actions,
        what=task.what,
        owners=", ".join(owner_names(meeting, task)),
        due=task.due,
        due_said=task.due_said,
        product=task.product,
        status=ActionStatus.STOPPED if task.struck else task.judged,
        percent=task.percent,
        result="; ".join(filter(None, [task.said.strip(), task.struck or task.result.strip()])),
        done_on=task.done_on,
        unanswered=task.unanswered,
        late=days_late(task, day),
    )


def _visits(meeting: Meeting) -> Iterator[VisitLine]:
    secret = marked_items(meeting)
    for guest in (one for one in meeting.guests.values() if one.superior):
        spoken = in_order(s for s in meeting.speeches.values() if s.speaker == guest.id and s.item not in secret)
        said = (meeting.text(f"speech.{s.id}").strip() for s in spoken if s.role is not SpeechRole.REPLY)
        yield VisitLine(guest.name, guest.title, guest.unit, "\n".join(filter(None, said)))


def _remarks(meeting: Meeting) -> Iterator[RemarkLine]:
    for role in (TextRole.PRAISE, TextRole.CRITICISM):
        for heading, text in _written(meeting, role):
            yield RemarkLine(role, "", heading, text)
    for one in _opinions(meeting):
        if one.kind is OpinionKind.CRITICISM and not one.secret:
            yield RemarkLine(TextRole.CRITICISM, one.name, one.heading, one.text)


def _written(meeting: Meeting, role: TextRole) -> Iterator[tuple[str, str]]:
    """Titles of items, and what was typed there into boxes of the role; nothing secret."""
    for item, box in boxes_of_role(meeting, role):
        text = box_text(meeting, item, box.code).strip()
        if text and not item.secret:
            yield item.title, text
