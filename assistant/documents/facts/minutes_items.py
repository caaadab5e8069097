"""Nội dung trong biên bản: what one agenda item prints, whatever its phase."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import TypedDict

from assistant.documents.facts.minutes_opinions import (
    OpinionFacts,
    item_opinions,
    missing_kinds,
    reply_lines,
    reply_text,
    report_lines,
    reporters,
)
from assistant.documents.facts.minutes_votes import VoteFacts, item_votes
from assistant.documents.facts.phrases import (
    DOTS,
    full_name,
    join_parts,
    name_and_office,
    names_in,
    or_dots,
    short_date,
    trimmed_or_dots,
)
from assistant.documents.facts.tasks import CarriedFacts, TaskFacts, carried_facts, carried_total, task_facts
from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import CONCLUSION, box_text, boxes_after, boxes_before
from assistant.domain.checks.score import score_total
from assistant.domain.floor import SpeechRole
from assistant.domain.held import is_unheld, unheld_items
from assistant.domain.kinds import PRESENTED_ITEM, quarter_name
from assistant.domain.meeting import Meeting
from assistant.domain.meeting_topic import topic_presenter
from assistant.domain.rules import Panel, Phase, TextField, TextRole
from assistant.domain.speaking import is_written, replies, speeches_under
from assistant.wording import domain as words
from assistant.wording.documents import KEPT_APART, QUOTED, REPLIED_UNDER
from assistant.wording.figures import points_text
from assistant.wording.score import limit_words
from assistant.wording.titles import topic_quarter

TIMED_ITEMS = ("B2",)
"""Items whose length is printed: HD 42-based score sheets ask for the minutes given to ideology (N8)."""
DISCUSSION_ITEMS = ("B8", "E2")
"""Items that exist for the opinions: without any, the line is left dotted."""
REPLY_BOXES = (TextRole.REPLY, TextRole.TAKEN_IN)
"""Roles of the boxes that say what was taken up and explained: replies given under their item belong into them."""
REPORTED, REPLIED = "bao_cao", "tiep_thu"
"""Codes under which what was said instead of typed is found by name."""
QUARTER_BOX = "quy"
"""Text box that prints the meeting's own quarter where it is blank."""


class TextFacts(TypedDict):
    """A text box of the item with its label."""

    nhan: str
    noi_dung: str


class BoxFacts(TextFacts):
    """A text box of an item, with its code: so that a template can ask for it by name (`templates.named_items`)."""

    ma: str


class ScoreFacts(TypedDict):
    """Tự chấm điểm: points of 100 and grade."""

    diem: str
    xep_loai: str


class AdvanceFacts(TypedDict):
    """Một ý kiến gửi trước."""

    so: str
    nguoi: str
    ngay: str
    """Day on which it came in; empty where nobody told."""
    noi_dung: str


class ItemFacts(TypedDict):
    """Một nội dung as printed; lists are empty and texts "" where the item does not record such a thing."""

    ma: str
    """Place in the order of business (`B4`); empty for an item that the cell added itself."""
    phan: str
    """Heading over the first item of a part: `Phần II. Sinh hoạt chuyên đề`."""
    so: str
    ten: str
    trinh_bay: str
    phut: str
    o_chu: list[BoxFacts]
    o_chu_sau: list[BoxFacts]
    """Text boxes that answer the opinions and so are printed after them."""
    gui_truoc: list[AdvanceFacts]
    """Ý kiến gửi trước, in writing: no opinion that was spoken."""
    ky_truoc: list[CarriedFacts]
    ky_truoc_tong: str
    """Nhiệm vụ kỳ trước in numbers."""
    y_kien: list[OpinionFacts]
    thieu_y_kien: bool
    thieu_loai: list[str]
    """Kinds of opinion that were asked for and not given."""
    y_kien_dai_bieu: list[OpinionFacts]
    ghi_nhiem_vu: bool
    nhiem_vu: list[TaskFacts]
    bieu_quyet: list[VoteFacts]
    cham_diem: ScoreFacts | None
    ket_luan: str


def item_facts(meeting: Meeting, item: AgendaItem, number: int, zone: tzinfo, part: str = "") -> ItemFacts:
    """Everything recorded under one item; `part` is the heading over it."""
    if is_withheld(meeting, item):
        return bare_facts(KEPT_APART, number, part)
    own, guests = item_opinions(meeting, item, zone)
    return ItemFacts(
        ma=item.code,
        phan=part,
        so=str(number),
        ten=words.item_title(item),
        trinh_bay=presenter_line(meeting, item),
        phut=minutes_spent(meeting, item) if item.code in TIMED_ITEMS else "",
        o_chu=texts_before(meeting, item, zone),
        o_chu_sau=texts_after(meeting, item, zone),
        gui_truoc=advance_lines(meeting, item),
        ky_truoc=carried_lines(meeting, item),
        ky_truoc_tong=carried_total(meeting, meeting.carried.values()) if item is assessing_item(meeting) else "",
        y_kien=own,
        thieu_y_kien=item.code in DISCUSSION_ITEMS and not own,
        thieu_loai=missing_kinds(meeting, item),
        y_kien_dai_bieu=guests,
        ghi_nhiem_vu=(item is task_list_item(meeting) and not item.texts) or bool(item_tasks(meeting, item)),
        nhiem_vu=item_tasks(meeting, item),
        bieu_quyet=item_votes(meeting, item),
        cham_diem=score_facts(meeting) if item.records_panel(Panel.SCORE) else None,
        ket_luan=item_conclusion(meeting, item),
    )


def presenter_line(meeting: Meeting, item: AgendaItem) -> str:
    """Người trình bày; "" where the texts that follow name them already, or nobody was to present."""
    named = reporters(meeting, item)
    if named and is_presenter_told(meeting, item, named):
        return ""
    return or_dots(named) if item.code == PRESENTED_ITEM else named


def is_presenter_told(meeting: Meeting, item: AgendaItem, named: str) -> bool:
    """Whether the reports that were written down, or the box that asks who presents, name every one of them."""
    reports = speeches_under(meeting, item, SpeechRole.PRESENTATION)
    told = {full_name(meeting, s.speaker) for s in reports if is_written(meeting, s)}
    boxes = [box_text(meeting, item, box.code) for box in item.texts if box.role == TextRole.STUDY]
    return all(name in told or any(name in text for text in boxes) for name in names_in(named))


def is_withheld(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the item's text is kept apart, so that this paper has only its number."""
    return item.secret and meeting.withheld is not None


def bare_facts(title: str, number: int, part: str) -> ItemFacts:
    """An item of which nothing but a line is printed."""
    return ItemFacts(
        ma="", phan=part, so=str(number), ten=title, trinh_bay="", phut="", o_chu=[], o_chu_sau=[], gui_truoc=[],
        ky_truoc=[], ky_truoc_tong="", y_kien=[], thieu_y_kien=False, thieu_loai=[], y_kien_dai_bieu=[],
        ghi_nhiem_vu=False, nhiem_vu=[], bieu_quyet=[], cham_diem=None, ket_luan="",
    )  # fmt: skip


def is_printable(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether an item is printed as such: all proceedings, the cell's own items, and whatever records something.

    What was told as not held is named in one line instead (`unheld_line`).
    """
    records = (Panel.CONCLUSION, Panel.ACTIONS, Panel.RESOLUTION, Panel.SCORE, Panel.CARRIED)
    return not is_unheld(meeting, item) and (
        item.phase is Phase.PROCEEDINGS
        or is_withheld(meeting, item)
        or not item.code
        or bool(item.texts)
        or any(item.records_panel(panel) for panel in records)
        or any(s.item == item.id for s in meeting.speeches.values())
        or any(m.item == item.id for m in meeting.motions.values())
        or any(a.item == item.id for a in meeting.actions.values())
        or any(one.item == item.id for one in meeting.advance.values())
    )


def unheld_line(meeting: Meeting) -> str:
    """Nội dung không tiến hành, in one line: `Công tác xây dựng Đảng; Tự đánh giá (hết giờ)`; "" where all were held.

    A reason that several items share stands once, after the last of them.
    """
    by_reason: dict[str, list[str]] = {}
    for item in unheld_items(meeting):
        by_reason.setdefault(meeting.not_held[item.id], []).append(words.item_title(item))
    groups = sorted(by_reason.items(), key=lambda group: not group[0])
    return "; ".join("; ".join(titles) + (f" ({reason})" if reason else "") for reason, titles in groups)


def minutes_spent(meeting: Meeting, item: AgendaItem) -> str:
    """Whole minutes the item was the current one, or dots where it never was."""
    spans = [v.length(v.stopped).total_seconds() for v in meeting.visits if v.item == item.id and v.stopped]
    return str(int(sum(spans) // 60)) if spans else DOTS


def texts_before(meeting: Meeting, item: AgendaItem, zone: tzinfo) -> list[BoxFacts]:
    """What stands before the opinions: the item's boxes, and what was reported by word of mouth."""
    reported = [BoxFacts(ma=REPORTED, nhan=label, noi_dung=text) for label, text in report_lines(meeting, item, zone)]
    return [*text_facts(meeting, item, boxes_before(item), zone), *reported]


def texts_after(meeting: Meeting, item: AgendaItem, zone: tzinfo) -> list[BoxFacts]:
    """What follows from the opinions: the item's boxes and the replies, which fill a box that is for them."""
    boxes = boxes_after(item)
    facts = text_facts(meeting, item, boxes, zone)
    held = speeches_under(meeting, item, SpeechRole.REPLY)
    place = next((n for n, box in enumerate(boxes) if box.role in REPLY_BOXES), None)
    if place is None:
        return [
            *(BoxFacts(ma=REPLIED, nhan=label, noi_dung=text) for label, text in reply_lines(meeting, held, zone)),
            *facts,
        ]
    box = boxes[place]
    typed = box_text(meeting, item, box.code).strip("\n").rstrip()
    replied = reply_text(meeting, held, zone) or ("" if typed else replied_elsewhere(meeting, box))
    if replied:
        text = "\n".join(filter(None, (typed, replied)))
        facts[place] = BoxFacts(ma=box.code, nhan=words.box_label(box), noi_dung=text)
    return facts


def replied_elsewhere(meeting: Meeting, box: TextField) -> str:
    """Where the chair's replies are printed, when none was given under the item that asks for them."""
    if box.role != TextRole.REPLY:
        return ""
    replied = {s.item for s in replies(meeting)}
    places = [i for i in meeting.agenda if i.id in replied and not is_withheld(meeting, i)]
    titles = join_parts(QUOTED.format(title=words.item_title(i)) for i in places)
    return REPLIED_UNDER.format(titles=titles) if titles else ""


def text_facts(meeting: Meeting, item: AgendaItem, boxes: Iterable[TextField], zone: tzinfo) -> list[BoxFacts]:
    """Text boxes in their order, without those that may stay blank and do."""
    typed = [(box, box_text(meeting, item, box.code)) for box in boxes]
    return [
        BoxFacts(
            ma=box.code,
            nhan=words.box_label(box),
            noi_dung=trimmed_or_dots(text) if text.strip() else known_elsewhere(meeting, box),
        )
        for box, text in typed
        if text.strip() or not (box.optional or told_below(meeting, box))
    ]


def known_elsewhere(meeting: Meeting, box: TextField) -> str:
    """What a blank box prints: the quarter that the meeting takes, who was named to present the topic, or dots."""
    if box.code == QUARTER_BOX:
        return quarter_name(topic_quarter(meeting))
    return name_and_office(meeting, topic_presenter(meeting)) if box.role == TextRole.PREPARER else DOTS


def told_below(meeting: Meeting, box: TextField) -> bool:
    """Whether the box stands for what is listed under *Sửa khi đọc biên bản*: corrections are told once."""
    return box.role == TextRole.CORRECTION and bool(meeting.amendments)


def item_conclusion(meeting: Meeting, item: AgendaItem) -> str:
    """Kết luận của chủ trì on this item; "" where the item has none to give."""
    text = box_text(meeting, item, CONCLUSION)
    return trimmed_or_dots(text) if text.strip() or item.records_panel(Panel.CONCLUSION) else ""


def carried_lines(meeting: Meeting, item: AgendaItem) -> list[CarriedFacts]:
    """Nhiệm vụ kỳ trước, under the item that assesses them."""
    if item is not assessing_item(meeting):
        return []
    return carried_facts(meeting, meeting.carried.values())


def advance_lines(meeting: Meeting, item: AgendaItem) -> list[AdvanceFacts]:
    """Ý kiến gửi trước on the item, in the order they were taken down."""
    sent = [one for one in meeting.advance.values() if one.item == item.id]
    return [
        AdvanceFacts(
            so=str(n),
            nguoi=or_dots(meeting.person(one.member)),
            ngay=short_date(one.received) if one.received else "",
            noi_dung=one.text,
        )
        for n, one in enumerate(sent, start=1)
    ]


def assessing_item(meeting: Meeting) -> AgendaItem | None:
    """The item that prints last month's tasks: B4. Assessed ones are not lost where it was taken out afterwards."""
    own = next((i for i in meeting.agenda if i.records_panel(Panel.CARRIED)), None)
    if own or all(task.unanswered for task in meeting.carried.values()):
        return own
    return next((i for i in meeting.agenda if i.phase is Phase.PROCEEDINGS), None)


def task_list_item(meeting: Meeting) -> AgendaItem | None:
    """The closing item that lists all tasks of the meeting (C2)."""
    closing = (i for i in meeting.agenda if i.phase is Phase.CLOSING and i.code)
    return next((i for i in closing if i.records_panel(Panel.ACTIONS)), None)


def item_tasks(meeting: Meeting, item: AgendaItem) -> list[TaskFacts]:
    """Nhiệm vụ: all of them in the closing list; without one, each under the item it was given in."""
    whole = task_list_item(meeting)
    if whole is not None and item is not whole:
        return []
    return task_facts(meeting, [t for t in meeting.actions.values() if whole is not None or t.item == item.id])


def score_facts(meeting: Meeting) -> ScoreFacts:
    """Điểm và xếp loại, with what limits the grade beside it."""
    total = score_total(meeting)
    points = "" if total.points is None else points_text(total.points)
    limits = "; ".join(map(limit_words, total.limits))
    grade = words.GRADE[total.grade]
    return ScoreFacts(diem=or_dots(points), xep_loai=or_dots(f"{grade} ({limits})" if limits else grade))
