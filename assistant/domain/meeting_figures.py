"""Số liệu của buổi: every number that lists, registers and roll-ups tell of one meeting, from its one definition.

They are written into the record, so that whoever reads many records needs neither the rules nor this program.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from assistant.domain.actions import ActionStatus, days_late
from assistant.domain.attendance import RollCount
from assistant.domain.carry_over import tally
from assistant.domain.checks import CheckState, all_checks
from assistant.domain.checks.evidence import record_day, record_moment
from assistant.domain.checks.score import has_score, score_total
from assistant.domain.cycle import CycleStep, cycle_step
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.speaking import opinion_count, speaker_count

FIGURES_VERSION = 3
"""Rises when a number gets another meaning: figures of another version are counted anew."""


@dataclass(frozen=True)
class VoteFigures:
    """Biểu quyết: how many motions there are, how many passed and how many were voted down; the rest was not voted."""

    motions: int
    passed: int
    failed: int


@dataclass(frozen=True)
class TaskFigures:
    """Nhiệm vụ: given at this meeting, and what became of those carried over, as they were assessed at it.

    `late` are those done after their day, and those whose day is over and which are not done (quá hạn), at the end of
    the meeting; `unanswered` are those of which nothing was told. What was struck off the list is in none of them.
    """

    given: int
    carried: int
    done: int
    partly: int
    not_done: int
    unanswered: int
    late: int
    stopped: int = 0
    average: float | None = None
    """Mức độ bình quân in percent, of those of which it is known."""


@dataclass(frozen=True)
class CheckFigures:
    """Kiểm tra at the end: how many things are reached, the codes of those missing, how many are not known."""

    reached: int
    missing: tuple[str, ...]
    unknown: int


@dataclass(frozen=True)
class ScoreFigures:
    """Tự chấm điểm: the sum and the grade once they are complete; `given` so far, of `most`."""

    points: float | None
    grade: str
    given: float
    most: float


@dataclass(frozen=True)
class PaperFigures:
    """Văn bản: until when they were to be sent and posted (N14), and the day on which somebody told that they were."""

    due: date | None
    """None where nothing asks for a day."""
    out: date | None


@dataclass(frozen=True)
class Figures:
    """The numbers of one meeting.

    `minutes` is its length and `checks` what it was found to lack: None until it is over, for then they stand.
    """

    version: int
    day: date
    started: datetime | None
    ended: datetime | None
    adopted: datetime | None
    minutes: int | None
    minutes_asked: int
    roll: RollCount
    opinions: int
    speakers: int
    votes: VoteFigures
    tasks: TaskFigures
    checks: CheckFigures | None
    score: ScoreFigures | None
    """None where it does not score itself."""
    papers: PaperFigures


def figures_of(meeting: Meeting) -> Figures:
    """The numbers of the meeting as its record tells them; of the public version, those of what may be told."""
    at = record_moment(meeting)
    over = meeting.stage is Stage.ENDED
    return Figures(
        version=FIGURES_VERSION,
        day=meeting.day,
        started=meeting.started,
        ended=meeting.ended(),
        adopted=meeting.adoption.at if meeting.adoption else None,
        minutes=meeting.minutes_held(at) if over else None,
        minutes_asked=meeting.minimum_minutes(),
        roll=meeting.roll_count(),
        opinions=opinion_count(meeting),
        speakers=speaker_count(meeting),
        votes=_votes(meeting),
        tasks=_tasks(meeting, record_day(meeting)),
        checks=_checks(meeting, at) if over else None,
        score=_score(meeting) if has_score(meeting) else None,
        papers=_papers(meeting),
    )


def _votes(meeting: Meeting) -> VoteFigures:
    votes = [motion.vote for motion in meeting.motions.values() if motion.vote]
    passed = sum(vote.passed for vote in votes)
    return VoteFigures(len(meeting.motions), passed, len(votes) - passed)


def _tasks(meeting: Meeting, day: date) -> TaskFigures:
    carried = [task for task in meeting.carried.values() if not task.struck]
    found = Counter(task.status for task in carried)
    average = tally(carried, day).average
    return TaskFigures(
        given=len(meeting.actions),
        carried=len(carried),
        done=sum(task.finished for task in carried),
        partly=found[ActionStatus.PARTLY],
        not_done=found[ActionStatus.NOT_DONE],
        unanswered=sum(task.unanswered for task in carried),
        late=sum(days_late(task, day) > 0 for task in carried),
        stopped=found[ActionStatus.STOPPED],
        average=None if average is None else float(average),
    )


def _checks(meeting: Meeting, at: datetime) -> CheckFigures:
    checks = all_checks(meeting, at)
    states = Counter(check.state for check in checks)
    missing = tuple(check.code for check in checks if check.state is CheckState.MISSING)
    return CheckFigures(states[CheckState.REACHED], missing, states[CheckState.UNKNOWN])


def _papers(meeting: Meeting) -> PaperFigures:
    step = cycle_step(meeting, CycleStep.PAPERS)
    return PaperFigures(step.due, step.done)


def _score(meeting: Meeting) -> ScoreFigures:
    total = score_total(meeting)
    points = None if total.points is None else float(total.points)
    return ScoreFigures(points, total.grade, float(total.given), float(total.most))
