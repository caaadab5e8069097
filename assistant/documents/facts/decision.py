"""Nghị quyết, kết luận: the facts of both, and what the monthly report shares with them (docs/domain.md 6.1, 6.2).

A section is there where this kind of meeting has something of the sort; what has no section of its own stands under
the title of its item. So one template serves every kind of meeting and every type of cell.
"""

from assistant.documents.facts.common_facts import CountFacts, DecidedFacts, count_facts, decided_facts
from assistant.documents.facts.head import (
    MeetingFacts,
    PaperHead,
    RecipientFacts,
    SignerFacts,
    document_number,
    head_facts,
    meeting_date,
    meeting_facts,
    recipient_facts,
    signer_facts,
)
from assistant.documents.facts.marked_texts import OtherFacts, box_facts, joined_text, other_facts
from assistant.documents.facts.minutes import agenda_adoption
from assistant.documents.facts.minutes_items import TextFacts, unheld_line
from assistant.documents.facts.minutes_votes import VoteFacts, other_votes
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.facts.tasks import CarriedFacts, LetteredTask, carried_facts, lettered_tasks
from assistant.domain.held import is_unheld
from assistant.domain.kinds import KINDS
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Panel, TextRole
from assistant.domain.votes import MotionKind
from assistant.wording.documents import DRAFT_MARK, REJECTED_MARK
from assistant.wording.papers import OTHER_MATTERS, TOPIC_AND_OTHERS
from assistant.wording.titles import assessed_text, coming_text

THOUGHT_ROLES = (TextRole.NEWS, TextRole.IDEOLOGY, TextRole.STUDY)
"""Công tác chính trị, tư tưởng."""
RESULT_ROLES = (TextRole.RESULT, TextRole.STRENGTH)
"""Nhiệm vụ chính trị: what was achieved."""
SHORTCOMING_ROLES = (TextRole.LIMIT, TextRole.CAUSE)
"""Hạn chế và nguyên nhân."""
UPCOMING_ROLES = (TextRole.TASK, TextRole.PETITION)
"""Phương hướng, nhiệm vụ tới."""


class DecisionFacts(PaperHead, MeetingFacts, SignerFacts, RecipientFacts):
    """What a resolution and a conclusion have in common."""

    so_ky_hieu: str
    thang_danh_gia: str
    """The month that the meeting assessed; empty for a kind of meeting that assesses none."""
    thang_toi: str
    """The month that it set tasks for; empty for a kind that sets none."""
    dau: str
    """`DỰ THẢO` as long as the cell has not voted."""
    dang_vien: CountFacts
    chuong_trinh_thong_qua: str
    ket_qua_thang_truoc: list[TextFacts]
    han_che: str
    nguyen_nhan: str
    nhiem_vu_toi: list[TextFacts]
    nhiem_vu: list[LetteredTask]
    nghi_quyet: list[DecidedFacts]
    """The wording put to the vote, and its count."""
    bieu_quyet_khac: list[VoteFacts]
    """Votes on matters of their own: an admission, discipline, an election."""
    khong_tien_hanh: str
    """What of the agenda was not held."""
    noi_nhan_khac: list[str]
    """Units that have to act on it: those given a task, and the agencies that share the cell."""
    ten_noi_dung_khac: str
    """What the section of other matters is called: with the topic where the meeting has one."""
    noi_dung_khac: list[OtherFacts]
    """Chuyên đề, nội dung đột xuất and whatever else has no section of its own."""


def decision_facts(meeting: Meeting, order: PaperOrder, kind: str, *also: TextRole) -> DecisionFacts:
    """The facts both have; `also`: what this one tells among the other matters."""
    return {
        **head_facts(meeting, meeting_date(meeting, order)),
        **meeting_facts(meeting, order),
        **signer_facts(meeting, status_mark(meeting)),
        **recipient_facts(meeting),
        "so_ky_hieu": document_number(meeting, order, kind),
        "thang_danh_gia": assessed_text(meeting),
        "thang_toi": coming_text(meeting),
        "dau": status_mark(meeting),
        "dang_vien": count_facts(meeting),
        "chuong_trinh_thong_qua": agenda_adoption(meeting, order.zone),
        "ket_qua_thang_truoc": box_facts(meeting, *RESULT_ROLES),
        "han_che": joined_text(meeting, TextRole.LIMIT),
        "nguyen_nhan": joined_text(meeting, TextRole.CAUSE),
        "nhiem_vu_toi": box_facts(meeting, *UPCOMING_ROLES),
        "nhiem_vu": lettered_tasks(meeting),
        "nghi_quyet": decided_facts(meeting),
        "bieu_quyet_khac": other_votes(meeting, MotionKind.SPECIAL),
        "khong_tien_hanh": unheld_line(meeting),
        "noi_nhan_khac": units_to_act(meeting),
        "ten_noi_dung_khac": other_matters_title(meeting),
        "noi_dung_khac": other_facts(meeting, *also),
    }


def other_matters_title(meeting: Meeting) -> str:
    """`Nội dung chuyên đề, nội dung khác`; without the topic where this kind of meeting takes none."""
    return TOPIC_AND_OTHERS if KINDS[meeting.kind].quarterly else OTHER_MATTERS


def units_to_act(meeting: Meeting) -> list[str]:
    """Units that were given a task, and the agencies that share the cell."""
    given = (task.unit.strip() for task in meeting.actions.values())
    return [unit for unit in dict.fromkeys((*given, *meeting.cell.agencies)) if unit]


def last_tasks(meeting: Meeting) -> list[CarriedFacts]:
    """Nhiệm vụ kỳ trước."""
    return carried_facts(meeting, meeting.carried.values())


def has_carried_tasks(meeting: Meeting) -> bool:
    """Whether last month's tasks are gone through, or were."""
    asked = [item for item in meeting.agenda if item.records_panel(Panel.CARRIED)]
    held = [item for item in asked if not is_unheld(meeting, item)]
    return bool(held or (meeting.carried and not asked))


def has_other_matters(meeting: Meeting, *also: TextRole) -> bool:
    """Whether anything was dealt with, or put to the vote, that has no section of its own."""
    return bool(other_facts(meeting, *also) or other_votes(meeting, MotionKind.SPECIAL))


def status_mark(meeting: Meeting) -> str:
    """What stands over a text that the cell has not adopted."""
    votes = [m.vote for m in meeting.motions.values() if m.kind is MotionKind.RESOLUTION]
    if not votes or None in votes:
        return DRAFT_MARK
    return "" if all(vote and vote.passed for vote in votes) else REJECTED_MARK
