"""Phiếu tự chấm điểm (docs/domain.md 4.1, 4.8, 6.9): what the record knows of each criterion, and never more than that.

Points are suggested only where the record alone shows that a criterion is fully met. Everything else is evidence for
the person who scores: how many points a shortcoming costs is a judgement, and so is most of the sheet.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypedDict

from assistant.documents.facts.head import Head, Signed, Sitting, head, of_the_day, signed, sitting
from assistant.documents.facts.marked_texts import said
from assistant.documents.facts.minutes_items import ScoreFacts, score
from assistant.documents.facts.minutes_votes import VoteFacts, motion_facts
from assistant.documents.facts.phrases import DOTS, joined, mid_sentence, name, or_dots
from assistant.documents.facts.print_order import Order
from assistant.domain import checks
from assistant.domain.actions import ActionStatus
from assistant.domain.checks import State
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Role, ScoreRow
from assistant.domain.votes import MotionKind
from assistant.rules.rubric import shipped
from assistant.wording import documents as words
from assistant.wording.domain import check_sentence, number, percent

LEAST_ATTENDANCE = 90.0
"""Percent, of the frame itself (criterion 2), whatever the cell's own rule asks."""

Known = tuple[bool, str]
"""Whether the record shows the criterion fully met, and the evidence."""


class Criterion(TypedDict):
    """Một tiêu chí: points suggested, points given (by hand), evidence."""

    so: str
    ten: str
    diem_toi_da: str
    goi_y: str
    minh_chung: str


class ScoreSheetFacts(Head, Sitting, Signed):
    """Phiếu tự chấm điểm."""

    tieu_chi: list[Criterion]
    tong_toi_da: str
    cham_diem: ScoreFacts
    bieu_quyet: list[VoteFacts]
    han_che: str
    nguoi_cham: str


def score_sheet(meeting: Meeting, order: Order) -> ScoreSheetFacts:
    """Phiếu tự chấm điểm."""
    rows = rubric(meeting)
    votes = [motion_facts(meeting, m) for m in meeting.motions.values() if m.kind is MotionKind.SCORE]
    return {
        **head(meeting, of_the_day(meeting, order)),
        **sitting(meeting, order),
        **signed(meeting),
        "tieu_chi": [criterion(meeting, row) for row in rows],
        "tong_toi_da": number(sum(row.points for row in rows if not row.group)),
        "cham_diem": score(meeting),
        "bieu_quyet": votes,
        "han_che": or_dots(said(meeting, Role.SESSION_LIMIT)),
        "nguoi_cham": or_dots(name(meeting, meeting.details.scorer)),
    }


def rubric(meeting: Meeting) -> tuple[ScoreRow, ...]:
    """The rows of the cell's own frame or of the national one; a record from before has the latter."""
    return meeting.rules.rubric or shipped()


def criterion(meeting: Meeting, row: ScoreRow) -> Criterion:
    """One row; a group's row carries only its maximum."""
    met, evidence = EVIDENCE[row.evidence](meeting) if row.evidence in EVIDENCE else (False, "")
    blank = "" if row.group else DOTS
    return Criterion(
        so=row.number,
        ten=row.title,
        diem_toi_da=number(row.points),
        goi_y=number(row.points) if met else blank[: len(blank) // 2],
        minh_chung=evidence or blank,
    )


def length(meeting: Meeting) -> Known:
    """Thời lượng against the minimum; not known before the end."""
    return told(meeting, "duration") if meeting.ending else (False, "")


def attendance(meeting: Meeting) -> Known:
    """Tỷ lệ dự, and nobody absent without a reason."""
    count = meeting.roll_count()
    if not meeting.roll or count.percent is None:
        return False, ""
    evidence = words.ATTENDANCE_EVIDENCE.format(
        percent=percent(count.percent),
        present=count.expected_present,
        expected=count.expected,
        unexcused=count.unexcused,
    )
    return count.percent >= LEAST_ATTENDANCE and not count.unexcused and not count.unmarked, evidence


def announcement(meeting: Meeting) -> Known:
    """The notice; whether the committee met and papers were posted the record does not know, so no points."""
    return False, told(meeting, "notice")[1] if meeting.details.notice_on else ""


def steps(meeting: Meeting) -> Known:
    """Every item taken and the agenda adopted."""
    return told(meeting, "items_reached", "agenda") if meeting.begun else (False, "")


def voices(meeting: Meeting) -> Known:
    """How many of those present spoke."""
    if not meeting.roll:
        return False, ""
    return False, words.VOICES_EVIDENCE.format(speakers=checks.opinions(meeting), present=meeting.roll_count().present)


def results(meeting: Meeting) -> Known:
    """What became of last month's tasks."""
    tasks = list(meeting.carried.values())
    done = sum(1 for t in tasks if t.status is ActionStatus.DONE)
    return False, words.RESULTS_EVIDENCE.format(done=done, all=len(tasks)) if tasks else ""


def ending(meeting: Meeting) -> Known:
    """Conclusion and adoption; whether the papers were posted the record does not know, so no points."""
    if not meeting.begun:
        return False, ""
    return False, told(meeting, "resolution", "minutes")[1]


def told(meeting: Meeting, *codes: str) -> Known:
    """Whether these checks are met, and what they say."""
    now = meeting.ended() or meeting.started or meeting.details.start
    found = [c for c in checks.checks(meeting, now) if c.code in codes]
    return bool(found) and all(c.state is State.REACHED for c in found), joined(
        _in_one_sentence(check_sentence(c) for c in found), "; "
    )


def _in_one_sentence(sentences: Iterable[str]) -> Iterator[str]:
    """The first as it is, the others going on in small letters."""
    for n, sentence in enumerate(sentences):
        yield mid_sentence(sentence) if n else sentence


EVIDENCE: Mapping[str, Callable[[Meeting], Known]] = {
    "thoi_luong": length,
    "ty_le_du": attendance,
    "thong_bao": announcement,
    "cac_buoc": steps,
    "y_kien": voices,
    "ket_qua": results,
    "ket_thuc": ending,
}
"""What `tinh` in the frame names."""
