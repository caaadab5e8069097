"""Nghị quyết (docs/domain.md 6.1): what the cell decided, with what it judged and whom it told to act."""

from typing import TypedDict, cast

from assistant.documents.facts.decision import (
    AHEAD,
    DONE,
    LACKING,
    THOUGHT,
    DecisionFacts,
    carries,
    decision,
    last_tasks,
    scored,
)
from assistant.documents.facts.head import period, session
from assistant.documents.facts.marked_texts import boxes, has, numbered, others, said
from assistant.documents.facts.minutes import DuesFacts, RecordedFacts, closing, dues, recorded
from assistant.documents.facts.minutes_items import ScoreFacts, TextFacts, score
from assistant.documents.facts.minutes_roll import absent
from assistant.documents.facts.phrases import joined
from assistant.documents.facts.print_order import Order
from assistant.documents.facts.tasks import CarriedFacts
from assistant.domain.attendance import Presence
from assistant.domain.kinds import KINDS
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Role
from assistant.wording.documents import RESOLUTION_SUBJECT


class ResolutionSections(TypedDict):
    """The number of each section; empty where this kind of meeting has none of it."""

    danh_gia: str
    chinh_tri: str
    nhiem_vu_chinh_tri: str
    da_de_ra: str
    bieu_duong: str
    han_che: str
    khac: str
    phuong_huong: str
    nghi_quyet: str
    dinh_huong: str
    nhiem_vu_toi: str
    phan_cong: str
    tu_cham: str


class ResolutionFacts(DecisionFacts):
    """Nghị quyết tháng (6.1)."""

    ve_viec: str
    thoi_luong: str
    vang_ten: str
    dang_phi: DuesFacts
    co_muc: RecordedFacts
    de_muc: ResolutionSections
    thoi_su: list[TextFacts]
    tu_tuong: list[TextFacts]
    hoc_tap: list[TextFacts]
    ky_truoc: list[CarriedFacts]
    bieu_duong: str
    dinh_huong: str
    cham_diem: ScoreFacts
    han_che_buoi: str


def resolution(meeting: Meeting, order: Order) -> ResolutionFacts:
    """Nghị quyết: results, limits and causes, tasks, who does what, the self-score, the vote."""
    absentees = (*absent(meeting, Presence.EXCUSED), *absent(meeting, Presence.UNEXCUSED))
    monthly = KINDS[meeting.kind].monthly
    return {
        **decision(meeting, order, "NQ"),
        "ve_viec": RESOLUTION_SUBJECT.format(month=period(meeting, order)) if monthly else session(meeting, order),
        "thoi_luong": closing(meeting, order.zone)["thoi_luong"],
        "vang_ten": joined(line["ten"] for line in absentees),
        "dang_phi": dues(meeting),
        "co_muc": recorded(meeting),
        "de_muc": resolution_sections(meeting),
        "thoi_su": boxes(meeting, Role.NEWS),
        "tu_tuong": boxes(meeting, Role.IDEOLOGY),
        "hoc_tap": boxes(meeting, Role.STUDY),
        "ky_truoc": last_tasks(meeting),
        "bieu_duong": said(meeting, Role.PRAISE),
        "dinh_huong": said(meeting, Role.GUIDANCE),
        "cham_diem": score(meeting),
        "han_che_buoi": said(meeting, Role.SESSION_LIMIT),
    }


def resolution_sections(meeting: Meeting) -> ResolutionSections:
    """I, II, III and 1, 2, 3 of what this meeting has."""
    numbers = numbered(
        (
            (
                "danh_gia",
                (
                    ("chinh_tri", has(meeting, *THOUGHT)),
                    ("nhiem_vu_chinh_tri", has(meeting, *DONE)),
                    ("da_de_ra", carries(meeting)),
                    ("bieu_duong", has(meeting, Role.PRAISE)),
                    ("han_che", has(meeting, *LACKING)),
                ),
            ),
            ("khac", bool(others(meeting))),
            (
                "phuong_huong",
                (
                    ("nghi_quyet", True),
                    ("dinh_huong", has(meeting, Role.GUIDANCE)),
                    ("nhiem_vu_toi", has(meeting, *AHEAD)),
                ),
            ),
            ("phan_cong", True),
            ("tu_cham", scored(meeting)),
        )
    )
    return cast("ResolutionSections", numbers)
