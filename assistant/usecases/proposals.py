"""What the home page proposes and makes: the next meeting of each kind, with its members, agenda and open tasks."""

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Annotated, TypedDict

from assistant.domain.attendance import count_roll
from assistant.domain.commands import MakeMeeting
from assistant.domain.committee import has_committee
from assistant.domain.kinds import KINDS, Body, MeetingKind
from assistant.domain.meeting import Details, Stage
from assistant.domain.outline import Outline, outline_of
from assistant.domain.people import CellProfile, Member
from assistant.domain.text import folded
from assistant.journal.belonging import Belonging
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.rules.order import business_items
from assistant.usecases.cell_folder import CellContents
from assistant.usecases.list_changes import called_members
from assistant.usecases.past_meetings import excused_in_a_row, tasks_for
from assistant.wording import domain as words
from assistant.wording import usecases as said
from assistant.wording.domain import groups_text
from assistant.wording.moments import hour_and_day
from assistant.wording.titles import kind_title, titled_items
from assistant.wording.usecases import CHAIRS

USUAL_START = time(14, 0)
Known = dict[tuple[str, int], Outline]
"""Meetings of this machine by id and version, so that nothing is replayed twice for one page."""
LOOKED_BACK = 8
"""How many of this machine's ended meetings are read for open tasks: those of the last months."""


class ProposedKind(TypedDict):
    """A meeting that can be made: its kind, when it would be, how many open tasks it takes over."""

    kind: Annotated[str, MeetingKind]
    label: str
    title: str
    when: str
    carried: int


class Proposed(TypedDict):
    """What the home page proposes, with what it is made of."""

    members: int
    list_read: str
    """Which file and sheet were read, and how many members of each kind."""
    left_out: list[str]
    """Rows of the list that nobody could be read from, and why."""
    rules: str
    place: str
    kinds: list[ProposedKind]


class Proposals:
    """Proposals from one reading of the cell's folder and from its meetings in the journal as it is now."""

    def __init__(self, cell: CellContents, belonging: Belonging, clock: Clock, known: Known | None = None) -> None:
        self._cell, self._belonging, self._clock = cell, belonging, clock
        self._heads = belonging.heads()
        self._ended = self._meetings({} if known is None else known)

    def _meetings(self, known: Known) -> list[Outline]:
        """Meetings that are over, from the folder and from this machine, each once, oldest first."""
        there = [p.outline for p in self._cell.past if p.outline and p.outline.stage is Stage.ENDED]
        ended = [h for h in self._heads if h.stage is Stage.ENDED][:LOOKED_BACK]
        for head in ended:
            if (head.id, head.version) not in known:
                meeting = Store(self._belonging.journal, head.id, self._clock).meeting
                known[head.id, head.version] = outline_of(meeting)
        found = {m.id: m for m in [*there, *(known[h.id, h.version] for h in ended)]}
        return sorted(found.values(), key=lambda m: m.began)

    def shown(self) -> Proposed:
        """Every kind the rule set has an order of business for, the regular meeting first."""
        kinds = [kind for kind in MeetingKind if self._cell.profile.rules.orders.get(kind)]
        return {
            "members": len(self._cell.members),
            "list_read": self.list_read(),
            "left_out": [problem.sentence() for problem in self._cell.left_out],
            "rules": self._cell.profile.rules.label,
            "place": self._cell.profile.cell.place,
            "kinds": [self._kind(kind) for kind in kinds],
        }

    def list_read(self) -> str:
        """`dang-vien.xlsx, trang tính “Đảng viên”: 19 đảng viên (chính thức 14, dự bị 2 …)`; empty where it was not."""
        if not self._cell.members:
            return ""
        groups = groups_text(count_roll(self._cell.members, {}).groups)
        return said.LIST_READ.format(place=self._cell.list_place, count=len(self._cell.members), groups=groups)

    def doubt(self) -> str:
        """What is asked before a meeting is made: whether without those left out, or without the cell's settings."""
        left, read = len(self._cell.left_out), len(self._cell.members)
        lost = self._cell.profile.doubt
        told = [said.SETTINGS_LOST.format(problem=lost) if lost else ""]
        told += [said.SOME_LEFT_OUT.format(read=read, rows=read + left) if left else ""]
        return " ".join(filter(None, told))

    def _kind(self, kind: MeetingKind) -> ProposedKind:
        start = self.start(kind)
        return {
            "kind": kind.value,
            "label": words.KIND[kind] if KINDS[kind].body is Body.CELL or self._large() else words.CONFERRING,
            "title": self.title(kind, start),
            "when": hour_and_day(start, self._cell.profile.zone),
            "carried": len(tasks_for(kind, self._ended, self._cell.profile.rules)),
        }

    def title(self, kind: MeetingKind, start: datetime) -> str:
        """`Sinh hoạt thường kỳ tháng 11/2026`."""
        return kind_title(kind, start.date(), self._large())

    def _large(self) -> bool:
        """Whether the cell has a chi ủy."""
        return has_committee(self._cell.members, self._cell.profile.rules)

    def start(self, kind: MeetingKind, month: date | None = None) -> datetime:
        """The cell's day for the monthly meeting (of the `month`, or the next); another kind is proposed for today."""
        now = self._clock().astimezone(self._cell.profile.zone)
        usual = self._cell.profile.start
        if month:
            return start_in(month, self._cell.profile.cell, usual, now)
        if not KINDS[kind].monthly:
            return datetime.combine(now.date(), usual or USUAL_START, now.tzinfo)
        return next_start(self._cell.profile.cell, usual, now, self._taken())

    def _taken(self) -> list[date]:
        """The days of the monthly meetings that were held or are to be."""
        to_hold = [h for h in self._heads if h.stage not in {Stage.DISCARDED, Stage.ENDED}]
        held = [m for m in self._ended if KINDS[m.kind].monthly]
        return [m.day for m in held] + [h.start.date() for h in to_hold if KINDS[h.kind].monthly]

    def is_taken(self, month: date) -> bool:
        """Whether the month that begins on this day has its meeting."""
        return any((day.year, day.month) == (month.year, month.month) for day in self._taken())

    def members(self, kind: MeetingKind) -> tuple[Member, ...]:
        """Who is called to such a meeting."""
        return called_members(kind, self._cell.members, self._cell.profile.rules)

    def make_command(self, kind: MeetingKind, month: date | None = None) -> MakeMeeting:
        """The command for the meeting as proposed; for a month that is over, with what was known then."""
        profile, members, start = self._cell.profile, self.members(kind), self.start(kind, month)
        ids = {m.id for m in members}
        before = [m for m in self._ended if m.began < start] if month else self._ended
        last = next((m.secretary for m in reversed(before) if m.secretary in ids), "")
        details = Details(start, profile.cell.place, chair=usual_chair(members), secretary=last)
        details = replace(details, form=words.FACE_TO_FACE, secrets_apart=profile.secrets_apart)
        rules = profile.rules_on(start.date())
        agenda = titled_items(business_items(rules, kind, profile.cell), kind, details)
        carried = tasks_for(kind, before, rules)
        return MakeMeeting(
            kind, self.title(kind, start), profile.cell, rules, details, members, agenda, carried,
            self.excused(kind, start, ids), self._belonging.open.mark,
        )  # fmt: skip

    def excused(self, kind: MeetingKind, start: datetime, members: Container[str]) -> dict[str, int]:
        """Who of these was excused how often running, before a monthly meeting; nobody counts at the other kinds."""
        if not KINDS[kind].monthly:
            return {}
        before = [m for m in self._ended if m.began < start]
        return {who: times for who, times in excused_in_a_row(before, start.year).items() if who in members}


def next_start(cell: CellProfile, usual: time | None, now: datetime, taken: Iterable[date]) -> datetime:
    """When the next regular meeting is: the cell's day of this month, or of the next month where one was held.

    Where the day is over and no meeting was held, or where there is no fixed day: today.
    """
    zone, at = now.tzinfo, usual or USUAL_START
    if cell.meeting_day is None:
        return datetime.combine(now.date(), at, zone)
    months = {(d.year, d.month) for d in taken}
    day = on_day(now.date().replace(day=1), cell.meeting_day)
    while (day.year, day.month) in months:
        day = on_day((day.replace(day=1) + timedelta(days=32)).replace(day=1), cell.meeting_day)
    return datetime.combine(max(day, now.date()), at, zone)


def start_in(month: date, cell: CellProfile, usual: time | None, now: datetime) -> datetime:
    """When the regular meeting of a month is: the cell's day in it, or its first; in this month not before today."""
    day = on_day(month, cell.meeting_day or 1)
    this = (month.year, month.month) == (now.year, now.month)
    return datetime.combine(max(day, now.date()) if this else day, usual or USUAL_START, now.tzinfo)


def on_day(first: date, wanted: int) -> date:
    """The wanted day of a month, or its last day where the month is shorter."""
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(wanted, last.day))


def usual_chair(members: Iterable[Member]) -> str:
    """Who normally chairs: the bí thư, else the phó bí thư."""
    by_role = {folded(member.role): member.id for member in reversed(list(members))}
    return next((by_role[role] for role in CHAIRS if role in by_role), "")
