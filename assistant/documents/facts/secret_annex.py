"""Nội dung mật: the annex that holds what is kept apart, and which papers repeat something secret."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypedDict

from assistant.documents.facts.amendments import AmendmentFacts, amendment_facts
from assistant.documents.facts.extract import printed_items
from assistant.documents.facts.head import MeetingFacts, PaperHead, head_facts, meeting_date, signed_meeting_facts
from assistant.documents.facts.minutes import GuestFacts, guest_facts
from assistant.documents.facts.minutes_items import ItemFacts, item_facts
from assistant.documents.facts.minutes_roll import office_holders
from assistant.documents.facts.minutes_votes import VoteFacts, adoption_hour, vote_facts
from assistant.documents.facts.phrases import DOTS, number_and_symbol
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.facts.tasks import CarriedFacts, carried_facts, carried_total, task_facts
from assistant.domain.meeting import Meeting
from assistant.domain.offices import Office
from assistant.domain.rules import Phase
from assistant.domain.secrecy import public_version, secret_items, secret_lines
from assistant.domain.text import clean_line, folded
from assistant.wording import domain as words
from assistant.wording.documents import NOT_ADOPTED_MARK

PHASE_HEADINGS = {
    phase: f"{roman}. {words.PHASE[phase]}" for phase, roman in zip(Phase, ("I", "II", "III"), strict=True)
}
"""The sections of the minutes, by whose numbers an item is found."""


class AnnexBody(PaperHead, MeetingFacts):
    """Phụ lục mật của biên bản: what the room adopts with the minutes and the shared folder does not get."""

    so_ky_hieu: str
    """Of the minutes it belongs to."""
    chu_tri_day_du: str
    thu_ky_day_du: str
    dai_bieu: list[GuestFacts]
    """Guests who came for a secret item alone, and so are not named in the minutes."""
    ky_truoc: list[CarriedFacts]
    """Secret tasks of earlier meetings."""
    noi_dung: list[ItemFacts]
    sua_doi: list[AmendmentFacts]
    """What was corrected in these items while the minutes were read."""


class AnnexClosing(TypedDict):
    """What is known only after the adoption."""

    dau: str
    """`CHƯA THÔNG QUA` where it was not adopted with the minutes."""
    thong_qua_luc: str
    thong_qua_bieu_quyet: list[VoteFacts]


def annex_body(meeting: Meeting, order: PaperOrder) -> AnnexBody:
    """The secret items in full, each with the number that it has in the minutes."""
    shown = public_version(meeting)
    secret = secret_items(meeting)
    numbered = [(n, item.id) for n, item in printed_items(shown) if item.id in secret]
    tasks = [t for t in meeting.carried.values() if t.secret]
    alone = {k: g for k, g in meeting.guests.items() if k not in shown.guests}
    return {
        **head_facts(meeting, meeting_date(meeting, order)),
        **signed_meeting_facts(meeting, order),
        "so_ky_hieu": number_and_symbol(meeting.details.number, "BB", meeting.cell.symbol),
        "chu_tri_day_du": office_holders(meeting, Office.CHAIR, order.zone),
        "thu_ky_day_du": office_holders(meeting, Office.SECRETARY, order.zone),
        "dai_bieu": guest_facts(replace(meeting, guests=alone)),
        "ky_truoc": carried_facts(meeting, tasks),
        "noi_dung": _items(meeting, numbered, order),
        "sua_doi": amendment_facts(meeting, (a for a in meeting.amendments if a not in shown.amendments)),
    }


def _items(meeting: Meeting, numbered: Iterable[tuple[int, str]], order: PaperOrder) -> list[ItemFacts]:
    """The items with their own tasks under them; over the first one of a phase, the name of the phase."""
    whole = replace(meeting, withheld=None)
    found: list[ItemFacts] = []
    shown = [t for t in meeting.carried.values() if not t.secret]  # the secret ones have their own table
    before: Phase | None = None
    for number, key in numbered:
        item = next(i for i in meeting.agenda if i.id == key)
        heading = "" if item.phase is before else PHASE_HEADINGS[item.phase]
        facts = item_facts(whole, item, number, order.zone, heading)
        facts["nhiem_vu"] = task_facts(meeting, (t for t in meeting.actions.values() if t.item == key))
        facts["ghi_nhiem_vu"] = False
        if facts["ky_truoc"]:
            facts["ky_truoc"] = carried_facts(meeting, shown)
            facts["ky_truoc_tong"] = carried_total(meeting, shown)
        found.append(facts)
        before = item.phase
    return found


def annex_closing(meeting: Meeting, order: PaperOrder) -> AnnexClosing:
    """The adoption: that of the minutes."""
    adoption = meeting.adoption if meeting.adoption and meeting.adoption.annex else None
    return AnnexClosing(
        dau="" if adoption else NOT_ADOPTED_MARK,
        thong_qua_luc=adoption_hour(meeting, adoption, order.zone),
        thong_qua_bieu_quyet=[vote_facts(meeting, adoption.vote)] if adoption and adoption.vote else [],
    )


def blank_closings(_meeting: Meeting) -> tuple[AnnexClosing, ...]:
    """The closing as it is read, before it has been adopted."""
    return (AnnexClosing(dau="", thong_qua_luc=DOTS, thong_qua_bieu_quyet=[]),)


def elsewhere_notice(meeting: Meeting) -> str:
    """Where the rest is, for a record from the share; empty for a whole one."""
    if meeting.withheld is None:
        return ""
    return words.SECRETS_ELSEWHERE.format(machines=", ".join(meeting.withheld.machines) or words.OTHER_MACHINE)


def holds_secret(meeting: Meeting, lines: Iterable[str]) -> bool:
    """Whether the paper with these lines repeats anything that was said or written under a secret item."""
    text = folded(" ".join(clean_line(one) for one in lines))
    return any(secret in text for secret in secret_lines(meeting))
