"""What the home page proposes and makes: the next meeting of each kind, with its members, agenda and open tasks."""

from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import datetime

from assistant import words
from assistant.clock import Clock
from assistant.domain.commands import MakeMeeting
from assistant.domain.kinds import MONTHLY, committee, has_committee, title
from assistant.domain.meeting import Details, Meeting, Stage
from assistant.domain.people import Member
from assistant.domain.rules import MeetingKind
from assistant.journal.belonging import Belonging
from assistant.journal.store import Store
from assistant.rules.order import order
from assistant.views.home import present
from assistant.views.home.cell import CellFolder
from assistant.views.shared import Shown
from assistant.workspace.past import excused_in_a_row, tasks_for

LOOKED_BACK = 8
"""How many of this machine's ended meetings are read for open tasks: those of the last months."""


class Proposals:
    """Proposals from one reading of the cell's folder and from its meetings in the journal as it is now."""

    def __init__(self, cell: CellFolder, belonging: Belonging, clock: Clock) -> None:
        self._cell, self._belonging, self._clock = cell, belonging, clock
        self._heads = belonging.heads()
        self._ended = self._meetings()

    def _meetings(self) -> list[Meeting]:
        """Meetings that are over, from the folder and from this machine, each once, oldest first."""
        there = [p.meeting for p in self._cell.past if p.meeting and p.meeting.stage is Stage.ENDED]
        ended = [h for h in self._heads if h.stage is Stage.ENDED][:LOOKED_BACK]
        here = [Store(self._belonging.journal, h.id, self._clock).meeting for h in ended]
        found: Mapping[str, Meeting] = {m.id: m for m in [*there, *here]}
        return sorted(found.values(), key=lambda m: m.details.start)

    def shown(self) -> Shown:
        """Every kind the rule set has an order of business for, the regular meeting first."""
        kinds = [kind for kind in MeetingKind if self._cell.profile.rules.orders.get(kind)]
        return {
            "members": len(self._cell.members),
            "rules": self._cell.profile.rules.label,
            "place": self._cell.profile.cell.place,
            "kinds": [self._kind(kind) for kind in kinds],
        }

    def _kind(self, kind: MeetingKind) -> Shown:
        start = self.start(kind)
        return {
            "kind": kind.value,
            "label": words.KIND[kind] if kind is not MeetingKind.COMMITTEE or self._large() else words.CONFERRING,
            "title": self.title(kind, start),
            "when": present.when(start, self._cell.profile.zone),
            "carried": len(tasks_for(kind, self._ended, self._cell.profile.rules)),
        }

    def title(self, kind: MeetingKind, start: datetime) -> str:
        """`Sinh hoạt thường kỳ tháng 11/2026`."""
        return title(kind, start.date(), self._large())

    def _large(self) -> bool:
        """Whether the cell has a chi ủy."""
        return has_committee(self._cell.members, self._cell.profile.rules)

    def start(self, kind: MeetingKind) -> datetime:
        """The cell's day for the monthly meeting; another kind is proposed for today."""
        now = self._clock().astimezone(self._cell.profile.zone)
        usual = self._cell.profile.start
        if kind not in MONTHLY:
            return datetime.combine(now.date(), usual or present.USUAL_START, now.tzinfo)
        to_hold = [h for h in self._heads if h.stage is not Stage.DISCARDED]
        held = [m for m in self._ended if m.kind in MONTHLY]
        taken = [m.details.start.date() for m in held] + [h.start.date() for h in to_hold if h.kind in MONTHLY]
        return present.next_start(self._cell.profile.cell, usual, now, taken)

    def members(self, kind: MeetingKind) -> tuple[Member, ...]:
        """The whole cell; of a chi ủy meeting, those whose office says so, else everybody to choose from."""
        if kind is not MeetingKind.COMMITTEE:
            return self._cell.members
        return committee(self._cell.members, self._cell.profile.rules) or self._cell.members

    def making(self, kind: MeetingKind) -> MakeMeeting:
        """The wish for the meeting as proposed."""
        profile, members, start = self._cell.profile, self.members(kind), self.start(kind)
        ids = {m.id for m in members}
        last = next((m.details.secretary for m in reversed(self._ended) if m.details.secretary in ids), "")
        details = Details(start, profile.cell.place, chair=present.chair_of(members), secretary=last)
        details = replace(details, secrets_apart=profile.secrets_apart)
        agenda = order(profile.rules, kind, profile.cell)
        carried = tasks_for(kind, self._ended, self._cell.profile.rules)
        return MakeMeeting(
            kind, self.title(kind, start), profile.cell, profile.rules, details, members, agenda, carried,
            self.excused(kind, start, ids), self._belonging.open.mark,
        )  # fmt: skip

    def excused(self, kind: MeetingKind, start: datetime, members: Container[str]) -> dict[str, int]:
        """Who of these was excused how often running, before a monthly meeting; nobody counts at the other kinds."""
        if kind not in MONTHLY:
            return {}
        before = [m for m in self._ended if m.details.start < start]
        return {who: times for who, times in excused_in_a_row(before, start.year).items() if who in members}
