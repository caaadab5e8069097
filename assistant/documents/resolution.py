"""Nghị quyết và kết luận (domain.md 6.1, 6.2): what the cell decided, with what it judged and whom it told to act."""

from typing import TypedDict

from assistant.documents.head import Head, Signed, Sitting, head, of_the_day, period, signed, sitting, symbol
from assistant.documents.minutes import DuesFacts, agenda_adopted, closing, dues
from assistant.documents.minutes_items import (
    CarriedFacts,
    ScoreFacts,
    TextFacts,
    carried_facts,
    conclusion,
    score,
)
from assistant.documents.minutes_roll import absent
from assistant.documents.order import Order
from assistant.documents.phrases import joined, name
from assistant.documents.told import (
    CountFacts,
    DecidedFacts,
    LetteredTask,
    boxes,
    counted,
    lettered_tasks,
    resolutions,
    said,
)
from assistant.documents.words import DRAFT_MARK, REJECTED_MARK, RESOLUTION_SUBJECT
from assistant.domain.attendance import Presence
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Panel
from assistant.domain.votes import MotionKind

OF_LIMITS = ("han_che", "nguyen_nhan")
"""Text boxes on last month that say what was lacking."""


class DecisionFacts(Head, Sitting, Signed):
    """What a resolution and a conclusion have in common."""

    so_ky_hieu: str
    dau: str
    """`DỰ THẢO` as long as the cell has not voted."""
    dang_vien: CountFacts
    ket_qua_thang_truoc: list[TextFacts]
    han_che: str
    nguyen_nhan: str
    nhiem_vu_toi: list[TextFacts]
    nhiem_vu: list[LetteredTask]
    nghi_quyet: list[DecidedFacts]
    """The wording put to the vote, and its count."""


class ResolutionFacts(DecisionFacts):
    """Nghị quyết tháng (6.1)."""

    ve_viec: str
    thoi_luong: str
    vang_ten: str
    dang_phi: DuesFacts
    chuong_trinh_thong_qua: str
    thoi_su: list[TextFacts]
    tu_tuong: list[TextFacts]
    ky_truoc: list[CarriedFacts]
    bieu_duong: str
    dinh_huong: str
    cham_diem: ScoreFacts
    han_che_buoi: str


class ConcludedItem(TypedDict):
    """Kết luận của chủ trì on one item."""

    ten: str
    ket_luan: str


class ConclusionFacts(DecisionFacts):
    """Kết luận (6.2)."""

    ly_do: str
    chuong_trinh_thong_qua: str
    trong_tam: str
    phat_bieu: str
    tiep_thu: str
    ket_luan: list[ConcludedItem]


def resolution(meeting: Meeting, order: Order) -> ResolutionFacts:
    """Nghị quyết: results, limits and causes, tasks, who does what, the self-score, the vote."""
    absentees = (*absent(meeting, Presence.EXCUSED), *absent(meeting, Presence.UNEXCUSED))
    return {
        **decision(meeting, order, "NQ"),
        "ve_viec": RESOLUTION_SUBJECT.format(month=period(meeting, order)),
        "thoi_luong": closing(meeting, order.zone)["thoi_luong"],
        "vang_ten": joined(line["ten"] for line in absentees),
        "dang_phi": dues(meeting),
        "chuong_trinh_thong_qua": agenda_adopted(meeting, order.zone),
        "thoi_su": boxes(meeting, "B1"),
        "tu_tuong": boxes(meeting, "B2"),
        "ky_truoc": [carried_facts(meeting, n, t) for n, t in enumerate(meeting.carried.values(), start=1)],
        "bieu_duong": said(meeting, "B5", "bieu_duong"),
        "dinh_huong": said(meeting, "C3", "tra_loi"),
        "cham_diem": score(meeting),
        "han_che_buoi": said(meeting, "C5", "han_che"),
    }


def concluding(meeting: Meeting, order: Order) -> ConclusionFacts:
    """Kết luận: the course of the meeting, then what the chair concluded and whom the cell told to act."""
    items = [i for i in meeting.agenda if i.records_panel(Panel.CONCLUSION)]
    speakers = dict.fromkeys(s.speaker for s in meeting.speeches.values() if not s.is_guest)
    return {
        **decision(meeting, order, "KL"),
        "ly_do": said(meeting, "A1", "ly_do"),
        "chuong_trinh_thong_qua": agenda_adopted(meeting, order.zone),
        "trong_tam": said(meeting, "B7", "trong_tam"),
        "phat_bieu": joined(name(meeting, who) for who in speakers),
        "tiep_thu": said(meeting, "C1", "tiep_thu"),
        "ket_luan": [ConcludedItem(ten=i.title, ket_luan=conclusion(meeting, i)) for i in items],
    }


def decision(meeting: Meeting, order: Order, kind: str) -> DecisionFacts:
    """The facts both have."""
    return {
        **head(meeting, of_the_day(meeting, order)),
        **sitting(meeting, order),
        **signed(meeting),
        "so_ky_hieu": symbol(meeting, order, kind),
        "dau": mark(meeting),
        "dang_vien": counted(meeting),
        "ket_qua_thang_truoc": boxes(meeting, "B4", OF_LIMITS),
        "han_che": said(meeting, "B4", "han_che"),
        "nguyen_nhan": said(meeting, "B4", "nguyen_nhan"),
        "nhiem_vu_toi": boxes(meeting, "B6"),
        "nhiem_vu": lettered_tasks(meeting),
        "nghi_quyet": resolutions(meeting),
    }


def mark(meeting: Meeting) -> str:
    """What stands over a text that the cell has not adopted."""
    votes = [m.vote for m in meeting.motions.values() if m.kind is MotionKind.RESOLUTION]
    if not votes or None in votes:
        return DRAFT_MARK
    return "" if all(vote and vote.passed for vote in votes) else REJECTED_MARK
