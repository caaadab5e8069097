"""Phiếu tự chấm điểm (docs/domain.md 4.1, 4.8, 6.9): what the record knows of each criterion, and never more than that.

Points are suggested only where the record alone shows that a criterion is fully met. Everything else is evidence for
the person who scores: how many points a shortcoming costs is a judgement, and so is most of the sheet.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypedDict

from assistant.documents.facts.head import (
    MeetingFacts,
    PaperHead,
    SignerFacts,
    head_facts,
    meeting_date,
    meeting_facts,
    signer_facts,
)
from assistant.documents.facts.marked_texts import joined_text
from assistant.documents.facts.minutes_items import ScoreFacts, score_facts
from assistant.documents.facts.minutes_votes import VoteFacts, motion_facts
from assistant.documents.facts.phrases import DOTS, full_name, join_parts, mid_sentence, or_dots
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain import checks
from assistant.domain.actions import ActionStatus
from assistant.domain.checks import CheckState
from assistant.domain.meeting import Meeting
from assistant.domain.rules import ScoreRow, TextRole
from assistant.domain.speaking import speaker_count, speaker_share
from assistant.domain.votes import MotionKind
from assistant.rules.rubric import shipped_rubric
from assistant.wording import documents as words
from assistant.wording.domain import check_sentence, number_text, percent_text

LEAST_ATTENDANCE = 90.0
"""Percent, of the frame itself (criterion 2), whatever the cell's own rule asks."""

Evidence = tuple[bool, str]
"""Whether the record shows the criterion fully met, and the evidence."""


class Criterion(TypedDict):
    """Một tiêu chí: points suggested, points given (by hand), evidence."""

    so: str
    ten: str
    diem_toi_da: str
    goi_y: str
    minh_chung: str


class ScoreSheetFacts(PaperHead, MeetingFacts, SignerFacts):
    """Phiếu tự chấm điểm."""

    tieu_chi: list[Criterion]
    tong_toi_da: str
    cham_diem: ScoreFacts
    bieu_quyet: list[VoteFacts]
    han_che: str
    nguoi_cham: str


def score_sheet_facts(meeting: Meeting, order: PaperOrder) -> ScoreSheetFacts:
    """Phiếu tự chấm điểm."""
    rows = rubric_rows(meeting)
    votes = [motion_facts(meeting, m) for m in meeting.motions.values() if m.kind is MotionKind.SCORE]
    return {
        **head_facts(meeting, meeting_date(meeting, order)),
        **meeting_facts(meeting, order),
        **signer_facts(meeting),
        "tieu_chi": [criterion_line(meeting, row) for row in rows],
        "tong_toi_da": number_text(sum(row.points for row in rows if not row.group)),
        "cham_diem": score_facts(meeting),
        "bieu_quyet": votes,
        "han_che": or_dots(joined_text(meeting, TextRole.SESSION_LIMIT)),
        "nguoi_cham": or_dots(full_name(meeting, meeting.details.scorer)),
    }


def rubric_rows(meeting: Meeting) -> tuple[ScoreRow, ...]:
    """The rows of the cell's own frame or of the national one; a record from before has the latter."""
    return meeting.rules.rubric or shipped_rubric()


def criterion_line(meeting: Meeting, row: ScoreRow) -> Criterion:
    """One row; a group's row carries only its maximum."""
    met, evidence = EVIDENCE[row.evidence](meeting) if row.evidence in EVIDENCE else (False, "")
    blank = "" if row.group else DOTS
    return Criterion(
        so=row.number,
        ten=row.title,
        diem_toi_da=number_text(row.points),
        goi_y=number_text(row.points) if met else blank[: len(blank) // 2],
        minh_chung=evidence or blank,
    )


def length_evidence(meeting: Meeting) -> Evidence:
    """Thời lượng against the minimum; not known before the end."""
    return checks_evidence(meeting, "duration") if meeting.ending else (False, "")


def attendance_evidence(meeting: Meeting) -> Evidence:
    """Tỷ lệ dự, and nobody absent without a reason."""
    count = meeting.roll_count()
    if not meeting.roll or count.percent is None:
        return False, ""
    evidence = words.ATTENDANCE_EVIDENCE.format(
        percent=percent_text(count.percent),
        present=count.expected_present,
        expected=count.expected,
        unexcused=count.unexcused,
    )
    return count.percent >= LEAST_ATTENDANCE and not count.unexcused and not count.unmarked, evidence


def announcement_evidence(meeting: Meeting) -> Evidence:
    """The notice; whether the committee met and papers were posted the record does not know, so no points."""
    return False, checks_evidence(meeting, "notice")[1] if meeting.details.notice_on else ""


def steps_evidence(meeting: Meeting) -> Evidence:
    """Every item taken and the agenda adopted."""
    return checks_evidence(meeting, "items_reached", "agenda") if meeting.begun else (False, "")


def voices_evidence(meeting: Meeting) -> Evidence:
    """How many of those present gave an opinion."""
    share = speaker_share(meeting)
    if share is None:
        return False, ""
    return False, words.VOICES_EVIDENCE.format(
        speakers=speaker_count(meeting), present=meeting.roll_count().present, percent=percent_text(100 * float(share))
    )


def results_evidence(meeting: Meeting) -> Evidence:
    """What became of last month's tasks."""
    tasks = list(meeting.carried.values())
    done = sum(1 for t in tasks if t.status is ActionStatus.DONE)
    return False, words.RESULTS_EVIDENCE.format(done=done, all=len(tasks)) if tasks else ""


def ending_evidence(meeting: Meeting) -> Evidence:
    """Conclusion and adoption; whether the papers were posted the record does not know, so no points."""
    if not meeting.begun:
        return False, ""
    return False, checks_evidence(meeting, "resolution", "minutes")[1]


def checks_evidence(meeting: Meeting, *codes: str) -> Evidence:
    """Whether these checks are met, and what they say."""
    now = meeting.ended() or meeting.started or meeting.details.start
    found = [c for c in checks.all_checks(meeting, now) if c.code in codes]
    return bool(found) and all(c.state is CheckState.REACHED for c in found), join_parts(
        _in_one_sentence(check_sentence(c) for c in found), "; "
    )


def _in_one_sentence(sentences: Iterable[str]) -> Iterator[str]:
    """The first as it is, the others going on in small letters."""
    for n, sentence in enumerate(sentences):
        yield mid_sentence(sentence) if n else sentence


EVIDENCE: Mapping[str, Callable[[Meeting], Evidence]] = {
    "thoi_luong": length_evidence,
    "ty_le_du": attendance_evidence,
    "thong_bao": announcement_evidence,
    "cac_buoc": steps_evidence,
    "y_kien": voices_evidence,
    "ket_qua": results_evidence,
    "ket_thuc": ending_evidence,
}
"""What `tinh` in the frame names."""
