"""Ý kiến trong biên bản: the opinions under one item, by kind where the item asks for several (docs/domain.md 5.3)."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import TypedDict

from assistant.documents.facts.phrases import addressed, full_name, join_parts, meeting_hour, trimmed_or_dots
from assistant.domain.agenda import AgendaItem
from assistant.domain.floor import OpinionKind, Speech, SpeechRole
from assistant.domain.meeting import Meeting
from assistant.domain.speaking import is_written, opinion_kinds_given, speeches_under
from assistant.wording import domain as words
from assistant.wording.documents import (
    ANSWERED,
    NO_OPINIONS,
    NOT_WRITTEN,
    OPINION_GROUPS,
    OTHER_OPINIONS,
    REPLY_OF,
    REPORT_OF,
    SAID_BY,
    SETTLED,
)


class OpinionFacts(TypedDict):
    """Một ý kiến: who, kind, when it began, what was said."""

    nhom: str
    """Heading over the first opinion of a kind, where an item asks for opinions of several kinds."""
    so: str
    nguoi: str
    xung_danh: str
    """Who it was, addressed as đồng chí; a guest who is of no Party committee by name alone."""
    chuc_vu: str
    """A guest's title and unit."""
    loai: str
    luc: str
    noi_dung: str
    giai_quyet: str
    """How a question was answered, a differing opinion settled, after the words that say which."""


def item_opinions(meeting: Meeting, item: AgendaItem, zone: tzinfo) -> tuple[list[OpinionFacts], list[OpinionFacts]]:
    """Speeches of members and of guests in the order they were held; members' by kind where the item asks for kinds."""
    own = sorted(speeches_under(meeting, item, SpeechRole.OPINION), key=lambda s: kind_rank(item, s))
    facts = [opinion_facts(meeting, s, n, zone) for n, s in enumerate(own, start=1)]
    for before, speech, fact in zip([None, *own], own, facts, strict=False):
        if item.opinion_kinds and (before is None or kind_rank(item, before) != kind_rank(item, speech)):
            fact["nhom"] = (
                OPINION_GROUPS[speech.kind.value] if speech.kind and is_asked_kind(item, speech) else OTHER_OPINIONS
            )
    guests = speeches_under(meeting, item, SpeechRole.GUEST, SpeechRole.SUPERIOR)
    return facts, [opinion_facts(meeting, s, n, zone) for n, s in enumerate(guests, start=1)]


def report_lines(meeting: Meeting, item: AgendaItem, zone: tzinfo) -> list[tuple[str, str]]:
    """Trình bày: who reported on the item and when, and what was written down of it."""
    return [
        (speech_label(meeting, s, REPORT_OF, zone), meeting.text(f"speech.{s.id}"))
        for s in speeches_under(meeting, item, SpeechRole.PRESENTATION)
        if is_written(meeting, s)
    ]


def reporters(meeting: Meeting, item: AgendaItem) -> str:
    """Người trình bày: who was to, or else who did."""
    did = dict.fromkeys(s.speaker for s in speeches_under(meeting, item, SpeechRole.PRESENTATION))
    return full_name(meeting, item.presenter) or join_parts(full_name(meeting, who) for who in did)


def reply_lines(meeting: Meeting, held: Iterable[Speech], zone: tzinfo) -> list[tuple[str, str]]:
    """Tiếp thu, giải trình: of whom and when, and what was answered; dots for what nobody wrote down."""
    return [(speech_label(meeting, s, REPLY_OF, zone), trimmed_or_dots(meeting.text(f"speech.{s.id}"))) for s in held]


def reply_text(meeting: Meeting, held: Iterable[Speech], zone: tzinfo) -> str:
    """The same in one text: a line for each reply."""
    return "\n".join(
        f"{speech_label(meeting, s, SAID_BY, zone)}: {trimmed_or_dots(meeting.text(f'speech.{s.id}'))}" for s in held
    )


def speech_label(meeting: Meeting, speech: Speech, words_: str, zone: tzinfo) -> str:
    """Who spoke, and when."""
    return words_.format(name=full_name(meeting, speech.speaker), hour=meeting_hour(meeting, speech.started, zone))


def is_asked_kind(item: AgendaItem, speech: Speech) -> bool:
    """Whether the opinion is of a kind that the item asks for."""
    return speech.kind is not None and speech.kind.value in item.opinion_kinds


def kind_rank(item: AgendaItem, speech: Speech) -> int:
    """Where the opinion stands among the kinds that the item asks for; the others after them."""
    kinds = item.opinion_kinds
    return kinds.index(speech.kind.value) if speech.kind and is_asked_kind(item, speech) else len(kinds)


def missing_kinds(meeting: Meeting, item: AgendaItem) -> list[str]:
    """Kinds of opinion that the item asks for and nobody gave: dotted lines."""
    given = opinion_kinds_given(meeting, item)
    return [OPINION_GROUPS[kind] for kind in item.opinion_kinds if kind not in given]


def speech_kind(speech: Speech) -> str:
    """Which kind of opinion it is; of a report or a reply, that it is one."""
    if speech.role in NO_OPINIONS:
        return NO_OPINIONS[speech.role]
    return words.OPINION[speech.kind.value] if speech.kind else ""


def opinion_facts(meeting: Meeting, speech: Speech, number: int, zone: tzinfo) -> OpinionFacts:
    """One opinion."""
    guest = meeting.guests.get(speech.speaker)
    return OpinionFacts(
        nhom="",
        so=str(number),
        nguoi=full_name(meeting, speech.speaker),
        xung_danh=addressed(meeting, speech.speaker),
        chuc_vu=join_parts((guest.title, guest.unit)) if guest else "",
        loai=speech_kind(speech),
        luc=meeting_hour(meeting, speech.started, zone),
        noi_dung=what_was_said(meeting, speech),
        giai_quyet=settlement(speech),
    )


def what_was_said(meeting: Meeting, speech: Speech) -> str:
    """The words that were written down; else why nothing was, or dots."""
    said = meeting.text(f"speech.{speech.id}")
    return NOT_WRITTEN.format(reason=speech.no_text) if speech.no_text and not said.strip() else trimmed_or_dots(said)


def settlement(speech: Speech) -> str:
    """`Trả lời: …` after a question, `Thống nhất: …` after a differing opinion; "" where nothing was settled."""
    if not speech.settled.strip():
        return ""
    how = ANSWERED if speech.kind is OpinionKind.QUESTION else SETTLED
    return how.format(text=speech.settled.strip())
