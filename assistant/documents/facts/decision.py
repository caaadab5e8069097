"""Nghị quyết, kết luận: the facts of both, and what the monthly report shares with them (docs/domain.md 6.1, 6.2).

A section is there where this kind of meeting has something of the sort; what has no section of its own stands under
the title of its item. So one template serves every kind of meeting and every type of cell.
"""

from assistant.documents.facts.common_facts import (
    CountFacts,
    DecidedFacts,
    counted,
    resolutions,
)
from assistant.documents.facts.head import (
    Head,
    Received,
    Signed,
    Sitting,
    head,
    of_the_day,
    received,
    signed,
    sitting,
    symbol,
)
from assistant.documents.facts.marked_texts import OtherFacts, boxes, others, said
from assistant.documents.facts.minutes import agenda_adopted
from assistant.documents.facts.minutes_items import TextFacts
from assistant.documents.facts.print_order import Order
from assistant.documents.facts.tasks import CarriedFacts, LetteredTask, carried_facts, lettered_tasks
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Panel, Role
from assistant.domain.votes import MotionKind
from assistant.wording.documents import DRAFT_MARK, REJECTED_MARK

THOUGHT = (Role.NEWS, Role.IDEOLOGY, Role.STUDY)
"""Công tác chính trị, tư tưởng."""
DONE = (Role.RESULT, Role.STRENGTH)
"""Nhiệm vụ chính trị: what was achieved."""
LACKING = (Role.LIMIT, Role.CAUSE)
"""Hạn chế và nguyên nhân."""
AHEAD = (Role.TASK, Role.PETITION)
"""Phương hướng, nhiệm vụ tới."""


class DecisionFacts(Head, Sitting, Signed, Received):
    """What a resolution and a conclusion have in common."""

    so_ky_hieu: str
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
    noi_dung_khac: list[OtherFacts]
    """Chuyên đề, nội dung đột xuất and whatever else has no section of its own."""


def decision(meeting: Meeting, order: Order, kind: str) -> DecisionFacts:
    """The facts both have."""
    return {
        **head(meeting, of_the_day(meeting, order)),
        **sitting(meeting, order),
        **signed(meeting),
        **received(meeting),
        "so_ky_hieu": symbol(meeting, order, kind),
        "dau": mark(meeting),
        "dang_vien": counted(meeting),
        "chuong_trinh_thong_qua": agenda_adopted(meeting, order.zone),
        "ket_qua_thang_truoc": boxes(meeting, *DONE),
        "han_che": said(meeting, Role.LIMIT),
        "nguyen_nhan": said(meeting, Role.CAUSE),
        "nhiem_vu_toi": boxes(meeting, *AHEAD),
        "nhiem_vu": lettered_tasks(meeting),
        "nghi_quyet": resolutions(meeting),
        "noi_dung_khac": others(meeting),
    }


def last_tasks(meeting: Meeting) -> list[CarriedFacts]:
    """Nhiệm vụ kỳ trước."""
    return carried_facts(meeting, meeting.carried.values())


def carries(meeting: Meeting) -> bool:
    """Whether last month's tasks are gone through, or were."""
    return bool(meeting.carried) or any(item.records_panel(Panel.CARRIED) for item in meeting.agenda)


def scored(meeting: Meeting) -> bool:
    """Whether this meeting scores itself, or did."""
    return meeting.score.points is not None or any(item.records_panel(Panel.SCORE) for item in meeting.agenda)


def mark(meeting: Meeting) -> str:
    """What stands over a text that the cell has not adopted."""
    votes = [m.vote for m in meeting.motions.values() if m.kind is MotionKind.RESOLUTION]
    if not votes or None in votes:
        return DRAFT_MARK
    return "" if all(vote and vote.passed for vote in votes) else REJECTED_MARK
