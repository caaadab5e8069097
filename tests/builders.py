"""What tests need to stand up a meeting: members, rules, details, and a room with a clock of its own."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache

from assistant.documents.facts.phrases import VIETNAM
from assistant.domain import commands as c
from assistant.domain.agenda import AgendaItem, from_template
from assistant.domain.attendance import Presence
from assistant.domain.commands import Command
from assistant.domain.events import Event
from assistant.domain.figures import exact
from assistant.domain.floor import SpeechRole
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile, CellType, Member
from assistant.domain.procedure import apply, decide
from assistant.domain.refusal import Refused
from assistant.domain.rules import Level, Matter, Rule, Rules, RuleValue
from assistant.domain.status import MemberStatus
from assistant.domain.votes import MotionKind
from assistant.rules.loader import load
from assistant.wording import domain as words
from assistant.wording import refusals as refusal_words

START = datetime(2026, 11, 4, 14, 0, tzinfo=VIETNAM)
"""Two in the afternoon in Việt Nam."""
CELL = CellProfile("Chi bộ Văn phòng", "Đảng ủy xã", "Xã Mẫu", CellType.OFFICE, "Phòng họp số 1", 4)
CHAIR, SECRETARY = "chinh-thuc-1", "chinh-thuc-2"
OTHER_STATUSES = (
    (MemberStatus.PROBATIONARY, "du-bi"),
    (MemberStatus.TEMP_IN, "tam-den"),
    (MemberStatus.TEMP_OUT, "tam-di"),
    (MemberStatus.EXEMPT, "mien"),
)


def members_of(
    official: int = 15, probationary: int = 2, temp_in: int = 0, temp_out: int = 0, exempt: int = 0
) -> tuple[Member, ...]:
    """So many members of each status; their ids tell the status and a number (`du-bi-2`)."""
    counts = zip(OTHER_STATUSES, (probationary, temp_in, temp_out, exempt), strict=True)
    groups = [(MemberStatus.OFFICIAL, "chinh-thuc", official), *((s, name, n) for (s, name), n in counts)]
    return tuple(
        Member(f"{name}-{n}", f"Đảng viên {words.STATUS[status]} {n}", status)
        for status, name, many in groups
        for n in range(1, many + 1)
    )


@cache
def rule_set(name: str) -> Rules:
    """A rule set as it ships; it is frozen, so one serves all tests."""
    return load(name)


def rules_with(name: str = "mac-dinh", without: Iterable[str] = (), **values: RuleValue) -> Rules:
    """A rule set with some values of its own, and without some rules."""
    rules = rule_set(name)
    changed = {
        code: replace(rules.values.get(code, Rule(code, code, code, 0, "", "", Level.LOCAL)), value=value, terms=())
        for code, value in values.items()
    }
    kept = {code: rule for code, rule in rules.values.items() if code not in set(without)}
    return replace(rules, values={**kept, **changed})


def agenda_for(kind: MeetingKind = MeetingKind.REGULAR, rules: Rules | None = None) -> tuple[AgendaItem, ...]:
    """The order of business of this kind, as the home page prefills it."""
    return tuple(map(from_template, (rules or rule_set("mac-dinh")).orders[kind]))


class Room:
    """A meeting as it is lived: commands are sent at the room's own time, and every fact is kept."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now
        self.meeting = Meeting()
        self.events: list[Event] = []

    def tick(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> datetime:
        """Time passes."""
        self.now += timedelta(hours=hours, minutes=minutes, seconds=seconds)
        return self.now

    def send(self, command: Command) -> list[Event]:
        """A command that is granted; the facts it led to."""
        happened = decide(self.meeting, command, self.now)
        for event in happened:
            self.meeting = apply(self.meeting, event)
        self.events += happened
        return happened

    def refused(self, command: Command) -> str:
        """A command that is not granted: the code of the refusal, whose sentence is complete; nothing has changed."""
        before = self.meeting
        try:
            decide(self.meeting, command, self.now)
        except Refused as refusal:
            assert self.meeting == before
            said = refusal_words.refusal_sentence(refusal.code, refusal.facts)
            assert said
            assert "{" not in said
            return refusal.code
        raise AssertionError(f"granted: {command}")

    def start(self) -> "Room":
        """The meeting is opened."""
        self.send(c.StartMeeting())
        return self

    def roll(self, excused: Iterable[str] = (), unexcused: Iterable[str] = (), present: Iterable[str] = ()) -> "Room":
        """The roll is called: these are away or, though not expected, here; all the others are here."""
        for member in excused:
            self.send(c.MarkAttendance(member, Presence.EXCUSED, "đi công tác"))
        for member in unexcused:
            self.send(c.MarkAttendance(member, Presence.UNEXCUSED))
        for member in present:
            self.send(c.MarkAttendance(member, Presence.PRESENT))
        self.send(c.MarkRestPresent())
        return self

    def write(self, field: str, text: str) -> None:
        """The text of a field is typed anew."""
        old = self.meeting.texts.get(field)
        at, rev = (len(old.value), old.rev) if old else (0, 0)
        self.send(c.EditText(field, rev, 0, at, text))

    def speak(
        self,
        speaker: str,
        text: str = "Tôi nhất trí.",
        minutes: float = 2,
        item: str = "",
        role: SpeechRole | None = None,
    ) -> str:
        """Somebody takes the floor, says something and stops; the speech's id."""
        self.send(c.StartSpeech(speaker, item, role=role))
        speech = self.meeting.speech()
        assert speech is not None
        self.tick(minutes=minutes)
        self.send(c.StopSpeech())
        if text:
            self.write(f"speech.{speech.id}", text)
        return speech.id

    def propose(
        self, title: str = "Kết nạp quần chúng", kind: MotionKind = MotionKind.SPECIAL, matter: Matter = Matter.ORDINARY
    ) -> str:
        """Something is put to the vote; the motion's id."""
        before = set(self.meeting.motions)
        self.send(c.ProposeMotion(kind, title, matter=matter))
        return next(m for m in self.meeting.motions if m not in before)

    def give(self, what: str = "Lập danh sách gia đình chính sách", **facts: object) -> str:
        """A task is given; its id."""
        before = set(self.meeting.actions)
        self.send(c.AddAction(what, **facts))  # type: ignore[arg-type] # a test names the facts it is about
        return next(a for a in self.meeting.actions if a not in before)

    def invite(self, name: str = "Trần Văn Khách", title: str = "Đảng ủy viên", unit: str = "Đảng ủy xã") -> str:
        """A guest is introduced; the guest's id."""
        before = set(self.meeting.guests)
        self.send(c.AddGuest(name, title, unit))
        return next(g for g in self.meeting.guests if g not in before)

    def score(self, points: float | None = None) -> "Room":
        """Every criterion has its most points with a reason; the last ones less, so that the sum is `points`."""
        sheet = self.meeting.rules.sheet(self.meeting.kind)
        lack = Fraction(0) if points is None else sheet.most - exact(points)
        for row in reversed(tuple(sheet.criteria())):
            less = min(lack, exact(row.points))
            lack -= less
            self.send(c.GivePoints(row.number, float(exact(row.points) - less), "Chi ủy thống nhất."))
        return self

    def adopt(self, *lines: str, in_favour: int | None = None, reason: str = "") -> None:
        """The minutes are read and adopted."""
        self.send(adoption(*lines, in_favour=in_favour, reason=reason))


def adoption(*lines: str, in_favour: int | None = None, reason: str = "") -> c.AdoptMinutes:
    """The command to adopt the minutes as read."""
    read = lines or ("BIÊN BẢN", "Sinh hoạt chi bộ")
    return c.AdoptMinutes(read, "{}", "bien-ban.docx", "0" * 64, in_favour, reason=reason)


def making(
    members: tuple[Member, ...],
    kind: MeetingKind = MeetingKind.REGULAR,
    rules: Rules | None = None,
    agenda: tuple[AgendaItem, ...] | None = None,
    **details: object,
) -> c.MakeMeeting:
    """The command for a meeting on 4 November, with chair and secretary, and a notice three days before."""
    rules = rules or rule_set("mac-dinh")
    facts: dict[str, object] = {
        "start": START,
        "place": CELL.place,
        "form": words.FACE_TO_FACE,
        "chair": CHAIR,
        "secretary": SECRETARY,
        "notice_on": date(2026, 11, 1),
    }
    told = Details(**{**facts, **details})  # type: ignore[arg-type] # a test names the facts it is about
    items = agenda_for(kind, rules) if agenda is None else agenda
    return c.MakeMeeting(kind, f"{words.KIND[kind]} tháng 11", CELL, rules, told, members, items)


def meeting_of(
    official: int = 15,
    probationary: int = 2,
    temp_in: int = 0,
    temp_out: int = 0,
    exempt: int = 0,
    *,
    kind: MeetingKind = MeetingKind.REGULAR,
    rules: Rules | None = None,
    agenda: tuple[AgendaItem, ...] | None = None,
    **details: object,
) -> Room:
    """A room whose meeting has just been made: nothing has been said yet."""
    room = Room()
    room.send(making(members_of(official, probationary, temp_in, temp_out, exempt), kind, rules, agenda, **details))
    return room
