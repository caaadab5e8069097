"""Chỗ để trống: what of the draft will stand as dots, and where it is written, told before the minutes are adopted."""

import re
from collections.abc import Sequence
from typing import TypedDict

from assistant.domain.meeting import Meeting
from assistant.wording import usecases as words
from assistant.wording.domain import item_title, rail_title

NUMBERED = re.compile(r"^\d+\. ")


class BlankPlace(TypedDict):
    """A dotted line of the draft: which one, what it is about, and where it is written.

    `item`: under which item; empty for what the details of the meeting hold (place, notice, chair), None for what a
    file of the cell's folder says.
    """

    line: int
    what: str
    item: str | None


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
        return {"line": line, "what": words.BLANK_UNDER.format(item=rail_title(item), what=what), "item": item.id}
    if what.startswith(words.NUMBER_AND_DAY):
        return {"line": line, "what": words.NO_LOCALITY, "item": None}
    panel = next((panel for panel, begins in words.RECORDED_BY.items() if what.startswith(begins)), None)
    recorded = (i.id for i in meeting.agenda if panel and i.records_panel(panel))
    return {"line": line, "what": what, "item": next(recorded, "")}
