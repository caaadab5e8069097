"""Kế hoạch chuyên đề năm: read from the cell's folder and changed, each change a file of its own (`chuyen-de/`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from assistant.domain.boxes import box_key
from assistant.domain.changes import Change
from assistant.domain.commands import EditText
from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.meeting import Meeting
from assistant.domain.outline import Outline
from assistant.domain.people import Member, distinct_name
from assistant.domain.rules import TextRole
from assistant.domain.text import clean_line
from assistant.domain.topics import (
    NOTHING_TOLD,
    QUARTERS,
    QuarterState,
    Topic,
    TopicGroup,
    TopicStep,
    quarter_state,
    topics_of,
    with_session,
)
from assistant.journal.machine import this_machine
from assistant.platform.clock import Clock
from assistant.platform.paths import data_dir
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.wording import topics as words
from assistant.wording.named_days import named_day
from assistant.wording.titles import topic_quarter
from assistant.workspace.kept_changes import ChangeWriter, KeptChanges
from assistant.workspace.labels import is_id, meant_by

FOLDER = "chuyen-de"
LONGEST_TITLE = 300


class Session(NamedTuple):
    """A thematic session that was held: the meeting's id and its day; what it tells of the steps before and after."""

    meeting: str
    day: date
    done: Mapping[TopicStep, date] = NOTHING_TOLD
    due: Mapping[TopicStep, date] = NOTHING_TOLD


@dataclass(frozen=True)
class PlanRead:
    """The plan as it is known here; `problems` says what could not be read."""

    changes: tuple[Change, ...] = ()
    topics: tuple[Topic, ...] = ()
    problems: tuple[str, ...] = ()

    def of_year(self, year: int) -> tuple[Topic, ...]:
        """The topics of a year, struck ones too."""
        return tuple(one for one in self.topics if one.year == year)

    def topic(self, id_: str) -> Topic:
        """The topic of this id. BadInput where there is none."""
        found = next((one for one in self.topics if one.id == id_), None)
        if found is None:
            raise BadInput(words.UNKNOWN_TOPIC)
        return found

    def with_change(self, change: Change) -> "PlanRead":
        """The plan after one more change."""
        changes = (*self.changes, change)
        return replace(self, changes=changes, topics=topics_of(changes)[0])


NO_PLAN = PlanRead()


def kept_topics(workspace: Path) -> KeptChanges:
    """Where the topics of a cell are kept."""
    return KeptChanges(data_dir(), workspace, FOLDER)


def read_plan(workspace: Path) -> PlanRead:
    """The plan of the cell's folder; as last seen where the share does not answer."""
    read = kept_topics(workspace).read()
    topics, broken = topics_of(read.changes)
    told = (words.BROKEN_TOPIC.format(folder=FOLDER, thing=thing) for thing in broken)
    return PlanRead(read.changes, topics, (*read.problems, *told))


def sessions_of(outlines: Iterable[Outline]) -> dict[tuple[int, int], list[Session]]:
    """The thematic sessions that were held, by the year and the quarter whose topic they took (N10)."""
    found: dict[tuple[int, int], list[Session]] = {}
    for one in outlines:
        if KINDS[one.kind].quarterly and one.figures.ended:
            first = topic_quarter(one.bare())
            found.setdefault((first.year, (first.month + 2) // 3), []).append(session_of(one))
    return found


DONE_BY = {TopicStep.APPROVED: TextRole.APPROVED, TopicStep.SENT: TextRole.SENT}
DUE_BY = {TopicStep.FINISHED: TextRole.FINAL_DUE}


def session_of(held: Outline) -> Session:
    """The session, with the days that its minutes name of the topic's preparation and of what is left to be done."""

    def days(roles: Mapping[TopicStep, TextRole]) -> dict[TopicStep, date]:
        said = {step: named_day(held.preparation.get(role, ""), held.day) for step, role in roles.items()}
        return {step: day for step, day in said.items() if day}

    return Session(held.id, held.day, days(DONE_BY), days(DUE_BY))


def with_sessions(topics: Iterable[Topic], sessions: Mapping[tuple[int, int], Sequence[Session]]) -> tuple[Topic, ...]:
    """The topics, held on the day on which the meetings made from them were."""
    known = {one.meeting: one for held in sessions.values() for one in held}
    told = ((topic, known.get(topic.meeting)) for topic in topics)
    return tuple(with_session(topic, one.day, one.done, one.due) if one else topic for topic, one in told)


def unplanned_sessions(
    year: int, topics: Iterable[Topic], sessions: Mapping[tuple[int, int], Sequence[Session]]
) -> tuple[tuple[int, date], ...]:
    """The sessions of a year that no topic of the plan was made into: the quarter that each took, and its day."""
    planned = {one.meeting for one in topics}
    return tuple(
        (quarter, one.day)
        for (of, quarter), held in sorted(sessions.items())
        for one in held
        if of == year and one.meeting not in planned
    )


def quarters_of(
    year: int,
    topics: Sequence[Topic],
    sessions: Mapping[tuple[int, int], Sequence[Session]] | None,
    today: date,
    since: date | None = None,
) -> dict[int, QuarterState]:
    """How the quarters of a year stand; `sessions` None: they cannot be read now. `since` as in `quarter_state`."""
    held = {q: None if sessions is None else bool(sessions.get((year, q))) for q in QUARTERS}
    return {q: quarter_state(year, q, topics, held[q], today, since) for q in QUARTERS}


@dataclass(frozen=True)
class ToldStep:
    """A step's day (`due`), the day it was done (`done`; None: it was not, or that is taken back), by whom."""

    due: date | None = None
    done: date | None = None
    by: str = ""


class TopicWriter:
    """Whoever changes the plan on this machine. What it writes is on this machine's disk when it returns."""

    def __init__(self, workspace: Path, clock: Clock, outbox: Outbox) -> None:
        self._writer = ChangeWriter(kept_topics(workspace), clock, this_machine(data_dir()).id, outbox)

    def add(self, plan: PlanRead, year: int, told: Mapping[str, str], command_id: str) -> PlanRead:
        """A new topic: `quarter`, `title`, `group`, `author`. BadInput, ShareError.

        Its id comes of the command's: a command that is sent once more, for its answer was long on the way, adds none.
        """
        fields, id_ = {**_facts(told), "year": str(year)}, sha256(command_id.encode("utf-8")).hexdigest()[:32]
        return plan if any(one.id == id_ for one in plan.topics) else self._write(plan, id_, fields)

    def amend(self, plan: PlanRead, id_: str, told: Mapping[str, str]) -> PlanRead:
        """Other words about a topic; only what is another is written. BadInput, ShareError."""
        before = plan.topic(id_)
        known = {
            "quarter": str(before.quarter),
            "title": before.title,
            "group": before.group.value if before.group else "",
            "author": before.author,
        }
        changed = {key: value for key, value in _facts({**known, **told}).items() if value != known[key]}
        return self._write(plan, id_, changed) if changed else plan

    def tell_step(self, plan: PlanRead, id_: str, step: str, told: ToldStep, today: date) -> PlanRead:
        """What is told of a step of a topic; only what is another is written. BadInput, ShareError."""
        topic = plan.topic(id_)
        if step not in list(TopicStep):
            raise BadInput(words.UNKNOWN_STEP)
        due, done = told.due, told.done
        if done and done > today:
            raise BadInput(words.TO_COME.format(day=f"{done:%d/%m/%Y}"))
        before = topic.done.get(TopicStep(step))
        known = {
            f"due.{step}": _iso(topic.due.get(TopicStep(step))),
            f"done.{step}": _iso(before.on if before else None),
            f"by.{step}": before.by if before else "",
        }
        now = {f"due.{step}": _iso(due), f"done.{step}": _iso(done), f"by.{step}": clean_line(told.by) if done else ""}
        changed = {key: value for key, value in now.items() if value != known[key]}
        return self._write(plan, id_, changed) if changed else plan

    def drop(self, plan: PlanRead, id_: str, reason: str, back: bool = False) -> PlanRead:
        """Strike a topic from the plan for a reason, or take that `back`. BadInput, ShareError."""
        plan.topic(id_)
        why = "" if back else clean_line(reason)
        if not why and not back:
            raise BadInput(words.NO_REASON)
        return self._write(plan, id_, {"dropped": why})

    def note_meeting(self, plan: PlanRead, id_: str, meeting: str) -> PlanRead:
        """A meeting was made from the topic. ShareError."""
        return self._write(plan, id_, {"meeting": meeting})

    def _write(self, plan: PlanRead, id_: str, fields: Mapping[str, str]) -> PlanRead:
        return plan.with_change(self._writer.write(plan.changes, id_, fields))


def _facts(told: Mapping[str, str]) -> dict[str, str]:
    """What is told of a topic, looked at. BadInput for a title or quarter that is none."""
    title, quarter, group = clean_line(told.get("title", "")), str(told.get("quarter", "")), told.get("group", "")
    if not title:
        raise BadInput(words.NO_TITLE)
    if len(title) > LONGEST_TITLE:
        raise BadInput(words.LONG_TITLE.format(most=LONGEST_TITLE))
    if quarter not in map(str, QUARTERS):
        raise BadInput(words.NO_QUARTER.format(value=quarter))
    if group and group not in list(TopicGroup):
        raise BadInput(words.UNKNOWN_GROUP)
    return {"quarter": quarter, "title": title, "group": group, "author": clean_line(told.get("author", ""))}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def author_name(topic: Topic, members: Iterable[Member]) -> str:
    """Who prepares it, for a paper: the member's name, namesakes told apart, or the words that were written.

    Empty for a member who is not on the list any more: the line is filled in by hand.
    """
    known = list(members)
    meant = meant_by(topic.author, known)
    if len(meant) == 1:
        return distinct_name(meant[0], known)
    return meant[0].name if meant else "" if is_id(topic.author) else topic.author


def person_told(id_: str, members: Iterable[Member]) -> str:
    """Whoever an id means, for a page: also one who is not on the list any more, or whom it does not tell apart."""
    known = list(members)
    meant = meant_by(id_, known)
    if len(meant) == 1:
        return distinct_name(meant[0], known)
    if meant:
        return words.NAMESAKES.format(name=meant[0].name)
    return words.NOT_LISTED if is_id(id_) else id_


# A meeting made from the plan


def require_to_hold(topic: Topic, kind: MeetingKind) -> None:
    """BadInput where no session of such a kind can be made of the topic."""
    if not KINDS[kind].quarterly:
        raise BadInput(words.NOT_THEMATIC)
    if topic.dropped:
        raise BadInput(words.UNKNOWN_TOPIC)
    if TopicStep.HELD in topic.done:
        raise BadInput(words.HELD_ALREADY)


def presented_by(topic: Topic, members: Iterable[Member]) -> str:
    """The member who presents the draft; empty where the plan names nobody of the list."""
    meant = meant_by(topic.author, members)
    return meant[0].id if len(meant) == 1 else ""


def edits_for(topic: Topic, meeting: Meeting) -> list[EditText]:
    """What the plan knows of the topic, for the boxes of the meeting that ask for it and are still empty."""
    said = topic_texts(topic, meeting.members.values())
    wanted = {
        box_key(item, box.code): said[box.role] for item in meeting.agenda for box in item.texts if said.get(box.role)
    }
    return [EditText(key, 0, 0, 0, text) for key, text in wanted.items() if not meeting.text(key)]


def topic_texts(topic: Topic, members: Iterable[Member]) -> dict[str, str]:
    """The texts about a topic, by the role of the box that asks for them."""
    name = author_name(topic, members)
    approved, sent = topic.done.get(TopicStep.APPROVED), topic.done.get(TopicStep.SENT)
    final = topic.due.get(TopicStep.FINISHED)
    return {
        TextRole.TOPIC: topic.title,
        TextRole.PREPARER: words.PREPARER.format(name=name) if name else "",
        TextRole.APPROVED: words.APPROVED_ON.format(day=_day(approved.on)) if approved else "",
        TextRole.SENT: words.SENT_ON.format(day=_day(sent.on)) if sent else "",
        TextRole.FINAL_DUE: words.FINAL_UNTIL.format(day=_day(final)) if final else "",
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
