"""Sổ là một bảng: what a register is made of, and what it is: a pandas frame with headings that people read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

import pandas as pd

from assistant.analysis.frames import Frames, Rows
from assistant.analysis.task_lives import task_lives
from assistant.domain.numbering import IssuedNumber


class CellKind(StrEnum):
    """What the cells of a column are, which says how they are shown and sorted."""

    TEXT = "text"
    LONG = "long"
    """Text of several lines."""
    DAY = "day"
    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MARK = "mark"
    """A sign in a narrow column."""


@dataclass(frozen=True)
class Column:
    """One column: its name in the frame, its heading, what its cells are, its width on paper in characters."""

    code: str
    heading: str
    kind: CellKind = CellKind.TEXT
    width: int = 12


@dataclass(frozen=True)
class Register:
    """One register of one year: `notes` are lines under the table."""

    name: str
    year: int
    columns: tuple[Column, ...]
    frame: pd.DataFrame
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.frame)


@dataclass(frozen=True)
class Sources:
    """What registers are made of. `tasks` are frames of the years round this one too: a task lives over New Year."""

    year: int
    today: date
    held: Frames
    around: Frames
    days: Mapping[str, date]
    """Day of every meeting, also of earlier years, by its id."""
    numbers: tuple[IssuedNumber, ...] = ()
    struck: tuple[IssuedNumber, ...] = ()

    @cached_property
    def lives(self) -> Rows:
        """The tasks of the year, each with its life (`task_lives`)."""
        return task_lives(self.around, self.held, self.days, self.today)

    @property
    def last_day(self) -> date:
        """The last day that is looked at: the year's, or today."""
        return min(self.today, date(self.year, 12, 31))


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as mappings."""
    found: list[dict[str, Any]] = table.to_dict("records")
    return found
