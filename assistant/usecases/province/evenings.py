"""A made-up evening, lived through command by command as its plan says (`usecases.sample_meeting` does the same)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from assistant.documents.papers import make_draft
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.attendance import Presence
from assistant.domain.checks.score import sheet_of
from assistant.domain.cycle import CycleStep
from assistant.domain.floor import OpinionKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile, Member
from assistant.domain.rules import Panel, Rules
from assistant.rules.loader import business_items
from assistant.usecases.province.plans import Plan, task_day
from assistant.usecases.sample_meeting import Evening, resolution_ids
from assistant.wording import domain as domain_words
from assistant.wording import province as words
from assistant.wording.titles import titled_items
from assistant.workspace.profile import VIETNAM

MADE_BEFORE = timedelta(days=3)


@dataclass(frozen=True)
class Cell:
    """A cell that evenings are made for: its profile, its people, bí thư first, and its rules."""

    profile: CellProfile
    members: tuple[Member, ...]
    """With ids; those of office first, official members before probationary ones."""
    rules: Rules

    @property
    def officials(self) -> tuple[Member, ...]:
        """Those who vote, bí thư first."""
        return tuple(m for m in self.members if m.status.is_official)


def carried_over(before: datetime, origin: str, many: int, cell: Cell) -> tuple[ActionItem, ...]:
    """The tasks of the month before, as the next meeting takes them over, still to be assessed."""
    names = [m.name for m in cell.officials]
    return tuple(
        ActionItem(
            f"{origin}.t{number}", what, due=task_day(before, number).date(), product=product, origin=origin,
            owner_names=names[(number + before.month) % len(names)],
        )
        for number, (what, product) in enumerate(_works(before.month, many), start=1)
    )  # fmt: skip


def _works(month: int, many: int) -> Iterable[tuple[str, str]]:
    return (words.WORKS[(3 * month + number) % len(words.WORKS)] for number in range(many))


def hold(cell: Cell, plan: Plan, carried: tuple[ActionItem, ...], template: Path, made: datetime) -> Meeting:
    """The finished meeting. `made`: when it was entered, which its id is made of."""
    evening = Evening(Meeting(), made, VIETNAM)
    evening.send(_made(cell, plan, carried))
    evening.at = plan.start
    evening.send(c.StartMeeting())
    _Course(evening, cell, plan, template).run()
    return evening.meeting


def _made(cell: Cell, plan: Plan, carried: tuple[ActionItem, ...]) -> c.MakeMeeting:
    people = cell.officials
    details = Details(
        start=plan.start,
        place=cell.profile.place,
        form=domain_words.FACE_TO_FACE,
        chair=people[0].id,
        secretary=people[2].id,
        scorer=people[1].id,
        number=f"{plan.start.month:02}",
        notice=f"{plan.start.month:02}-TB/CB",
        notice_on=None if plan.noticed is None else (plan.start - timedelta(plan.noticed)).date(),
    )
    kind, start = domain_words.KIND[plan.kind], plan.start
    title = words.TITLE.format(kind=kind, month=start.month, year=start.year)
    agenda = titled_items(business_items(cell.rules, plan.kind, cell.profile), plan.kind, details)
    return c.MakeMeeting(plan.kind, title, cell.profile, cell.rules, details, cell.members, agenda, carried)


class _Course:
    """The evening from its first item to its last."""

    def __init__(self, evening: Evening, cell: Cell, plan: Plan, template: Path) -> None:
        self._evening, self._cell, self._plan, self._template = evening, cell, plan, template
        steps = len(evening.meeting.agenda) + len(plan.speakers) + 1
        self._step = timedelta(seconds=int((plan.minutes - 2) * 60 / steps))

    def run(self) -> None:
        """Every item, each for the same time; then the end, to the minute."""
        evening = self._evening
        for item in evening.meeting.agenda:
            if item.id != evening.meeting.current:
                self._pass_time()
                evening.read_back()
                evening.send(c.GoToItem(item.id))
            self._record(item.id)
        started = evening.meeting.started or evening.at
        evening.at = started + timedelta(minutes=self._plan.minutes)
        evening.send(c.EndMeeting(words.GAPS))
        if self._plan.posted is not None:
            sent = (self._plan.start + timedelta(self._plan.posted)).date()
            evening.send(c.MarkStep(CycleStep.PAPERS, done=sent))

    def _pass_time(self) -> None:
        self._evening.at += self._step

    def _record(self, code: str) -> None:
        """What is done under one item, by what it records."""
        item = self._evening.meeting.item(code)
        if item is None:
            raise RuntimeError(f"no item {code}")
        if item.records_panel(Panel.CONCLUSION) and self._plan.concluded:
            self._evening.write(f"item.{code}.ket_luan", words.CONCLUDED)
        for box in item.texts[:1]:
            self._evening.write(f"item.{code}.{box.code}", words.SAID)
        if code == "B8":
            self._speak()
        for panel, does in (
            (Panel.ROLL, self._call_roll),
            (Panel.AGENDA, lambda: self._evening.send(c.AdoptAgenda())),
            (Panel.CARRIED, self._assess),
            (Panel.ACTIONS, self._give_tasks),
            (Panel.RESOLUTION, self._resolve),
            (Panel.SCORE, self._score),
            (Panel.MINUTES, self._adopt),
        ):
            if item.records_panel(panel):
                does()

    def _call_roll(self) -> None:
        plan, last = self._plan, self._cell.officials[::-1]
        for number in range(plan.excused + plan.unexcused):
            reason = words.ABSENCE if number < plan.excused else ""
            kind = Presence.EXCUSED if number < plan.excused else Presence.UNEXCUSED
            self._evening.send(c.MarkAttendance(last[number].id, kind, reason))
        self._evening.send(c.MarkRestPresent())

    def _assess(self) -> None:
        for task, result in zip(list(self._evening.meeting.carried.values()), self._plan.results, strict=True):
            if result == "unanswered" or task.due is None:
                continue
            status = ActionStatus.DONE if result in ("done", "late") else ActionStatus(result)
            done = {"done": task.due, "late": task.due + timedelta(days=1)}.get(result)
            self._evening.send(c.AssessCarried(task.id, status, words.RESULTS[result], done))

    def _give_tasks(self) -> None:
        if self._evening.meeting.actions:  # a combined evening has a second item for it
            return
        people, start = self._cell.officials, self._plan.start - timedelta(self._plan.delayed)
        for number, (what, product) in enumerate(_works(start.month, self._plan.given), start=1):
            owner = people[(number + start.month) % len(people)].id
            self._evening.send(c.AddAction(what, (owner,), "", task_day(start, number).date(), product, ""))

    def _speak(self) -> None:
        people = self._cell.officials
        for number, speaker in enumerate(self._plan.speakers):
            text = words.OPINIONS[(number + speaker) % len(words.OPINIONS)]
            self._evening.speak(people[speaker].id, text, OpinionKind.PROPOSAL, self._step / timedelta(minutes=1))

    def _resolve(self) -> None:
        present = self._evening.meeting.voting_base(self._evening.at).present
        for motion in resolution_ids(self._evening.meeting):
            self._evening.write(f"motion.{motion}", words.RESOLUTION)
            self._evening.send(c.RecordVote(motion, present, 0, 0))

    def _score(self) -> None:
        for row in sheet_of(self._evening.meeting).criteria():
            lost = self._plan.lost.get(row.number, 0)
            self._evening.send(c.GivePoints(row.number, row.points - lost, words.LOST))

    def _adopt(self) -> None:
        if self._plan.adopted:
            read = make_draft(self._evening.meeting, self._template)
            self._evening.send(
                c.AdoptMinutes(read.lines, read.facts, read.template, read.template_digest, reason=words.GAPS)
            )
