"""Tóm lược một buổi: what lists, proposals and the next meeting need of a meeting, so that nobody reads it whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from assistant.domain.actions import ActionItem
from assistant.domain.attendance import Presence, is_on_duty
from assistant.domain.carry_over import take_over
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting, Stage
from assistant.domain.meeting_figures import Figures, figures_of
from assistant.domain.meeting_topic import is_topic_secret, preparation_told
from assistant.domain.secrecy import marked_items, secret_items


@dataclass(frozen=True)
class Outline:
    """One meeting in short."""

    id: str
    kind: MeetingKind
    title: str
    workspace: str
    stage: Stage
    version: int
    start: datetime
    """When it is planned to begin."""
    started: datetime | None
    day: date
    adopted: bool
    secretary: str
    assessed: date | None
    quarter: date | None
    open_tasks: tuple[ActionItem, ...]
    """What the next meeting takes over."""
    excused: tuple[str, ...]
    """Ids of the members who were absent with a reason, those on special duty left out."""
    figures: Figures
    preparation: Mapping[str, str] = field(default_factory=dict)
    """What it tells of its topic's preparation, by the role of the box."""
    topic_secret: bool = False
    """Whether it keeps its topic secret, so that the plan of the year does not name it either."""

    @property
    def began(self) -> datetime:
        """When it began; before, when it is planned to."""
        return self.started or self.start

    def bare(self) -> Meeting:
        """A meeting of which no more is known than its title and its time: what its subject line is made of."""
        details = Details(self.start, assessed=self.assessed, quarter=self.quarter)
        return Meeting(self.id, self.kind, self.title, details=details, stage=self.stage, started=self.started)


def outline_of(meeting: Meeting) -> Outline:
    """The meeting in short."""
    details = meeting.details
    excused = [m for m, at in meeting.roll.items() if at.presence is Presence.EXCUSED]
    return Outline(
        id=meeting.id,
        kind=meeting.kind,
        title=meeting.title,
        workspace=meeting.workspace,
        stage=meeting.stage,
        version=meeting.version,
        start=details.start,
        started=meeting.started,
        day=meeting.day,
        adopted=meeting.adoption is not None,
        secretary=details.secretary,
        assessed=details.assessed,
        quarter=details.quarter,
        open_tasks=open_tasks(meeting),
        excused=tuple(m for m in excused if not is_on_duty(meeting.members[m], meeting.roll)),
        figures=figures_of(meeting),
        preparation=preparation_told(meeting),
        topic_secret=is_topic_secret(meeting),
    )


def open_tasks(meeting: Meeting) -> tuple[ActionItem, ...]:
    """What the next meeting takes over: this one's tasks and those it had taken over itself, unless closed.

    State and result are blank again, to be assessed anew; what was given under a secret item stays secret.
    """
    apart, secret = secret_items(meeting), marked_items(meeting)
    tasks = (task for task in (*meeting.carried.values(), *meeting.actions.values()) if not task.closed)
    marked = (
        replace(task, secret=task.secret or task.item in apart, classified=task.classified or task.item in secret)
        for task in tasks
    )
    return tuple(take_over(meeting, task) for task in marked)
