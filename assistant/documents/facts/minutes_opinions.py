"""Ý kiến trong biên bản: the opinions under one item, by kind where the item asks for several (docs/domain.md 5.3)."""

from datetime import tzinfo
from typing import TypedDict

from assistant.documents.facts.phrases import hour_of, joined, name, written
from assistant.domain.agenda import AgendaItem
from assistant.domain.floor import Speech
from assistant.domain.meeting import Meeting
from assistant.wording import domain as words
from assistant.wording.documents import OPINION_GROUPS, OTHER_OPINIONS


class OpinionFacts(TypedDict):
    """Một ý kiến: who, kind, when it began, what was said."""

    nhom: str
    """Heading over the first opinion of a kind, where an item asks for opinions of several kinds."""
    so: str
    nguoi: str
    chuc_vu: str
    """A guest's title and unit."""
    loai: str
    luc: str
    noi_dung: str


def opinions(meeting: Meeting, item: AgendaItem, zone: tzinfo) -> tuple[list[OpinionFacts], list[OpinionFacts]]:
    """Speeches of members and of guests in the order they were held; members' by kind where the item asks for kinds."""
    held = sorted((s for s in meeting.speeches.values() if s.item == item.id), key=lambda s: s.started)
    own = sorted((s for s in held if not s.is_guest), key=lambda s: place(item, s))
    facts = [opinion(meeting, s, n, zone) for n, s in enumerate(own, start=1)]
    for before, speech, fact in zip([None, *own], own, facts, strict=False):
        if item.opinion_kinds and (before is None or place(item, before) != place(item, speech)):
            fact["nhom"] = OPINION_GROUPS[speech.kind.value] if speech.kind and asked(item, speech) else OTHER_OPINIONS
    return facts, [opinion(meeting, s, n, zone) for n, s in enumerate((s for s in held if s.is_guest), start=1)]


def asked(item: AgendaItem, speech: Speech) -> bool:
    """Whether the opinion is of a kind that the item asks for."""
    return speech.kind is not None and speech.kind.value in item.opinion_kinds


def place(item: AgendaItem, speech: Speech) -> int:
    """Where the opinion stands among the kinds that the item asks for; the others after them."""
    kinds = item.opinion_kinds
    return kinds.index(speech.kind.value) if speech.kind and asked(item, speech) else len(kinds)


def lacking(meeting: Meeting, item: AgendaItem) -> list[str]:
    """Kinds of opinion that the item asks for and nobody gave: dotted lines."""
    held = {s.kind.value for s in meeting.speeches.values() if s.item == item.id and s.kind and not s.is_guest}
    return [OPINION_GROUPS[kind] for kind in item.opinion_kinds if kind not in held]


def opinion(meeting: Meeting, speech: Speech, number: int, zone: tzinfo) -> OpinionFacts:
    """One opinion."""
    guest = meeting.guests.get(speech.speaker)
    return OpinionFacts(
        nhom="",
        so=str(number),
        nguoi=name(meeting, speech.speaker),
        chuc_vu=joined((guest.title, guest.unit)) if guest else "",
        loai=words.OPINION[speech.kind.value] if speech.kind else "",
        luc=hour_of(meeting, speech.started, zone),
        noi_dung=written(meeting.text(f"speech.{speech.id}")),
    )
