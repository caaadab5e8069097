"""Sổ dự sinh hoạt chi bộ (docs/domain.md 6.5): the page of the superior's delegate, with two confirmations."""

from assistant.documents.facts.common_facts import CountFacts, ItemTitle, count_facts
from assistant.documents.facts.head import MeetingFacts, PaperHead, head_facts, meeting_date, meeting_facts
from assistant.documents.facts.marked_texts import joined_text, told_replies
from assistant.documents.facts.minutes_opinions import OpinionFacts, opinion_facts
from assistant.documents.facts.phrases import full_name, join_parts, or_dots
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain.floor import OpinionKind
from assistant.domain.held import is_unheld
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Phase, TextRole
from assistant.wording.domain import item_title


class ObserverFacts(PaperHead, MeetingFacts):
    """Trang sổ dự."""

    nguoi_du: str
    nguoi_du_day_du: str
    dang_vien: CountFacts
    noi_dung: list[ItemTitle]
    kho_khan: str
    nguyen_nhan: str
    kien_nghi_chung: str
    kien_nghi: list[OpinionFacts]
    y_kien_nguoi_du: list[OpinionFacts]
    tiep_thu: str


def observer_facts(meeting: Meeting, order: PaperOrder) -> ObserverFacts:
    """The page of the delegate that the order names: what was dealt with, difficulties, petitions, what he said."""
    delegate = meeting.guests.get(order.part)
    spoken = sorted(meeting.speeches.values(), key=lambda s: s.started)
    petitions = [s for s in spoken if s.kind is OpinionKind.PETITION]
    own = [s for s in spoken if delegate and s.speaker == delegate.id]
    held = (i for i in meeting.agenda if i.phase is Phase.PROCEEDINGS and not is_unheld(meeting, i))
    topics = [item_title(i) for i in held]
    return {
        **head_facts(meeting, meeting_date(meeting, order)),
        **meeting_facts(meeting, order),
        "nguoi_du": or_dots(full_name(meeting, order.part) if delegate else ""),
        "nguoi_du_day_du": or_dots(join_parts((delegate.name, delegate.title, delegate.unit)) if delegate else ""),
        "dang_vien": count_facts(meeting),
        "noi_dung": [ItemTitle(so=str(n), ten=title) for n, title in enumerate(topics, start=1)],
        "kho_khan": or_dots(joined_text(meeting, TextRole.LIMIT)),
        "nguyen_nhan": or_dots(joined_text(meeting, TextRole.CAUSE)),
        "kien_nghi_chung": or_dots(joined_text(meeting, TextRole.PETITION)),
        "kien_nghi": [opinion_facts(meeting, s, n, order.zone) for n, s in enumerate(petitions, start=1)],
        "y_kien_nguoi_du": [opinion_facts(meeting, s, n, order.zone) for n, s in enumerate(own, start=1)],
        "tiep_thu": or_dots(told_replies(meeting, order.zone, TextRole.REPLY)),
    }


def superior_parts(meeting: Meeting) -> list[tuple[str, str]]:
    """A page for each delegate of the superior committee."""
    return [(guest.id, guest.name) for guest in meeting.guests.values() if guest.superior]
