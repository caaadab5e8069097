"""Kết luận (docs/domain.md 6.2): the course of the meeting, what the chair concluded and whom the cell told to act."""

from typing import TypedDict, cast

from assistant.documents.facts.decision import AHEAD, DONE, LACKING, DecisionFacts, decision, mark
from assistant.documents.facts.marked_texts import has, marked, numbered, others, said
from assistant.documents.facts.minutes_items import conclusion
from assistant.documents.facts.phrases import joined, name, written
from assistant.documents.facts.print_order import Order
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Role
from assistant.domain.votes import MotionKind
from assistant.wording.domain import box_label, item_title


class ConcludedItem(TypedDict):
    """Kết luận của chủ trì on one item."""

    ten: str
    ket_luan: str


class ConclusionSections(TypedDict):
    """The number of each section; empty where this kind of meeting has none of it."""

    danh_gia: str
    nhiem_vu_toi: str
    khac: str
    thao_luan: str
    ket_luan: str


class ConclusionFacts(DecisionFacts):
    """Kết luận (6.2)."""

    de_muc: ConclusionSections
    ly_do: str
    trong_tam: str
    phat_bieu: str
    tiep_thu: str
    ket_luan: list[ConcludedItem]


def concluding(meeting: Meeting, order: Order) -> ConclusionFacts:
    """Kết luận: the course of the meeting, what the chair concluded and whom the cell told to act."""
    speakers = dict.fromkeys(s.speaker for s in meeting.speeches.values() if not s.is_guest)
    numbers = numbered(
        (
            ("danh_gia", has(meeting, *DONE, *LACKING)),
            ("nhiem_vu_toi", has(meeting, *AHEAD)),
            ("khac", bool(others(meeting))),
            ("thao_luan", True),
            ("ket_luan", True),
        ),
        first=2,
    )
    return {
        **decision(meeting, order, "KL"),
        "dau": standing(meeting),
        "de_muc": cast("ConclusionSections", numbers),
        "ly_do": said(meeting, Role.REASON),
        "trong_tam": said(meeting, Role.FOCUS),
        "phat_bieu": joined(name(meeting, who) for who in speakers),
        "tiep_thu": said(meeting, Role.TAKEN_IN),
        "ket_luan": conclusions(meeting),
    }


def standing(meeting: Meeting) -> str:
    """What stands over it: nothing once it is settled; by the adopted minutes where no resolution is voted on."""
    resolves = any(m.kind is MotionKind.RESOLUTION for m in meeting.motions.values())
    return mark(meeting) if resolves or meeting.adoption is None else ""


def conclusions(meeting: Meeting) -> list[ConcludedItem]:
    """What the chair concluded on each item; where several agencies share the cell, also on each of them."""
    found = []
    for item in meeting.agenda:
        if text := conclusion(meeting, item):
            found.append(ConcludedItem(ten=item_title(item), ket_luan=text))
        found += [
            ConcludedItem(ten=f"{item_title(item)} ({box_label(one.box)})", ket_luan=written(one.text))
            for one in marked(meeting, Role.CONCLUSION)
            if one.item.id == item.id
        ]
    return found
