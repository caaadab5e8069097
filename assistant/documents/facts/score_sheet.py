"""Phiếu tự chấm điểm (docs/domain.md 4.1, 4.8, 6.9): each criterion with what the record proposes and shows of it."""

from fractions import Fraction
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
from assistant.domain.checks.score import Proposal, points_given, propose_points, score_total, sheet_of
from assistant.domain.figures import exact
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.rubric import Criterion
from assistant.domain.rules import TextRole
from assistant.domain.votes import MotionKind
from assistant.wording.checks import said_when_over
from assistant.wording.domain import mid_sentence
from assistant.wording.figures import points_text
from assistant.wording.score import evidence_words


class CriterionFacts(TypedDict):
    """Một tiêu chí: the most points, those proposed, evidence; the points given and the reason for them."""

    so: str
    ten: str
    diem_toi_da: str
    goi_y: str
    minh_chung: str
    diem: str
    ly_do: str


class GivenFacts(TypedDict):
    """Điểm của một tiêu chí, with why they are not full points."""

    so: str
    ten: str
    diem: str
    diem_toi_da: str
    ghi_chu: str


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
        "tong_toi_da": points_text(sheet.most),
        "cham_diem": score_facts(meeting),
        "bieu_quyet": votes,
        "han_che": or_dots(joined_text(meeting, TextRole.SESSION_LIMIT)),
        "nguoi_cham": or_dots(full_name(meeting, meeting.details.scorer)),
    }


def criterion_line(meeting: Meeting, row: Criterion) -> CriterionFacts:
    """One row; a group's row carries only its sums."""
    found = propose_points(meeting, row)
    given = None if row.group else points_given(meeting, row)
    why = mend_end(given.reason) if given else ""
    blank = "" if row.group else DOTS
    return CriterionFacts(
        so=row.number,
        ten=row.title,
        diem_toi_da=points_text(row.points),
        goi_y=blank[: len(blank) // 2] if found.points is None else points_text(found.points),
        minh_chung=evidence_of(meeting, found) or ("" if why else blank),
        diem=sum_text(meeting, row),
        ly_do=why,
    )


def evidence_of(meeting: Meeting, found: Proposal) -> str:
    """What the record shows of a criterion; of a meeting that is over, in words of the past."""
    said = evidence_words(found.readings)
    return said_when_over(said) if meeting.stage is Stage.ENDED else said


def mend_end(reason: str) -> str:
    """A reason without the full stop at its end: the paper goes on or sets its own."""
    return reason.rstrip(" .")


def sum_text(meeting: Meeting, row: Criterion) -> str:
    """The points given for a criterion, or for all of a group; empty where some are not given yet."""
    rows = [one for one in sheet_of(meeting).criteria() if one is row or one.number.startswith(f"{row.number}.")]
    given = [points_given(meeting, one) for one in rows]
    return points_text(sum((exact(part.points) for part in given if part), Fraction(0))) if all(given) else ""


def given_lines(meeting: Meeting) -> list[GivenFacts]:
    """The points by criterion as a resolution tells them; none where the score is not complete, or was typed."""
    if not meeting.score.parts or score_total(meeting).points is None:
        return []
    return [given_line(meeting, row) for row in sheet_of(meeting).rows]


def given_line(meeting: Meeting, row: Criterion) -> GivenFacts:
    """One row; points lost that were proposed so are explained by the evidence."""
    part = None if row.group else points_given(meeting, row)
    lost = part is not None and part.points < row.points
    why = mend_end(part.reason) if part else ""
    evidence = evidence_of(meeting, propose_points(meeting, row)) if lost and not why else ""
    return GivenFacts(
        so=row.number,
        ten=row.title,
        diem=sum_text(meeting, row),
        diem_toi_da=points_text(row.points),
        ghi_chu=why or mid_sentence(evidence),
    )
