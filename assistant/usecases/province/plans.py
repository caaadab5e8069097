"""What is decided of a made-up cell and of each of its evenings before anything is made: the generator's own truth.

Sizes and weaknesses are those that are told of real cells (docs/domain.md 8, 9): typically 8 to 30 members, few who
speak, meetings that are too short, tasks that are carried out late, months without a meeting.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.domain.kinds import MeetingKind
from assistant.domain.people import CellProfile, CellType, Member
from assistant.domain.status import MemberStatus
from assistant.wording import province as words
from assistant.workspace.profile import VIETNAM

WEAK, USUAL, STRONG = range(3)
LEVELS = (WEAK, USUAL, STRONG)
SHEET: Mapping[str, float] = {
    "1": 5, "2": 5, "3.1": 5, "3.2": 5, "4.1": 5, "4.2": 25, "4.3": 10, "5": 5, "6": 30, "7": 5,
}  # fmt: skip
"""Criteria of the score sheet that these cells use, with their points (docs/domain.md 4.1)."""
POSTED: tuple[tuple[int | None, ...], ...] = ((None, 5, 2), (1, 2, 2, 4, None), (0, 1, 1, 2))
"""Days after which weak, usual and strong evenings' papers are sent."""
NOTICED: tuple[tuple[int | None, ...], ...] = ((None, 0, 1, 3), (1, 2, 3), (2, 3))
"""Days before weak, usual and strong evenings on which their notice goes out."""
THEMATIC_MONTHS = (2, 5, 8, 11)
LOCAL: Mapping[str, int] = {"hop_tu_ngay": 1, "hop_den_ngay": 7}
"""What the made-up committees ask for themselves, by its name in chi-bo.yaml (docs/domain.md N11)."""
DELAY = 7
"""Days by which a meeting that is put off is late: outside of the days that are asked for, before any task is due."""
ATTENDANCE_PERCENT, LEAST_OPINIONS, NOTICE_DAYS, POST_DAYS = 90, 4, 1, 2
"""What shipped rules ask for (docs/domain.md N15, N6, N12, N14), written down a second time: a truth of its own."""
SIZES: Mapping[CellType, tuple[int, ...]] = {
    CellType.VILLAGE: (14, 19, 9, 24, 12, 31, 17, 7),
    CellType.SCHOOL: (17, 26, 11),
    CellType.OFFICE: (19, 10, 13),
    CellType.ARMED_FORCES: (9, 22),
    CellType.PRIVATE_COMPANY: (8, 13),
    CellType.STATE_COMPANY: (21, 14),
}
"""Members of the cells that the others are varied from."""


@dataclass(frozen=True)
class Plan:
    """One evening as it is to be. `speakers` are places in the list of official members, in the order they speak.

    `results` tells of each task carried over: done, late (done after its day), partly, not_done, unanswered.
    """

    kind: MeetingKind
    start: datetime
    minutes: int
    excused: int
    unexcused: int
    speakers: tuple[int, ...]
    results: tuple[str, ...]
    given: int
    lost: Mapping[str, float]
    adopted: bool
    concluded: bool
    """Whether the chair concluded every item."""
    noticed: int | None
    """Days before the meeting on which its notice went out; None where nobody told that it did."""
    delayed: int = 0
    """Days after the cell's own day."""
    posted: int | None = None
    """Days after the meeting on which its papers were sent; None where nobody told that they were."""

    def truth(self, size: int) -> dict[str, object]:
        """The numbers that a roll-up has to find again."""
        points = sum(SHEET.values()) - sum(self.lost.values())
        on_time = self.results.count("done")
        present = size - self.excused - self.unexcused
        return {
            "kind": self.kind.value,
            "day": self.start.date().isoformat(),
            "minutes": self.minutes,
            "members": size,
            "expected": size,
            "present": present,
            "excused": self.excused,
            "unexcused": self.unexcused,
            "opinions": len(self.speakers),
            "speakers": len(set(self.speakers)),
            "given": self.given,
            "carried": len(self.results),
            "done": on_time + self.results.count("late"),
            "partly": self.results.count("partly"),
            "not_done": self.results.count("not_done"),
            "unanswered": self.results.count("unanswered"),
            "late": len(self.results) - on_time,
            "points": points,
            "grade": "good" if points >= 90 else "fair" if points >= 70 else "average" if points >= 50 else "poor",
            "adopted": self.adopted,
            "concluded": self.concluded,
            "in_window": LOCAL["hop_tu_ngay"] <= self.start.day <= LOCAL["hop_den_ngay"],
            "attended": 100 * present >= ATTENDANCE_PERCENT * size,
            "noticed": self.noticed is not None and self.noticed >= NOTICE_DAYS,
            "spoken": len(self.speakers) >= LEAST_OPINIONS,
            "papers_in_time": self.posted is not None and self.posted <= POST_DAYS,
            "papers_out": None if self.posted is None else (self.start + timedelta(self.posted)).date().isoformat(),
        }


@dataclass(frozen=True)
class Habit:
    """How a cell usually does: the chances of a weak, a usual and a strong evening, and of no meeting in a month.

    `drift` moves the chances from January to December: below 0 it gets worse, above 0 better.
    """

    weights: tuple[float, float, float]
    drift: float
    missed: float
    thematic: bool

    def level(self, dice: random.Random, month: int) -> int:
        """How the evening of a month is."""
        shift = self.drift * (month - 6.5) / 5.5
        weak, usual, strong = self.weights
        moved = (max(0.01, weak - shift), usual, max(0.01, strong + shift))
        return dice.choices(LEVELS, moved)[0]


HABITS = (
    (0.55, Habit((0.05, 0.35, 0.60), 0.0, 0.01, thematic=True)),
    (0.20, Habit((0.15, 0.65, 0.20), 0.0, 0.02, thematic=True)),
    (0.10, Habit((0.40, 0.40, 0.20), 0.38, 0.02, thematic=True)),
    (0.08, Habit((0.35, 0.45, 0.20), -0.35, 0.04, thematic=False)),
    (0.07, Habit((0.80, 0.18, 0.02), 0.0, 0.12, thematic=False)),
)
"""How common each habit is: good, middling, improving, getting worse, in need of help."""


def habit_of(dice: random.Random) -> Habit:
    """The habit of one cell."""
    return dice.choices([habit for _, habit in HABITS], [share for share, _ in HABITS])[0]


def members_of(dice: random.Random, size: int) -> tuple[Member, ...]:
    """Invented people: about 6 % probationary (docs/domain.md 9); bí thư first, a chi ủy from nine official members."""
    probationary = round(size * 0.06)
    chosen: set[str] = set()
    found: list[Member] = []
    while len(found) < size:
        sex = dice.choice(tuple(words.GIVEN)) if found else next(iter(words.GIVEN))
        name = f"{dice.choice(words.FAMILIES)} {dice.choice(words.MIDDLES[sex])} {dice.choice(words.GIVEN[sex])}"
        if name in chosen:
            continue
        chosen.add(name)
        offices = words.OFFICES if size >= 9 else words.OFFICES[:2]
        role = offices[len(found)] if len(found) < len(offices) else ""
        status = MemberStatus.PROBATIONARY if len(found) >= size - probationary else MemberStatus.OFFICIAL
        found.append(Member("", name, status, role=role, sex=sex))
    return tuple(found)


def plan_of(dice: random.Random, cell: CellProfile, people: tuple[int, int], start: datetime, level: int) -> Plan:
    """An evening of that level. `people`: how many members there are and how many of them are official.

    What is given and what is carried over depends on the cell and the month only (`works`), so that the evenings of a
    month may be exchanged for each other.
    """
    size, official = people
    thematic = level != WEAK and start.month in THEMATIC_MONTHS
    kind = MeetingKind.COMBINED if thematic else MeetingKind.REGULAR
    asked = 120 if thematic else 90
    minutes = asked + (dice.randint(-38, 4), dice.randint(-8, 20), dice.randint(0, 30))[level]
    absent = min(
        size - 3, round(size * (dice.uniform(0.12, 0.32), dice.uniform(0.0, 0.14), dice.uniform(0, 0.08))[level])
    )
    unexcused = dice.randint(0, min(absent, 2)) if level == WEAK else 0
    last = official - absent
    many = (dice.randint(0, 3), dice.randint(3, 6), dice.randint(5, 10))[level]
    speakers = tuple(dice.randint(min(2, last - 1), last - 1) for _ in range(many))
    chances = ((0.30, 0.2, 0.2, 0.2, 0.1), (0.70, 0.12, 0.1, 0.05, 0.03), (0.92, 0.05, 0.03, 0, 0))[level]
    names = ("done", "late", "partly", "not_done", "unanswered")
    results = tuple(dice.choices(names, chances)[0] for _ in range(works(cell, start.month - 1)))
    delayed = DELAY if dice.random() < (0.3, 0.05, 0.0)[level] else 0
    return Plan(
        kind, start + timedelta(days=delayed), minutes, absent - unexcused, unexcused, speakers, results,
        works(cell, start.month), _lost(dice, level), adopted=level != WEAK or dice.random() < 0.7,
        concluded=dice.random() < (0.5, 0.9, 1.0)[level], noticed=dice.choice(NOTICED[level]), delayed=delayed,
        posted=dice.choice(POSTED[level]),
    )  # fmt: skip


def _lost(dice: random.Random, level: int) -> dict[str, float]:
    """The points that the cell takes off itself."""
    lost = {
        "1": (dice.randint(1, 3), dice.randint(0, 1), 0)[level],
        "2": (dice.randint(1, 4), dice.randint(0, 2), 0)[level],
        "3.2": (dice.randint(1, 4), dice.randint(0, 2), dice.randint(0, 1))[level],
        "4.2": (dice.randint(7, 14), dice.randint(2, 6), dice.randint(0, 2))[level],
        "4.3": (dice.randint(2, 5), dice.randint(0, 3), dice.randint(0, 1))[level],
        "6": (dice.randint(8, 18), dice.randint(2, 7), dice.randint(0, 3))[level],
    }
    return {number: float(points) for number, points in lost.items() if points}


def works(cell: CellProfile, month: int) -> int:
    """How many tasks a cell gives in a month (0: December of the year before)."""
    return 2 + ((cell.meeting_day or 0) + 5 * month) % 4


def evening_start(year: int, month: int, day: int) -> datetime:
    """Two in the afternoon."""
    return datetime(year, month, day, 14, tzinfo=VIETNAM)


def task_day(start: datetime, number: int) -> datetime:
    """By when the task with this number, given then, is to be done: always before the next month's meeting."""
    return start + timedelta(days=9 + (number * 5) % 16)
