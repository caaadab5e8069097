"""Kỳ sinh hoạt: the month's cycle round a meeting, step by step, each with its day and whether it was done.

The days come from the rule set (docs/domain.md N12, N13, N14); a person moves one by hand, for instance for a holiday.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assistant.domain.limits import asked_number
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.rules import Rules


class CycleStep(StrEnum):
    """The steps in their order."""

    BRIEFING = "briefing"
    """Cấp trên giao ban với bí thư."""
    COMMITTEE = "committee"
    """Họp chi ủy (or bí thư and phó bí thư confer)."""
    CONTENTS = "contents"
    """Nội dung, người chuẩn bị, vấn đề trọng tâm."""
    DRAFTS = "drafts"
    """Dự thảo, tài liệu."""
    NOTICE = "notice"
    MEETING = "meeting"
    PAPERS = "papers"
    """Gửi, đăng văn bản."""
    REPORT = "report"
    GRADE = "grade"
    """Cấp trên xếp loại."""


class StepState(StrEnum):
    """How a step stands on a day."""

    DONE = "done"
    LATE = "late"
    DUE = "due"
    """It is to be done that day or the next."""
    TODO = "todo"


SUGGESTED = frozenset({CycleStep.CONTENTS, CycleStep.MEETING})
"""Steps whose day no rule sets: the meeting's is the cell's own plan, and what is prepared for chi ủy goes with it."""


@dataclass(frozen=True)
class StepTold:
    """A step as the meeting tells it: its day, by which rule, the day it was done, by whom."""

    step: CycleStep
    due: date | None
    rule: str
    """Code of the rule that the day follows from; empty where none does, or where somebody moved it."""
    moved: bool
    done: date | None
    by: str

    @property
    def binding(self) -> bool:
        """Whether a rule sets its day, or the cell did so itself: only then can it be late."""
        return self.moved or self.step not in SUGGESTED

    def state(self, today: date) -> StepState:
        """How it stands."""
        if self.done is not None:
            return StepState.DONE
        if self.due is None or self.due > today + timedelta(days=1):
            return StepState.TODO
        return StepState.LATE if self.due < today and self.binding else StepState.DUE

    def days_late(self, today: date) -> int:
        """By how many days it is late, or was done late; 0 where its day is only suggested."""
        until = self.done or today
        return max(0, (until - self.due).days) if self.due and self.binding else 0


def month_cycle(meeting: Meeting) -> tuple[StepTold, ...]:
    """Every step of the cycle of a meeting, with the day by the rules unless it was moved."""
    days = _days(meeting.day, meeting.rules)
    return tuple(_told(meeting, step, *days.get(step, (None, ""))) for step in CycleStep)


def cycle_step(meeting: Meeting, step: CycleStep) -> StepTold:
    """One step of it."""
    return _told(meeting, step, *_days(meeting.day, meeting.rules).get(step, (None, "")))


def _told(meeting: Meeting, step: CycleStep, due: date | None, rule: str) -> StepTold:
    mark = meeting.cycle.get(step)
    done, by = (mark.done, mark.by) if mark else (None, "")
    if step is CycleStep.NOTICE:
        done = meeting.details.notice_on
    elif step is CycleStep.MEETING:
        done = meeting.day if meeting.stage is Stage.ENDED else None
    moved = mark is not None and mark.due is not None
    return StepTold(step, mark.due if mark and mark.due else due, "" if moved else rule, moved, done, by)


def _days(day: date, rules: Rules) -> Mapping[CycleStep, tuple[date | None, str]]:
    """The day of each step by the rules, with the code of the rule; a step without a rule has no day."""
    before = {
        CycleStep.COMMITTEE: "committee_days",
        CycleStep.CONTENTS: "committee_days",
        CycleStep.DRAFTS: "notice_days",
        CycleStep.NOTICE: "notice_days",
    }
    found: dict[CycleStep, tuple[date | None, str]] = {CycleStep.MEETING: (day, "")}
    for step, code in before.items():
        if number := asked_number(rules, code):
            found[step] = (day - timedelta(days=number), code)
    if number := asked_number(rules, "post_days"):
        found[CycleStep.PAPERS] = (day + timedelta(days=number), "post_days")
    if number := asked_number(rules, "briefing_day"):
        found[CycleStep.BRIEFING] = (_last_before(day, number - 1), "briefing_day")
    if number := asked_number(rules, "report_day"):
        found[CycleStep.REPORT] = (_first_after(day, number), "report_day")
    return found


def _on(year: int, month: int, wanted: int) -> date:
    """The wanted day of a month (month 0 is December before), or its last where it is shorter."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(following - timedelta(days=1), date(year, month, 1) + timedelta(days=wanted - 1))


def _last_before(day: date, wanted: int) -> date:
    """The last such day of a month before that day."""
    here = _on(day.year, day.month, wanted)
    return here if here < day else _on(day.year, day.month - 1, wanted)


def _first_after(day: date, wanted: int) -> date:
    """The first such day of a month after that day."""
    here = _on(day.year, day.month, wanted)
    return here if here > day else _on(day.year, day.month + 1, wanted)
