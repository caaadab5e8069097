"""Phiếu tự chấm điểm (docs/domain.md 4.1, 4.8, 6.9): each criterion with what the record proposes and shows of it."""

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
from assistant.documents.facts.phrases import DOTS, full_name, or_dots
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain.checks.score import propose_points, sheet_of
from assistant.domain.meeting import Meeting
from assistant.domain.rubric import Criterion
from assistant.domain.rules import TextRole
from assistant.domain.votes import MotionKind
from assistant.wording.figures import points_text
from assistant.wording.score import evidence_words


class CriterionFacts(TypedDict):
    """Một tiêu chí: the most points, those proposed, evidence."""

    so: str
    ten: str
    diem_toi_da: str
    goi_y: str
    minh_chung: str


class ScoreSheetFacts(PaperHead, MeetingFacts, SignerFacts):
    """Phiếu tự chấm điểm."""

    tieu_chi: list[CriterionFacts]
    tong_toi_da: str
    cham_diem: ScoreFacts
    bieu_quyet: list[VoteFacts]
    han_che: str
    nguoi_cham: str


def score_sheet_facts(meeting: Meeting, order: PaperOrder) -> ScoreSheetFacts:
    """Phiếu tự chấm điểm."""
    sheet = sheet_of(meeting)
    votes = [motion_facts(meeting, m) for m in meeting.motions.values() if m.kind is MotionKind.SCORE]
    return {
        **head_facts(meeting, meeting_date(meeting, order)),
        **meeting_facts(meeting, order),
        **signer_facts(meeting),
        "tieu_chi": [criterion_line(meeting, row) for row in sheet.rows],
        "tong_toi_da": points_text(float(sheet.most)),
        "cham_diem": score_facts(meeting),
        "bieu_quyet": votes,
        "han_che": or_dots(joined_text(meeting, TextRole.SESSION_LIMIT)),
        "nguoi_cham": or_dots(full_name(meeting, meeting.details.scorer)),
    }


def criterion_line(meeting: Meeting, row: Criterion) -> CriterionFacts:
    """One row; a group's row carries only its maximum."""
    if row.group:
        most = points_text(row.points)
        return CriterionFacts(so=row.number, ten=row.title, diem_toi_da=most, goi_y="", minh_chung="")
    found = propose_points(meeting, row)
    return CriterionFacts(
        so=row.number,
        ten=row.title,
        diem_toi_da=points_text(row.points),
        goi_y=DOTS[: len(DOTS) // 2] if found.points is None else points_text(float(found.points)),
        minh_chung=or_dots(evidence_words(found.readings)),
    )
