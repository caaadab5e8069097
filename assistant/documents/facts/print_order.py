"""Yêu cầu in: what is asked of a builder beside the meeting itself. Nothing here comes from the machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import NamedTuple

from assistant.documents.facts.phrases import VIETNAM, zone_of
from assistant.domain.meeting import Meeting
from assistant.domain.topics import Topic


class PlannedTopic(NamedTuple):
    """A topic of the cell's plan, and the name of who prepares it; empty where nobody is known."""

    topic: Topic
    author: str


@dataclass(frozen=True)
class PaperOrder:
    """One paper that is wanted.

    `part` says for whom or of what (a guest, an owner, an item) where there is one paper each; `number` is the paper's
    own number, `issued` its date, where the meeting does not tell them; `year` holds the other meetings of the year,
    `topics` its plan of thematic sessions.
    """

    zone: tzinfo = VIETNAM
    part: str = ""
    number: str = ""
    issued: date | None = None
    year: Sequence[Meeting] = ()
    topics: Sequence[PlannedTopic] = ()

    @classmethod
    def of(
        cls,
        meeting: Meeting,
        part: str = "",
        number: str = "",
        issued: date | None = None,
        year: Sequence[Meeting] = (),
        topics: Sequence[PlannedTopic] = (),
    ) -> "PaperOrder":
        """An order with the times of the meeting's own place."""
        return cls(zone_of(meeting), part, number, issued, year, topics)
