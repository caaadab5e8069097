"""Thông báo, giấy mời, chương trình (docs/domain.md 6.3): what goes out before the meeting.

Whenever they are printed, they speak of the meeting as it was announced (`domain.announced`).
"""

from typing import TypedDict

from assistant.documents.facts.common_facts import ItemTitle, announced_items
from assistant.documents.facts.head import (
    MeetingFacts,
    PaperHead,
    RecipientFacts,
    SignerFacts,
    TopicFacts,
    document_number,
    head_facts,
    meeting_date,
    meeting_facts,
    recipient_facts,
    signer_facts,
    topic_facts,
)
from assistant.documents.facts.marked_texts import joined_text
from assistant.documents.facts.minutes import GuestFacts, guest_facts
from assistant.documents.facts.minutes_roll import called_people
from assistant.documents.facts.phrases import join_parts, name_and_office, number_and_symbol, or_dots
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain.agenda import AgendaItem
from assistant.domain.announced import as_announced
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Phase, TextRole
from assistant.wording import domain as words
from assistant.wording.documents import COMRADE_INVITED, INVITED


class ItemLine(TypedDict):
    """Một nội dung: number, title, who is to do it."""

    so: str
    ten: str
    nguoi: str


class NoticeFacts(PaperHead, MeetingFacts, TopicFacts, SignerFacts, RecipientFacts):
    """Thông báo sinh hoạt."""

    so_ky_hieu: str
    loai_hinh: str
    hinh_thuc: str
    noi_dung: list[ItemLine]
    tai_lieu: str
    goi: str
    """Whom it speaks to, after `các đồng chí`."""


class InvitationFacts(PaperHead, MeetingFacts, TopicFacts, SignerFacts):
    """Giấy mời, one for each guest."""

    so_ky_hieu: str
    kinh_moi: str
    xung_ho: str
    """Đồng chí for who is of a superior committee, ông (bà) for who may be no member."""
    hinh_thuc: str
    noi_dung: list[ItemTitle]
    tai_lieu: str


class TimedLine(TypedDict):
    """Một dòng chương trình: with the minutes planned for it."""

    so: str
    ten: str
    nguoi: str
    phut: str


class ProgramPart(TypedDict):
    """Một phần của chương trình."""

    ten: str
    noi_dung: list[TimedLine]


class ProgramFacts(PaperHead, MeetingFacts, TopicFacts, SignerFacts, RecipientFacts):
    """Chương trình buổi sinh hoạt."""

    so_ky_hieu: str
    muc_dich: str
    hinh_thuc: str
    thanh_phan: str
    dai_bieu: list[GuestFacts]
    phan: list[ProgramPart]
    tong_phut: str


def notice_facts(meeting: Meeting, order: PaperOrder) -> NoticeFacts:
    """Thông báo: session, hour and day, place, chair, the items each with the person responsible."""
    meeting = as_announced(meeting)
    return {
        **head_facts(meeting, order.issued or meeting.details.notice_on),
        **meeting_facts(meeting, order),
        **topic_facts(meeting),
        **signer_facts(meeting),
        **recipient_facts(meeting),
        "so_ky_hieu": announcement_number(meeting, order, "TB"),
        "loai_hinh": words.KIND[meeting.kind][0].lower() + words.KIND[meeting.kind][1:],
        "hinh_thuc": or_dots(meeting.details.form),
        "noi_dung": item_lines(meeting),
        "tai_lieu": or_dots(meeting.details.papers),
        "goi": called_people(meeting).named,
    }


def invitation_facts(meeting: Meeting, order: PaperOrder) -> InvitationFacts:
    """Giấy mời for the guest that the order names; dots for a guest who is not known."""
    guest, meeting = meeting.guests.get(order.part), as_announced(meeting)
    invited = join_parts((guest.name, guest.title, guest.unit)) if guest else ""
    return {
        **head_facts(meeting, order.issued or meeting.details.notice_on),
        **meeting_facts(meeting, order),
        **topic_facts(meeting),
        **signer_facts(meeting),
        "so_ky_hieu": announcement_number(meeting, order, "GM"),
        "kinh_moi": or_dots(invited),
        "xung_ho": (COMRADE_INVITED if guest.superior else INVITED) if guest else "",
        "hinh_thuc": or_dots(meeting.details.form),
        "noi_dung": proceedings_titles(meeting),
        "tai_lieu": or_dots(meeting.details.papers),
    }


def program_facts(meeting: Meeting, order: PaperOrder) -> ProgramFacts:
    """Chương trình: every item of every phase, with who and how long."""
    meeting = as_announced(meeting)
    parts = [program_part(meeting, phase) for phase in Phase]
    return {
        **head_facts(meeting, order.issued or meeting.details.notice_on or meeting_date(meeting, order)),
        **meeting_facts(meeting, order),
        **topic_facts(meeting),
        **signer_facts(meeting),
        **recipient_facts(meeting),
        "so_ky_hieu": document_number(meeting, order, "CTr"),
        "muc_dich": or_dots(joined_text(meeting, TextRole.REASON, TextRole.AIM)),
        "hinh_thuc": or_dots(meeting.details.form),
        "thanh_phan": called_people(meeting).all_of_them,
        "dai_bieu": guest_facts(meeting),
        "phan": [p for p in parts if p["noi_dung"]],
        "tong_phut": str(sum(item.minutes for item in meeting.agenda)),
    }


def announcement_number(meeting: Meeting, order: PaperOrder, kind: str) -> str:
    """The number that announced the meeting (`01/GM-CB`), where it is one of this kind of paper."""
    known = meeting.details.notice
    if order.number or not is_number_of(known, kind):
        return document_number(meeting, order, kind)
    return number_and_symbol(known, kind, meeting.cell.symbol)


def is_number_of(known: str, kind: str) -> bool:
    """Whether the number that announced the meeting is one of this kind of paper (`16-TB/CB` is no invitation's)."""
    return known.isdecimal() or kind in known


def item_lines(meeting: Meeting) -> list[ItemLine]:
    """What the notice says will be dealt with, numbered."""
    return [
        ItemLine(so=str(n), ten=title, nguoi=responsible_person(meeting, item))
        for n, (item, title) in enumerate(announced_items(meeting), start=1)
    ]


def proceedings_titles(meeting: Meeting) -> list[ItemTitle]:
    """What an invitation names: the proceedings only."""
    titles = [title for item, title in announced_items(meeting) if item.phase is Phase.PROCEEDINGS]
    return [ItemTitle(so=str(n), ten=title) for n, title in enumerate(titles, start=1)]


def program_part(meeting: Meeting, phase: Phase) -> ProgramPart:
    """One phase of the programme."""
    items = [item for item in meeting.agenda if item.phase is phase]
    return ProgramPart(
        ten=words.PHASE[phase],
        noi_dung=[
            TimedLine(
                so=str(n),
                ten=words.CLASSIFIED_ITEM if item.secret else item.title,
                nguoi=responsible_person(meeting, item),
                phut=str(item.minutes),
            )
            for n, item in enumerate(items, start=1)
        ],
    )


def responsible_person(meeting: Meeting, item: AgendaItem) -> str:
    """Who deals with an item: by name with the office held, else as the order of business says."""
    return name_and_office(meeting, item.presenter) if item.presenter else or_dots(item.who)


def guest_parts(meeting: Meeting) -> list[tuple[str, str]]:
    """One invitation for each guest."""
    return [(guest.id, guest.name) for guest in meeting.guests.values()]
