"""Kế hoạch sinh hoạt chuyên đề năm (docs/domain.md 6.6): the year's topics by quarter, as far as records know them."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from assistant.documents.facts.head import Head, Signed, head, signed, symbol
from assistant.documents.facts.marked_texts import marked
from assistant.documents.facts.phrases import DOTS, day_of, joined, last_day, local, or_dots, person, short_date
from assistant.documents.facts.print_order import Order
from assistant.domain.kinds import KINDS, ROMAN
from assistant.domain.kinds import quarter as quarter_of
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Role


class TopicLine(TypedDict):
    """Một chuyên đề: its dates as far as they are known."""

    quy: str
    thang: str
    chuyen_de: str
    nhom: str
    nguoi_chuan_bi: str
    han_du_thao: str
    han_thong_qua: str
    ngay_gui: str
    ngay_sinh_hoat: str
    ngay_hoan_thien: str


class ThematicPlanFacts(Head, Signed):
    """Kế hoạch sinh hoạt chuyên đề năm."""

    so_ky_hieu: str
    nam: str
    chuyen_de: list[TopicLine]


def thematic_plan(meeting: Meeting, order: Order) -> ThematicPlanFacts:
    """The thematic meetings of the year; a quarter without one has a line to be filled in (one topic a quarter)."""
    year = day_of(meeting, order.zone).year
    held = sorted({m.id: m for m in (*order.year, meeting)}.values(), key=lambda m: day_of(m, order.zone))
    mine = [m for m in held if KINDS[m.kind].quarterly and day_of(m, order.zone).year == year]
    return {
        **head(meeting, order.issued),
        **signed(meeting),
        "so_ky_hieu": symbol(meeting, order, "KH"),
        "nam": str(year),
        "chuyen_de": [line for quarter in ROMAN for line in of_quarter(quarter, mine, order)],
    }


def of_quarter(quarter: str, meetings: Iterable[Meeting], order: Order) -> list[TopicLine]:
    """The topics of a quarter, or one dotted line."""
    known = [m for m in meetings if quarter_of(day_of(m, order.zone)) == quarter]
    return [topic(quarter, m, order) for m in known] or [dotted(quarter)]


def topic(quarter: str, meeting: Meeting, order: Order) -> TopicLine:
    """What the record of a thematic meeting tells of its topic, each where it is known."""
    held: date = local(meeting.started or meeting.details.start, order.zone).date()
    line = dotted(quarter)
    line["thang"] = str(held.month)
    line["chuyen_de"] = typed(meeting, Role.TOPIC) or or_dots(meeting.title)
    line["nguoi_chuan_bi"] = typed(meeting, Role.PREPARER) or person(meeting, presenter(meeting))
    line["han_thong_qua"] = or_dots(typed(meeting, Role.APPROVED))
    line["ngay_gui"] = typed(meeting, Role.SENT) or short_date(meeting.details.notice_on)
    line["ngay_sinh_hoat"] = joined(map(short_date, dict.fromkeys((held, last_day(meeting, order.zone)))), " – ")
    line["ngay_hoan_thien"] = or_dots(typed(meeting, Role.FINAL_DUE))
    return line


def typed(meeting: Meeting, role: Role) -> str:
    """What was typed of this, "" where nothing was."""
    return joined(one.text.strip() for one in marked(meeting, role))


def presenter(meeting: Meeting) -> str:
    """Who presents the draft of the topic."""
    return next((one.item.presenter for one in marked(meeting, Role.DRAFT)), "")


def dotted(quarter: str) -> TopicLine:
    """A line to be filled in by hand."""
    return TopicLine(
        quy=quarter, thang=DOTS[:2], chuyen_de=DOTS, nhom=DOTS, nguoi_chuan_bi=DOTS, han_du_thao=DOTS,
        han_thong_qua=DOTS, ngay_gui=DOTS, ngay_sinh_hoat=DOTS, ngay_hoan_thien=DOTS,
    )  # fmt: skip
