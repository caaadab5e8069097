"""Kế hoạch chuyên đề năm: the topics of a year, quarter by quarter, and how far each is (docs/domain.md 2.3, 6.6).

At least one thematic session a quarter, which does not replace the monthly one (N10). A plan is made from the start of
the year or quarter; its topic is drafted in writing, approved by the chi ủy or the bí thư and sent before the session.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from assistant.domain.changes import Change, things_of
from assistant.domain.period import month_of

QUARTERS = (1, 2, 3, 4)
YEARS = range(1930, 2200)
"""Years of a plan: from the founding of the Party on."""


class TopicGroup(StrEnum):
    """Tám nhóm nội dung of which a topic may be (docs/domain.md 2.3)."""

    HO_CHI_MINH = "ho_chi_minh"
    DEGRADATION = "degradation"
    BUILDING = "building"
    SKILL = "skill"
    DIRECTIVES = "directives"
    TASK = "task"
    TRADITION = "tradition"
    OTHER = "other"


class TopicStep(StrEnum):
    """What becomes of a topic, in this order."""

    ASSIGNED = "assigned"
    """Giao chuẩn bị."""
    DRAFTED = "drafted"
    """Có dự thảo bằng văn bản."""
    APPROVED = "approved"
    """Chi ủy (hoặc bí thư) thông qua dự thảo."""
    SENT = "sent"
    """Đã gửi đảng viên."""
    HELD = "held"
    """Đã sinh hoạt."""
    FINISHED = "finished"
    """Đã hoàn thiện chuyên đề sau sinh hoạt."""
    REPORTED = "reported"
    """Đã báo cáo, gửi cấp trên."""


class TopicState(StrEnum):
    """How a topic, or a step of it, stands on a day."""

    DONE = "done"
    LATE = "late"
    DUE = "due"
    """It is to be done that day or within the week."""
    TODO = "todo"


class QuarterState(StrEnum):
    """How a quarter of the plan stands on a day."""

    HELD = "held"
    MISSED = "missed"
    """It is over and no session was held."""
    BEFORE = "before"
    """It was over before anything is known of the cell, which may not have been there yet."""
    UNPLANNED = "unplanned"
    """It runs, or begins within a month, and no topic is planned."""
    CLOSING = "closing"
    """Its last month runs and no session was held yet."""
    PLANNED = "planned"
    UNKNOWN = "unknown"
    """It has begun, and whether a session was held cannot be read now."""
    LATER = "later"
    """It begins later than in a month; nothing is planned yet."""


SOON = timedelta(days=7)
"""So long before its day a step is shown as due: a reminder, not a rule."""


@dataclass(frozen=True)
class StepDone:
    """A step that was done: on which day, by whom (a member's id, or a name)."""

    on: date
    by: str = ""
    by_meeting: bool = False
    """Whether the meeting that was held tells so, and nobody ticked it in the plan."""


@dataclass(frozen=True)
class Topic:
    """Một chuyên đề của kế hoạch năm."""

    id: str
    year: int
    quarter: int
    title: str = ""
    group: TopicGroup | None = None
    author: str = ""
    """Người chuẩn bị: a member's id, or a name."""
    due: Mapping[TopicStep, date] = field(default_factory=dict)
    done: Mapping[TopicStep, StepDone] = field(default_factory=dict)
    meeting: str = ""
    """Id of the meeting that was made from it."""
    dropped: str = ""
    """Why it was struck from the plan; empty for one that stands."""
    secret: bool = False
    """Whether the meeting made from it keeps it secret: its title is not here then (`veil_topics`)."""

    @property
    def first_day(self) -> date:
        """The first day of its quarter."""
        return date(self.year, 3 * self.quarter - 2, 1)

    @property
    def last_step(self) -> TopicStep | None:
        """The furthest step that was done."""
        return next((step for step in reversed(TopicStep) if step in self.done), None)

    @property
    def steps_left(self) -> list[TopicStep]:
        """The steps after that; none once it was reported. An earlier one that nobody ticked is left no more."""
        last, steps = self.last_step, list(TopicStep)
        return steps[steps.index(last) + 1 :] if last else steps

    @property
    def next_step(self) -> TopicStep | None:
        """The first of those; None once it was reported."""
        return next(iter(self.steps_left), None)

    def due_of(self, step: TopicStep) -> date | None:
        """The day of a step; the session's is the last day of the quarter where none was set (N10)."""
        if step in self.due:
            return self.due[step]
        return last_day_of_quarter(self.first_day) if step is TopicStep.HELD else None

    def state_of(self, step: TopicStep, today: date) -> TopicState:
        """How a step stands."""
        due = self.due_of(step)
        if step in self.done:
            return TopicState.DONE
        if due is None or due > today + SOON:
            return TopicState.TODO
        return TopicState.LATE if due < today else TopicState.DUE

    def state(self, today: date) -> TopicState:
        """How the whole topic stands: by the worst of the steps that are left."""
        left = {self.state_of(step, today) for step in self.steps_left}
        worst = (TopicState.LATE, TopicState.DUE, TopicState.TODO)
        return next((state for state in worst if state in left), TopicState.DONE)


def last_day_of_quarter(first: date) -> date:
    """The last day of the quarter that begins on this day."""
    return month_of(first, 3) - timedelta(days=1)


def quarter_state(
    year: int, quarter: int, topics: Iterable[Topic], held: bool | None, today: date, since: date | None = None
) -> QuarterState:
    """How a quarter stands; `held`: whether a thematic session of it was held, planned or not; None: not known.

    `since`: the first day of which anything is known of the cell.
    """
    first = date(year, 3 * quarter - 2, 1)
    mine = [one for one in topics if (one.year, one.quarter) == (year, quarter) and not one.dropped]
    if held or any(TopicStep.HELD in one.done for one in mine):
        return QuarterState.HELD
    if held is None and today >= first:
        return QuarterState.UNKNOWN
    if today > last_day_of_quarter(first):
        known = since is None or since <= last_day_of_quarter(first)
        return QuarterState.MISSED if known or mine else QuarterState.BEFORE
    if not mine:
        return QuarterState.UNPLANNED if today >= month_of(first, -1) else QuarterState.LATER
    return QuarterState.CLOSING if today >= month_of(first, 2) else QuarterState.PLANNED


def topics_of(changes: Iterable[Change]) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """Every topic that the changes tell of, by quarter; and the ids of those that no topic can be made of.

    Fields that this version does not know are another version's, and stay in their files.
    """
    found, broken = [], []
    for thing, fields in things_of(changes).items():
        try:
            found.append(topic_from(thing, fields))
        except ValueError:
            broken.append(thing)
    return tuple(sorted(found, key=lambda one: (one.year, one.quarter))), tuple(broken)


NOTHING_TOLD: Mapping[TopicStep, date] = {}


def with_session(
    topic: Topic,
    day: date | None,
    done: Mapping[TopicStep, date] = NOTHING_TOLD,
    due: Mapping[TopicStep, date] = NOTHING_TOLD,
) -> Topic:
    """The topic as its meeting tells of it: held on that day, whatever was ticked; None: it tells nothing.

    `done` and `due`: what else was written in the meeting. What somebody told in the plan itself goes first.
    """
    if day is None:
        return topic
    told = {step: StepDone(on, by_meeting=True) for step, on in done.items()}
    held = {TopicStep.HELD: StepDone(day, by_meeting=True)}
    return replace(topic, done={**told, **topic.done, **held}, due={**due, **topic.due})


def veil_topics(topics: Iterable[Topic], secret: Container[str]) -> tuple[Topic, ...]:
    """The topics as they may be told: without the titles of those that their meetings, of these ids, keep secret."""
    return tuple(replace(one, title="", secret=True) if one.meeting in secret else one for one in topics)


def topic_from(thing: str, fields: Mapping[str, str]) -> Topic:
    """A topic by its fields: `year`, `quarter`, `title` …, `due.sent`, `done.sent`, `by.sent`. ValueError."""
    year, quarter = int(fields.get("year", "")), int(fields.get("quarter", ""))
    if year not in YEARS or quarter not in QUARTERS:
        raise ValueError(f"{year}/{quarter}")
    days = {(kind, step): fields.get(f"{kind}.{step}", "") for kind in ("due", "done") for step in TopicStep}
    return Topic(
        thing,
        year,
        quarter,
        fields.get("title", ""),
        TopicGroup(fields["group"]) if fields.get("group") else None,
        fields.get("author", ""),
        {step: date.fromisoformat(day) for (kind, step), day in days.items() if kind == "due" and day},
        {
            step: StepDone(date.fromisoformat(day), fields.get(f"by.{step}", ""))
            for (kind, step), day in days.items()
            if kind == "done" and day
        },
        fields.get("meeting", ""),
        fields.get("dropped", ""),
    )
