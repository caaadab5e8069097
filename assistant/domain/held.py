"""Nội dung không tiến hành: which items of the agenda the meeting did not come to. What was recorded decides."""

from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import Dues
from assistant.domain.kinds import SUPERIOR_ITEM
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.reckoned import reckoned_once
from assistant.domain.rules import Panel


@reckoned_once
def recorded_items(meeting: Meeting) -> frozenset[str]:
    """Ids of the items under which something was recorded. Looked at once for all items: texts are many."""
    written = (key for key, text in meeting.texts.items() if key.startswith("item.") and text.value.strip())
    put = {m.item for m in meeting.motions.values() if m.vote or meeting.text(f"motion.{m.id}")}
    spoken = {speech.item for speech in meeting.speeches.values()}
    given = {task.item for task in meeting.actions.values()}
    return frozenset(put | spoken | given).union(*map(_owners, written))


def _owners(key: str) -> set[str]:
    """The item that a text's key (`item.<item>.<code>`) names, wherever its id ends."""
    parts = key.split(".")
    return {".".join(parts[1:end]) for end in range(2, len(parts))}


def has_record(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether something was recorded under the item, so that taking it out would lose it."""
    return item.id in recorded_items(meeting)


def is_closing_item(item: AgendaItem) -> bool:
    """Whether the item is the reading of the minutes or the end: they come last, and always."""
    return item.records_panel(Panel.MINUTES) or item.records_panel(Panel.END)


def has_points(meeting: Meeting) -> bool:
    """Whether the meeting scored itself, in the sum or by criteria."""
    return meeting.score.points is not None or bool(meeting.score.parts)


def panel_done(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether what the item's panel asks for was done, wherever that was: roll, guests, dues, agenda, tasks, score."""
    done = {
        Panel.ROLL: bool(meeting.roll),
        Panel.GUESTS: bool(meeting.guests),
        Panel.DUES: meeting.dues != Dues(),
        Panel.AGENDA: meeting.agenda_adopted is not None,
        Panel.CARRIED: any(not task.unanswered for task in meeting.carried.values()),
        Panel.SCORE: has_points(meeting),
    }
    return any(there and item.records_panel(panel) for panel, there in done.items())


def was_done(meeting: Meeting, item: AgendaItem, recorded: frozenset[str] | None = None) -> bool:
    """Whether the record shows that the item was dealt with: by what is written under it, or by what its panel asks.

    `recorded`: `recorded_items`, where somebody asks about many items.
    """
    there = item.id in recorded if recorded is not None else has_record(meeting, item)
    return there or panel_done(meeting, item)


def is_taken(meeting: Meeting, item: AgendaItem, recorded: frozenset[str] | None = None) -> bool:
    """Whether the item was dealt with: by what is recorded of it, wherever that was done, else by the time it took.

    An item that was only clicked through (rule `item_least_seconds`) was not. `recorded` as in `was_done`.
    """
    elsewhere = {Panel.SECRETARY: bool(meeting.details.secretary), Panel.ACTIONS: bool(meeting.actions)}
    if was_done(meeting, item, recorded) or any(
        there and item.records_panel(panel) for panel, there in elsewhere.items()
    ):
        return True
    visits = [visit for visit in meeting.visits if visit.item == item.id]
    least = meeting.rules.number("item_least_seconds") if "item_least_seconds" in meeting.rules.values else 0
    took = sum(visit.length(visit.stopped or meeting.ended() or visit.started).total_seconds() for visit in visits)
    return bool(visits) and took >= least


def could_be_held(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether there was anybody for it: the word of the superior committee needs somebody who is of it."""
    return item.code != SUPERIOR_ITEM or any(guest.superior for guest in meeting.guests.values())


def may_stay_unheld(meeting: Meeting, item: AgendaItem, recorded: frozenset[str] | None = None) -> bool:
    """Whether the item can be told as not held: nothing shows that it was, it is not going on, nor one that closes."""
    going_on = meeting.stage is Stage.RUNNING and meeting.current == item.id
    return not (going_on or is_closing_item(item) or was_done(meeting, item, recorded))


@reckoned_once
def unreached_items(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The items that the meeting has not come to, or passed over, and that nobody has told as not held."""
    recorded = recorded_items(meeting)
    return tuple(
        item
        for item in meeting.agenda
        if item.id not in meeting.not_held
        and may_stay_unheld(meeting, item, recorded)
        and not is_taken(meeting, item, recorded)
    )


def is_unheld(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the item was told as not held, and nothing that was recorded since says otherwise."""
    return item.id in meeting.not_held and not was_done(meeting, item)


def unheld_items(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The items that were told as not held, in the order of the agenda."""
    return tuple(item for item in meeting.agenda if is_unheld(meeting, item))


@reckoned_once
def done_items(meeting: Meeting) -> frozenset[str]:
    """Ids of the items that are done, for rail, wall and phone alike: come to and dealt with, at their time or before.

    Not those only passed over or told as not held; the agenda is done when it was adopted.
    """
    if not meeting.begun:
        return frozenset()
    left = {item.id for item in (*unreached_items(meeting), *unheld_items(meeting))}
    visited = {visit.item for visit in meeting.visits}
    return frozenset(
        item.id
        for item in meeting.agenda
        if item.id not in left
        and (item.id in visited or panel_done(meeting, item))
        and not (item.records_panel(Panel.AGENDA) and meeting.agenda_adopted is None)
    )
