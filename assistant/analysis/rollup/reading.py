"""Reads a tree: only records that changed, several at once, with what is odd about each; can be stopped and goes on."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa

from assistant.analysis.record_index import UNSURE_NANOSECONDS
from assistant.analysis.rollup.cache import Cache, KnownTree
from assistant.analysis.rollup.columns import FIGURES, SCHEMA, Read, rows_at, to_table
from assistant.analysis.rollup.faults import LOST, Fault, FaultKind
from assistant.analysis.rollup.pieces import Reader, read_here
from assistant.analysis.rollup.told import RecordError, told_by_loading
from assistant.analysis.rollup.tree import CellFolder, RecordFile, find_cells
from assistant.platform.clock import Clock, system_steady
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently

AT_ONCE = 32
"""Records of one piece of work: small enough to stop soon, large enough that handing it out costs nothing."""
PART = 10_000
"""Records that are kept at once while a long run goes on."""
SAMPLED = 0.01
"""Share of the records read anew whose figures are counted again from their facts, in every run."""
MOST_SAMPLED, KNOWN_SAMPLED = 100, 10
"""At most so many of those, and so many of those known from before: counting takes some 15 ms each."""


@dataclass(frozen=True)
class Progress:
    """How far it is: records read, of how many, and about how many seconds are left (None: not known yet)."""

    done: int
    total: int
    left: float | None


Told = Callable[[Progress], None]


def tell_nobody(progress: Progress) -> None:
    """Nobody waits for it."""


@dataclass
class Reading:
    """What is known of a tree: its cells, one row a record that could be read, and everything that is odd."""

    root: Path
    year: int
    today: date
    cells: list[CellFolder]
    rows: pa.Table
    faults: list[Fault]
    read_anew: int
    counted_again: int
    lost: dict[str, list[str]] = field(default_factory=dict)
    """Cell → folders of its meetings whose record tells nothing."""


def read_tree(
    root: Path,
    year: int,
    clock: Clock,
    cache: Cache,
    tell: Told = tell_nobody,
    recompute: bool = False,
    reader: Reader = read_here,
) -> Reading:
    """Read all that changed and return all that is known. OSError where the tree cannot be listed.

    `reader` reads what changed: here, or on a cluster. What was read is kept even where an exception stops it (of
    `tell`, or from the keyboard).
    """
    cells, faults = find_cells(root, year)
    files = {file.path: (cell.path, file) for cell in cells for file in cell.records}
    known = cache.load()
    fresh = _fresh_rows(known, files)
    kept = rows_at(known, sorted(fresh.values()))
    changed = [pair for path, pair in files.items() if path not in fresh]
    run = _Run(root, clock, cache)
    try:
        rows = pa.concat_tables([kept, *run.read(changed, tell, reader)])
    finally:
        run.keep_rest()
    if changed or known.num_rows != kept.num_rows or cache.has_parts:
        cache.keep(rows)
    faults += [fault for cell in cells for fault in cell.faults] + run.faults
    again = list(files) if recompute else run.sample(list(fresh))
    faults += run.count_again(rows, again, tell if recompute else tell_nobody)
    today = clock().astimezone().date()
    reading = Reading(root, year, today, cells, rows, faults, len(changed), len(again))
    for fault in (one for one in faults if one.kind in LOST and one.cell):
        reading.lost.setdefault(fault.cell, []).append(fault.path.rpartition("/")[0])
    cache.keep_tree(KnownTree(clock(), today, tuple(c.path for c in cells), tuple(faults), reading.lost))
    return reading


def read_known(root: Path, year: int, cache: Cache) -> tuple[Reading, datetime] | None:
    """What the last whole run knew, and when that was; nothing of the tree is looked at. None where there was none."""
    known = cache.load_tree()
    if known is None:
        return None
    cells = [CellFolder(path) for path in known.cells]
    inside = set(known.cells)
    rows = cache.load()
    kept = [n for n, cell in enumerate(rows.column("cell").to_pylist()) if cell in inside]
    rows = rows if len(kept) == rows.num_rows else rows_at(rows, kept)
    return Reading(root, year, known.today, cells, rows, list(known.faults), 0, 0, known.lost), known.at


def _fresh_rows(known: pa.Table, files: dict[str, tuple[str, RecordFile]]) -> dict[str, int]:
    """Path → row of the files that are as they were when they were read, and were not written just before."""
    columns = [known.column(name).to_pylist() for name in ("path", "size", "mtime", "seen")]
    return {
        path: row
        for row, (path, size, mtime, seen) in enumerate(zip(*columns, strict=True))
        if path in files
        and (files[path][1].size, files[path][1].mtime) == (size, mtime)
        and mtime < seen - UNSURE_NANOSECONDS
    }


class _Run:
    """One run over the files that changed."""

    def __init__(self, root: Path, clock: Clock, cache: Cache) -> None:
        self._root, self._clock, self._cache = root, clock, cache
        self._waiting: list[pa.Table] = []
        self._read: list[str] = []
        self.faults: list[Fault] = []

    def read(self, files: Sequence[tuple[str, RecordFile]], tell: Told, reader: Reader) -> Iterator[pa.Table]:
        """The rows of these records; a part of them at a time is kept."""
        pieces = [files[first : first + AT_ONCE] for first in range(0, len(files), AT_ONCE)]
        began, done = system_steady(), 0
        with closing(reader(self._root, pieces, self._clock)) as found:
            for piece, (rows, faults) in zip(pieces, found, strict=True):
                self._waiting.append(rows)
                self.faults += faults
                done += len(piece)
                tell(Progress(done, len(files), (system_steady() - began) / done * (len(files) - done)))
                if sum(one.num_rows for one in self._waiting) >= PART:
                    yield self._part(keep=done < len(files))
        yield self._part(keep=False)

    def _part(self, keep: bool) -> pa.Table:
        rows = pa.concat_tables([SCHEMA.empty_table(), *self._waiting]).combine_chunks()
        self._read += rows.column("path").to_pylist()
        if keep:
            self._cache.keep_part(rows)
        self._waiting = []
        return rows

    def keep_rest(self) -> None:
        """Where it was stopped: what was read and not kept yet."""
        if self._waiting:
            self._part(keep=True)

    def sample(self, known: Sequence[str]) -> list[str]:
        """Some of the records whose figures are counted again in this run; others every day."""
        dice = random.Random(self._clock().date().toordinal())  # noqa: S311 # which ones is no secret
        read = min(MOST_SAMPLED, max(1, round(SAMPLED * len(self._read))), len(self._read))
        return dice.sample(self._read, read) + dice.sample(list(known), min(KNOWN_SAMPLED, len(known)))

    def count_again(self, rows: pa.Table, paths: Sequence[str], tell: Told) -> list[Fault]:
        """What of these records' figures is not what their facts give."""
        places = {path: row for row, path in enumerate(rows.column("path").to_pylist())}
        asked = [path for path in paths if path in places]
        began, found = system_steady(), list[Fault]()
        for done, path in enumerate(asked, start=1):
            kept = rows.slice(places[path], 1).to_pylist()[0]
            found += self._differences(path, kept)
            spent = system_steady() - began
            tell(Progress(done, len(asked), spent / done * (len(asked) - done)))
        return found

    def _differences(self, path: str, kept: dict[str, object]) -> Iterator[Fault]:
        cell, file = str(kept["cell"]), self._root / path
        try:
            told = told_by_loading(read_patiently(file), file)
        except OSError as error:
            yield Fault(FaultKind.CANNOT_READ, path, cell, {"why": os_reason(error)})
            return
        except RecordError as error:
            yield Fault(FaultKind.NOT_COUNTED_SO, path, cell, {"why": str(error)})
            return
        counted = to_table([Read(path, cell, 0, 0, 0, told)]).to_pylist()[0]
        differing = {name: (kept[name], counted[name]) for name in FIGURES if kept[name] != counted[name]}
        if differing:
            yield Fault(FaultKind.NOT_COUNTED_SO, path, cell, {"figures": differing})
