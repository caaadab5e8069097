"""Kỳ sinh hoạt on Home: the timeline of a meeting's month, as values. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from assistant.domain.cycle import CycleStep, StepState, StepTold, month_cycle
from assistant.domain.cycle_marks import StepMark
from assistant.domain.discussion_points import discussion_points, points_fields
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.rules import Phase
from assistant.views.shared import iso, zone_minutes
from assistant.views.states import CycleRow, MonthCycle, ReadyRow
from assistant.wording import cycle as words
from assistant.wording.titles import subject_line

SENT = frozenset({CycleStep.DRAFTS, CycleStep.NOTICE, CycleStep.PAPERS, CycleStep.REPORT})
"""Steps that send something: to whom, when and how is noted."""


def cycle_state(meeting: Meeting, today: date, path: str = "") -> MonthCycle:
    """The timeline of a meeting: every step with its day, its basis and how it stands; `path` as in `MonthCycle`."""
    steps = month_cycle(meeting)
    return {
        "meeting": meeting.id,
        "path": path,
        "title": subject_line(meeting),
        "summary": words.summary(steps, today),
        "steps": [step_row(meeting, told, today) for told in steps],
        "ready": readiness(meeting, steps, today) if meeting.stage is Stage.PLANNED else [],
        "members": [{"id": m.id, "name": meeting.person(m.id)} for m in meeting.members.values()],
        "year": meeting.details.start.year,
        "zone": zone_minutes(meeting),
    }


def readiness(meeting: Meeting, steps: Iterable[StepTold], today: date) -> list[ReadyRow]:
    """Sẵn sàng: agenda, presenters, points to discuss, drafts and notice with their days, opinions sent before."""
    planned = sum(item.minutes for item in meeting.agenda)
    end = meeting.details.start + timedelta(minutes=planned)
    held = [item for item in meeting.agenda if item.phase is Phase.PROCEEDINGS]
    have = sum(bool(item.presenter) for item in held)
    points = len(discussion_points(meeting))
    points_told = words.POINTS_TOLD.format(count=points) if points else words.NO_POINTS
    senders = len({one.member or one.id for one in meeting.advance.values()})
    agenda = words.AGENDA_TOLD.format(items=len(meeting.agenda), minutes=planned, end=f"{end:%H:%M}")
    presenters = words.PRESENTERS_TOLD.format(have=have, all=len(held))
    return [
        ready_row("agenda", planned >= meeting.minimum_minutes(), agenda),
        ready_row("presenters", have == len(held), presenters),
        *([ready_row("points", points > 0, points_told)] if points_fields(meeting) else []),
        *(step_ready(told, today) for told in steps if told.step in (CycleStep.DRAFTS, CycleStep.NOTICE)),
        ready_row("advance", senders > 0, words.ADVANCE_TOLD.format(count=senders) if senders else words.NO_ADVANCE),
    ]


def step_ready(told: StepTold, today: date) -> ReadyRow:
    """A line that a step of the month says."""
    return {
        "code": told.step.value,
        "label": words.STEP[told.step],
        "state": told.state(today).value,
        "told": words.step_words(told, today),
    }


def ready_row(code: str, done: bool, told: str) -> ReadyRow:
    """A line that is done or not."""
    state = StepState.DONE if done else StepState.TODO
    return {"code": code, "label": words.READY[code], "state": state.value, "told": told}


def step_row(meeting: Meeting, told: StepTold, today: date) -> CycleRow:
    """One step."""
    mark = meeting.cycle.get(told.step, StepMark())
    rule = meeting.rules.values.get(told.rule)
    return {
        "step": told.step.value,
        "label": words.STEP[told.step],
        "state": told.state(today).value,
        "when": words.step_words(told, today),
        "basis": words.basis_words(told, rule.basis if rule else ""),
        "due": iso(told.due) if told.moved else "",
        "done": iso(told.done),
        "by": told.by,
        "by_name": meeting.person(told.by) if told.by else "",
        "note": mark.note,
        "ticked": told.step is not CycleStep.MEETING,
        "sends": told.step in SENT,
        "sent": [{"on": iso(one.on), "way": one.way, "to": one.to} for one in mark.sent],
    }


def is_complete(meeting: Meeting, today: date) -> bool:
    """Whether nothing of the month is left to be done."""
    return all(told.state(today) is StepState.DONE for told in month_cycle(meeting))
