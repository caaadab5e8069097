"""Older records and journals (hồ sơ cũ): what was kept as a sentence then is read as the fact that it is today."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from assistant.domain.adoption import RECORDED_AS_SENTENCE, Ending, Missing
from assistant.domain.agenda import AgendaItem
from assistant.domain.events import AgendaChanged, EndCorrected, Event, MeetingEnded, MeetingMade, MeetingRestored
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Rules
from assistant.rules.rubric import RUBRICS, shipped_sheets
from assistant.wording import journal as words
from assistant.wording.domain import FACE_TO_FACE
from assistant.wording.sample_cell import is_sample


def meeting_of_today(meeting: Meeting) -> Meeting:
    """The meeting of an older record."""
    ending = meeting.ending and ending_of_today(meeting.ending)
    rules = rules_of_today(meeting.rules)
    return replace(meeting, agenda=agenda_of_today(meeting.agenda), ending=ending, rules=rules)


def rules_of_today(rules: Rules) -> Rules:
    """A record made before the score sheet belonged to the rules was scored by the national frame."""
    return rules if rules.sheets or rules.rubric else replace(rules, sheets=shipped_sheets(RUBRICS[0]))


STATUSES: Mapping[str, Mapping[str, Any]] = {
    "official": {"standing": "official", "attending": "here", "exempt": False},
    "probationary": {"standing": "probationary", "attending": "here", "exempt": False},
    "temp_in": {"standing": "official", "attending": "temp_in", "exempt": False},
    "temp_out": {"standing": "official", "attending": "temp_out", "exempt": False},
    "exempt": {"standing": "official", "attending": "here", "exempt": True},
}
"""The one word that told a member's status → its facts.

It told nothing of the standing of those exempt or away, who voted as official members do.
"""


def people_of_today(members: Any) -> Any:
    """The members of an older record or journal, as plain values: their status was one word, now it is facts."""
    if isinstance(members, dict):
        return {key: _person_of_today(member) for key, member in members.items()}
    return list(map(_person_of_today, members)) if isinstance(members, list) else members


def _person_of_today(member: Any) -> Any:
    word = member.get("status") if isinstance(member, dict) else None
    return {**member, "status": STATUSES[word]} if isinstance(word, str) and word in STATUSES else member


def cell_of_today(cell: Any) -> Any:
    """The cell of an older record or journal, as plain values: nothing told of the sample that it is one."""
    if not isinstance(cell, dict) or "practice" in cell:
        return cell
    return {**cell, "practice": is_sample(*map(cell.get, ("name", "superior", "locality", "place")))}


def plain_event_of_today(kind: str, data: Any) -> Any:
    """The data of an older event, as plain values, where its shape has changed since."""
    if not isinstance(data, dict):
        return data
    if kind == MeetingMade.__name__:
        return {**data, "members": people_of_today(data.get("members")), "cell": cell_of_today(data.get("cell"))}
    whole = data.get("meeting")
    if kind != MeetingRestored.__name__ or not isinstance(whole, dict):
        return data
    renewed = {"members": people_of_today(whole.get("members")), "cell": cell_of_today(whole.get("cell"))}
    return {**data, "meeting": {**whole, **renewed}}


def details_of_today(details: Any) -> Any:
    """Hình thức họp of a record by another hand that leaves it out: it was face to face then."""
    return {"form": FACE_TO_FACE, **details} if isinstance(details, dict) else details


def agenda_of_today(agenda: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """The title of an item that was kept elsewhere was a word of the screen; now there is none."""
    return tuple(replace(item, title="") if _place_only(item) else item for item in agenda)


def _place_only(item: AgendaItem) -> bool:
    """Whether an older record has nothing of a secret item but its place."""
    return item.secret and item.title in words.FORMER_WITHHELD and not (item.texts or item.records)


def ending_of_today(ending: Ending) -> Ending:
    """The length is the one thing of a recorded end that is looked at again, so what was said of it is a fact.

    All else that was recorded in sentences stays so, word for word.
    """
    if not ending.gaps:
        return ending
    found = [(gap, re.fullmatch(words.FORMER_TOO_SHORT, gap)) for gap in ending.gaps]
    facts = [
        {**{name: int(number) for name, number in match.groupdict().items()}, RECORDED_AS_SENTENCE: True}
        for _, match in found
        if match
    ]
    short = tuple(Missing("duration", fact) for fact in facts)
    return replace(ending, gaps=tuple(gap for gap, match in found if not match), missing=(*short, *ending.missing))


def event_of_today(event: Event) -> Event:
    """The event of an older journal."""
    renew = EVENTS.get(type(event))
    return renew(event) if renew else event


def _with(field: str, renew: Callable[[Any], Any], event: Any) -> Event:
    """The event with one of its fields as it is today."""
    renewed: Event = replace(event, **{field: renew(getattr(event, field))})
    return renewed


RESHAPED = frozenset({MeetingMade.__name__, MeetingRestored.__name__})
"""Events that hold members and their cell."""
EVENTS: Mapping[type[Event], Callable[[Event], Event]] = {
    AgendaChanged: partial(_with, "agenda", agenda_of_today),
    MeetingMade: partial(_with, "rules", rules_of_today),
    MeetingRestored: partial(_with, "meeting", meeting_of_today),
    MeetingEnded: partial(_with, "ending", ending_of_today),
    EndCorrected: partial(_with, "ending", ending_of_today),
}
