"""How every benchmark prints: what was measured, the floor measured in the same run, the ratio, the goal."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

import psutil

MISSED = 3
"""Exit code of a benchmark that was measured and misses a goal; what cannot be measured ends with Python's own 1."""
BUSY = 0.5  # of the machine's cores wanted by runnable processes on average
HEADINGS = ("", "ours", "floor", "ratio", "goal")


@dataclass(frozen=True)
class Row:
    """One figure. `floor` and `goal` are in the same unit; `goal_of` says whether the goal bounds ours or the ratio."""

    what: str
    ours: float
    floor: float | None = None
    unit: str = "ms"
    goal: float | None = None
    bounds_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        """Ours in units of the floor."""
        return self.ours / self.floor if self.floor else None

    def cells(self) -> tuple[str, ...]:
        """The line as text; a missed goal is marked."""
        bounded = self.ratio if self.bounds_ratio else self.ours
        missed = self.goal is not None and bounded is not None and bounded > self.goal
        goal = "" if self.goal is None else f"≤ {self.goal:g}{'' if self.bounds_ratio else ' ' + self.unit}"
        return (
            self.what,
            f"{self.ours:,.4g} {self.unit}",
            "" if self.floor is None else f"{self.floor:,.4g} {self.unit}",
            "" if self.ratio is None else f"{self.ratio:.2f}",
            f"{goal}  MISSED" if missed else goal,
        )


def show(title: str, rows: Sequence[Row], notes: Sequence[str] = ()) -> None:
    """Print the table, then how busy the machine was: figures of a busy machine only compare within one run."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    print(f"\n{title}")
    for line in lines:
        first, *others = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  " + "  ".join([first, *others]).rstrip())
    for note in (*notes, busy()):
        print(f"  · {note}")
    sys.stdout.flush()


def busy() -> str:
    """The machine's load in words."""
    cores, load = os.cpu_count() or 1, psutil.getloadavg()[0]
    state = "busy: compare within this run only" if load > cores * BUSY else "quiet"
    return f"load {load:.1f} on {cores} cores ({state})"


def p50(values: Sequence[float]) -> float:
    """The median."""
    return median(values)


def p95(values: Sequence[float]) -> float:
    """The 95th percentile; at least two values."""
    return quantiles(values, n=100, method="inclusive")[94]
