"""Chỗ để trống: what of the draft will stand as dots, and where it is written, told before the minutes are adopted."""

import re
from collections.abc import Sequence
from typing import TypedDict

from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import CONCLUSION, box_key
from assistant.domain.floor import Speech
from assistant.domain.meeting import Meeting
from assistant.wording import usecases as words
from assistant.wording.domain import box_label, item_title, rail_title
from assistant.wording.views import CONCLUSION as CONCLUSION_LABEL

NUMBERED = re.compile(r"^\d+\. ")


class BlankPlace(TypedDict):
    """A dotted line of the draft: which one, what it is about, and where it is written.

    `item`: under which item; empty for what the details of the meeting hold (place, notice, chair), None for what a
    file of the cell's folder says. `box`: the key of the text, or the name of the detail or of the figures; empty where
    the line comes from several boxes, of which the first that is empty is meant.
    """

    line: int
    what: str
    item: str | None
    box: str


def blank_places(meeting: Meeting, lines: Sequence[str]) -> list[BlankPlace]:
    """The lines that print as dots once they are adopted (docs/domain.md 5.2), in the order of the paper.

    The hours of adoption and end are not among them: they are filled in when they are known.
    """
    from assistant.documents.requirements import dotted_lines

    titles = {item_title(item): item.id for item in meeting.agenda}
    headings = [titles.get(NUMBERED.sub("", line)) for line in lines]
    return [
        _place(meeting, at, what, next((item for item in reversed(headings[: at + 1]) if item), ""))
        for at, what in dotted_lines(lines)
        if not what.startswith(words.FILLED_LATER)
    ]


def _place(meeting: Meeting, line: int, what: str, under: str) -> BlankPlace:
    """A dotted line by the item whose heading stands above; of the lines before all items, by what records it."""
    if item := meeting.item(under):
        told = words.BLANK_UNDER.format(item=rail_title(item), what=what)
        return {"line": line, "what": told, "item": item.id, "box": _box_of(meeting, item, what)}
    if what.startswith(words.NUMBER_AND_DAY):
        return {"line": line, "what": words.NO_LOCALITY, "item": None, "box": ""}
    panel = next((panel for panel, begins in words.RECORDED_BY.items() if what.startswith(begins)), None)
    recorded = next((i.id for i in meeting.agenda if panel and i.records_panel(panel)), "")
    detail = next((name for begins, name in words.DETAIL_OF.items() if what.startswith(begins)), "")
    return {"line": line, "what": what, "item": recorded, "box": "" if recorded else detail}


def _box_of(meeting: Meeting, item: AgendaItem, what: str) -> str:
    """The key of the empty text under the item that the line is about; "" where it is about no text."""
    boxes = [(box_key(item, box.code), box_label(box)) for box in item.texts]
    boxes.append((box_key(item, CONCLUSION), CONCLUSION_LABEL))
    told = (key for key, label in boxes if label.startswith(what) or what.startswith(label))
    said = (f"speech.{s.id}" for s in meeting.speeches.values() if s.item == item.id and _speaker(meeting, s) in what)
    put = (f"motion.{m.id}" for m in meeting.motions.values() if m.item == item.id and what.startswith(m.title))
    empty = (key for key in (*told, *said, *put) if not meeting.text(key).strip())
    return next(empty, next((box for begins, box in words.PANEL_BOX.items() if what.startswith(begins)), ""))


def _speaker(meeting: Meeting, speech: Speech) -> str:
    """The speaker as the minutes call a member."""
    member = meeting.members.get(speech.speaker)
    return member.name if member else meeting.person(speech.speaker)
