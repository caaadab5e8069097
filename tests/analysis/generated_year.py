"""A year of a cell: twelve regular meetings and the topics of its quarters; what was lived is noted by hand beside it.

The notes (`Lived`) are written while the meetings are lived, from the plan alone; nothing in them is asked of the
program, so that registers, charts and summary can be compared with them.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from assistant.documents.facts.phrases import VIETNAM
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import ROMAN, MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.meeting_topic import topic_fields
from assistant.domain.outline import outline_of
from assistant.domain.rules import TextRole
from assistant.journal.record import dump
from assistant.usecases.past_meetings import tasks_for
from assistant.wording import domain as words
from tests.builders import CELL, CHAIR, SECRETARY, Room, adoption, agenda_for, members_of, rule_set

YEAR = 2026
FOUR_TIMES, THREE_MONTHS = "chinh-thuc-5", "chinh-thuc-6"
"""Absent with a reason from March to June; absent without one in February, July and September."""
SHORT_MONTH, MISSED_QUARTER = 7, 3
TOPICS = {1: 2, 2: 5, 4: 11}
"""Quarter: month of its topic. The third has none."""


@dataclass
class Task:
    """A task as it was lived: `told` are day, state and result of each assessment."""

    what: str
    owner: str
    given: date
    due: date | None
    told: list[tuple[date, str, str]] = field(default_factory=list)
    done_on: date | None = None

    @property
    def done(self) -> bool:
        return bool(self.told) and self.told[-1][1] == "done"

    @property
    def done_late(self) -> bool:
        return self.done and self.due is not None and self.done_on is not None and self.done_on > self.due


@dataclass
class Lived:
    """What was lived, counted by hand."""

    days: list[date] = field(default_factory=list)
    minutes: dict[date, int] = field(default_factory=dict)
    marks: dict[str, dict[date, str]] = field(default_factory=lambda: defaultdict(dict))
    opinions: list[tuple[date, str, str, str]] = field(default_factory=list)
    """Day, speaker, kind, words."""
    speakers: dict[date, set[str]] = field(default_factory=lambda: defaultdict(set))
    conclusions: dict[date, int] = field(default_factory=Counter)
    votes: list[tuple[date, str, int, bool]] = field(default_factory=list)
    tasks: dict[str, Task] = field(default_factory=dict)
    points: dict[date, float] = field(default_factory=dict)
    dues: dict[date, tuple[int, int]] = field(default_factory=dict)
    visits: list[tuple[date, str, str]] = field(default_factory=list)
    remarks: list[tuple[date, str, str]] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    """Quarter: what its thematic session was about."""


def lived_year(seed: int = 7) -> tuple[list[Meeting], Lived]:
    """The meetings of the year, oldest first, and what was lived."""
    dice, lived = random.Random(seed), Lived()
    meetings: list[Meeting] = []
    for month in range(1, 13):
        meetings.append(_regular(month, meetings, lived, dice))
        if month in TOPICS.values():
            meetings.append(_topic(month, lived, dice))
    return meetings, lived


@cache
def frozen_year() -> tuple[tuple[Meeting, ...], Lived]:
    """The same once for all tests; nobody changes it."""
    meetings, lived = lived_year()
    return tuple(meetings), lived


def write_year(cell: Path, meetings: Iterable[Meeting]) -> Path:
    """The records in a cell's folder, as the program lays them."""
    for meeting in meetings:
        folder = cell / str(meeting.day.year) / f"{meeting.day:%Y-%m-%d} {meeting.kind.value}"
        folder.mkdir(parents=True)
        (folder / "ho-so.json").write_bytes(dump(meeting))
    return cell


def _opened(kind: MeetingKind, start: datetime, carried: tuple[ActionItem, ...], title: str) -> Room:
    room = Room(start)
    quarter = date(start.year, 3 * ((start.month - 1) // 3) + 1, 1) if kind is MeetingKind.THEMATIC else None
    details = Details(
        start, CELL.place, words.FACE_TO_FACE, CHAIR, SECRETARY, number=f"{start.month:02}", quarter=quarter
    )
    rules = rule_set("mac-dinh").on(start.date())
    room.send(c.MakeMeeting(kind, title, CELL, rules, details, members_of(14, 2), agenda_for(kind, rules), carried))
    meeting = replace(room.meeting, id=f"{start:%Y-%m-%d}-{kind.value}")
    room.meeting = meeting
    return room.start()


def _call_roll(room: Room, month: int, lived: Lived, dice: random.Random) -> list[str]:
    """Who is away this time; the others, who may speak."""
    day, members = room.meeting.day, list(room.meeting.members)
    excused = {m for m in members if m not in {CHAIR, SECRETARY, FOUR_TIMES, THREE_MONTHS} and dice.random() < 0.06}
    regular = room.meeting.kind is MeetingKind.REGULAR
    excused |= {FOUR_TIMES} if 3 <= month <= 6 and regular else set()
    unexcused = {THREE_MONTHS} if month in {2, 7, 9} and regular else set()
    room.roll(excused, unexcused)
    for member in members:
        lived.marks[member][day] = "P" if member in excused else "K" if member in unexcused else "x"
    return [m for m in members if m not in excused | unexcused]


def _talk(room: Room, here: list[str], many: int, lived: Lived, dice: random.Random) -> None:
    day, kinds = room.meeting.day, list(OpinionKind)[:6]
    for number in range(many):
        speaker = here[2 + dice.randrange(len(here) - 2)]
        kind = kinds[dice.randrange(len(kinds))]
        said = f"Ý kiến {number + 1} ngày {day:%d/%m}"
        room.send(c.ClassifySpeech(room.speak(speaker, said), kind))
        lived.opinions.append((day, speaker, kind.value, said))
        lived.speakers[day].add(speaker)
        if kind is OpinionKind.CRITICISM:
            lived.remarks.append((day, "criticism", said))


def _assess(room: Room, lived: Lived, dice: random.Random) -> None:
    """Each task of before: done in time, done late, half done, or nothing told."""
    day = room.meeting.day
    for task in room.meeting.carried.values():
        noted, luck = lived.tasks[task.id], dice.random()
        if luck < 0.6:
            last = (task.due or day) if luck < 0.4 else (task.due or day) + timedelta(days=3)
            noted.done_on = min(last, day)
            room.send(c.AssessCarried(task.id, ActionStatus.DONE, "xong", noted.done_on))
            noted.told.append((day, "done", "xong"))
        elif luck < 0.85:
            room.send(c.AssessCarried(task.id, ActionStatus.PARTLY, "một phần"))
            noted.told.append((day, "partly", "một phần"))


def _regular(month: int, before: list[Meeting], lived: Lived, dice: random.Random) -> Meeting:
    start = datetime(YEAR, month, 4, 14, 0, tzinfo=VIETNAM)
    carried = tasks_for(MeetingKind.REGULAR, map(outline_of, before), rule_set("mac-dinh"))
    room = _opened(MeetingKind.REGULAR, start, carried, f"Sinh hoạt thường kỳ tháng {month}/{YEAR}")
    day = room.meeting.day
    here = _call_roll(room, month, lived, dice)
    room.send(c.RecordDues(15, 16, "một đồng chí nộp sau"))
    lived.dues[day] = (15, 16)
    if month % 4 == 0:
        room.send(c.AddGuest("Lê Văn Cấp Trên", "Phó Bí thư", "Đảng ủy xã", superior=True))
        guest = next(iter(room.meeting.guests))
        room.speak(guest, f"Chi bộ cần giữ nền nếp, tháng {month}.", item="B9")
        lived.visits.append((day, "Lê Văn Cấp Trên", f"Chi bộ cần giữ nền nếp, tháng {month}."))
    for item in room.meeting.agenda:
        for box in item.texts:
            if box.role == TextRole.PRAISE and month % 3 == 0:
                room.write(f"item.{item.id}.{box.code}", f"=Biểu dương tháng {month}")
                lived.remarks.append((day, "praise", f"=Biểu dương tháng {month}"))
    room.send(c.GoToItem("B1"))
    room.write("item.B1.ket_luan", "Nhất trí.")
    lived.conclusions[day] += 1
    _assess(room, lived, dice)
    room.send(c.GoToItem("B8"))
    _talk(room, here, 3 + dice.randrange(4), lived, dice)
    _give(room, month, lived, dice)
    room.send(c.GoToItem("C4"))
    room.write("motion.nq", "Thực hiện nhiệm vụ.")
    base = room.meeting.voting_base(room.now).present
    room.send(c.RecordVote("nq", base, 0, 0))
    lived.votes.append((day, room.meeting.motions["nq"].title, base, True))
    room.send(c.GoToItem("C5"))
    lived.points[day] = float(85 + dice.randrange(12))
    room.score(lived.points[day])
    return _close(room, start, 84 if month == SHORT_MONTH else 90 + dice.randrange(20), lived)


def _give(room: Room, month: int, lived: Lived, dice: random.Random) -> None:
    room.send(c.GoToItem("C2"))
    for number in range(2):
        owner = f"chinh-thuc-{7 + dice.randrange(7)}"
        due = date(YEAR + month // 12, month % 12 + 1, 3) if dice.random() < 0.9 else None
        what = f"Nhiệm vụ {number + 1} của tháng {month}"
        given = room.give(what, owners=(owner,), due=due, product="Báo cáo")
        lived.tasks[f"{room.meeting.id}.{given}"] = Task(what, owner, room.meeting.day, due)


def _topic(month: int, lived: Lived, dice: random.Random) -> Meeting:
    start = datetime(YEAR, month, 18, 14, 0, tzinfo=VIETNAM)
    room = _opened(MeetingKind.THEMATIC, start, (), f"Sinh hoạt chuyên đề quý {ROMAN[(month - 1) // 3]}/{YEAR}")
    quarter = (month - 1) // 3 + 1
    lived.topics[quarter] = f"Chuyên đề của quý {ROMAN[quarter - 1]}"
    for key in topic_fields(room.meeting):
        room.write(key, lived.topics[quarter])
    here = _call_roll(room, month, lived, dice)
    _talk(room, here, 4, lived, dice)
    return _close(room, start, 125, lived)


def _close(room: Room, start: datetime, minutes: int, lived: Lived) -> Meeting:
    day = room.meeting.day
    room.now = start + timedelta(minutes=minutes)
    room.send(adoption(in_favour=room.meeting.voting_base(room.now).present, reason="đã đọc"))
    room.send(c.EndMeeting("Hết giờ."))
    lived.days.append(day)
    lived.minutes[day] = minutes
    return room.meeting
