"""Ghi chép: every text that is typed."""

from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.boxes import item_fields
from assistant.domain.meeting import Amendment, Meeting, Text, evolve
from assistant.domain.procedure.course import changed_since_reading
from assistant.domain.refusal import Refused, Stale
from assistant.domain.text import clean, clean_line, splice, writable

LONGEST_TEXT = 1_000_000
"""Characters in one box: 400 pages. A browser keeps three copies of a text and has room for five million characters."""
NO_TEXT = Text()


def has_field(meeting: Meeting, key: str) -> bool:
    """Whether the meeting has a text of this key."""
    owner, _, rest = key.partition(".")
    if owner == "item":
        item = meeting.item(rest.rpartition(".")[0])
        return item is not None and key in item_fields(item)
    return {"speech": rest in meeting.speeches, "motion": rest in meeting.motions}.get(owner, False)


def edit_text(meeting: Meeting, command: c.EditText, now: datetime) -> list[e.Event]:
    """A small edit on the newest revision; on an older one it is stale and the page merges first."""
    if not has_field(meeting, command.field):
        raise Refused("unknown_field", field=command.field)
    text = meeting.texts.get(command.field, NO_TEXT)
    if command.rev != text.rev or not 0 <= command.at <= command.at + command.cut <= len(text.value):
        raise Stale(command.field, text.rev, text.value)
    insert = writable(command.insert)
    if len(text.value) - command.cut + len(insert) > LONGEST_TEXT:
        raise Refused("text_too_long", most=LONGEST_TEXT)
    return [e.TextEdited(now, command.field, command.at, command.cut, insert)]


def apply_text_edited(meeting: Meeting, event: e.TextEdited) -> Meeting:
    """The text after the edit, one revision on."""
    old = meeting.texts.get(event.field, NO_TEXT)
    new = splice(old.value, event.at_char, event.cut, event.insert)
    return with_text(meeting, event.field, new, event.at)


def with_text(meeting: Meeting, key: str, value: str, at: datetime) -> Meeting:
    """The meeting with another text in a field; what was read back with the old one is to be read again."""
    old = meeting.texts.get(key, NO_TEXT)
    after = evolve(meeting, texts={**meeting.texts, key: Text(value, old.rev + 1, at)})
    return changed_since_reading(after, item_of(meeting, key)) if meeting.read_back else after


def item_of(meeting: Meeting, key: str) -> str:
    """The item a text belongs to."""
    owner, _, rest = key.partition(".")
    if owner == "item":
        return rest.rpartition(".")[0]
    thing = meeting.speeches.get(rest) if owner == "speech" else meeting.motions.get(rest)
    return thing.item if thing else ""


def amend_text(meeting: Meeting, command: c.AmendText, now: datetime) -> list[e.Event]:
    """Changed while the minutes are adopted: whose correction it is, old and new words."""
    if not has_field(meeting, command.field):
        raise Refused("unknown_field", field=command.field)
    author = clean_line(command.author)
    if not author:
        raise Refused("no_amendment_author")
    dropped: list[e.Event] = []
    before, after = meeting.text(command.field), clean(command.value)
    if command.replaces is not None:
        earlier = taken_back(meeting, command.replaces)
        if earlier.field != command.field:
            raise Refused("no_amendment")
        before = earlier.before
        dropped = [e.AmendmentDropped(now, command.replaces)]
        if (author, after) == (earlier.author, earlier.after):
            return []
    if len(after) > LONGEST_TEXT:
        raise Refused("text_too_long", most=LONGEST_TEXT)
    change = e.TextAmended(now, Amendment(now, command.field, author, before, after))
    return [*dropped, change] if after != before else dropped


def drop_amendment(meeting: Meeting, command: c.DropAmendment, now: datetime) -> list[e.Event]:
    """The words before it stand again."""
    taken_back(meeting, command.number)
    return [e.AmendmentDropped(now, command.number)]


def taken_back(meeting: Meeting, number: int) -> Amendment:
    """The amendment at this place; Refused where there is none, or its text was changed again since."""
    if not 0 <= number < len(meeting.amendments):
        raise Refused("no_amendment")
    change = meeting.amendments[number]
    if meeting.text(change.field) != change.after:
        raise Refused("amendment_followed")
    return change


def apply_amendment_dropped(meeting: Meeting, event: e.AmendmentDropped) -> Meeting:
    """The old words stand, and the trail does not tell of the others. They are read with the whole, not once more."""
    change = meeting.amendments[event.number]
    after = with_text(meeting, change.field, change.before, event.at)
    left = (*meeting.amendments[: event.number], *meeting.amendments[event.number + 1 :])
    return evolve(after, amendments=left, read_back=meeting.read_back)


def apply_text_amended(meeting: Meeting, event: e.TextAmended) -> Meeting:
    """The new words stand; the old ones are kept in the trail. They are read with the whole, not once more."""
    change = event.amendment
    after = with_text(meeting, change.field, change.after, event.at)
    return evolve(after, amendments=(*meeting.amendments, change), read_back=meeting.read_back)


DECIDE = {c.EditText: edit_text, c.AmendText: amend_text, c.DropAmendment: drop_amendment}
APPLY = {
    e.TextEdited: apply_text_edited,
    e.TextAmended: apply_text_amended,
    e.AmendmentDropped: apply_amendment_dropped,
    e.TextRestored: lambda meeting, event: with_text(meeting, event.field, event.value, event.at),
}
