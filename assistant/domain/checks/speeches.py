"""Checks of what is said: opinions, questions, criticism, reading back."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from assistant.domain.agenda import AgendaItem
from assistant.domain.checks.check import Check, make_check, rule_asks, visited_items
from assistant.domain.floor import OpinionKind, Speech, SpeechRole, unsettled_speeches
from assistant.domain.meeting import Meeting, Stage


def counts_as_opinion(meeting: Meeting, speech: Speech) -> bool:
    """Whether a speech can count as an opinion: text, and a speaker the rules count (docs/domain.md 11.7)."""
    if speech.role is SpeechRole.REPLY or (
        speech.role is SpeechRole.PRESENTATION and not rule_asks(meeting, "count_presentations", otherwise=False)
    ):
        return False
    rule = counting_rule(meeting, speech)
    allowed = meeting.rules.values[rule].value if rule in meeting.rules.values else not speech.is_guest
    return bool(allowed) and bool(meeting.text(f"speech.{speech.id}").strip())


def counting_rule(meeting: Meeting, speech: Speech) -> str:
    """Code of the rule that says whether this speaker counts; empty for any other member."""
    if speech.is_guest:
        return "count_guests"
    if speech.speaker in (meeting.details.chair, meeting.details.secretary):
        return "count_chair" if speech.speaker == meeting.details.chair else "count_secretary"
    member = meeting.members.get(speech.speaker)
    return "count_probationary" if member and not member.status.is_official else ""


def opinion_count(meeting: Meeting) -> int:
    """Số ý kiến: distinct members with at least one opinion that has text."""
    elsewhere = meeting.withheld.opinions if meeting.withheld else 0
    return elsewhere + len({s.speaker for s in meeting.speeches.values() if counts_as_opinion(meeting, s)})


def check_speaking(meeting: Meeting) -> Iterator[Check]:
    """Opinions against the minimum, and speeches nobody has written down."""
    least = int(meeting.rules.number("min_opinions")) if "min_opinions" in meeting.rules.values else 0
    have = opinion_count(meeting)
    if least:
        good = have >= least if meeting.begun else None
        yield make_check(
            meeting, "opinions", good, "min_opinions", asks=True, have=have, least=least, short=max(0, least - have)
        )
    silent = [s for s in meeting.speeches.values() if s.stopped and not s.no_text]
    empty = [s for s in silent if not meeting.text(f"speech.{s.id}").strip()]
    for speech in empty:
        yield make_check(
            meeting, "speech_text", False, item=speech.item, asks=True, name=meeting.person(speech.speaker)
        )


def check_differences(meeting: Meeting) -> Iterator[Check]:
    """Questions not answered, differing opinions not settled before a vote (order of a cell meeting, Hậu Lộc, 2.4)."""
    asked = [s for s in meeting.speeches.values() if s.kind in (OpinionKind.QUESTION, OpinionKind.DIFFERENT)]
    if asked:
        open_ = unsettled_speeches(asked)
        names = tuple(dict.fromkeys(meeting.person(s.speaker) for s in open_))
        yield make_check(
            meeting, "unsettled", not open_, item=open_[0].item if open_ else "", count=len(open_), names=names
        )


IDEOLOGY_ITEM = "B2"


def ideology_time(meeting: Meeting, now: datetime) -> timedelta:
    """The item on ideology, and every speech of criticism or self-criticism under another item."""
    items_ = [i.id for i in meeting.agenda if i.code == IDEOLOGY_ITEM]
    spoken = [
        s.length(meeting.ended() or now)
        for s in meeting.speeches.values()
        if s.kind is OpinionKind.CRITICISM and s.item not in items_
    ]
    return sum((meeting.item_time(i, now) for i in items_), timedelta(0)) + sum(spoken, timedelta(0))


def check_ideology(meeting: Meeting, now: datetime) -> Iterator[Check]:
    """Time of ideology, self-criticism and criticism (docs/domain.md N8: 15 to 30 minutes), summed from its items."""
    if "ideology_min_minutes" not in meeting.rules.values or meeting.stage is not Stage.ENDED:
        return
    least, most = (int(meeting.rules.number(f"ideology_{end}_minutes")) for end in ("min", "max"))
    minutes = int(ideology_time(meeting, now).total_seconds() // 60)
    if least or most:
        good = least <= minutes and (not most or minutes <= most)
        yield make_check(meeting, "ideology", good, "ideology_min_minutes", minutes=minutes, least=least, most=most)


def check_read_back(meeting: Meeting) -> Iterator[Check]:
    """Items with a record that were left without being read back to the room."""
    if not (meeting.begun and rule_asks(meeting, "require_read_back", otherwise=False)):
        return
    seen = visited_items(meeting)
    left = [
        i
        for i in meeting.agenda
        if i.id in seen
        and i.id != meeting.current
        and needs_reading(meeting, i)
        and meeting.read_back.get(i.id) != "read"
    ]
    if left or meeting.read_back:
        titles = tuple(i.rail_title for i in left)
        yield make_check(
            meeting,
            "read_back",
            not left,
            "require_read_back",
            left[0].id if left else "",
            count=len(left),
            titles=titles,
        )


def needs_reading(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether an item has something to read back: an opinion, a conclusion, a task or a vote."""
    return (
        bool(meeting.text(f"item.{item.id}.ket_luan").strip())
        or any(s.item == item.id for s in meeting.speeches.values())
        or any(a.item == item.id for a in meeting.actions.values())
        or any(
            m.item == item.id and (m.vote or meeting.text(f"motion.{m.id}").strip()) for m in meeting.motions.values()
        )
    )
