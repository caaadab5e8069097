"""Kết luận (docs/domain.md 6.2): the course of the meeting, what the chair concluded and whom the cell told to act."""

from typing import TypedDict, cast

from assistant.documents.facts.decision import (
    RESULT_ROLES,
    SHORTCOMING_ROLES,
    UPCOMING_ROLES,
    DecisionFacts,
    decision_facts,
    status_mark,
)
from assistant.documents.facts.head import TopicFacts, signer_facts, topic_facts
from assistant.documents.facts.marked_texts import (
    find_boxes,
    has_text,
    joined_text,
    other_facts,
    section_numbers,
    told_replies,
    typed_facts,
    whole_and_part,
)
from assistant.documents.facts.minutes_items import TextFacts, item_conclusion
from assistant.documents.facts.minutes_votes import VoteFacts, motion_facts
from assistant.documents.facts.phrases import full_name, join_parts, trimmed_or_dots, without_dots
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain.held import is_unheld
from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextRole
from assistant.domain.speaking import speakers
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


class ConclusionFacts(DecisionFacts, TopicFacts):
    """Kết luận (6.2)."""

    de_muc: ConclusionSections
    ly_do: str
    trong_tam: str
    phat_bieu: str
    tiep_thu: str
    ket_luan: list[ConcludedItem]
    han_hoan_thien: list[TextFacts]
    """Until when the finished topic is to be sent: part of what was concluded, and said after it."""
    bieu_quyet_ket_luan: list[VoteFacts]
    """Votes on what was concluded, after it."""


def conclusion_facts(meeting: Meeting, order: PaperOrder) -> ConclusionFacts:
    """Kết luận: the course, what was concluded and whom the cell told to act. What nobody wrote is left out."""
    others = other_facts(meeting, without=[TextRole.FINAL_DUE])
    before, after = votes_apart(meeting)
    replied = without_dots(told_replies(meeting, order.zone, TextRole.TAKEN_IN))
    numbers = section_numbers(
        (
            ("danh_gia", has_text(meeting, *RESULT_ROLES, *SHORTCOMING_ROLES)),
            ("nhiem_vu_toi", has_text(meeting, *UPCOMING_ROLES)),
            ("khac", bool(others or before)),
            ("thao_luan", bool(speakers(meeting) or replied) or has_text(meeting, TextRole.FOCUS)),
            ("ket_luan", True),
        ),
        first=2,
    )
    decision = decision_facts(meeting, order, "KL")
    return {
        **decision,
        **topic_facts(meeting),
        "dau": conclusion_mark(meeting),
        **signer_facts(meeting, conclusion_mark(meeting)),
        "de_muc": cast("ConclusionSections", numbers),
        "thang_danh_gia": decision["thang_danh_gia"] if numbers["danh_gia"] else "",
        "thang_toi": decision["thang_toi"] if numbers["nhiem_vu_toi"] else "",
        "ket_qua_thang_truoc": typed_facts(meeting, *RESULT_ROLES),
        "nhiem_vu_toi": typed_facts(meeting, *UPCOMING_ROLES),
        "han_che": without_dots(joined_text(meeting, TextRole.LIMIT)),
        "nguyen_nhan": without_dots(joined_text(meeting, TextRole.CAUSE)),
        "ly_do": without_dots(joined_text(meeting, TextRole.REASON)),
        "trong_tam": without_dots(joined_text(meeting, TextRole.FOCUS)),
        "phat_bieu": join_parts(full_name(meeting, who) for who in speakers(meeting)),
        "tiep_thu": replied,
        "ket_luan": concluded_items(meeting),
        "noi_dung_khac": others,
        "bieu_quyet_khac": before,
        "han_hoan_thien": typed_facts(meeting, TextRole.FINAL_DUE),
        "bieu_quyet_ket_luan": after,
    }


def votes_apart(meeting: Meeting) -> tuple[list[VoteFacts], list[VoteFacts]]:
    """The votes on matters of their own; and those on what was concluded, which is said before they are."""
    concluding = {one.item.id for one in find_boxes(meeting, TextRole.CONCLUSION, TextRole.ADDITION)}
    special = [one for one in meeting.motions.values() if one.kind is MotionKind.SPECIAL]
    before = [motion_facts(meeting, one) for one in special if one.item not in concluding]
    return before, [motion_facts(meeting, one) for one in special if one.item in concluding]


def conclusion_mark(meeting: Meeting) -> str:
    """What stands over it: nothing once it is settled; by the adopted minutes where no resolution is voted on."""
    resolves = any(m.kind is MotionKind.RESOLUTION for m in meeting.motions.values())
    return status_mark(meeting) if resolves or meeting.adoption is None else ""


def concluded_items(meeting: Meeting) -> list[ConcludedItem]:
    """What the chair concluded on each item; where several agencies share the cell, also on each of them."""
    found = []
    for item in (one for one in meeting.agenda if not is_unheld(meeting, one)):
        if text := without_dots(item_conclusion(meeting, item)):
            found.append(ConcludedItem(ten=item_title(item), ket_luan=text))
        found += [
            ConcludedItem(
                ten=f"{item_title(item)} ({whole_and_part(box_label(one.box))[1]})",
                ket_luan=trimmed_or_dots(one.text),
            )
            for one in find_boxes(meeting, TextRole.CONCLUSION, TextRole.ADDITION)
            if one.item.id == item.id and one.text.strip()
        ]
    return found
