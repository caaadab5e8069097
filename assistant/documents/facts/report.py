"""Báo cáo tháng gửi cấp trên (docs/domain.md 6.4): what the month brought, out of the record of its meeting."""

from typing import TypedDict, cast

from assistant.documents.facts.common_facts import CountFacts, DecidedFacts, count_facts, decided_facts
from assistant.documents.facts.decision import (
    SHORTCOMING_ROLES,
    THOUGHT_ROLES,
    has_carried_tasks,
    has_other_matters,
    last_tasks,
    other_matters_title,
)
from assistant.documents.facts.head import (
    MeetingFacts,
    PaperHead,
    SignerFacts,
    document_number,
    head_facts,
    meeting_facts,
    signer_facts,
)
from assistant.documents.facts.marked_texts import (
    OtherFacts,
    box_facts,
    has_box,
    joined_text,
    other_facts,
    section_numbers,
)
from assistant.documents.facts.minutes import DuesFacts, RecordedFacts, dues_facts, recorded_facts
from assistant.documents.facts.minutes_items import ScoreFacts, TextFacts, score_facts, unheld_line
from assistant.documents.facts.minutes_roll import NameAndNote, absent_members
from assistant.documents.facts.minutes_votes import VoteFacts, other_votes
from assistant.documents.facts.phrases import DOTS
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.facts.tasks import CarriedFacts, LetteredTask, carried_total, lettered_tasks
from assistant.domain.attendance import Presence
from assistant.domain.checks.score import has_score
from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextRole
from assistant.domain.speaking import opinion_count, speaker_count, speaker_share
from assistant.domain.votes import MotionKind
from assistant.wording.documents import REPORTED_MONTHS
from assistant.wording.figures import percent_text
from assistant.wording.titles import assessed_text, coming_text, month_text

BUILDING_ROLES = (TextRole.BUILDING, TextRole.PRAISE)
"""Công tác xây dựng Đảng."""
ASSESSMENT_ROLES = (TextRole.STRENGTH, *SHORTCOMING_ROLES)
"""What the report gathers in its own section."""


class ReportSections(TypedDict):
    """The number of each section; empty where this kind of meeting has none of it."""

    ket_qua: str
    chinh_tri: str
    nhiem_vu_chinh_tri: str
    xay_dung_dang: str
    khac: str
    kiem_tra: str
    danh_gia: str
    nhiem_vu_toi: str
    to_chuc: str


class ReportFacts(PaperHead, MeetingFacts, SignerFacts):
    """Báo cáo tháng."""

    so_ky_hieu: str
    thang_danh_gia: str
    thang_toi: str
    thang: str
    """The month that is reported on, which the meeting assesses, and the coming one, as real forms name both."""
    de_muc: ReportSections
    co_muc: RecordedFacts
    co_cham_diem: bool
    dang_vien: CountFacts
    vang_co_ly_do: list[NameAndNote]
    vang_khong_ly_do: list[NameAndNote]
    dang_phi: DuesFacts
    so_luot_y_kien: str
    so_y_kien: str
    ty_le_phat_bieu: str
    """Share of the members present who gave an opinion; empty where nobody is marked present."""
    thoi_su: list[TextFacts]
    tu_tuong: list[TextFacts]
    hoc_tap: list[TextFacts]
    nhiem_vu_chinh_tri: list[TextFacts]
    ky_truoc: list[CarriedFacts]
    ky_truoc_tong: str
    """Nhiệm vụ kỳ trước in numbers."""
    xay_dung_dang: list[TextFacts]
    uu_diem: str
    han_che: str
    nguyen_nhan: str
    nghi_quyet: list[DecidedFacts]
    cham_diem: ScoreFacts
    nhiem_vu_toi: list[TextFacts]
    nhiem_vu: list[LetteredTask]
    kien_nghi: str
    ten_noi_dung_khac: str
    noi_dung_khac: list[OtherFacts]
    bieu_quyet_khac: list[VoteFacts]
    """Votes on matters of their own: an admission, discipline, an election."""
    tra_loi: str
    """What petitions were answered."""
    khong_tien_hanh: str
    """What of the agenda was not held."""


def report_facts(meeting: Meeting, order: PaperOrder) -> ReportFacts:
    """Báo cáo tháng. Its date is the order's: the record does not know when it is sent."""
    share = speaker_share(meeting)
    return {
        **head_facts(meeting, order.issued),
        **meeting_facts(meeting, order),
        **signer_facts(meeting),
        "so_ky_hieu": document_number(meeting, order, "BC"),
        "thang_danh_gia": assessed_text(meeting),
        "thang_toi": coming_text(meeting),
        "thang": reported_months(meeting),
        "dang_vien": count_facts(meeting),
        "vang_co_ly_do": absent_members(meeting, Presence.EXCUSED),
        "vang_khong_ly_do": absent_members(meeting, Presence.UNEXCUSED),
        "dang_phi": dues_facts(meeting),
        "so_luot_y_kien": str(opinion_count(meeting)) if meeting.started else DOTS,
        "so_y_kien": str(speaker_count(meeting)) if meeting.started else DOTS,
        "ty_le_phat_bieu": f"{percent_text(100 * share)}%" if share is not None else "",
        "de_muc": report_sections(meeting),
        "co_muc": recorded_facts(meeting),
        "co_cham_diem": has_score(meeting),
        "thoi_su": box_facts(meeting, TextRole.NEWS),
        "tu_tuong": box_facts(meeting, TextRole.IDEOLOGY),
        "hoc_tap": box_facts(meeting, TextRole.STUDY),
        "nhiem_vu_chinh_tri": box_facts(meeting, TextRole.RESULT),
        "ky_truoc": last_tasks(meeting),
        "ky_truoc_tong": carried_total(meeting, meeting.carried.values()),
        "xay_dung_dang": box_facts(meeting, *BUILDING_ROLES),
        "uu_diem": joined_text(meeting, TextRole.STRENGTH),
        "han_che": joined_text(meeting, TextRole.LIMIT),
        "nguyen_nhan": joined_text(meeting, TextRole.CAUSE),
        "nghi_quyet": decided_facts(meeting),
        "cham_diem": score_facts(meeting),
        "nhiem_vu_toi": box_facts(meeting, TextRole.TASK),
        "nhiem_vu": lettered_tasks(meeting),
        "kien_nghi": joined_text(meeting, TextRole.PETITION),
        "ten_noi_dung_khac": other_matters_title(meeting),
        "noi_dung_khac": other_facts(meeting, TextRole.ADDITION),
        "bieu_quyet_khac": other_votes(meeting, MotionKind.SPECIAL),
        "tra_loi": joined_text(meeting, TextRole.ANSWER),
        "khong_tien_hanh": unheld_line(meeting),
    }


def reported_months(meeting: Meeting) -> str:
    """The month reported on and the coming one; the month it was held in where the kind of meeting assesses none."""
    assessed, coming = assessed_text(meeting), coming_text(meeting)
    held = month_text(meeting.details.start.date())
    return REPORTED_MONTHS.format(assessed=assessed, coming=coming) if assessed else held


def report_sections(meeting: Meeting) -> ReportSections:
    """I, II, III and 1, 2, 3 of what this meeting has; inspection is always there, to be filled in by hand."""
    numbers = section_numbers(
        (
            (
                "ket_qua",
                (
                    ("chinh_tri", has_box(meeting, *THOUGHT_ROLES)),
                    ("nhiem_vu_chinh_tri", has_box(meeting, TextRole.RESULT) or has_carried_tasks(meeting)),
                    ("xay_dung_dang", True),
                    ("khac", has_other_matters(meeting, TextRole.ADDITION)),
                    ("kiem_tra", True),
                    ("danh_gia", has_box(meeting, *ASSESSMENT_ROLES)),
                ),
            ),
            ("nhiem_vu_toi", has_box(meeting, TextRole.TASK)),
            ("to_chuc", True),
        )
    )
    return cast("ReportSections", numbers)
