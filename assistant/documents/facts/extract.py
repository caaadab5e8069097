"""Trích biên bản (một nội dung): one item as the minutes have it, certified by the cell."""

from assistant.documents.facts.common_facts import CountFacts, counted
from assistant.documents.facts.head import Head, Signed, Sitting, head, of_the_day, signed, sitting
from assistant.documents.facts.minutes_items import ItemFacts, item_facts, printable
from assistant.documents.facts.phrases import hour_and_day
from assistant.documents.facts.print_order import Order
from assistant.domain.agenda import AgendaItem
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Phase
from assistant.wording.documents import NOT_ADOPTED_MARK
from assistant.wording.domain import item_title


class ExtractFacts(Head, Sitting, Signed):
    """Trích biên bản."""

    dau: str
    """`CHƯA THÔNG QUA` where the minutes are not adopted."""
    dang_vien: CountFacts
    noi_dung: list[ItemFacts]
    thong_qua_luc: str


def extract(meeting: Meeting, order: Order) -> ExtractFacts:
    """The item that the order names, numbered as in its phase of the minutes."""
    adoption = meeting.adoption
    return {
        **head(meeting, of_the_day(meeting, order)),
        **sitting(meeting, order),
        **signed(meeting),
        "dau": "" if adoption else NOT_ADOPTED_MARK,
        "dang_vien": counted(meeting),
        "noi_dung": [
            item_facts(meeting, item, number, order.zone)
            for number, item in in_the_minutes(meeting)
            if item.id == order.part
        ],
        "thong_qua_luc": hour_and_day(adoption.at if adoption else None, order.zone),
    }


def in_the_minutes(meeting: Meeting) -> list[tuple[int, AgendaItem]]:
    """The items that the minutes print, with their numbers there."""
    phases = ([i for i in meeting.agenda if i.phase is phase and printable(meeting, i)] for phase in Phase)
    return [numbered for items in phases for numbered in enumerate(items, start=1)]


def of_items(meeting: Meeting) -> list[tuple[str, str]]:
    """An extract of each item that the minutes print."""
    return [(item.id, item_title(item)) for _, item in in_the_minutes(meeting)]
