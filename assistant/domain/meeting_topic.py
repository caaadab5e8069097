"""Tên chuyên đề: what a thematic meeting is about, as it is written under the item that asks for it.

One fact: the plan of the year fills it in, the form of the preparation and the console change it, pages and papers say
it. It is the text of the box whose mark is `TextRole.TOPIC`, so every kind of meeting that takes a topic has it.
"""

from assistant.domain.boxes import box_text, boxes_of_role, role_fields
from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextRole
from assistant.domain.text import clean_line

PREPARED = (TextRole.TOPIC, TextRole.APPROVED, TextRole.SENT, TextRole.FINAL_DUE)
"""What a meeting tells of its topic's preparation, for the plan of the year."""


def topic_fields(meeting: Meeting) -> list[str]:
    """The keys of the texts that name the topic, in the order of the agenda; none where the meeting takes none."""
    return role_fields(meeting, TextRole.TOPIC)


def topic_name(meeting: Meeting) -> str:
    """The topic as it is named to everybody: one line; empty where nobody named it, or the item is secret."""
    boxes = ((item, box) for item, box in boxes_of_role(meeting, TextRole.TOPIC) if not item.secret)
    return "; ".join(filter(None, (clean_line(box_text(meeting, item, box.code)) for item, box in boxes)))


def topic_presenter(meeting: Meeting) -> str:
    """Who was named to present the topic, and so was given it to prepare: a member's id, a name, or empty."""
    return next((item.presenter for item, _ in boxes_of_role(meeting, TextRole.DRAFT) if not item.secret), "")


def is_topic_secret(meeting: Meeting) -> bool:
    """Whether an item under which the topic is named is secret, so that nothing that others read names it.

    Of an item that is kept elsewhere only the place is here: what it asks for, the order of business tells.
    """
    if any(item.secret for item, _ in boxes_of_role(meeting, TextRole.TOPIC)):
        return True
    withheld = {item.code for item in meeting.agenda if item.withheld and not item.texts}
    order = meeting.rules.orders.get(meeting.kind, ())
    return any(box.role == TextRole.TOPIC for one in order if one.code in withheld for box in one.texts)


def preparation_told(meeting: Meeting) -> dict[str, str]:
    """What was written of the topic's preparation, by the role of its box; nothing of a secret item."""
    return {
        box.role: text
        for item, box in boxes_of_role(meeting, *PREPARED)
        if not item.secret and (text := box_text(meeting, item, box.code).strip())
    }
