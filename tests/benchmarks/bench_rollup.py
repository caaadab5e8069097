"""A province of records: read for the first time, again, with one cell changed, over a slow share; memory; tables.

Run: python -m tests.benchmarks.bench_rollup [cells] [months] [folder]; 4077 12 is a province. The folder keeps the
province, so that the next run need not make it. Floors in the same run: the plain loop of msgspec over the same files,
and DuckDB reading the same fields. Goals: first ≤ 2 × the plain loop and faster than DuckDB; again, one changed cell
and the first table of the page ≤ 2 s; a share with 5 ms a call ≤ 3 × local; memory ≤ 1.5 GB.
"""

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import duckdb
import psutil

from assistant.analysis.rollup import pieces
from assistant.analysis.rollup.cache import Cache, cache_folder
from assistant.analysis.rollup.levels import level_of
from assistant.analysis.rollup.reading import read_tree
from assistant.analysis.rollup.tables import make_tables
from assistant.analysis.rollup.told import DECODER
from assistant.usecases.committee_tree import known_before
from assistant.usecases.province.tree import make_province
from tests.benchmarks.table import Row, show

CELLS, MONTHS, YEAR = 200, 12, 2025
SHARE = 0.005
"""Seconds that each call of a slow share takes."""
SLOW_FILES = 4_000
"""Records that are read over the slow share at most: a whole province would take long only to say the same."""


def clock() -> datetime:
    """When it is read: long after the files were written."""
    return datetime.now(UTC).replace(year=datetime.now(UTC).year + 1)


def took(action: Callable[[], object]) -> float:
    """Seconds."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def plain_loop(files: list[Path]) -> int:
    """The floor: every file's bytes, decoded."""
    return sum(len(DECODER.decode(file.read_bytes()).actions) for file in files)


def by_duckdb(tree: Path) -> object:
    """The other floor: the figures of every record, as DuckDB reads JSON."""
    columns = "{id: 'VARCHAR', kind: 'VARCHAR', cell: 'JSON', figures: 'JSON', actions: 'JSON', carried: 'JSON'}"
    query = (
        f"SELECT count(*), sum(CAST(figures->>'minutes' AS INT)), sum(CAST(figures->'roll'->>'present' AS INT)), "
        f"sum(json_array_length(actions)) FROM read_json('{tree}/*/*/*/*/ho-so.json', columns = {columns})"
    )
    return duckdb.sql(query).fetchall()


def over_slow_share(tree: Path) -> float:
    """Seconds for reading it where each call for a folder or a file takes its time."""
    real, scan = open, os.scandir

    def slow_open(path: str, mode: str, buffering: int) -> object:
        time.sleep(3 * SHARE)  # open, read, close
        return real(path, mode, buffering)

    def slow_scan(path: str | Path) -> "os._ScandirIterator[str]":
        time.sleep(SHARE)
        return scan(path)

    with patch.object(pieces, "open", slow_open, create=True), patch("os.scandir", slow_scan):
        return took(lambda: read_tree(tree, YEAR, clock, Cache(None)))


@contextmanager
def watched(peak: list[float]) -> Iterator[None]:
    """Notes the most memory, in MB, that this process and those it started take beyond what they take now."""
    own, over = psutil.Process(), threading.Event()

    def taken() -> float:
        total = 0
        for process in [own, *own.children(recursive=True)]:
            with suppress(psutil.Error):
                total += process.memory_info().rss
        return total / 2**20

    before = taken()

    def watch() -> None:
        while not over.wait(0.1):
            peak[0] = max(peak[0], taken() - before)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()


def first_table(tree: Path) -> object:
    """What the committee's page shows first: of the cache, before the tree is looked at."""
    known = known_before(tree, YEAR)
    assert known is not None, "it was read"
    return level_of(known[0].tables, "", bounds=known[0].committee.bounds)


def main(cells: int = CELLS, months: int = MONTHS, folder: str = "") -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        os.environ["CHIBO_DATA"] = str(base / "may")
        tree, cache = (
            Path(folder) if folder else base / "tinh",
            Cache(cache_folder(Path(folder or base / "tinh"), YEAR)),
        )
        notes = []
        if not tree.exists():
            made = took(lambda: make_province(tree, cells, months, 1, YEAR, lambda done, total: None))
            notes.append(f"{cells} cells × {months} months made in {made:.1f} s")
        show("Roll-up", list(measured(tree, cache, base / "nho", months)), notes)


def measured(tree: Path, cache: Cache, small: Path, months: int) -> Iterator[Row]:
    """Each figure of a tree, with its floor and its goal."""
    files, peak = sorted(tree.rglob("ho-so.json")), [0.0]
    plain_loop(files)  # the disk's cache is warm for all alike
    loop, duck = took(lambda: plain_loop(files)), took(lambda: by_duckdb(tree))
    with watched(peak):
        first = took(lambda: read_tree(tree, YEAR, clock, cache))
        again = took(lambda: read_tree(tree, YEAR, clock, cache))
        for file in files[0].parents[2].rglob("ho-so.json"):
            file.write_bytes(file.read_bytes().replace(b'"version"', b' "version"', 1))
        one = took(lambda: read_tree(tree, YEAR, clock, cache))
        reading = read_tree(tree, YEAR, clock, cache)
        tables = took(lambda: make_tables(reading))
        page = took(lambda: first_table(tree))
    what = f"read for the first time, {len(files)} records; floor: plain msgspec loop"
    yield Row(what, first, loop, "s", 2, bounds_ratio=True)
    yield Row("the same; floor: DuckDB", first, duck, "s", 1, bounds_ratio=True)
    yield Row("again, nothing changed", again, None, "s", 2)
    yield Row("again, one cell changed", one, None, "s", 2)
    yield Row("all tables", tables, None, "s")
    yield Row("the page's first table, from the cache", page, None, "s", 2)
    yield Row("memory that was added at most, of all processes", peak[0], None, "MB", 1500)
    cells = max(1, min(len(files), SLOW_FILES) // months)
    make_province(small, cells, months, 1, YEAR, lambda done, total: None)
    local, slow = took(lambda: read_tree(small, YEAR, clock, Cache(None))), over_slow_share(small)
    yield Row("over a share with 5 ms a call; floor: local", slow, local, "s", 3, bounds_ratio=True)


if __name__ == "__main__":
    asked = dict(zip(("cells", "months", "folder"), sys.argv[1:], strict=False))
    main(int(asked.get("cells", CELLS)), int(asked.get("months", MONTHS)), asked.get("folder", ""))
