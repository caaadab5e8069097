"""What the home page shows of each meeting, kept beside the events so that nothing has to be replayed for a list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from assistant.domain import events as e
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Stage

COLUMNS = "id, kind, title, start, stage, started, ended, adopted, cell, version, changed"


@dataclass(frozen=True)
class MeetingSummary:
    """Một dòng trong danh sách buổi sinh hoạt. `changed` is the moment of the last fact, `version` their number."""

    id: str
    kind: MeetingKind
    title: str
    start: datetime
    stage: Stage
    started: datetime | None
    ended: datetime | None
    adopted: datetime | None
    cell: str
    version: int
    changed: datetime

    def row(self) -> tuple[object, ...]:
        """The values of COLUMNS; moments as ISO texts with their offset."""
        return tuple(v.isoformat() if isinstance(v, datetime) else v for v in vars(self).values())


def from_row(row: Sequence[Any]) -> MeetingSummary:
    """The head of a row with COLUMNS."""
    started, ended, adopted = (datetime.fromisoformat(row[i]) if row[i] else None for i in (5, 6, 7))
    start, changed = (datetime.fromisoformat(row[i]) for i in (3, 10))
    return MeetingSummary(
        row[0], MeetingKind(row[1]), row[2], start, Stage(row[4]), started, ended, adopted, row[8], row[9], changed
    )


def head_after(head: MeetingSummary | None, event: e.Event, version: int) -> MeetingSummary:
    """The head once the event happened. ValueError for a first event that does not make a meeting."""
    match event:
        case e.MeetingMade():
            start = event.details.start
            return MeetingSummary(
                event.id, event.kind, event.title, start, Stage.PLANNED, None, None, None, event.cell.name, version,
                event.at,
            )  # fmt: skip
        case e.MeetingRestored(meeting=m):
            adopted = m.adoption.at if m.adoption else None
            return MeetingSummary(
                m.id, m.kind, m.title, m.details.start, m.stage, m.started, m.ended(), adopted, m.cell.name, version,
                event.at,
            )  # fmt: skip
    if head is None:
        raise ValueError(f"a journal of a meeting cannot begin with {type(event).__name__}")
    return replace(head, version=version, changed=event.at, **_changes(event))


CHANGES: Mapping[type[e.Event], Callable[[Any], dict[str, Any]]] = {
    e.DetailsAmended: lambda event: {"start": event.details.start, **({"title": event.title} if event.title else {})},
    e.MeetingDiscarded: lambda event: {"stage": Stage.DISCARDED},
    e.MeetingRecovered: lambda event: {"stage": Stage.PLANNED},
    e.MeetingStarted: lambda event: {"stage": Stage.RUNNING, "started": event.started},
    e.StartCorrected: lambda event: {"started": event.started},
    e.StartCancelled: lambda event: {"stage": Stage.PLANNED, "started": None},
    e.MeetingEnded: lambda event: {"stage": Stage.ENDED, "ended": event.ending.at},
    e.EndCorrected: lambda event: {"ended": event.ending.at},
    e.MeetingContinued: lambda event: {"stage": Stage.RUNNING, "ended": None},
    e.MinutesAdopted: lambda event: {"adopted": event.adoption.at},
    e.MinutesReopened: lambda event: {"adopted": None},
}
"""The columns that an event touches beside version and moment."""


def _changes(event: e.Event) -> dict[str, Any]:
    """What the event changes in the list."""
    change = CHANGES.get(type(event))
    return change(event) if change else {}
