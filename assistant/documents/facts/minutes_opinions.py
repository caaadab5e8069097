"""Ý kiến trong biên bản: the opinions under one item, by kind where the item asks for several (docs/domain.md 5.3)."""

from datetime import tzinfo
from typing import TypedDict

from assistant.documents.facts.phrases import full_name, join_parts, meeting_hour, trimmed_or_dots
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


def item_opinions(meeting: Meeting, item: AgendaItem, zone: tzinfo) -> tuple[list[OpinionFacts], list[OpinionFacts]]:
    """Speeches of members and of guests in the order they were held; members' by kind where the item asks for kinds."""
    held = sorted((s for s in meeting.speeches.values() if s.item == item.id), key=lambda s: s.started)
    own = sorted((s for s in held if not s.is_guest), key=lambda s: kind_rank(item, s))
    facts = [opinion_facts(meeting, s, n, zone) for n, s in enumerate(own, start=1)]
    for before, speech, fact in zip([None, *own], own, facts, strict=False):
        if item.opinion_kinds and (before is None or kind_rank(item, before) != kind_rank(item, speech)):
            fact["nhom"] = (
                OPINION_GROUPS[speech.kind.value] if speech.kind and is_asked_kind(item, speech) else OTHER_OPINIONS
            )
    return facts, [opinion_facts(meeting, s, n, zone) for n, s in enumerate((s for s in held if s.is_guest), start=1)]


def is_asked_kind(item: AgendaItem, speech: Speech) -> bool:
    """Whether the opinion is of a kind that the item asks for."""
    return speech.kind is not None and speech.kind.value in item.opinion_kinds


def kind_rank(item: AgendaItem, speech: Speech) -> int:
    """Where the opinion stands among the kinds that the item asks for; the others after them."""
    kinds = item.opinion_kinds
    return kinds.index(speech.kind.value) if speech.kind and is_asked_kind(item, speech) else len(kinds)


def missing_kinds(meeting: Meeting, item: AgendaItem) -> list[str]:
    """Kinds of opinion that the item asks for and nobody gave: dotted lines."""
    held = {s.kind.value for s in meeting.speeches.values() if s.item == item.id and s.kind and not s.is_guest}
    return [OPINION_GROUPS[kind] for kind in item.opinion_kinds if kind not in held]


def opinion_facts(meeting: Meeting, speech: Speech, number: int, zone: tzinfo) -> OpinionFacts:
    """One opinion."""
    guest = meeting.guests.get(speech.speaker)
    return OpinionFacts(
        nhom="",
        so=str(number),
        nguoi=full_name(meeting, speech.speaker),
        chuc_vu=join_parts((guest.title, guest.unit)) if guest else "",
        loai=words.OPINION[speech.kind.value] if speech.kind else "",
        luc=meeting_hour(meeting, speech.started, zone),
        noi_dung=trimmed_or_dots(meeting.text(f"speech.{speech.id}")),
    )
