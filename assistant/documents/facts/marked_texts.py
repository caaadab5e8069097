"""Chữ theo vai: what the record tells, found by the mark of its text box (`Role`) and not by the item's code.

So every paper finds its texts in every kind of meeting and type of cell, also where a box stands once for each agency.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TypedDict

from assistant.documents.facts.minutes_items import TextFacts
from assistant.documents.facts.minutes_opinions import reply_text
from assistant.documents.facts.phrases import DOTS, join_parts, trimmed_or_dots, without_dots
from assistant.domain.agenda import AGENCY_MARK, AgendaItem
from assistant.domain.boxes import box_text
from assistant.domain.held import is_unheld
from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextField, TextRole
from assistant.domain.speaking import replies
from assistant.wording.documents import HEADINGS
from assistant.wording.domain import box_label, item_title

MATTER_ROLES = (TextRole.AIM, TextRole.TOPIC, TextRole.DRAFT, TextRole.FINAL_DUE, TextRole.MATTER)
"""What the meeting was about where it was not the month's usual business: a topic, an urgent matter, an own item."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class ItemBox:
    """One text box of the meeting, with its item and what was typed into it."""

    item: AgendaItem
    box: TextField
    text: str

    @property
    def facts(self) -> TextFacts:
        """As a paper prints it."""
        return TextFacts(nhan=box_label(self.box), noi_dung=trimmed_or_dots(self.text))


class OtherFacts(TypedDict):
    """Một nội dung mà văn bản không có mục riêng: its title and its texts."""

    ten: str
    o_chu: list[TextFacts]


def text_boxes(meeting: Meeting) -> Iterator[ItemBox]:
    """All text boxes in the order of the agenda, without those of items that were not held."""
    for item in meeting.agenda:
        if is_unheld(meeting, item):
            continue
        for box in item.texts:
            yield ItemBox(item, box, box_text(meeting, item, box.code))


def find_boxes(meeting: Meeting, *roles: TextRole) -> list[ItemBox]:
    """The boxes that tell one of these things."""
    return [one for one in text_boxes(meeting) if one.box.role in roles]


def has_box(meeting: Meeting, *roles: TextRole) -> bool:
    """Whether this meeting has a place for one of these things."""
    return bool(find_boxes(meeting, *roles))


def has_text(meeting: Meeting, *roles: TextRole) -> bool:
    """Whether something was written of one of these things."""
    return bool(typed_facts(meeting, *roles))


def typed_facts(meeting: Meeting, *roles: TextRole) -> list[TextFacts]:
    """Their texts with their labels, those that were written."""
    return [one.facts for one in find_boxes(meeting, *roles) if one.text.strip()]


def box_facts(meeting: Meeting, *roles: TextRole) -> list[TextFacts]:
    """Their texts, each under what forms call it; a box that stays blank is dots, or left out where it may be."""
    found = [one for one in find_boxes(meeting, *roles) if one.text.strip() or not one.box.optional]
    times = Counter(one.box.role for one in found)
    return [
        TextFacts(nhan=HEADINGS[one.box.role], noi_dung=one.facts["noi_dung"])
        if one.box.role in HEADINGS and times[one.box.role] == 1
        else one.facts
        for one in found
    ]


def joined_text(meeting: Meeting, *roles: TextRole) -> str:
    """Their texts as one: under their labels where there are several; dots for blank ones, "" where there is no box."""
    found = find_boxes(meeting, *roles)
    typed = [one for one in found if one.text.strip()]
    if len(found) < 2:
        return trimmed_or_dots(typed[0].text) if typed else DOTS if found else ""
    labels = [box_label(one.box) for one in typed]
    if len({whole_and_part(label)[0] for label in labels}) == 1:
        labels = [whole_and_part(label)[1] for label in labels]
    told = zip(labels, (trimmed_or_dots(one.text) for one in typed), strict=True)
    return "\n".join(f"+ {label}: {text}" for label, text in told) or DOTS


def whole_and_part(label: str) -> tuple[str, str]:
    """What the box of an agency is about, and the agency: `Hạn chế – Trạm y tế` else the label twice."""
    whole, separated, part = label.partition(AGENCY_MARK)
    return (whole, part) if separated else (label, label)


def told_replies(meeting: Meeting, zone: tzinfo, role: TextRole) -> str:
    """What was typed into the boxes of this role and, beside it, the replies that were given by word of mouth."""
    typed, told = without_dots(joined_text(meeting, role)), reply_text(meeting, replies(meeting), zone)
    return join_parts((typed, told), "\n") or joined_text(meeting, role)


def other_facts(meeting: Meeting, *also: TextRole, without: Sequence[TextRole] = ()) -> list[OtherFacts]:
    """What was typed and has no section of its own in a paper, under the title of its item; `also`: further roles."""
    roles = [role for role in (*MATTER_ROLES, *also) if role not in without]
    typed = [one for one in find_boxes(meeting, *roles) if one.text.strip()]
    items = dict.fromkeys(one.item.id for one in typed)
    return [
        OtherFacts(
            ten=next(item_title(one.item) for one in typed if one.item.id == item),
            o_chu=[one.facts for one in typed if one.item.id == item],
        )
        for item in items
    ]


def section_numbers(
    sections: Sequence[tuple[str, bool | Sequence[tuple[str, bool]]]], first: int = 1
) -> dict[str, str]:
    """Numbers of the sections that this meeting has, "" for the others: I, II, and 1, 2 inside them.

    A section of several parts is there where one of them is.
    """
    numbers: dict[str, str] = {}
    for name, parts in sections:
        there = parts if isinstance(parts, bool) else any(here for _, here in parts)
        numbers[name] = ROMAN[first - 1] if there else ""
        first += there
        inside = 0
        for part, here in () if isinstance(parts, bool) else parts:
            inside += here
            numbers[part] = str(inside) if here else ""
    return numbers
