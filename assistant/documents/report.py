"""Báo cáo tháng gửi cấp trên (domain.md 6.4): what the month brought, out of the record of its meeting."""

from assistant.documents.head import Head, Signed, Sitting, head, period, signed, sitting, symbol
from assistant.documents.minutes import DuesFacts, dues
from assistant.documents.minutes_items import CarriedFacts, ScoreFacts, TextFacts, carried_facts, score
from assistant.documents.minutes_roll import NameAndNote, absent
from assistant.documents.order import Order
from assistant.documents.phrases import DOTS
from assistant.documents.resolution import OF_LIMITS
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
from assistant.domain.attendance import Presence
from assistant.domain.meeting import Meeting
from assistant.domain.quality import opinions

JUDGED = ("uu_diem", *OF_LIMITS)
"""Text boxes on last month that the report gathers in its own section."""


class ReportFacts(Head, Sitting, Signed):
    """Báo cáo tháng."""

    so_ky_hieu: str
    thang: str
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
        "thoi_su": boxes(meeting, "B1"),
        "tu_tuong": boxes(meeting, "B2"),
        "hoc_tap": boxes(meeting, "B3"),
        "nhiem_vu_chinh_tri": boxes(meeting, "B4", JUDGED),
        "ky_truoc": [carried_facts(meeting, n, t) for n, t in enumerate(meeting.carried.values(), start=1)],
        "xay_dung_dang": boxes(meeting, "B5"),
        "uu_diem": said(meeting, "B4", "uu_diem"),
        "han_che": said(meeting, "B4", "han_che"),
        "nguyen_nhan": said(meeting, "B4", "nguyen_nhan"),
        "nghi_quyet": resolutions(meeting),
        "cham_diem": score(meeting),
        "nhiem_vu_toi": boxes(meeting, "B6", ("kien_nghi",)),
        "nhiem_vu": lettered_tasks(meeting),
        "kien_nghi": said(meeting, "B6", "kien_nghi"),
    }
