"""Records by the many: evenings that were lived through by command, under the names of other cells.

A few cells of each type live through weak, usual and strong evenings of every month. The others take these, one for
each month, and differ in names, numbers and how their year goes. The figures of a record stay those of its facts.
"""

import base64
import hashlib
import random
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.documents.papers import find_template
from assistant.domain.people import CellProfile, CellType
from assistant.journal import record
from assistant.rules import loader
from assistant.usecases.province.evenings import MADE_BEFORE, Cell, carried_over, hold
from assistant.usecases.province.plans import LOCAL, SIZES, Plan, evening_start, members_of, plan_of, works
from assistant.workspace.labels import with_ids

NAME, SUPERIOR, LOCALITY, PLACE = "Qzten", "Qzcaptren", "Qzdiadanh", "Qznoihop"
"""What stands for the names of a cell until it gets its own."""
FAST = 1
"""Compression: the adopted facts of many records are packed, and nobody keeps them long."""


@dataclass(frozen=True)
class Names:
    """What is written in the place of the blanks; `number` makes the ids of its meetings its own."""

    name: str
    superior: str
    locality: str
    place: str
    number: int

    def put_into(self, text: str, ids: tuple[str, ...]) -> str:
        """The text of this cell. Names have no character that JSON writes otherwise."""
        blanks = ((NAME, self.name), (SUPERIOR, self.superior), (LOCALITY, self.locality), (PLACE, self.place))
        for blank, name in blanks:
            text = text.replace(blank, name)
        for one in ids:
            text = text.replace(one, f"{one[:-6]}{self.number:06}")
        return text


@dataclass(frozen=True)
class Evening:
    """One evening as a text with blanks: its plan, its record, and of its adoption what is packed in the record."""

    plan: Plan
    size: int
    ids: tuple[str, ...]
    text: str
    facts: str
    packed: str
    lines: str
    digest: str

    def record(self, names: Names) -> bytes:
        """The record of that evening in the cell of these names."""
        text = self.text
        if self.packed:
            facts = zlib.compress(names.put_into(self.facts, self.ids).encode(), FAST)
            text = text.replace(self.packed, base64.b64encode(facts).decode())
            lines = names.put_into(self.lines, self.ids)
            text = text.replace(self.digest, hashlib.sha256(lines.encode()).hexdigest())
        return names.put_into(text, self.ids).encode()


class Base:
    """A cell that the cells of its type and size are varied from."""

    def __init__(self, kind: CellType, size: int, number: int, year: int, seed: int) -> None:
        self._year, self._seed = year, f"{seed}/{kind}/{number}"
        profile = CellProfile(
            NAME, SUPERIOR, LOCALITY, kind, PLACE, meeting_day=1 + (3 * number + size) % 7, practice=True
        )
        members = with_ids(members_of(random.Random(self._seed), size))  # noqa: S311 # invented people, no secret
        rules, refused = loader.override_rules(loader.load(loader.DEFAULT_SET), LOCAL)
        assert not refused, "they are possible"
        self.cell = Cell(profile, members, rules)
        self._evenings: dict[tuple[int, int], Evening] = {}

    @property
    def day(self) -> int:
        """The day of the month on which it meets."""
        return self.cell.profile.meeting_day or 1

    def evening(self, month: int, level: int) -> Evening:
        """Its evening of a month, held when it is first asked for."""
        if (month, level) not in self._evenings:
            self._evenings[month, level] = self._hold(month, level)
        return self._evenings[month, level]

    @cached_property
    def _template(self) -> Path:
        return find_template("bien-ban", None)

    def _hold(self, month: int, level: int) -> Evening:
        dice = random.Random(f"{self._seed}/{month}/{level}")  # noqa: S311 # the same
        start = evening_start(self._year, month, self.day)
        cell = Cell(self.cell.profile, self.cell.members, self.cell.rules.on(start.date()))
        plan = plan_of(dice, cell.profile, (len(cell.members), len(cell.officials)), start, level)
        before = evening_start(self._year - (month == 1), (month - 2) % 12 + 1, self.day)
        origin = f"{before:%Y-%m-%d}-regular-{before - MADE_BEFORE:%y%m%d%H%M%S}000000"
        carried = carried_over(before, origin, works(cell.profile, month - 1), cell)
        meeting = hold(cell, plan, carried, self._template, start - MADE_BEFORE)
        adoption = meeting.adoption
        text = record.dump(meeting).decode()
        packed = text.partition('"facts_packed": "')[2].partition('"')[0]
        return Evening(
            plan, len(cell.members), (meeting.id, origin), text, adoption.facts if adoption else "", packed,
            "\n".join(adoption.lines) if adoption else "", adoption.digest if adoption else "",
        )  # fmt: skip


class Bases:
    """The cells that live through evenings by command, by type; held when they are asked for."""

    def __init__(self, year: int, seed: int, most: int) -> None:
        self._all = {
            kind: [Base(kind, size, number, year, seed) for number, size in enumerate(sizes[:most])]
            for kind, sizes in SIZES.items()
        }

    def of(self, kind: CellType, dice: random.Random) -> Base:
        """One of that type."""
        return dice.choice(self._all[kind])
