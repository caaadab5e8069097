"""Checks of what is said: opinions, questions, criticism, reading back."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from assistant.domain.actions import ActionItem
from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import is_box_written
from assistant.domain.checks.check import Check, make_check, rule_asks, visited_items
from assistant.domain.floor import OpinionKind, unsettled_speeches
from assistant.domain.limits import asked_number
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.reckoned import reckoned_once
from assistant.domain.rules import Panel
from assistant.domain.speaking import is_written, opinion_count, speaker_count


def check_speaking(meeting: Meeting) -> Iterator[Check]:
    """Opinions and those who gave them against their minimums, and speeches nobody has written down."""
    for code, rule, count in (
        ("opinions", "min_opinions", opinion_count),
        ("speakers", "min_speakers", speaker_count),
    ):
        if least := asked_number(meeting.rules, rule):
            have = count(meeting)
            good = have >= least if meeting.begun else None
            short = max(0, least - have)
            yield make_check(meeting, code, good, rule, asks=True, have=have, least=least, short=short)
    silent = [s for s in meeting.speeches.values() if s.stopped and not s.no_text]
    empty = [s for s in silent if not is_written(meeting, s)]
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
        if i.id in seen and i.id != meeting.current and needs_reading(meeting, i) and not was_read(meeting, i)
    ]
    if left or meeting.read_back or meeting.adoption:
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


def was_read(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the room has heard what the item holds: read back by itself, or with the minutes that were adopted."""
    return meeting.adoption is not None or meeting.read_back.get(item.id) == "read"


def assessed_under(meeting: Meeting, item: AgendaItem) -> tuple[ActionItem, ...]:
    """The tasks of last month that are assessed under the item; none under any other."""
    return tuple(meeting.carried.values()) if item.records_panel(Panel.CARRIED) else ()


def needs_reading(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether an item has something to read back: what was typed, an opinion, a task, an assessment or a vote."""
    return (
        any(not task.unanswered for task in assessed_under(meeting, item))
        or is_box_written(meeting, item)
        or item.id in _spoken_or_decided(meeting)
    )


@reckoned_once
def _spoken_or_decided(meeting: Meeting) -> frozenset[str]:
    """Ids of the items with a speech, a task or a motion that was worded or voted on."""
    spoken = {s.item for s in meeting.speeches.values()}
    given = {a.item for a in meeting.actions.values()}
    put = {m.item for m in meeting.motions.values() if m.vote or meeting.text(f"motion.{m.id}").strip()}
    return frozenset(spoken | given | put)
