"""What a roll-up reads of a record: its figures and what places them, decoded without building the meeting.

No opinion, no text and no name of a person is read: what is not in these shapes is skipped as bytes.
"""

import struct
from datetime import date, datetime
from pathlib import Path

import msgspec
import pyarrow as pa

from assistant.domain.actions import FINISHED, ActionStatus, days_late
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Stage
from assistant.domain.meeting_figures import FIGURES_VERSION, figures_of
from assistant.domain.people import CellType
from assistant.domain.rubric import GRADES
from assistant.journal import record
from assistant.journal.record_json import RecordError


class CellTold(msgspec.Struct, gc=False):
    """Chi bộ, as the record names it."""

    name: str
    superior: str = ""
    type: CellType = CellType.OFFICE
    practice: bool = False


class DetailsTold(msgspec.Struct, gc=False):
    """When it was planned to begin, and the day on which that was told."""

    start: datetime
    notice_on: date | None = None


class RollTold(msgspec.Struct, gc=False):
    """Điểm danh: `domain.attendance.RollCount`, what of it is added up."""

    total: int
    official: int
    present: int
    excused: int
    unexcused: int
    expected: int
    expected_present: int


class VotesTold(msgspec.Struct, gc=False):
    """Biểu quyết: `domain.meeting_figures.VoteFigures`."""

    motions: int
    passed: int
    failed: int


class TasksTold(msgspec.Struct, gc=False):
    """Nhiệm vụ: `domain.meeting_figures.TaskFigures`."""

    given: int
    carried: int
    done: int
    partly: int
    not_done: int
    unanswered: int
    late: int
    stopped: int = 0


class ChecksTold(msgspec.Struct, gc=False):
    """Kiểm tra: `domain.meeting_figures.CheckFigures`."""

    reached: int
    missing: list[str]
    unknown: int


class ScoreTold(msgspec.Struct, gc=False):
    """Tự chấm điểm: `domain.meeting_figures.ScoreFigures`."""

    points: float | None
    grade: str
    given: float
    most: float


class PapersTold(msgspec.Struct, gc=False):
    """Văn bản: `domain.meeting_figures.PaperFigures`."""

    due: date | None
    out: date | None


class FiguresTold(msgspec.Struct, gc=False):
    """Số liệu của buổi: `domain.meeting_figures.Figures`."""

    version: int
    day: date
    started: datetime | None
    ended: datetime | None
    adopted: datetime | None
    minutes: int | None
    minutes_asked: int
    roll: RollTold
    opinions: int
    speakers: int
    votes: VotesTold
    tasks: TasksTold
    checks: ChecksTold | None
    score: ScoreTold | None
    papers: PapersTold


class TaskTold(msgspec.Struct, gc=False):
    """Nhiệm vụ without what it is and whose it is: by when, and what became of it."""

    id: str
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    done_on: date | None = None
    struck: str = ""
    """Whether it was taken off the list; why, is kept nowhere."""

    @property
    def finished(self) -> bool:
        """Whether it was done (`domain.actions.ActionItem.finished`)."""
        return self.status in FINISHED

    def late(self, day: date) -> int:
        """By how many days it is or was late on that day (`domain.actions.days_late`)."""
        return days_late(self, day)  # type: ignore[arg-type] # it asks for these fields only


class GuestTold(msgspec.Struct, gc=False):
    """Đại biểu without who it is: whether of the superior committee (N27)."""

    superior: bool = False


class RecordTold(msgspec.Struct, gc=False):
    """One record."""

    phien_ban: int
    id: str
    kind: MeetingKind
    title: str
    stage: Stage
    version: int
    cell: CellTold
    details: DetailsTold
    figures: FiguresTold
    actions: list[TaskTold] = []
    carried: list[TaskTold] = []
    guests: list[GuestTold] = []
    doubted: bool = False
    """The figures in the record cannot be, so that they were counted anew from its facts. Set by `read_told`."""

    @property
    def observers(self) -> int:
        """Cấp ủy viên cấp trên dự: how many of the superior committee attended."""
        return sum(one.superior for one in self.guests)


class _Version(msgspec.Struct, gc=False):
    phien_ban: int | None = None


NOT_TOLD = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, pa.ArrowInvalid)
"""What is raised for bytes that are no record in today's form."""
DECODER = msgspec.json.Decoder(RecordTold)
_VERSION = msgspec.json.Decoder(_Version)


def read_told(data: bytes, path: str | Path | None) -> RecordTold:
    """What the record tells. Raises RecordError with the sentence that loading it would tell.

    A record without figures, or with figures of another version, is loaded whole and counted anew.
    """
    try:
        told = DECODER.decode(data)
        _require_utf8(data)  # msgspec passes over texts without looking at their letters
    except NOT_TOLD:
        return told_by_loading(data, path)
    if told.phien_ban != record.VERSION or told.figures.version != FIGURES_VERSION:
        return told_by_loading(data, path)
    told.doubted = is_impossible(told.figures)
    if told.doubted:
        told = told_by_loading(data, path)
        told.doubted = True
    return told


def _require_utf8(data: bytes) -> None:
    """Raises ArrowInvalid for bytes that are no UTF-8; a quarter of the time that decoding them takes."""
    places = pa.py_buffer(struct.pack("=ii", 0, len(data)))
    pa.StringArray.from_buffers(1, places, pa.py_buffer(data)).validate(full=True)


def is_impossible(figures: FiguresTold) -> bool:
    """Whether figures contradict each other: more present than members, more points than the sheet has, below 0.

    So is a grade that there is none of: nothing can be said of a meeting by it.
    """
    roll, score, tasks = figures.roll, figures.score, figures.tasks
    return (
        roll.present > roll.total
        or roll.expected_present > roll.expected
        or roll.excused + roll.unexcused > roll.total
        or figures.speakers > figures.opinions
        or tasks.done + tasks.partly + tasks.not_done > tasks.carried
        or tasks.late > tasks.carried
        or bool(score and score.grade and score.grade not in GRADES)
        or bool(score and score.points is not None and not 0 <= score.points <= score.most)
        or min(roll.present, roll.expected_present, figures.speakers, tasks.given, tasks.late) < 0
    )


def told_by_loading(data: bytes, path: str | Path | None) -> RecordTold:
    """The same from the facts of the meeting, as this program counts them. Raises RecordError."""
    meeting = record.load(data, Path(path) if path else None)
    plain = {
        "phien_ban": record.VERSION,
        "id": meeting.id,
        "kind": meeting.kind,
        "title": meeting.title,
        "stage": meeting.stage,
        "version": meeting.version,
        "cell": meeting.cell,
        "details": meeting.details,
        "figures": figures_of(meeting),
        "actions": list(meeting.actions.values()),
        "carried": list(meeting.carried.values()),
        "guests": list(meeting.guests.values()),
    }
    return msgspec.convert(plain, RecordTold, from_attributes=True)


def is_from_the_future(data: bytes) -> bool:
    """Whether a later version of the program wrote the record."""
    try:
        found = _VERSION.decode(data).phien_ban
    except NOT_TOLD:
        return False
    return found is not None and found > record.VERSION


__all__ = ["RecordError", "RecordTold", "is_from_the_future", "read_told", "told_by_loading"]
