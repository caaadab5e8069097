"""The console, as values: head, rail, desk and side. Pure."""

from datetime import datetime

from assistant import words
from assistant.domain.attendance import is_present
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.quality import gaps
from assistant.domain.rules import Phase
from assistant.views import shared
from assistant.views.console import panels
from assistant.views.shared import Shown, epoch


def head(meeting: Meeting, saved: float | None, share: Shown, paper: Shown) -> Shown:
    """The red bar: which meeting, what is saved, the way to the projector and the minutes."""
    return {
        "meeting": meeting.id,
        "cell": meeting.cell.name,
        "title": meeting.title,
        "stage": meeting.stage.value,
        "zone": shared.zone(meeting),
        "saved": saved,
        "share": share,
        "paper": paper,
    }


def rail(meeting: Meeting, looking_at: str) -> Shown:
    """Phases and items with their state; the browser ticks the current item's minutes itself."""
    return {
        "stage": meeting.stage.value,
        "lookingAt": looking_at,
        "phases": [
            {
                "name": words.PHASE[phase],
                "items": [rail_item(meeting, item.id) for item in meeting.agenda if item.phase is phase],
            }
            for phase in Phase
            if any(item.phase is phase for item in meeting.agenda)
        ],
    }


def rail_item(meeting: Meeting, item_id: str) -> Shown:
    """One line of the rail. `spent` are the seconds of finished visits, `since` the start of the one going on."""
    item = meeting.item(item_id)
    assert item is not None
    finished = [v for v in meeting.visits if v.item == item_id and v.stopped]
    since = next((v.started for v in meeting.visits if v.item == item_id and not v.stopped), None)
    return {
        "id": item.id,
        "title": item.rail_title,
        "full": item.title,
        "state": shared.item_state(meeting, item),
        "planned": item.minutes,
        "spent": sum((v.stopped - v.started).total_seconds() for v in finished if v.stopped),
        "since": epoch(since),
    }


def side(meeting: Meeting, now: datetime) -> Shown:
    """Clock, counter, the people to click, and what is still missing."""
    roll = meeting.roll_count()
    return {
        "meeting": meeting.id,
        "stage": meeting.stage.value,
        "zone": shared.zone(meeting),
        "clock": shared.clock(meeting),
        "opinions": shared.opinion_count(meeting),
        "present": roll.present,
        "total": roll.expected + roll.present - roll.expected_present,
        "people": people(meeting),
        "guests": [
            {"id": g.id, "label": g.name, "name": g.name, "count": speeches_of(meeting, g.id)}
            for g in meeting.guests.values()
        ],
        "speech": live_speech(meeting),
        "gaps": missing(meeting, now),
    }


def people(meeting: Meeting) -> list[Shown]:
    """Members in the room, in the order of the list."""
    return [
        {"id": m.id, "label": m.short, "name": m.name, "count": speeches_of(meeting, m.id)}
        for m in meeting.members.values()
        if is_present(meeting.roll, m.id)
    ]


def speeches_of(meeting: Meeting, speaker: str) -> int:
    """How often somebody spoke."""
    return sum(1 for s in meeting.speeches.values() if s.speaker == speaker)


def live_speech(meeting: Meeting) -> Shown | None:
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


def missing(meeting: Meeting, now: datetime) -> list[Shown]:
    """The list of what is still missing; before the start only what can be prepared.

    Items not reached are the rail's to show while the meeting runs, and the duration is the clock's.
    """
    if meeting.stage is Stage.PLANNED:
        return []
    hidden = {"duration", "items_reached"} if meeting.stage is Stage.RUNNING else set()
    return [
        {"code": c.code, "text": c.sentence, "item": c.item, "basis": c.basis}
        for c in gaps(meeting, now)
        if c.code not in hidden
    ]


def desk(meeting: Meeting, looking_at: str, now: datetime, where: Shown) -> Shown:
    """The middle: the item that is current, or looked at, with its panels; before the start the preparation."""
    item = meeting.item(looking_at) or meeting.agenda[0]
    shown = panels.item(meeting, item, now)
    if "end" in shown["panels"]:
        shown["panels"]["end"]["where"] = where
    return {
        "meeting": meeting.id,
        "stage": meeting.stage.value,
        "frozen": meeting.frozen,
        "zone": shared.zone(meeting),
        "year": meeting.details.start.year,
        "item": shown,
        "prepare": panels.preparation(meeting) if meeting.stage is Stage.PLANNED else None,
        "members": [{"id": m.id, "name": m.name, "label": m.short} for m in meeting.members.values()],
    }
