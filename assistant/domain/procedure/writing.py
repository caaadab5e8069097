"""Ghi chép: the current item, and every text that is typed."""

from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.agenda import AgendaItem
from assistant.domain.meeting import Meeting, Stage, Text, Visit, evolve
from assistant.domain.procedure.preparing import known_item
from assistant.domain.refusal import Refused, Stale
from assistant.domain.rules import Panel
from assistant.domain.text import clean, splice

CONCLUSION = "ket_luan"
"""Code of the chair's conclusion on an item, beside the text boxes the order of business names."""
LONGEST_TEXT = 1_000_000
NO_TEXT = Text()


def go_to(meeting: Meeting, command: c.GoToItem, now: datetime) -> list[e.Event]:
    """Another item; whoever was speaking has finished."""
    item = known_item(meeting, command.item)
    if meeting.stage is not Stage.RUNNING:
        raise Refused("not_started" if meeting.stage is Stage.PLANNED else "meeting_over")
    if item.id == meeting.current:
        return []
    speech = meeting.speech()
    return [*([e.SpeechStopped(now, speech.id)] if speech else []), e.ItemOpened(now, item.id)]


def opened(meeting: Meeting, event: e.ItemOpened) -> Meeting:
    """The item before is left, this one is current."""
    visits = (*closed(meeting.visits, event.at), Visit(event.item, event.at))
    return evolve(meeting, current=event.item, visits=visits)


def closed(visits: tuple[Visit, ...], at: datetime) -> tuple[Visit, ...]:
    """The visits with the last one ended."""
    if not visits or visits[-1].stopped:
        return visits
    return (*visits[:-1], evolve(visits[-1], stopped=at))


def item_fields(item: AgendaItem) -> list[str]:
    """The text boxes of an item, as keys of the meeting's texts."""
    codes = [field.code for field in item.texts]
    if item.records_panel(Panel.CONCLUSION):
        codes.append(CONCLUSION)
    return [f"item.{item.id}.{code}" for code in codes]


def has_field(meeting: Meeting, key: str) -> bool:
    """Whether the meeting has a text of this key."""
    owner, _, rest = key.partition(".")
    if owner == "item":
        item = meeting.item(rest.rpartition(".")[0])
        return item is not None and key in item_fields(item)
    return {"speech": rest in meeting.speeches, "motion": rest in meeting.motions}.get(owner, False)


def edit(meeting: Meeting, command: c.EditText, now: datetime) -> list[e.Event]:
    """A small edit on the newest revision; on an older one it is stale and the page merges first."""
    if not has_field(meeting, command.field):
        raise Refused("unknown_field", field=command.field)
    text = meeting.texts.get(command.field, NO_TEXT)
    if command.rev != text.rev or not 0 <= command.at <= command.at + command.cut <= len(text.value):
        raise Stale(command.field, text.rev, text.value)
    insert = clean(command.insert)
    if len(text.value) - command.cut + len(insert) > LONGEST_TEXT:
        raise Refused("text_too_long", most=LONGEST_TEXT)
    return [e.TextEdited(now, command.field, command.at, command.cut, insert)]


def edited(meeting: Meeting, event: e.TextEdited) -> Meeting:
    """The text after the edit, one revision on."""
    old = meeting.texts.get(event.field, NO_TEXT)
    new = Text(splice(old.value, event.at_char, event.cut, event.insert), old.rev + 1, event.at)
    return evolve(meeting, texts={**meeting.texts, event.field: new})


DECIDE = {c.GoToItem: go_to, c.EditText: edit}
APPLY = {e.ItemOpened: opened, e.TextEdited: edited}
