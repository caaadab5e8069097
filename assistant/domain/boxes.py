"""Ô ghi: the text boxes of an item, those before the opinions and those that follow from them, and its conclusion.

One list for all who show, print or read them, so that a new box cannot be forgotten by one.
"""

from collections.abc import Iterator

from assistant.domain.agenda import AgendaItem
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Panel, TextField, TextRole

CONCLUSION = "ket_luan"
"""Code of the chair's conclusion on an item, beside the text boxes the order of business names."""
ANSWER_BOXES = ("tiep_thu", "tu_phe_binh", "ket_luan")
"""Text boxes that come after the opinions they follow from; `ket_luan_2` is one agency's conclusion."""


def box_key(item: AgendaItem, code: str) -> str:
    """The key of a box among the meeting's texts."""
    return f"item.{item.id}.{code}"


def box_text(meeting: Meeting, item: AgendaItem, code: str) -> str:
    """What was typed into a box of an item."""
    return meeting.text(box_key(item, code))


def boxes_of_role(meeting: Meeting, *roles: TextRole) -> Iterator[tuple[AgendaItem, TextField]]:
    """The boxes that tell one of these things, each with its item, in the order of the agenda."""
    return ((item, box) for item in meeting.agenda for box in item.texts if box.role in roles)


def role_fields(meeting: Meeting, role: TextRole) -> list[str]:
    """Those boxes as keys of the meeting's texts; none where the meeting has no place for it."""
    return [box_key(item, box.code) for item, box in boxes_of_role(meeting, role)]


def item_fields(item: AgendaItem) -> list[str]:
    """The text boxes of an item, as keys of the meeting's texts."""
    boxes = [*boxes_before(item), *boxes_after(item)]
    own = [CONCLUSION] if item.records_panel(Panel.CONCLUSION) else []
    return [box_key(item, code) for code in (*(box.code for box in boxes), *own)]


def boxes_before(item: AgendaItem) -> list[TextField]:
    """The boxes that stand before the opinions."""
    return [box for box in item.texts if not _follows_opinions(item, box)]


def boxes_after(item: AgendaItem) -> list[TextField]:
    """The boxes that follow from the opinions: what the chair takes up, self-criticism, limits after a score."""
    return [box for box in item.texts if _follows_opinions(item, box)]


def is_box_written(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether anything was typed into a box of the item or as its conclusion."""
    return any(meeting.text(key).strip() for key in item_fields(item))


def _follows_opinions(item: AgendaItem, box: TextField) -> bool:
    return box.code.rstrip("_0123456789") in ANSWER_BOXES or item.records_panel(Panel.SCORE)
