"""The floor as the console shows it: who waits, who has spoken how much, what is behind time. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.documents.facts.amendments import changed_words
from assistant.domain import speaking
from assistant.domain.checks import ideology_time, is_asked
from assistant.domain.checks.speeches import IDEOLOGY_ITEM
from assistant.domain.events import AmendmentDropped, TextAmended
from assistant.domain.floor import OpinionKind, SpeechRole, Spoken, speaking_totals
from assistant.domain.meeting import Amendment, Meeting
from assistant.domain.procedure.undo import END, Undoable, is_end_long_past, takes_back_the_end
from assistant.platform.clock import epoch
from assistant.views.console.states import FloorView, IdeologyTime, LiveSpeech, Pace, RoleTime, Silent
from assistant.views.states import Speaker, SpokenAmount
from assistant.wording import domain as words
from assistant.wording import undo as undo_words
from assistant.wording.moments import hour_and_day

SUGGESTED = 3
"""How many of those who spoke least are suggested to the chair."""
UNDO_SHOWN = 5
NOTHING_SPOKEN = Spoken()


def floor_state(meeting: Meeting, now: datetime) -> FloorView:
    """Queue, speaker, and what each has spoken."""
    spoken = speaking_totals(meeting.speeches.values(), now)
    return {
        "people": people_in_room(meeting, spoken, now),
        "guests": guests_in_room(meeting, spoken),
        "queue": [{"id": s, "name": meeting.person(s)} for s in meeting.queue],
        "speech": live_speech(meeting),
        "silent": silent_members(meeting, spoken, now),
        "apart": times_apart(meeting, now),
        "ideology": ideology_state(meeting, now),
    }


def people_in_room(meeting: Meeting, spoken: dict[str, Spoken], now: datetime) -> list[Speaker]:
    """Members in the room, in the order of the list."""
    return [
        {"id": m.id, "label": m.short, "name": meeting.person(m.id), "post": m.role, **spoken_amount(spoken, m.id)}
        for m in meeting.people_here(now)
    ]


def guests_in_room(meeting: Meeting, spoken: dict[str, Spoken]) -> list[Speaker]:
    """Guests, in the order they were introduced."""
    return [
        {"id": g.id, "label": g.name, "name": g.name, "post": g.title, **spoken_amount(spoken, g.id)}
        for g in meeting.guests.values()
    ]


def spoken_amount(spoken: dict[str, Spoken], person: str) -> SpokenAmount:
    """How often and how long somebody has spoken; the one who speaks now only by what is over."""
    told = spoken.get(person, NOTHING_SPOKEN)
    return {"count": told.times, "seconds": round(told.seconds)}


def silent_members(meeting: Meeting, spoken: dict[str, Spoken], now: datetime) -> Silent:
    """Who has given no opinion yet, and whom the chair might ask: who spoke least; chair and secretary last."""
    here = meeting.people_here(now)
    leading = {meeting.details.chair, meeting.details.secretary}
    order = sorted(here, key=lambda m: (m.id in leading, spoken.get(m.id, NOTHING_SPOKEN).seconds))
    return {
        "names": [meeting.members[m].short for m in speaking.silent_members(meeting, now)],
        "suggested": [{"id": m.id, "label": m.short} for m in order[:SUGGESTED]],
    }


ROLES_APART = (SpeechRole.SUPERIOR, SpeechRole.GUEST, SpeechRole.REPLY, SpeechRole.PRESENTATION)


def times_apart(meeting: Meeting, now: datetime) -> list[RoleTime]:
    """Time of what is no member's opinion: superior's and guests' remarks, the chair's replies, presentations."""
    spoken = [(s.role, s.length(now).total_seconds()) for s in meeting.speeches.values() if s.role in ROLES_APART]
    sums = {role: sum(seconds for told, seconds in spoken if told is role) for role in ROLES_APART}
    return [{"role": role.value, "seconds": round(seconds)} for role, seconds in sums.items() if seconds]


def ideology_state(meeting: Meeting, now: datetime) -> IdeologyTime | None:
    """Time of ideology and criticism so far (docs/domain.md N8), for the browser to tick; None where no rule asks."""
    least, most = (meeting.rules.values.get(f"ideology_{end}_minutes") for end in ("min", "max"))
    if not (least and most and (least.value or most.value)) or not is_asked(meeting, "ideology"):
        return None
    started = ideology_since(meeting)
    running = (now - started).total_seconds() if started else 0.0
    return {
        "seconds": round(ideology_time(meeting, now).total_seconds() - running),
        "since": epoch(started),
        "least": int(meeting.rules.number("ideology_min_minutes")),
        "most": int(meeting.rules.number("ideology_max_minutes")),
        "span": words.minutes_span(*(int(meeting.rules.number(f"ideology_{end}_minutes")) for end in ("min", "max"))),
    }


def ideology_since(meeting: Meeting) -> datetime | None:
    """Since when it goes on: the visit of the item on ideology, else a speech of criticism."""
    codes = {i.id: i.code for i in meeting.agenda}
    visit = next((v for v in meeting.visits if not v.stopped and codes.get(v.item) == IDEOLOGY_ITEM), None)
    speech = meeting.speech()
    if visit:
        return visit.started
    return speech.started if speech and speech.kind is OpinionKind.CRITICISM else None


def live_speech(meeting: Meeting) -> LiveSpeech | None:
    """Who has the floor, since when."""
    speech = meeting.speech()
    if speech is None:
        return None
    return {
        "id": speech.id,
        "speaker": speech.speaker,
        "name": meeting.person(speech.speaker),
        "since": epoch(speech.started),
    }


def plan_state(meeting: Meeting, now: datetime) -> Pace:
    """What the browser needs to tell the forecast end and whether the meeting is behind its plan, in seconds."""
    visited = {v.item for v in meeting.visits}
    left = [i for i in meeting.agenda if i.id not in visited]
    done = [i for i in meeting.agenda if i.id in visited and i.id != meeting.current]
    current = meeting.item(meeting.current)
    amber = meeting.rules.values.get("amber_percent")
    time = item_times(meeting).get(meeting.current, NO_TIMES)
    return {
        "left": 60 * sum(i.minutes for i in left),
        "planned": 60 * sum(i.minutes for i in done),
        "current": 60 * current.minutes if current else 0,
        "spent": time.spent,
        "since": time.since,
        "amber": float(amber.value) if amber else 80.0,
    }


@dataclass(frozen=True)
class ItemTimes:
    """Seconds of an item's finished visits, and the start of the one that is going on."""

    spent: float = 0.0
    since: float | None = None


NO_TIMES = ItemTimes()


def item_times(meeting: Meeting) -> dict[str, ItemTimes]:
    """The times of every item that has been current, in one pass: the rail asks for all of them at each click."""
    found: dict[str, ItemTimes] = {}
    for visit in meeting.visits:
        before = found.get(visit.item, NO_TIMES)
        if visit.stopped is None:
            found[visit.item] = replace(before, since=epoch(visit.started))
        else:
            found[visit.item] = replace(before, spent=before.spent + visit.length(visit.stopped).total_seconds())
    return found


def undo_list(meeting: Meeting, now: datetime) -> list[str]:
    """The last things done, newest first, by name; none in a meeting that is only looked at, long after its end."""
    if not meeting.begun or is_end_long_past(meeting, now) or (meeting.frozen and not takes_back_the_end(meeting)):
        return []
    return [
        done_sentence(entry, meeting, undo_words.undo_sentence) for entry in reversed(meeting.undoable[-UNDO_SHOWN:])
    ]


def done_sentence(entry: Undoable, meeting: Meeting, sentence: Callable[[str, str], str]) -> str:
    """What was done; of a correction of the minutes also the words. `meeting` is one in which it stands."""
    change = corrected(entry, meeting)
    if change is None:
        return sentence(entry.code, entry.about)
    changed = changed_words(change.before, change.after)
    return sentence(entry.code, undo_words.CORRECTION.format(author=meeting.person(change.author), changed=changed))


def corrected(entry: Undoable, meeting: Meeting) -> Amendment | None:
    """The correction that was made, or dropped; None where something else was done."""
    match entry.events:
        case (TextAmended(amendment=change),):
            return change
        case (AmendmentDropped(number=number),):
            return next(iter(meeting.amendments[number : number + 1]), None)
    return None


def undo_question(meeting: Meeting) -> str:
    """What is asked before the last thing is taken back; empty where nobody need ask."""
    if not takes_back_the_end(meeting) or meeting.ending is None:
        return ""
    at = hour_and_day(meeting.ending.at, meeting.details.start.tzinfo)
    lost = [undo_words.END_REASON] if meeting.ending.reason else []
    kept = [undo_words.END_ADOPTED] if meeting.adoption else []
    return " ".join([undo_words.END_QUESTION.format(at=at), *lost, *kept])


def redo_sentence(meeting: Meeting) -> str:
    """What was taken back last and can be done again; empty where there is nothing, or the minutes stand.

    The end can be done again although they stand.
    """
    if not meeting.begun or not meeting.redoable:
        return ""
    last = meeting.redoable[-1]
    if meeting.frozen and last.entry.code != END:
        return ""
    return done_sentence(last.entry, last.before, undo_words.undone_sentence)
