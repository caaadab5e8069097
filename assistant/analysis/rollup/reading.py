"""Reads a tree: only records that changed, several at once, with what is odd about each; can be stopped and goes on."""

import math
import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from assistant.analysis.record_index import UNSURE_NANOSECONDS
from assistant.analysis.rollup.cache import Cache, KnownTree
from assistant.analysis.rollup.columns import rows_at
from assistant.analysis.rollup.faults import LOST, Fault, FaultKind
from assistant.analysis.rollup.pieces import Piece, Reader, differences
from assistant.analysis.rollup.reading_here import Helpers, processes_here, read_here
from assistant.analysis.rollup.tree import CellFolder, RecordFile, find_cells
from assistant.platform.clock import Clock, system_steady
from assistant.platform.collector import collector_waits
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently

AT_ONCE = 32
"""Records of one piece of work: small enough to stop soon, large enough that handing it out costs nothing."""
KEPT_EVERY = 15.0
"""Seconds after which a long run keeps what it has read: what a power cut may cost."""
SAMPLED = 0.01
"""Share of all records whose figures are counted again from their facts: what one run does not, the next ones do."""
MOST_SAMPLED, KNOWN_SAMPLED = 20, 10
"""At most so many of those read anew, and as few as that of those known from before, others in each run.

One takes 14 to 38 ms, as long as reading two hundred: of a province, 1 % at once would take as long as all the rest.
"""
COUNTED_FOR = 0.3
"""Seconds for which those known from before are counted again, while less than their share was."""


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
    counted: frozenset[str] = frozenset()
    """Paths of the records whose figures were counted again since they were read, in this run or before."""


@collector_waits()
def read_tree(
    root: Path,
    year: int,
    clock: Clock,
    cache: Cache,
    tell: Told = tell_nobody,
    recompute: bool = False,
    reader: Reader | None = None,
) -> Reading:
    """Read all that changed and return all that is known. OSError where the tree cannot be listed.

    `reader` reads what changed, on a cluster; None for this machine. What was read is kept even where an exception
    stops it (of `tell`, or from the keyboard).
    """
    with closing(Helpers(0 if reader else processes_here())) as helpers:
        here = reader or partial(read_here, helpers=helpers)
        return _read_with(here, helpers.expect, root, year, clock, cache, tell, recompute)


def _read_with(
    reader: Reader,
    expect: Callable[[int], None],
    root: Path,
    year: int,
    clock: Clock,
    cache: Cache,
    tell: Told,
    recompute: bool,
) -> Reading:
    """The same. `expect` is told while the tree is still listed how many records there will be to read at least."""
    known, before = cache.load(), cache.load_tree()
    unchanged = 0 if recompute else known.num_rows
    cells, faults = find_cells(root, year, lambda found: expect(found - unchanged))
    files = {file.path: (cell.path, file) for cell in cells for file in cell.records}
    fresh = {} if recompute else _fresh_rows(known, files)
    kept = rows_at(known, sorted(fresh.values()))
    changed = [(path, pair) for path, pair in files.items() if path not in fresh]
    again = frozenset(path for path, _ in changed) if recompute else _sample([path for path, _ in changed], clock)
    run = _Run(root, clock, cache)
    try:
        rows = pa.concat_tables([kept, *run.read([pair for _, pair in changed], again, tell, reader)]).combine_chunks()
    finally:
        run.keep_rest()
    if changed or known.num_rows != kept.num_rows or cache.has_parts:
        cache.keep(rows)
    faults += [fault for cell in cells for fault in cell.faults] + run.faults
    tried = _count_known(root, rows, fresh, before, again, clock)
    faults += [fault for found in tried.values() for fault in found]
    counted = {path for path, found in tried.items() if not any(one.kind is FaultKind.CANNOT_READ for one in found)}
    faults += _differed_before(before, fresh.keys() - counted)
    today = clock().astimezone().date()
    ever = again | counted | (before.counted & fresh.keys() if before else frozenset())
    reading = Reading(root, year, today, cells, rows, faults, len(changed), len(again) + len(counted), counted=ever)
    for fault in (one for one in faults if one.kind in LOST and one.cell):
        reading.lost.setdefault(fault.cell, []).append(fault.path.rpartition("/")[0])
    cache.keep_tree(KnownTree(clock(), today, tuple(c.path for c in cells), tuple(faults), reading.lost, ever))
    return reading


@collector_waits()
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
    return Reading(root, year, known.today, cells, rows, list(known.faults), 0, 0, known.lost, known.counted), known.at


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


def _dice(clock: Clock) -> random.Random:
    return random.Random(clock().date().toordinal())  # noqa: S311 # which ones is no secret


def _sample(changed: Sequence[str], clock: Clock) -> frozenset[str]:
    """Some of the records that are read in this run, whose figures are counted again; others every day."""
    many = min(MOST_SAMPLED, max(1, round(SAMPLED * len(changed))), len(changed))
    return frozenset(_dice(clock).sample(changed, many))


def _count_known(
    root: Path, rows: pa.Table, fresh: Mapping[str, int], before: KnownTree | None, again: frozenset[str], clock: Clock
) -> dict[str, list[Fault]]:
    """Some of the records known from before, counted again: path → what of their figures their facts do not give.

    As many as are missing from the share of all, for as long as a run may take for it.
    """
    known = before.counted & fresh.keys() if before else frozenset()
    others = [path for path in fresh if path not in known] or list(fresh)
    missing = max(KNOWN_SAMPLED, math.ceil(SAMPLED * rows.num_rows) - len(known) - len(again))
    chosen = _dice(clock).sample(others, min(missing, len(others)))
    kept, until = _rows_of(rows, chosen), system_steady() + COUNTED_FOR
    found: dict[str, list[Fault]] = {}
    for number, path in enumerate(chosen):
        if number >= KNOWN_SAMPLED and system_steady() > until:
            break
        found[path] = _counted_again(root, kept[path])
    return found


def _differed_before(before: KnownTree | None, unchanged: Collection[str]) -> list[Fault]:
    """What was found of these records when they were counted again: it is told until they are others."""
    found = before.faults if before else ()
    return [one for one in found if one.kind is FaultKind.NOT_COUNTED_SO and one.path in unchanged]


def _rows_of(rows: pa.Table, paths: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Path → what is kept of these records."""
    wanted = rows.filter(pc.is_in(rows.column("path"), pa.array(paths, pa.string()))) if paths else rows.slice(0, 0)
    return {row["path"]: row for row in wanted.to_pylist()}


def _counted_again(root: Path, kept: Mapping[str, Any]) -> list[Fault]:
    """What of a record's figures, as they are kept, is not what its facts give."""
    path, cell = kept["path"], kept["cell"]
    try:
        return list(differences(read_patiently(root / path), path, cell, kept))
    except OSError as error:
        return [Fault(FaultKind.CANNOT_READ, path, cell, {"why": os_reason(error)})]


class _Run:
    """One run over the files that changed."""

    def __init__(self, root: Path, clock: Clock, cache: Cache) -> None:
        self._root, self._clock, self._cache = root, clock, cache
        self._not_kept: list[pa.Table] = []
        self._kept_at = system_steady()
        self.faults: list[Fault] = []

    def read(
        self, files: Sequence[tuple[str, RecordFile]], again: frozenset[str], tell: Told, reader: Reader
    ) -> Iterator[pa.Table]:
        """The rows of these records; what was read is kept every now and then. `again`: whose are counted again."""
        pieces = [_piece(files[first : first + AT_ONCE], again) for first in range(0, len(files), AT_ONCE)]
        began, done = system_steady(), 0
        with closing(reader(self._root, pieces, self._clock)) as found:
            for records, rows, faults in found:
                self._not_kept.append(rows)
                self.faults += faults
                done += records
                tell(Progress(done, len(files), (system_steady() - began) / done * (len(files) - done)))
                if system_steady() - self._kept_at > KEPT_EVERY and done < len(files):
                    self.keep_rest()
                yield rows
        self._not_kept = []  # whoever takes them keeps them all

    def keep_rest(self) -> None:
        """Keep what was read and not kept yet: now and then, and where it was stopped."""
        if self._not_kept:
            self._cache.keep_part(pa.concat_tables(self._not_kept).combine_chunks())
        self._not_kept, self._kept_at = [], system_steady()


def _piece(files: Sequence[tuple[str, RecordFile]], again: frozenset[str]) -> Piece:
    return Piece(files, again.intersection(file.path for _, file in files) if again else again)
