"""Trích biên bản (một nội dung): one item as the minutes have it, certified by the cell."""

from assistant.documents.facts.common_facts import CountFacts, count_facts
from assistant.documents.facts.head import (
    MeetingFacts,
    PaperHead,
    SignerFacts,
    TopicFacts,
    head_facts,
    meeting_date,
    meeting_facts,
    signer_facts,
    topic_facts,
)
from assistant.documents.facts.minutes_items import ItemFacts, is_printable, item_facts
from assistant.documents.facts.minutes_votes import adoption_hour
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain.agenda import AgendaItem
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Phase
from assistant.wording.documents import NOT_ADOPTED_MARK
from assistant.wording.domain import item_title


class ExtractFacts(PaperHead, MeetingFacts, TopicFacts, SignerFacts):
    """Trích biên bản."""

    dau: str
    """`CHƯA THÔNG QUA` where the minutes are not adopted."""
    dang_vien: CountFacts
    noi_dung: list[ItemFacts]
    thong_qua_luc: str


def extract_facts(meeting: Meeting, order: PaperOrder) -> ExtractFacts:
    """The item that the order names, numbered as in its phase of the minutes."""
    adoption = meeting.adoption
    return {
        **head_facts(meeting, meeting_date(meeting, order)),
        **meeting_facts(meeting, order),
        **topic_facts(meeting),
        **signer_facts(meeting, "" if adoption else NOT_ADOPTED_MARK),
        "dau": "" if adoption else NOT_ADOPTED_MARK,
        "dang_vien": count_facts(meeting),
        "noi_dung": [
            item_facts(meeting, item, number, order.zone)
            for number, item in printed_items(meeting)
            if item.id == order.part
        ],
        "thong_qua_luc": adoption_hour(meeting, adoption, order.zone),
    }


def printed_items(meeting: Meeting) -> list[tuple[int, AgendaItem]]:
    """The items that the minutes print, with their numbers there."""
    phases = ([i for i in meeting.agenda if i.phase is phase and is_printable(meeting, i)] for phase in Phase)
    return [numbered for items in phases for numbered in enumerate(items, start=1)]


def item_parts(meeting: Meeting) -> list[tuple[str, str]]:
    """An extract of each item that the minutes print."""
    return [(item.id, item_title(item)) for _, item in printed_items(meeting)]
