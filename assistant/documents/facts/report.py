"""Báo cáo tháng gửi cấp trên (docs/domain.md 6.4): what the month brought, out of the record of its meeting."""

from typing import TypedDict, cast

from assistant.documents.facts.common_facts import (
    CountFacts,
    DecidedFacts,
    counted,
    resolutions,
)
from assistant.documents.facts.decision import LACKING, THOUGHT, carries, last_tasks, scored
from assistant.documents.facts.head import Head, Signed, Sitting, head, period, signed, sitting, symbol
from assistant.documents.facts.marked_texts import OtherFacts, boxes, has, numbered, others, said
from assistant.documents.facts.minutes import DuesFacts, RecordedFacts, dues, recorded
from assistant.documents.facts.minutes_items import ScoreFacts, TextFacts, score
from assistant.documents.facts.minutes_roll import NameAndNote, absent
from assistant.documents.facts.phrases import DOTS
from assistant.documents.facts.print_order import Order
from assistant.documents.facts.tasks import CarriedFacts, LetteredTask, lettered_tasks
from assistant.domain.attendance import Presence
from assistant.domain.checks import opinions
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Role

BUILT = (Role.BUILDING, Role.PRAISE)
"""Công tác xây dựng Đảng."""
JUDGED = (Role.STRENGTH, *LACKING)
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


class ReportFacts(Head, Sitting, Signed):
    """Báo cáo tháng."""

    so_ky_hieu: str
    thang: str
    de_muc: ReportSections
    co_muc: RecordedFacts
    co_cham_diem: bool
    dang_vien: CountFacts
    vang_co_ly_do: list[NameAndNote]
    vang_khong_ly_do: list[NameAndNote]
    dang_phi: DuesFacts
    so_y_kien: str
    thoi_su: list[TextFacts]
    tu_tuong: list[TextFacts]
    hoc_tap: list[TextFacts]
    nhiem_vu_chinh_tri: list[TextFacts]
    ky_truoc: list[CarriedFacts]
    xay_dung_dang: list[TextFacts]
    uu_diem: str
    han_che: str
    nguyen_nhan: str
    nghi_quyet: list[DecidedFacts]
    cham_diem: ScoreFacts
    nhiem_vu_toi: list[TextFacts]
    nhiem_vu: list[LetteredTask]
    kien_nghi: str
    noi_dung_khac: list[OtherFacts]


def report(meeting: Meeting, order: Order) -> ReportFacts:
    """Báo cáo tháng. Its date is the order's: the record does not know when it is sent."""
    return {
        **head(meeting, order.issued),
        **sitting(meeting, order),
        **signed(meeting),
        "so_ky_hieu": symbol(meeting, order, "BC"),
        "thang": period(meeting, order),
        "dang_vien": counted(meeting),
        "vang_co_ly_do": absent(meeting, Presence.EXCUSED),
        "vang_khong_ly_do": absent(meeting, Presence.UNEXCUSED),
        "dang_phi": dues(meeting),
        "so_y_kien": str(opinions(meeting)) if meeting.started else DOTS,
        "de_muc": sections(meeting),
        "co_muc": recorded(meeting),
        "co_cham_diem": scored(meeting),
        "thoi_su": boxes(meeting, Role.NEWS),
        "tu_tuong": boxes(meeting, Role.IDEOLOGY),
        "hoc_tap": boxes(meeting, Role.STUDY),
        "nhiem_vu_chinh_tri": boxes(meeting, Role.RESULT),
        "ky_truoc": last_tasks(meeting),
        "xay_dung_dang": boxes(meeting, *BUILT),
        "uu_diem": said(meeting, Role.STRENGTH),
        "han_che": said(meeting, Role.LIMIT),
        "nguyen_nhan": said(meeting, Role.CAUSE),
        "nghi_quyet": resolutions(meeting),
        "cham_diem": score(meeting),
        "nhiem_vu_toi": boxes(meeting, Role.TASK),
        "nhiem_vu": lettered_tasks(meeting),
        "kien_nghi": said(meeting, Role.PETITION),
        "noi_dung_khac": others(meeting),
    }


def sections(meeting: Meeting) -> ReportSections:
    """I, II, III and 1, 2, 3 of what this meeting has; inspection is always there, to be filled in by hand."""
    numbers = numbered(
        (
            (
                "ket_qua",
                (
                    ("chinh_tri", has(meeting, *THOUGHT)),
                    ("nhiem_vu_chinh_tri", has(meeting, Role.RESULT) or carries(meeting)),
                    ("xay_dung_dang", True),
                    ("khac", bool(others(meeting))),
                    ("kiem_tra", True),
                    ("danh_gia", has(meeting, *JUDGED)),
                ),
            ),
            ("nhiem_vu_toi", has(meeting, Role.TASK)),
            ("to_chuc", True),
        )
    )
    return cast("ReportSections", numbers)
