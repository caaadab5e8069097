"""Phần đầu và chữ ký: the head and the signature that most papers of a cell share (docs/domain.md 7.2)."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypedDict

from assistant.documents.facts.minutes_roll import called_people, office_holders
from assistant.documents.facts.phrases import (
    DOTS,
    day,
    full_name,
    hour_and_day,
    number_and_symbol,
    or_dots,
    signing_day,
    subject_line,
)
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain.meeting import Meeting
from assistant.domain.offices import Office
from assistant.domain.people import Member
from assistant.domain.text import folded
from assistant.wording import papers as words
from assistant.wording.documents import DAY_TO_BE_SET, DEPUTY, SECRETARY, TO_DAY
from assistant.wording.titles import topic_beside_title


class PaperHead(TypedDict):
    """Cấp trên, chi bộ, địa danh và ngày."""

    cap_tren: str
    chi_bo: str
    dia_danh_ngay: str


class SignerFacts(TypedDict):
    """Người ký thay mặt chi bộ; empty under what is not in force."""

    chuc_danh_ky: str
    nguoi_ky: str


class RecipientFacts(TypedDict):
    """Nơi nhận trong chi bộ."""

    noi_nhan: str
    """Its members, or those called to a chi ủy meeting."""


class MeetingFacts(TypedDict):
    """Buổi sinh hoạt: which, when, where, who led and who wrote."""

    trich_yeu: str
    thoi_gian: str
    dia_diem: str
    chu_tri: str
    thu_ky: str


class TopicFacts(TypedDict):
    """Chuyên đề của buổi, under the title of a paper."""

    ten_chuyen_de: str
    """The topic's name; empty for a meeting that takes none, and where its title names it already."""


def topic_facts(meeting: Meeting) -> TopicFacts:
    """The topic that the meeting takes."""
    return TopicFacts(ten_chuyen_de=topic_beside_title(meeting))


def head_facts(meeting: Meeting, issued: date | None) -> PaperHead:
    """The head of a paper of this date; a date that is not known stays open."""
    when = day(issued) if issued else DAY_TO_BE_SET
    return PaperHead(
        cap_tren=or_dots(meeting.cell.superior),
        chi_bo=or_dots(meeting.cell.name),
        dia_danh_ngay=f"{or_dots(meeting.cell.locality)}, {when}",
    )


def meeting_date(meeting: Meeting, order: PaperOrder) -> date:
    """The date of a paper that the meeting itself makes: the day it was held, the last of several."""
    return order.issued or signing_day(meeting, order.zone)


def document_number(meeting: Meeting, order: PaperOrder, kind: str) -> str:
    """Số và ký hiệu: `Số 05-NQ/CB`, the number left open where the cell has given none."""
    return number_and_symbol(order.number, kind, meeting.cell.symbol)


def meeting_facts(meeting: Meeting, order: PaperOrder) -> MeetingFacts:
    """The meeting that a paper tells the course of: begun when it really began, with everybody who held an office."""
    begins = hour_and_day(meeting.started or meeting.details.start, order.zone)
    ends = TO_DAY.format(last=day(signing_day(meeting, order.zone))) if meeting.details.several_days else ""
    return MeetingFacts(
        trich_yeu=subject_line(meeting),
        thoi_gian=begins + ends,
        dia_diem=or_dots(meeting.details.place),
        chu_tri=or_dots(office_holders(meeting, Office.CHAIR, order.zone, full_name)),
        thu_ky=or_dots(office_holders(meeting, Office.SECRETARY, order.zone, full_name)),
    )


def signed_meeting_facts(meeting: Meeting, order: PaperOrder) -> MeetingFacts:
    """The same for a paper that chair and secretary sign: those who hold the offices at its end."""
    return {
        **meeting_facts(meeting, order),
        "chu_tri": or_dots(full_name(meeting, meeting.details.chair)),
        "thu_ky": or_dots(full_name(meeting, meeting.details.secretary)),
    }


def recipient_facts(meeting: Meeting) -> RecipientFacts:
    """Who in the cell gets the paper."""
    return RecipientFacts(noi_nhan=called_people(meeting).receiving)


def signer_facts(meeting: Meeting, mark: str = "") -> SignerFacts:
    """Bí thư, or phó bí thư where the cell has no bí thư; dots where the list names neither.

    Under a `mark` (`DỰ THẢO`) nobody signs: both are empty.
    """
    if mark:
        return SignerFacts(chuc_danh_ky="", nguoi_ky="")
    return signer_among(meeting.members.values(), lambda member: full_name(meeting, member.id))


def signer_among(members: Iterable[Member], name: Callable[[Member], str]) -> SignerFacts:
    """Bí thư of these members, or phó bí thư, under the name they are to sign with; dots where they are neither."""
    by_role = {office_of(one): one for one in reversed(list(members))}
    for office in (SECRETARY, DEPUTY):
        if member := by_role.get(folded(office)):
            return SignerFacts(chuc_danh_ky=office, nguoi_ky=name(member))
    return SignerFacts(chuc_danh_ky=SECRETARY, nguoi_ky=DOTS)


def office_of(member: Member) -> str:
    """The first office held, folded: `bí thư` of `Bí thư chi bộ, Trưởng thôn`."""
    return folded(member.role.split(",")[0].strip()).removesuffix(words.IN_CELL)
