"""The tree of a made-up province: committees, cells, their records, and beside them what is true of all of it."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain.kinds import KINDS
from assistant.domain.people import CellType
from assistant.journal import rule_texts
from assistant.rules.order import TYPE_NAMES
from assistant.share.identity import PROFILE_NAME
from assistant.share.lineage import RECORD_NAME
from assistant.usecases.province.plans import LOCAL, habit_of
from assistant.usecases.province.varied import Base, Bases, Names
from assistant.wording import province as words
from assistant.wording.domain import status_text

TRUTH, READ_ME = "su-that.json", "DOC-TRUOC.txt"
TYPE_CODES = {kind: name for name, kind in TYPE_NAMES.items()}
CELLS_OF_A_BASE = 60
"""So many cells are varied from one cell that lived through its evenings, before there is another."""
Told = Callable[[int, int], None]
"""Is told how many of how many cells are made."""


class NotEmpty(Exception):
    """The folder has files already; the message is a Vietnamese sentence."""


@dataclass(frozen=True)
class Made:
    """What was made."""

    cells: int
    records: int


@dataclass(frozen=True)
class Unit:
    """One cell of the province: where it lies, and what it is called."""

    area: str
    unit: str
    kind: CellType
    number: int

    @property
    def names(self) -> Names:
        """What its records call it."""
        superior = words.SUPERIOR.format(area=self.area)
        locality = self.area.partition(" ")[2]
        return Names(
            words.CELL.format(unit=self.unit), superior, locality, words.PLACE.format(unit=self.unit), self.number
        )

    @property
    def path(self) -> str:
        """Its folder below the province's."""
        return f"{self.area[0].upper()}{self.area[1:]}/{self.unit}"


def units(cells: int) -> Iterator[Unit]:
    """So many cells, commune by commune."""
    for number in range(cells):
        area, place = divmod(number, len(words.UNITS))
        first = words.FIRST[area % len(words.FIRST)]
        second = (area // len(words.FIRST) + area) % len(words.SECOND)
        again = area // (len(words.FIRST) * len(words.SECOND))
        name = f"{first} {words.SECOND[second]}{f' {again + 1}' if again else ''}"
        unit, kind = words.UNITS[place]
        yield Unit(words.AREA.format(name=name), unit, kind, number)


def make_province(folder: Path, cells: int, months: int, seed: int, year: int, tell: Told) -> Made:
    """Write so many cells with the records of so many months. The same numbers give the same bytes.

    Raises NotEmpty where the folder holds anything, OSError.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty(words.NOT_EMPTY.format(folder=folder))
    folder.mkdir(parents=True, exist_ok=True)
    bases = Bases(year, seed, most=max(1, cells // (CELLS_OF_A_BASE * 4)))
    told: list[dict[str, Any]] = []
    for unit in units(cells):
        dice = random.Random(f"{seed}/{unit.number}")  # noqa: S311 # a made-up province, no secret
        told.append(_make_cell(folder / unit.path, unit, bases.of(unit.kind, dice), months, dice))
        tell(len(told), cells)
    text = rule_texts.text_of(bases.of(CellType.VILLAGE, random.Random(0)).cell.rules)  # noqa: S311 # the same
    if text:
        (folder / rule_texts.FOLDER).mkdir()
        (folder / rule_texts.FOLDER / text.name).write_bytes(text.data)
    note = words.READ_ME.format(cells=cells, months=months, year=year, seed=seed)
    (folder / READ_ME).write_text(note, "utf-8", newline="\n")
    truth = {"note": words.INVENTED, "year": year, "months": months, "seed": seed, "cells": told}
    (folder / TRUTH).write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8", newline="\n")
    return Made(cells, sum(one is not None for cell in told for one in cell["months"].values()))


def _make_cell(folder: Path, unit: Unit, base: Base, months: int, dice: random.Random) -> dict[str, Any]:
    """One cell's folder; what is true of it."""
    habit, names = habit_of(dice), unit.names
    folder.mkdir(parents=True)
    profile = words.PROFILE.format(
        name=json.dumps(names.name, ensure_ascii=False),
        superior=json.dumps(names.superior, ensure_ascii=False),
        locality=json.dumps(names.locality, ensure_ascii=False),
        place=json.dumps(names.place, ensure_ascii=False),
        kind=TYPE_CODES[unit.kind],
        day=base.day,
        rules="".join(f"    {key}: {value}\n" for key, value in LOCAL.items()),
    )
    (folder / PROFILE_NAME).write_text(profile, "utf-8", newline="\n")
    (folder / "dang-vien.csv").write_text(_members(base), "utf-8-sig", newline="\n")
    held: dict[str, Any] = {}
    for month in range(1, months + 1):
        if dice.random() < habit.missed:
            held[str(month)] = None
            continue
        evening = base.evening(month, habit.level(dice, month))
        plan = evening.plan
        meeting = folder / f"{plan.start:%Y}" / f"{plan.start:%Y-%m-%d} {KINDS[plan.kind].name}"
        meeting.mkdir(parents=True)
        (meeting / RECORD_NAME).write_bytes(evening.record(names))
        held[str(month)] = plan.truth(evening.size)
    return {
        "path": unit.path, "name": names.name, "superior": names.superior, "type": unit.kind.value,
        "members": len(base.cell.members), "months": held,
    }  # fmt: skip


def _members(base: Base) -> str:
    """The list of members as a table with commas."""
    rows = [(words.LIST_TITLE,), words.LIST_HEAD]
    rows += [(m.name, status_text(m.status), m.role, m.sex, "") for m in base.cell.members]
    return "\n".join(",".join(f'"{field}"' for field in row) for row in rows) + "\n"
