"""Nghị quyết (docs/domain.md 6.1): what the cell decided, with what it judged and whom it told to act."""

from typing import TypedDict, cast

from assistant.documents.facts.decision import (
    RESULT_ROLES,
    SHORTCOMING_ROLES,
    THOUGHT_ROLES,
    UPCOMING_ROLES,
    DecisionFacts,
    decision_facts,
    has_carried_tasks,
    has_other_matters,
    last_tasks,
    status_mark,
)
from assistant.documents.facts.marked_texts import box_facts, has_box, joined_text, section_numbers
from assistant.documents.facts.minutes import DuesFacts, RecordedFacts, closing_facts, dues_facts, recorded_facts
from assistant.documents.facts.minutes_items import ScoreFacts, TextFacts, score_facts
from assistant.documents.facts.minutes_roll import absent_members
from assistant.documents.facts.minutes_votes import VoteFacts, other_votes
from assistant.documents.facts.phrases import join_parts, or_dots, subject_line
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.facts.score_sheet import GivenFacts, given_lines
from assistant.documents.facts.tasks import CarriedFacts, carried_total
from assistant.domain.attendance import Presence
from assistant.domain.checks.score import has_score
from assistant.domain.kinds import KINDS
from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextRole
from assistant.domain.votes import MotionKind
from assistant.wording.documents import ENACTS, REJECTED_MARK, RESOLUTION_SUBJECT
from assistant.wording.titles import coming_text


class ResolutionSections(TypedDict):
    """The number of each section; empty where this kind of meeting has none of it."""

    danh_gia: str
    chinh_tri: str
    nhiem_vu_chinh_tri: str
    da_de_ra: str
    xay_dung_dang: str
    bieu_duong: str
    han_che: str
    khac: str
    phuong_huong: str
    nghi_quyet: str
    dinh_huong: str
    tra_loi: str
    nhiem_vu_toi: str
    phan_cong: str
    tu_cham: str


class ResolutionFacts(DecisionFacts):
    """Nghị quyết tháng (6.1)."""

    ve_viec: str
    quyet_nghi: str
    """The enacting sentence; empty where the cell rejected it."""
    thoi_luong: str
    vang_ten: str
    dang_phi: DuesFacts
    co_muc: RecordedFacts
    de_muc: ResolutionSections
    thoi_su: list[TextFacts]
    tu_tuong: list[TextFacts]
    hoc_tap: list[TextFacts]
    ky_truoc: list[CarriedFacts]
    ky_truoc_tong: str
    """Nhiệm vụ kỳ trước in numbers."""
    xay_dung_dang: str
    bieu_duong: str
    dinh_huong: str
    tra_loi: str
    """What petitions were answered."""
    diem_tieu_chi: list[GivenFacts]
    cham_diem: ScoreFacts
    bieu_quyet_diem: list[VoteFacts]
    """The vote on the points."""
    han_che_buoi: str


def resolution_facts(meeting: Meeting, order: PaperOrder) -> ResolutionFacts:
    """Nghị quyết: results, limits and causes, tasks, who does what, the self-score, the vote."""
    absentees = (*absent_members(meeting, Presence.EXCUSED), *absent_members(meeting, Presence.UNEXCUSED))
    return {
        **decision_facts(meeting, order, "NQ", TextRole.ADDITION),
        "ve_viec": RESOLUTION_SUBJECT.format(month=coming_text(meeting))
        if KINDS[meeting.kind].monthly
        else subject_line(meeting),
        "quyet_nghi": "" if status_mark(meeting) == REJECTED_MARK else ENACTS.format(cell=or_dots(meeting.cell.name)),
        "thoi_luong": closing_facts(meeting, order.zone)["thoi_luong"],
        "vang_ten": join_parts(line["ten"] for line in absentees),
        "dang_phi": dues_facts(meeting),
        "co_muc": recorded_facts(meeting),
        "de_muc": resolution_sections(meeting),
        "thoi_su": box_facts(meeting, TextRole.NEWS),
        "tu_tuong": box_facts(meeting, TextRole.IDEOLOGY),
        "hoc_tap": box_facts(meeting, TextRole.STUDY),
        "ky_truoc": last_tasks(meeting),
        "ky_truoc_tong": carried_total(meeting, meeting.carried.values()),
        "xay_dung_dang": joined_text(meeting, TextRole.BUILDING),
        "bieu_duong": joined_text(meeting, TextRole.PRAISE),
        "dinh_huong": joined_text(meeting, TextRole.GUIDANCE),
        "tra_loi": joined_text(meeting, TextRole.ANSWER),
        "diem_tieu_chi": given_lines(meeting),
        "cham_diem": score_facts(meeting),
        "bieu_quyet_diem": other_votes(meeting, MotionKind.SCORE),
        "han_che_buoi": joined_text(meeting, TextRole.SESSION_LIMIT),
    }


def resolution_sections(meeting: Meeting) -> ResolutionSections:
    """I, II, III and 1, 2, 3 of what this meeting has."""
    numbers = section_numbers(
        (
            (
                "danh_gia",
                (
                    ("chinh_tri", has_box(meeting, *THOUGHT_ROLES)),
                    ("nhiem_vu_chinh_tri", has_box(meeting, *RESULT_ROLES)),
                    ("da_de_ra", has_carried_tasks(meeting)),
                    ("xay_dung_dang", has_box(meeting, TextRole.BUILDING)),
                    ("bieu_duong", has_box(meeting, TextRole.PRAISE)),
                    ("han_che", has_box(meeting, *SHORTCOMING_ROLES)),
                ),
            ),
            ("khac", has_other_matters(meeting, TextRole.ADDITION)),
            (
                "phuong_huong",
                (
                    ("nghi_quyet", True),
                    ("dinh_huong", has_box(meeting, TextRole.GUIDANCE)),
                    ("tra_loi", has_box(meeting, TextRole.ANSWER)),
                    ("nhiem_vu_toi", has_box(meeting, *UPCOMING_ROLES)),
                ),
            ),
            ("phan_cong", True),
            ("tu_cham", has_score(meeting)),
        )
    )
    return cast("ResolutionSections", numbers)
