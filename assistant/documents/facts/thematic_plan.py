"""Kế hoạch sinh hoạt chuyên đề năm (docs/domain.md 6.6): the year's topics by quarter, as far as records know them."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from assistant.documents.facts.head import PaperHead, SignerFacts, document_number, head_facts, signer_facts
from assistant.documents.facts.marked_texts import find_boxes
from assistant.documents.facts.phrases import (
    DOTS,
    join_parts,
    local_time,
    meeting_start,
    name_and_office,
    or_dots,
    short_date,
    signing_day,
)
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain.kinds import KINDS, ROMAN, quarter_name
from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextRole
from assistant.wording.titles import own_title, topic_quarter


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


class ThematicPlanFacts(PaperHead, SignerFacts):
    """Kế hoạch sinh hoạt chuyên đề năm."""

    so_ky_hieu: str
    nam: str
    chuyen_de: list[TopicLine]


def thematic_plan_facts(meeting: Meeting, order: PaperOrder) -> ThematicPlanFacts:
    """The thematic meetings of the year; a quarter without one has a line to be filled in (one topic a quarter)."""
    year = meeting_start(meeting, order.zone).year
    held = sorted({m.id: m for m in (*order.year, meeting)}.values(), key=lambda m: meeting_start(m, order.zone))
    mine = [m for m in held if KINDS[m.kind].quarterly and topic_quarter(m).year == year]
    return {
        **head_facts(meeting, order.issued),
        **signer_facts(meeting),
        "so_ky_hieu": document_number(meeting, order, "KH"),
        "nam": str(year),
        "chuyen_de": [line for quarter in ROMAN for line in quarter_topics(quarter, mine, order)],
    }


def quarter_topics(quarter: str, meetings: Iterable[Meeting], order: PaperOrder) -> list[TopicLine]:
    """The topics of a quarter, or one dotted line."""
    known = [m for m in meetings if quarter_name(topic_quarter(m)) == quarter]
    return [topic_line(quarter, m, order) for m in known] or [blank_topic(quarter)]


def topic_line(quarter: str, meeting: Meeting, order: PaperOrder) -> TopicLine:
    """What the record of a thematic meeting tells of its topic, each where it is known."""
    held: date = local_time(meeting.started or meeting.details.start, order.zone).date()
    line = blank_topic(quarter)
    line["thang"] = str(held.month)
    line["chuyen_de"] = or_dots(typed_text(meeting, TextRole.TOPIC) or own_topic(meeting))
    line["nguoi_chuan_bi"] = typed_text(meeting, TextRole.PREPARER) or name_and_office(meeting, presenter_name(meeting))
    line["han_thong_qua"] = or_dots(typed_text(meeting, TextRole.APPROVED))
    line["ngay_gui"] = typed_text(meeting, TextRole.SENT) or short_date(meeting.details.notice_on)
    line["ngay_sinh_hoat"] = join_parts(map(short_date, dict.fromkeys((held, signing_day(meeting, order.zone)))), " – ")
    line["ngay_hoan_thien"] = or_dots(typed_text(meeting, TextRole.FINAL_DUE))
    return line


def own_topic(meeting: Meeting) -> str:
    """The topic that the cell's own title of a thematic meeting names; empty where it has the usual title."""
    return own_title(meeting) if KINDS[meeting.kind].quarterly else ""


def typed_text(meeting: Meeting, role: TextRole) -> str:
    """What was typed of this, "" where nothing was."""
    return join_parts(one.text.strip() for one in find_boxes(meeting, role))


def presenter_name(meeting: Meeting) -> str:
    """Who presents the draft of the topic."""
    return next((one.item.presenter for one in find_boxes(meeting, TextRole.DRAFT)), "")


def blank_topic(quarter: str) -> TopicLine:
    """A line to be filled in by hand."""
    return TopicLine(
        quy=quarter, thang=DOTS[:2], chuyen_de=DOTS, nhom=DOTS, nguoi_chuan_bi=DOTS, han_du_thao=DOTS,
        han_thong_qua=DOTS, ngay_gui=DOTS, ngay_sinh_hoat=DOTS, ngay_hoan_thien=DOTS,
    )  # fmt: skip
