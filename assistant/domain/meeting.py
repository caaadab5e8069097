"""Buổi sinh hoạt: the whole state of one meeting, as the journal tells it. Nothing here is ever changed in place."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from assistant.domain.actions import ActionItem
from assistant.domain.adoption import Adoption, Ending, Omission, Reopening
from assistant.domain.advance import AdvanceOpinion
from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import Attendance, Dues, Roll, RollCount, count_all, is_present, roll_until
from assistant.domain.cycle_marks import StepMark
from assistant.domain.floor import Speech, current_speech
from assistant.domain.hours import Hours
from assistant.domain.kinds import MeetingKind
from assistant.domain.offices import Handover
from assistant.domain.paper import SheetRow
from assistant.domain.pen import Pen
from assistant.domain.people import CellProfile, Guest, Member, distinct_names
from assistant.domain.reckoned import reckoned_once
from assistant.domain.roster import ListChange
from assistant.domain.rules import Rules, duration_rule
from assistant.domain.score import Score
from assistant.domain.timed import Timed, minute_of
from assistant.domain.votes import Base, Motion, count_base

UNRECORDED = {"exclude": True}
"""Of a field of the running program: copied with the meeting, but neither compared, written nor read, so that one
restored from a record begins with a free pen and nothing to undo. `exclude` is the word that `journal.shapes` obeys."""


class Stage(StrEnum):
    """Where the meeting stands."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    DISCARDED = "discarded"
    """Đã bỏ: put away before it began, because it was made by mistake; it can be taken up again."""

    @property
    def open(self) -> bool:
        """Whether it is to be held or being held."""
        return self in {Stage.PLANNED, Stage.RUNNING}


@dataclass(frozen=True)
class Text:
    """A text people type: `rev` counts its edits, so that a stale edit is noticed."""

    value: str = ""
    rev: int = 0
    saved: datetime | None = None


@dataclass(frozen=True)
class Visit(Timed):
    """A stretch of time in which one item was the current one."""

    item: str
    started: datetime
    stopped: datetime | None = None


@dataclass(frozen=True)
class Break(Timed):
    """Giải lao: does not count towards the minimum length."""

    started: datetime
    stopped: datetime | None = None


@dataclass(frozen=True)
class Correction:
    """Something that was recorded wrongly and set right: what, how it stood, how it stands."""

    at: datetime
    subject: str
    """`start`, `cancelled` (`after`: the reason), `end`, `clock` (all hours), or the id of a speech or motion."""
    before: str
    after: str


@dataclass(frozen=True)
class Amendment:
    """Sửa khi thông qua biên bản: whose, in which text, old and new words."""

    at: datetime
    field: str
    author: str
    before: str
    after: str


@dataclass(frozen=True)
class Takeover:
    """Chuyển máy: from `at` on the meeting is recorded on another machine (its id and name), by whom, after which."""

    at: datetime
    machine: str
    name: str
    by: str = ""
    before: str = ""
    """Name of the machine that recorded until then; empty where it is not known."""
    copied: bool = False
    """Nobody took it over: a copy of this machine's data wrote the record first."""


@dataclass(frozen=True)
class Withheld:
    """Phần mật không ghi ở đây: what a record on the shared folder leaves out (`domain.secrecy.public_version`)."""

    machines: tuple[str, ...] = ()
    """Names of the computers that hold it."""
    opinions: int = 0
    """How many opinions were given only there, so that their number stays right."""
    speakers: int | None = None
    """How many members gave an opinion only there; None in records in which `opinions` was this number."""

    @property
    def only_speakers(self) -> int:
        """How many members gave an opinion only there."""
        return self.opinions if self.speakers is None else self.speakers


class ReadBack(StrEnum):
    """Đọc lại nội dung trước khi chuyển."""

    READ = "read"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Notified:
    """Đã thông báo: when and where the meeting was to be when it was announced."""

    start: datetime
    place: str = ""


@dataclass(frozen=True)
class Details:
    """What is fixed before the meeting: when, where, who leads, which papers announced it."""

    start: datetime
    place: str = ""
    form: str = ""
    """Hình thức họp, as it is printed."""
    chair: str = ""
    secretary: str = ""
    scorer: str = ""
    number: str = ""
    """Number of the minutes (`05`); empty where the cell leaves them unnumbered."""
    notice: str = ""
    """Number of the notice or invitation, for instance `01/GM-CB`."""
    notice_on: date | None = None
    notified: Notified | None = None
    """What the notice told; None where none was sent, and in records from before this was kept."""
    papers: str = ""
    """Documents sent with the notice."""
    until: date | None = None
    """Last day of a session over several days (a thematic session away from the unit); None for one day."""
    secrets_apart: bool = False
    """Nội dung mật ghi riêng: secret items go into an annex on this machine and not to the shared folder."""
    assessed: date | None = None
    """First day of the month that it assesses (`domain.period`); None where nobody recorded it, as in old records."""
    quarter: date | None = None
    """First day of the quarter whose topic it takes; None where nobody recorded it."""

    @property
    def several_days(self) -> bool:
        """Whether it lasts longer than a day: then its length in minutes is not asked for."""
        return self.until is not None and self.until > self.start.date()


@dataclass(frozen=True)
class Plan:
    """Kế hoạch đã thông báo: how a meeting was prepared when it opened, which the papers of before it speak of."""

    details: Details
    agenda: tuple[AgendaItem, ...] = ()
    guests: Mapping[str, Guest] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)
    """What had been written by then, by the keys of `Meeting.texts`."""


@dataclass(frozen=True)
class Meeting:
    """One meeting. `texts` are keyed `item.<item>.<code>`, `item.<item>.ket_luan`, `speech.<id>`, `motion.<id>`."""

    id: str = ""
    kind: MeetingKind = MeetingKind.REGULAR
    title: str = ""
    cell: CellProfile = CellProfile("")
    rules: Rules = Rules("", "")
    details: Details = Details(datetime.min)
    members: Mapping[str, Member] = field(default_factory=dict)
    guests: Mapping[str, Guest] = field(default_factory=dict)
    agenda: tuple[AgendaItem, ...] = ()
    agenda_adopted: datetime | None = None
    roll: Mapping[str, Attendance] = field(default_factory=dict)
    dues: Dues = Dues()
    texts: Mapping[str, Text] = field(default_factory=dict)
    speeches: Mapping[str, Speech] = field(default_factory=dict)
    motions: Mapping[str, Motion] = field(default_factory=dict)
    actions: Mapping[str, ActionItem] = field(default_factory=dict)
    carried: Mapping[str, ActionItem] = field(default_factory=dict)
    cycle: Mapping[str, StepMark] = field(default_factory=dict)
    advance: Mapping[str, AdvanceOpinion] = field(default_factory=dict)
    excused_before: Mapping[str, int] = field(default_factory=dict)
    """How often running each member was absent with a reason, this year, before this meeting; nobody is left out."""
    score: Score = Score()
    stage: Stage = Stage.PLANNED
    started: datetime | None = None
    announced: Plan | None = None
    """The plan as it stood when the meeting opened; None before, and in records from before there was one."""
    current: str = ""
    queue: tuple[str, ...] = ()
    """Who has asked for the floor, in order."""
    breaks: tuple[Break, ...] = ()
    reading: str = ""
    """What is being read to the room: an item's id, `minutes`, or nothing."""
    reading_lines: tuple[str, ...] = ()
    """The draft of the minutes that is being read."""
    reading_rows: tuple[SheetRow, ...] = field(default=(), compare=False, repr=False, metadata=UNRECORDED)
    """The same lines as they stand on paper; none where nobody knows."""
    reading_at: float = field(default=0.0, compare=False, metadata=UNRECORDED)
    """The line of the draft that the reader is at, with the part of it that is read."""
    read_back: Mapping[str, ReadBack] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()
    corrections: tuple[Correction, ...] = ()
    list_changes: tuple[ListChange, ...] = ()
    """Each member added and each status set right since the meeting was made, oldest first."""
    handovers: tuple[Handover, ...] = ()
    """Each time another member took the chair or the minutes, oldest first; `details` has who holds them now."""
    visits: tuple[Visit, ...] = ()
    not_held: Mapping[str, str] = field(default_factory=dict)
    """Items told as not held (`domain.held`), each with the reason; the reason may be empty."""
    adoption: Adoption | None = None
    reopenings: tuple[Reopening, ...] = ()
    reopened: bool = False
    ending: Ending | None = None
    omissions: tuple[Omission, ...] = ()
    """What papers were let go without, oldest first."""
    withheld: Withheld | None = None
    """What was left out of this record; None where it is whole."""
    takeovers: tuple[Takeover, ...] = ()
    """Each time the meeting went on on another machine, oldest first: a record that lacks the last is out of date."""
    moved: Takeover | None = None
    """The takeover that made this machine's copy one to read only; None where the meeting is recorded here."""
    workspace: str = ""
    """Number of the cell's folder that it belongs to (in its mark `chibo-thu-muc.json`); empty where it had none."""
    version: int = 0
    undoable: tuple[Any, ...] = field(default=(), compare=False, repr=False, metadata=UNRECORDED)
    redoable: tuple[Any, ...] = field(default=(), compare=False, repr=False, metadata=UNRECORDED)
    """What can be taken back, and what done again, newest last (`procedure.undo.Undoable`, `redo.Redoable`)."""
    pen: Pen | None = field(default=None, compare=False, repr=False, metadata=UNRECORDED)
    """Bút ghi: which console page writes; None where none has written yet."""
    hours: Hours = field(default=Hours(), compare=False, repr=False, metadata=UNRECORDED)
    """The meeting's hours beside the clock of this machine: another machine that goes on has a clock of its own."""

    @property
    def began(self) -> datetime:
        """When it began; before, when it is planned to."""
        return self.started or self.details.start

    @property
    def day(self) -> date:
        """Ngày sinh hoạt: the day on which it was held; before it begins, the day for which it is planned.

        Rules are those of this day. Of a session over several days it is the first.
        """
        return self.began.astimezone(self.details.start.tzinfo).date() if self.started else self.details.start.date()

    @property
    def begun(self) -> bool:
        """Whether it is going on or over."""
        return self.stage in {Stage.RUNNING, Stage.ENDED}

    @property
    def frozen(self) -> bool:
        """Whether the minutes stand: adopted, or the meeting is over, and nobody opened them again."""
        return not self.reopened and (self.adoption is not None or self.stage is Stage.ENDED)

    def text(self, key: str) -> str:
        """The text of a field; empty where nothing was typed."""
        found = self.texts.get(key)
        return found.value if found else ""

    def item(self, item_id: str) -> AgendaItem | None:
        """The agenda item with this id."""
        return next((i for i in self.agenda if i.id == item_id), None)

    def speech(self) -> Speech | None:
        """The speech that is going on."""
        return current_speech(self.speeches.values())

    def fresh(self, letter: str, taken: Container[str]) -> str:
        """An id nobody has: the letter and the version to come, past those a restored record brought along."""
        number = self.version + 1
        while f"{letter}{number}" in taken:
            number += 1
        return f"{letter}{number}"

    def person(self, person_id: str) -> str:
        """Full name of a member or guest, namesakes told apart; a name typed by hand is returned as it is."""
        guest, names = self.guests.get(person_id), distinct_names(self.members)
        return names.get(person_id, guest.name if guest else person_id)

    def moment(self, now: datetime) -> datetime:
        """The moment that is asked about: now, and once the meeting is over its end."""
        ended = self.ended()
        return min(now, ended) if ended else now

    def final_roll(self) -> Roll:
        """The roll of the whole meeting, which papers print: what was noted for later than the end did not happen."""
        ended = self.ended()
        return roll_until(self.roll, ended) if ended else self.roll

    @reckoned_once
    def roll_count(self, now: datetime | None = None) -> RollCount:
        """The numbers of the roll at a moment; None: of the whole meeting, as papers and checks have them."""
        at = None if now is None else self.moment(now)
        return count_all(self.members, self.final_roll(), at)

    def is_here(self, member_id: str, now: datetime) -> bool:
        """Whether the member is in the room; once the meeting is over, at its end."""
        return is_present(self.final_roll(), member_id, self.moment(now))

    def people_here(self, now: datetime) -> list[Member]:
        """Who is in the room, in the order of the list; once the meeting is over, at its end."""
        roll, at = self.final_roll(), self.moment(now)
        return [m for m in self.members.values() if is_present(roll, m.id, at)]

    def voting_base(self, now: datetime) -> Base:
        """The voting base of that moment."""
        rule = self.rules.values.get("temp_in_votes")
        return count_base(self.members.values(), self.final_roll(), self.moment(now), bool(rule and rule.value))

    def ended(self) -> datetime | None:
        """When the meeting ended."""
        return self.ending.at if self.ending else None

    def elapsed(self, now: datetime) -> timedelta:
        """Thời lượng: length of the meeting, or so far, without the breaks; zero before the start.

        By the hours that are printed, so that hours, length and judgement agree (docs/domain.md N1): from 14:00:40 to
        15:30:20 are 90 minutes, as 14 giờ 00 phút and 15 giờ 30 phút say, and a break counts by its printed hours too.
        """
        if self.started is None:
            return timedelta(0)
        ended = self.ended()
        until = minute_of(ended) if ended else now
        paused = (b.printed_length(until) for b in self.breaks)
        return max(timedelta(0), until - minute_of(self.started) - sum(paused, timedelta(0)))

    def minutes_held(self, now: datetime) -> int:
        """The same in whole minutes: what is printed and judged."""
        return int(self.elapsed(now) / timedelta(minutes=1))

    def on_break(self) -> Break | None:
        """The break that is going on."""
        return self.breaks[-1] if self.breaks and self.breaks[-1].stopped is None else None

    def item_time(self, item_id: str, now: datetime) -> timedelta:
        """How long the item has been the current one, all visits together."""
        until = self.ended() or now
        return sum((v.length(until) for v in self.visits if v.item == item_id), timedelta(0))

    def minimum_minutes(self) -> int:
        """The length the rules ask for, in minutes, by kind of meeting (HD 42-HD/BTCTW: 90, combined 120).

        0 where nothing is asked for: a chi ủy meeting, or a session over several days.
        """
        rule = None if self.details.several_days else self.rules.values.get(self.duration_rule())
        return int(rule.value) if rule else 0

    def duration_rule(self) -> str:
        """Code of the rule that sets the least length."""
        return duration_rule(self.rules, self.kind, len(self.members))


def ruled_by_day(meeting: Meeting) -> Meeting:
    """The meeting with its rules as they were on its day (docs/domain.md N35): to be asked when the day changes."""
    return evolve(meeting, rules=meeting.rules.on(meeting.day))


T = TypeVar("T")


def evolve(thing: T, **changes: Any) -> T:
    """The same frozen thing with some fields changed: `dataclasses.replace` without running `__init__` again.

    Whatever a thing holds is one of its fields, so that both give the same. A meeting is folded from thousands of
    typed edits; this is ten times quicker than `replace`.
    """
    (new := object.__new__(type(thing))).__dict__.update(thing.__dict__, **changes)
    return new
