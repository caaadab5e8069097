"""Chỗ để trống: what of the draft will stand as dots, and where it is written, told before the minutes are adopted."""

import re
from collections.abc import Sequence
from typing import TypedDict

from assistant.domain.meeting import Meeting
from assistant.wording import usecases as words
from assistant.wording.domain import item_title

NUMBERED = re.compile(r"^\d+\. ")


class BlankPlace(TypedDict):
    """A dotted line of the draft: which one, what it is about, and the item that it is written under.

    `item` is empty for what the details of the meeting hold (place, notice, chair).
    """

    line: int
    what: str
    item: str


def blank_places(meeting: Meeting, lines: Sequence[str]) -> list[BlankPlace]:
    """The lines that print as dots once they are adopted (docs/domain.md 5.2), in the order of the paper.

    The hours of adoption and end are not among them: they are filled in when they are known.
    """
    from assistant.documents.requirements import dotted_lines

    titles = {item_title(item): item.id for item in meeting.agenda}
    headings = [titles.get(NUMBERED.sub("", line)) for line in lines]
    return [
        {"line": at, "what": what, "item": _written_at(meeting, what, headings[: at + 1])}
        for at, what in dotted_lines(lines)
        if not what.startswith(words.FILLED_LATER)
    ]


def _written_at(meeting: Meeting, what: str, headings: Sequence[str | None]) -> str:
    """The item whose heading stands above; of the lines before all items, the one that records it."""
    under = next((item for item in reversed(headings) if item), "")
    panel = next((panel for panel, begins in words.RECORDED_BY.items() if what.startswith(begins)), None)
    if under or panel is None:
        return under
    return next((item.id for item in meeting.agenda if item.records_panel(panel)), "")
