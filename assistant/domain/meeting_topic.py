"""Tên chuyên đề: what a thematic meeting is about, as it is written under the item that asks for it.

One fact: the plan of the year fills it in, the form of the preparation and the console change it, pages and papers say
it. It is the text of the box whose mark is `TextRole.TOPIC`, so every kind of meeting that takes a topic has it.
"""

from dataclasses import replace

from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextRole
from assistant.domain.text import clean_line

PREPARED = (TextRole.TOPIC, TextRole.APPROVED, TextRole.SENT, TextRole.FINAL_DUE)
"""What a meeting tells of its topic's preparation, for the plan of the year."""


def topic_fields(meeting: Meeting) -> list[str]:
    """The keys of the texts that name the topic, in the order of the agenda; none where the meeting takes none."""
    return [f"item.{i.id}.{box.code}" for i in meeting.agenda for box in i.texts if box.role == TextRole.TOPIC]


def topic_name(meeting: Meeting) -> str:
    """The topic as it is named to everybody: one line; empty where nobody named it, or the item is secret."""
    open_items = replace(meeting, agenda=tuple(item for item in meeting.agenda if not item.secret))
    told = (clean_line(meeting.text(key)) for key in topic_fields(open_items))
    return "; ".join(name for name in told if name)


def preparation_told(meeting: Meeting) -> dict[str, str]:
    """What was written of the topic's preparation, by the role of its box; nothing of a secret item."""
    return {
        box.role: text
        for item in meeting.agenda
        for box in item.texts
        if box.role in PREPARED and not item.secret and (text := meeting.text(f"item.{item.id}.{box.code}").strip())
    }
