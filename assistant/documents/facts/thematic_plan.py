"""Kế hoạch sinh hoạt chuyên đề năm (docs/domain.md 6.6): the year's topics by quarter.

As the cell's plan has them, and where it does not, as the records of the year's thematic meetings know them.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, cast

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
from assistant.documents.facts.print_order import PaperOrder, PlannedTopic
from assistant.domain.kinds import KINDS, quarter_name
from assistant.domain.meeting import Meeting
from assistant.domain.meeting_topic import is_topic_secret, topic_presenter
from assistant.domain.rules import TextRole
from assistant.domain.topics import QUARTERS, Topic, TopicStep
from assistant.wording import topics as words
from assistant.wording.domain import CLASSIFIED_ITEM
from assistant.wording.titles import own_title, topic_quarter

OF_MEETING = ("thang", "ngay_sinh_hoat")
"""What a meeting that was made from a topic knows better than the plan."""


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
    """The plan with the year's thematic meetings; a quarter without one has a line to be filled in (N10)."""
    year = meeting_start(meeting, order.zone).year
    held = sorted({m.id: m for m in (*order.year, meeting)}.values(), key=lambda m: meeting_start(m, order.zone))
    mine = [m for m in held if KINDS[m.kind].quarterly and topic_quarter(m).year == year]
    return {
        **head_facts(meeting, order.issued),
        **signer_facts(meeting),
        "so_ky_hieu": document_number(meeting, order, "KH"),
        "nam": str(year),
        "chuyen_de": [line for quarter in QUARTERS for line in quarter_topics(quarter, mine, order)],
    }


def quarter_topics(quarter: int, meetings: Sequence[Meeting], order: PaperOrder) -> list[TopicLine]:
    """The topics of a quarter: those of the plan, then those that a meeting took without it; or one dotted line."""
    by_id, roman = {m.id: m for m in meetings}, words.roman(quarter)
    planned = [one for one in order.topics if not one.topic.dropped]
    lines = [
        with_meeting(planned_line(*one), by_id.get(one.topic.meeting), order)
        for one in planned
        if one.topic.quarter == quarter
    ]
    made = {one.topic.meeting for one in planned}
    others = [m for m in meetings if m.id not in made and quarter_name(topic_quarter(m)) == roman]
    return [*lines, *(topic_line(roman, m, order) for m in others)] or [blank_topic(roman)]


def planned_lines(topics: Sequence[PlannedTopic]) -> list[TopicLine]:
    """The lines of the plan alone; a quarter without a topic has one to be filled in."""
    return [line for quarter in QUARTERS for line in quarter_topics(quarter, (), PaperOrder(topics=topics))]


def planned_line(topic: Topic, author: str) -> TopicLine:
    """A topic as the plan has it."""
    line = blank_topic(words.roman(topic.quarter))
    held = topic.done.get(TopicStep.HELD)
    session = held.on if held else topic.due.get(TopicStep.HELD)
    line["thang"] = str(session.month) if session else DOTS[:2]
    line["chuyen_de"], line["nguoi_chuan_bi"] = or_dots(words.title_told(topic)), or_dots(author)
    line["nhom"] = words.GROUP[topic.group] if topic.group else DOTS
    line["han_du_thao"] = known_day(topic.due.get(TopicStep.DRAFTED))
    line["han_thong_qua"] = known_day(topic.due.get(TopicStep.APPROVED))
    line["ngay_gui"] = known_day(topic.due.get(TopicStep.SENT))
    line["ngay_sinh_hoat"] = known_day(session)
    line["ngay_hoan_thien"] = known_day(topic.due.get(TopicStep.FINISHED))
    return line


def known_day(day: date | None) -> str:
    """The day, or the room for it."""
    return short_date(day) if day else DOTS[:2]


def with_meeting(line: TopicLine, meeting: Meeting | None, order: PaperOrder) -> TopicLine:
    """What the plan leaves open, as the meeting made from the topic tells it; and the meeting's own day.

    A topic that the meeting keeps secret is not named, though the plan has its name.
    """
    if meeting is None:
        return line
    told = topic_line(line["quy"], meeting, order)
    better = (*OF_MEETING, "chuyen_de") if is_topic_secret(meeting) else OF_MEETING
    planned = {key: value for key, value in line.items() if value not in (DOTS, DOTS[:2]) and key not in better}
    return cast("TopicLine", {**told, **planned})


def topic_line(quarter: str, meeting: Meeting, order: PaperOrder) -> TopicLine:
    """What the record of a thematic meeting tells of its topic, each where it is known."""
    held: date = local_time(meeting.started or meeting.details.start, order.zone).date()
    line = blank_topic(quarter)
    line["thang"] = str(held.month)
    named = typed_text(meeting, TextRole.TOPIC) or own_topic(meeting)
    line["chuyen_de"] = CLASSIFIED_ITEM if is_topic_secret(meeting) else or_dots(named)
    line["nguoi_chuan_bi"] = typed_text(meeting, TextRole.PREPARER) or name_and_office(
        meeting, topic_presenter(meeting)
    )
    line["han_thong_qua"] = or_dots(typed_text(meeting, TextRole.APPROVED))
    line["ngay_gui"] = typed_text(meeting, TextRole.SENT) or short_date(meeting.details.notice_on)
    line["ngay_sinh_hoat"] = join_parts(map(short_date, dict.fromkeys((held, signing_day(meeting, order.zone)))), " – ")
    line["ngay_hoan_thien"] = or_dots(typed_text(meeting, TextRole.FINAL_DUE))
    return line


def own_topic(meeting: Meeting) -> str:
    """The topic that the cell's own title of a thematic meeting names; empty where it has the usual title."""
    return own_title(meeting) if KINDS[meeting.kind].quarterly else ""


def typed_text(meeting: Meeting, role: TextRole) -> str:
    """What was typed of this; "" where nothing was, or under a secret item."""
    return join_parts(one.text.strip() for one in find_boxes(meeting, role) if not one.item.secret)


def blank_topic(quarter: str) -> TopicLine:
    """A line to be filled in by hand."""
    return TopicLine(
        quy=quarter, thang=DOTS[:2], chuyen_de=DOTS, nhom=DOTS, nguoi_chuan_bi=DOTS, han_du_thao=DOTS,
        han_thong_qua=DOTS, ngay_gui=DOTS, ngay_sinh_hoat=DOTS, ngay_hoan_thien=DOTS,
    )  # fmt: skip
