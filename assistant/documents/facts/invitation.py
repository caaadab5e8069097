"""Thông báo, giấy mời, chương trình (docs/domain.md 6.3): what goes out before the meeting."""

from typing import TypedDict

from assistant.documents.facts.common_facts import ItemTitle, announced
from assistant.documents.facts.head import (
    Head,
    Received,
    Signed,
    Sitting,
    head,
    of_the_day,
    received,
    signed,
    sitting,
    symbol,
)
from assistant.documents.facts.marked_texts import said
from assistant.documents.facts.minutes import GuestFacts, guests
from assistant.documents.facts.minutes_roll import called
from assistant.documents.facts.phrases import joined, number_and_symbol, or_dots, person
from assistant.documents.facts.print_order import Order
from assistant.domain.agenda import AgendaItem
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Phase, Role
from assistant.wording import domain as words


class ItemLine(TypedDict):
    """Một nội dung: number, title, who is to do it."""

    so: str
    ten: str
    nguoi: str


class NoticeFacts(Head, Sitting, Signed, Received):
    """Thông báo sinh hoạt."""

    so_ky_hieu: str
    loai_hinh: str
    hinh_thuc: str
    noi_dung: list[ItemLine]
    tai_lieu: str
    goi: str
    """Whom it speaks to, after `các đồng chí`."""


class InvitationFacts(Head, Sitting, Signed):
    """Giấy mời, one for each guest."""

    so_ky_hieu: str
    kinh_moi: str
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


class ProgramFacts(Head, Sitting, Signed, Received):
    """Chương trình buổi sinh hoạt."""

    so_ky_hieu: str
    muc_dich: str
    hinh_thuc: str
    thanh_phan: str
    dai_bieu: list[GuestFacts]
    phan: list[ProgramPart]
    tong_phut: str


def notice(meeting: Meeting, order: Order) -> NoticeFacts:
    """Thông báo: session, hour and day, place, chair, the items each with the person responsible."""
    return {
        **head(meeting, order.issued or meeting.details.notice_on),
        **sitting(meeting, order),
        **signed(meeting),
        **received(meeting),
        "so_ky_hieu": announced_by(meeting, order, "TB"),
        "loai_hinh": words.KIND[meeting.kind][0].lower() + words.KIND[meeting.kind][1:],
        "hinh_thuc": or_dots(meeting.details.form),
        "noi_dung": lines(meeting),
        "tai_lieu": or_dots(meeting.details.papers),
        "goi": called(meeting).named,
    }


def invitation(meeting: Meeting, order: Order) -> InvitationFacts:
    """Giấy mời for the guest that the order names; dots for a guest who is not known."""
    guest = meeting.guests.get(order.part)
    return {
        **head(meeting, order.issued or meeting.details.notice_on),
        **sitting(meeting, order),
        **signed(meeting),
        "so_ky_hieu": announced_by(meeting, order, "GM"),
        "kinh_moi": or_dots(joined((guest.name, guest.title, guest.unit)) if guest else ""),
        "hinh_thuc": or_dots(meeting.details.form),
        "noi_dung": proceedings(meeting),
        "tai_lieu": or_dots(meeting.details.papers),
    }


def program(meeting: Meeting, order: Order) -> ProgramFacts:
    """Chương trình: every item of every phase, with who and how long."""
    parts = [part(meeting, phase) for phase in Phase]
    return {
        **head(meeting, order.issued or meeting.details.notice_on or of_the_day(meeting, order)),
        **sitting(meeting, order),
        **signed(meeting),
        **received(meeting),
        "so_ky_hieu": symbol(meeting, order, "CTr"),
        "muc_dich": or_dots(said(meeting, Role.REASON, Role.AIM)),
        "hinh_thuc": or_dots(meeting.details.form),
        "thanh_phan": called(meeting).all_of_them,
        "dai_bieu": guests(meeting),
        "phan": [p for p in parts if p["noi_dung"]],
        "tong_phut": str(sum(item.minutes for item in meeting.agenda)),
    }


def announced_by(meeting: Meeting, order: Order, kind: str) -> str:
    """The number that announced the meeting (`01/GM-CB`), where it is one of this kind of paper."""
    known = meeting.details.notice
    if order.number or not (known.isdecimal() or kind in known):
        return symbol(meeting, order, kind)
    return number_and_symbol(known, kind, meeting.cell.symbol)


def lines(meeting: Meeting) -> list[ItemLine]:
    """What the notice says will be dealt with, numbered."""
    return [
        ItemLine(so=str(n), ten=title, nguoi=responsible(meeting, item))
        for n, (item, title) in enumerate(announced(meeting), start=1)
    ]


def proceedings(meeting: Meeting) -> list[ItemTitle]:
    """What an invitation names: the proceedings only."""
    titles = [title for item, title in announced(meeting) if item.phase is Phase.PROCEEDINGS]
    return [ItemTitle(so=str(n), ten=title) for n, title in enumerate(titles, start=1)]


def part(meeting: Meeting, phase: Phase) -> ProgramPart:
    """One phase of the programme."""
    items = [item for item in meeting.agenda if item.phase is phase]
    return ProgramPart(
        ten=words.PHASE[phase],
        noi_dung=[
            TimedLine(
                so=str(n),
                ten=words.CLASSIFIED_ITEM if item.secret else item.title,
                nguoi=responsible(meeting, item),
                phut=str(item.minutes),
            )
            for n, item in enumerate(items, start=1)
        ],
    )


def responsible(meeting: Meeting, item: AgendaItem) -> str:
    """Who deals with an item: by name with the office held, else as the order of business says."""
    return person(meeting, item.presenter) if item.presenter else or_dots(item.who)


def for_guests(meeting: Meeting) -> list[tuple[str, str]]:
    """One invitation for each guest."""
    return [(guest.id, guest.name) for guest in meeting.guests.values()]
