"""Chuyên đề năm on Home and on the year page: the plan by quarters, as values. Pure."""

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Annotated, TypedDict

from assistant.domain.people import Member, distinct_name
from assistant.domain.topics import (
    QUARTERS,
    QuarterState,
    Topic,
    TopicGroup,
    TopicState,
    TopicStep,
)
from assistant.usecases.topic_plan import PlanRead, Session, person_told, quarters_of, with_sessions
from assistant.views.shared import iso
from assistant.views.states import NamedPerson
from assistant.wording import topics as words
from assistant.workspace.labels import meant_by

QUARTER_MARK = {
    QuarterState.HELD: "done",
    QuarterState.MISSED: "missing",
    QuarterState.BEFORE: "todo",
    QuarterState.UNPLANNED: "missing",
    QuarterState.CLOSING: "current",
    QuarterState.PLANNED: "todo",
    QuarterState.UNKNOWN: "todo",
    QuarterState.LATER: "todo",
}
TOPIC_MARK = {
    TopicState.DONE: "done",
    TopicState.LATE: "missing",
    TopicState.DUE: "current",
    TopicState.TODO: "todo",
}
"""Marks of the kit."""


class TopicStepRow(TypedDict):
    """A step of a topic: `mark` is the kit's; days as `2026-11-04`; `due` only where somebody set it."""

    step: Annotated[str, TopicStep]
    label: str
    mark: str
    when: str
    due: str
    done: str
    by: str
    by_name: str
    by_meeting: bool


class TopicRow(TypedDict):
    """A topic of the plan; `meeting`: the one that was made from it, if any; `secret`: the meeting does not name it."""

    id: str
    quarter: int
    title: str
    secret: bool
    group: str
    group_label: str
    author: str
    author_name: str
    mark: str
    told: str
    held: bool
    dropped: str
    meeting: str
    steps: list[TopicStepRow]


class QuarterRow(TypedDict):
    """A quarter of the plan: how it stands, in a mark and in words."""

    quarter: int
    label: str
    mark: str
    told: str
    topics: list[TopicRow]


class TopicPlan(TypedDict):
    """The plan of a year; `told`: how many quarters have had their session."""

    year: int
    today: str
    told: str
    quarters: list[QuarterRow]
    groups: list[NamedPerson]
    members: list[NamedPerson]
    problems: list[str]


def plan_state(
    plan: PlanRead,
    year: int,
    members: Sequence[Member],
    sessions: Mapping[tuple[int, int], Sequence[Session]] | None,
    today: date,
    openable: Container[str] = (),
    coming: bool = False,
    since: date | None = None,
) -> TopicPlan:
    """The plan of a year as it stands today; `openable`: meetings that this page can open.

    `coming`: with the first quarter of the next year, from a month before it begins, as every quarter is told of.
    `since`: the first day of which anything is known of the cell. `sessions` None: the records cannot be read now, so
    no quarter is told to have had none.
    """
    known = sessions or {}
    topics = with_sessions(plan.of_year(year), known)
    states = quarters_of(year, topics, sessions, today, since)
    shape = words.PLAN_TOLD if sessions is not None else words.PLAN_UNKNOWN
    named = {member.id: distinct_name(member, members) for member in members}
    around = (members, today, openable)
    days = {q: [one.day for one in known.get((year, q), ())] for q in QUARTERS}
    quarters = [_quarter(year, q, states[q], topics, around, days[q]) for q in QUARTERS]
    if coming and today >= date(year, 12, 1):
        quarters.append(_first_of(year + 1, with_sessions(plan.of_year(year + 1), known), sessions, around))
    return {
        "year": year,
        "today": iso(today),
        "told": shape.format(held=sum(one is QuarterState.HELD for one in states.values())),
        "quarters": quarters,
        "groups": [{"id": one.value, "name": words.GROUP[one]} for one in TopicGroup],
        "members": [{"id": one, "name": name} for one, name in named.items()],
        "problems": list(plan.problems),
    }


Around = tuple[Sequence[Member], date, Container[str]]
"""The members, today, the meetings that can be opened."""


def _quarter(
    year: int,
    quarter: int,
    state: QuarterState,
    topics: Sequence[Topic],
    around: Around,
    days: Sequence[date] = (),
) -> QuarterRow:
    """A quarter with its topics; `days`: on which its sessions were held."""
    first, today = date(year, 3 * quarter - 2, 1), around[1]
    return {
        "quarter": quarter,
        "label": words.QUARTER.format(quarter=words.roman(quarter)),
        "mark": QUARTER_MARK[state],
        "told": words.quarter_told(state, first, today, days),
        "topics": [_topic(one, around) for one in topics if one.quarter == quarter],
    }


def _first_of(
    year: int, topics: Sequence[Topic], sessions: Mapping[tuple[int, int], Sequence[Session]] | None, around: Around
) -> QuarterRow:
    """The first quarter of another year, which its label says."""
    row = _quarter(year, 1, quarters_of(year, topics, sessions, around[1])[1], topics, around)
    return {**row, "label": words.QUARTER_OF.format(quarter=words.roman(1), year=year)}


def _topic(topic: Topic, around: Around) -> TopicRow:
    members, today, openable = around
    name, meant = person_told(topic.author, members), meant_by(topic.author, members)
    return {
        "id": topic.id,
        "quarter": topic.quarter,
        "title": words.title_told(topic),
        "secret": topic.secret,
        "group": topic.group.value if topic.group else "",
        "group_label": words.GROUP[topic.group] if topic.group else words.NO_GROUP,
        "author": meant[0].id if len(meant) == 1 else topic.author,
        "author_name": name,
        "mark": "" if topic.dropped else TOPIC_MARK[topic.state(today)],
        "told": words.topic_told(topic, name, today),
        "held": TopicStep.HELD in topic.done,
        "dropped": topic.dropped,
        "meeting": topic.meeting if topic.meeting in openable else "",
        "steps": [_step(topic, step, members, today) for step in TopicStep],
    }


def _step(topic: Topic, step: TopicStep, members: Sequence[Member], today: date) -> TopicStepRow:
    done = topic.done.get(step)
    return {
        "step": step.value,
        "label": words.STEP[step],
        "mark": TOPIC_MARK[topic.state_of(step, today)],
        "when": words.step_words(topic, step, today),
        "due": iso(topic.due.get(step)),
        "done": iso(done.on if done else None),
        "by": done.by if done else "",
        "by_name": person_told(done.by, members) if done else "",
        "by_meeting": bool(done and done.by_meeting),
    }
