"""Kỳ sinh hoạt on Home: which meetings' months are shown, and the wishes that tick their steps."""

from collections.abc import Callable, Container, Iterable
from datetime import date
from typing import Any

from assistant.domain.commands import Command, DropSending, MarkStep, NoteSending
from assistant.domain.kinds import KINDS
from assistant.domain.meeting import Meeting, Stage
from assistant.journal.belonging import Belonging
from assistant.journal.heads import MeetingSummary
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.platform.paths import papers_folder
from assistant.usecases import cycle_calendar
from assistant.usecases.bad_input import OtherFolder
from assistant.usecases.cell_folder import CellContents
from assistant.usecases.downloads import download_address
from assistant.views.cycle import cycle_state, is_complete
from assistant.views.page import Action, Arguments
from assistant.views.plan import parse_day
from assistant.views.states import MonthCycle
from assistant.widgets.region import Answer


def _record_of(cell: CellContents, meeting: Meeting) -> str:
    """The file that the meeting was read from."""
    return next(str(one.path) for one in cell.past if one.outline and one.outline.id == meeting.id)


class Cycles:
    """The timelines of this machine's meetings. Each meeting is replayed once for each of its versions."""

    def __init__(self, journal: Journal, belonging: Belonging, clock: Clock) -> None:
        self._journal, self._belonging, self._clock = journal, belonging, clock
        self._known: dict[str, tuple[int, Meeting]] = {}

    def shown(
        self,
        heads: Iterable[MeetingSummary],
        plan: Meeting | None,
        moved: Container[str],
        today: date,
        cell: CellContents | None = None,
    ) -> list[MonthCycle]:
        """Of the last month's meeting while something of it is left, and of the one prepared or running.

        The last month's may be known by its record in the cell's folder alone.
        """
        monthly = [h for h in heads if KINDS[h.kind].monthly and h.id not in moved]
        over = max((h for h in monthly if h.stage is Stage.ENDED), key=lambda h: h.start, default=None)
        running = max((h for h in monthly if h.stage is Stage.RUNNING), key=lambda h: h.start, default=None)
        recorded = cell.last if cell and not cell.copied else None
        if recorded and (any(h.id == recorded.id for h in monthly) or (over and recorded.details.start <= over.start)):
            recorded = None
        ended = [self._meeting(over)] if over and not recorded else []
        found = [*ended, *([self._meeting(running)] if running else [])]
        left = [one for one in found if not is_complete(one, today)]
        own = [plan] if plan is not None and KINDS[plan.kind].monthly else []
        known = [cycle_state(one, today) for one in (*own, *reversed(left))]
        if cell and recorded and not is_complete(recorded, today):
            known.append(cycle_state(recorded, today, _record_of(cell, recorded)))
        return known

    def _meeting(self, head: MeetingSummary) -> Meeting:
        version, meeting = self._known.get(head.id, (-1, None))
        if meeting is None or version != head.version:
            meeting = Store(self._journal, head.id, self._clock).meeting
            self._known[head.id] = (head.version, meeting)
        return meeting

    def page_commands(self) -> dict[str, Action]:
        """The page's own wishes about steps, by their names."""
        return {
            "TellStep": self._sending(self._mark),
            "NoteSent": self._sending(self._sent),
            "DropSent": self._sending(lambda told: DropSending(str(told.get("step", "")), int(told.get("number", -1)))),
            "CycleCalendar": self._calendar,
        }

    def _store(self, arguments: Arguments) -> Store:
        store = Store(self._journal, str(arguments.get("meeting", "")), self._clock)
        if not self._belonging.has(store.id):
            raise OtherFolder(self._belonging, store.id)
        return store

    def _sending(self, made: Callable[[Arguments], Command]) -> Action:
        def answer(arguments: Arguments, command_id: str) -> Answer:
            self._store(arguments).send(made(arguments), command_id)
            return {}

        return answer

    def _mark(self, told: Arguments) -> MarkStep:
        texts: dict[str, Any] = {name: str(told.get(name, "")) for name in ("step", "by", "note")}
        return MarkStep(due=parse_day(told.get("due")), done=parse_day(told.get("done")), **texts)

    def _sent(self, told: Arguments) -> NoteSending:
        day = parse_day(told.get("on")) or self._clock().date()
        return NoteSending(str(told.get("step", "")), day, str(told.get("way", "")), str(told.get("to", "")))

    def _calendar(self, arguments: Arguments, command_id: str) -> Answer:
        """The steps as a file for a calendar, made anew at each press."""
        meeting = self._store(arguments).meeting
        file = cycle_calendar.write_calendar(papers_folder(meeting.id), meeting, self._clock())
        return {"file": download_address(meeting.id, file)}
