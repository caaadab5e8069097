"""Bảng số liệu của nhiều buổi: what the index keeps of the meetings, as pandas frames that registers are made of.

One row a meeting, a member's attendance, an opinion, a vote, a task in one meeting, a visit, a remark. No fact is
counted here that the domain counts (`Figures`, `Ledger`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from assistant.domain.kinds import KINDS, Body
from assistant.domain.ledger import Ledger
from assistant.domain.meeting import Stage
from assistant.domain.outline import Outline
from assistant.wording.domain import CLASSIFIED_ITEM
from assistant.wording.titles import subject_line, topic_quarter

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class HeldMeeting:
    """One meeting that is over, as the index keeps it."""

    path: Path
    outline: Outline
    ledger: Ledger


def held_meetings(outlines: Iterable[tuple[Path, Outline]], ledgers: dict[Path, Ledger]) -> list[HeldMeeting]:
    """The meetings that are over, oldest first."""
    found = [
        HeldMeeting(path, one, ledgers[path]) for path, one in outlines if path in ledgers and one.stage is Stage.ENDED
    ]
    return sorted(found, key=lambda one: one.outline.began)


class Frames:
    """The frames of some meetings; each is made when it is first asked for."""

    def __init__(self, held: Iterable[HeldMeeting]) -> None:
        self.held = list(held)

    @cached_property
    def meetings(self) -> pd.DataFrame:
        """One row a meeting: what it is, and its figures."""
        return frame([_meeting(one) for one in self.held], MEETING)

    @cached_property
    def roll(self) -> pd.DataFrame:
        """One row a member and meeting of the whole cell: a chi ủy meeting is nobody else's duty."""
        cell = [one for one in self.held if KINDS[one.outline.kind].body is Body.CELL]
        return self._lines(lambda ledger: ledger.roll, ROLL, cell)

    @cached_property
    def opinions(self) -> pd.DataFrame:
        """One row an opinion, in the order in which they were given."""
        return self._lines(lambda ledger: ledger.opinions, OPINION)

    @cached_property
    def votes(self) -> pd.DataFrame:
        """One row a vote."""
        return self._lines(lambda ledger: ledger.votes, VOTE)

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """One row a task in a meeting, so that the rows of one `id` are its life."""
        return self._lines(lambda ledger: ledger.tasks, TASK)

    @cached_property
    def visits(self) -> pd.DataFrame:
        """One row a superior's delegate at a meeting."""
        return self._lines(lambda ledger: ledger.visits, VISIT)

    @cached_property
    def remarks(self) -> pd.DataFrame:
        """One row a praise or a criticism."""
        return self._lines(lambda ledger: ledger.remarks, REMARK)

    def _lines(
        self, of: Callable[[Ledger], Iterable[object]], columns: tuple[str, ...], held: list[HeldMeeting] | None = None
    ) -> pd.DataFrame:
        rows: Rows = []
        for one in self.held if held is None else held:
            place = _place(one)
            rows += [{**place, **vars(line)} for line in of(one.ledger)]
        return frame(rows, (*PLACE, *columns))


PLACE = ("meeting_id", "path", "day", "meeting", "monthly")
MEETING = (
    *PLACE,
    *("kind", "cell", "quarterly", "quarter", "number", "chair", "secretary", "minutes", "minutes_asked", "present"),
    *("expected", "percent", "attendance_asked", "attendance_reached", "opinions", "opinions_asked", "speakers"),
    *("speakers_asked", "conclusions", "voted", "passed", "tasks", "points", "grade", "adopted", "paid", "total"),
    *("dues_note", "topic", "excused_most", "excused"),
)
ROLL = ("member", "name", "group", "presence", "reason", "expected", "on_duty")
OPINION = ("speaker", "name", "is_guest", "kind", "heading", "text", "started", "seconds", "secret")
VOTE = (
    *("kind", "matter", "title", "text", "at", "in_favour", "against", "abstained", "base", "percent"),
    "passed",
)
TASK = (
    *("id", "origin", "given_here", "what", "owners", "due", "due_said", "product", "status", "result", "done_on"),
    *("percent", "unanswered", "late"),
)
VISIT = ("name", "title", "unit", "said")
REMARK = ("role", "person", "heading", "text")


def frame(rows: Rows, columns: tuple[str, ...]) -> pd.DataFrame:
    """A frame whose cells are the values as they are: days stay days, and an empty cell is None."""
    return pd.DataFrame(rows, columns=list(columns), dtype=object)


def _place(one: HeldMeeting) -> dict[str, Any]:
    outline = one.outline
    return {
        "meeting_id": outline.id,
        "path": str(one.path),
        "day": outline.day,
        "meeting": subject_line(outline.bare()),
        "monthly": KINDS[outline.kind].monthly,
    }


def _meeting(one: HeldMeeting) -> dict[str, Any]:
    outline, ledger, figures = one.outline, one.ledger, one.outline.figures
    spec, roll, score, asked = KINDS[outline.kind], figures.roll, figures.score, ledger.asked
    percent = roll.percent
    return {
        **_place(one),
        "kind": outline.kind,
        "cell": spec.body is Body.CELL,
        "quarterly": spec.quarterly,
        "quarter": topic_quarter(outline.bare()) if spec.quarterly else None,
        "number": ledger.number,
        "chair": ledger.chair,
        "secretary": ledger.secretary,
        "minutes": figures.minutes,
        "minutes_asked": figures.minutes_asked,
        "present": roll.expected_present,
        "expected": roll.expected,
        "percent": None if percent is None else float(percent),
        "attendance_asked": asked.attendance,
        "attendance_reached": asked.attendance_reached,
        "opinions": figures.opinions,
        "opinions_asked": asked.opinions,
        "speakers": figures.speakers,
        "speakers_asked": asked.speakers,
        "conclusions": ledger.conclusions,
        "voted": figures.votes.passed + figures.votes.failed,
        "passed": figures.votes.passed,
        "tasks": figures.tasks.given,
        "points": score.points if score else None,
        "grade": score.grade if score else "",
        "adopted": figures.adopted.astimezone(outline.start.tzinfo).date() if figures.adopted else None,
        "paid": ledger.dues.paid,
        "total": ledger.dues.total,
        "dues_note": ledger.dues.note,
        "topic": ledger.topic or (CLASSIFIED_ITEM if outline.topic_secret else ""),
        "excused_most": asked.excused_running,
        "excused": outline.excused,
    }
