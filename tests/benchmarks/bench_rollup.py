"""A province of records: read for the first time, again, with one cell changed, over a slow share; memory; tables.

Run: python -m tests.benchmarks.bench_rollup [cells] [months]; 4077 12 is a province. Floors in the same run: the plain
loop of msgspec over the same files, and DuckDB reading the same fields. Goals: first ≤ 2 × the plain loop and faster
than DuckDB; again and one changed cell ≤ 2 s; a share with 5 ms a call ≤ 3 × local; memory ≤ 1.5 GB.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import duckdb
import psutil

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.reading import read_tree
from assistant.analysis.rollup.tables import make_tables
from assistant.analysis.rollup.told import DECODER
from assistant.usecases.province.tree import make_province
from tests.benchmarks.table import Row, show

CELLS, MONTHS, YEAR = 200, 12, 2025
SHARE = 0.005
"""Seconds that each call of a slow share takes."""
SLOW_FILES = 400
"""Records that are read over the slow share: a whole province would take long only to say the same."""


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
    read, scan = Path.read_bytes, os.scandir

    def slow_read(path: Path) -> bytes:
        time.sleep(3 * SHARE)  # open, read, close
        return read(path)

    def slow_scan(path: Path) -> "os._ScandirIterator[str]":
        time.sleep(SHARE)
        return scan(path)

    with patch.object(Path, "read_bytes", slow_read), patch("os.scandir", slow_scan):
        return took(lambda: read_tree(tree, YEAR, clock, Cache(None)))


def main(cells: int = CELLS, months: int = MONTHS) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        tree, cache = base / "tinh", Cache(base / "kho")
        made = took(lambda: make_province(tree, cells, months, 1, YEAR, lambda done, total: None))
        files = sorted(tree.rglob("ho-so.json"))
        plain_loop(files)  # the disk's cache is warm for all alike
        loop, duck = took(lambda: plain_loop(files)), took(lambda: by_duckdb(tree))
        before = psutil.Process().memory_info().rss
        first = took(lambda: read_tree(tree, YEAR, clock, cache))
        again = took(lambda: read_tree(tree, YEAR, clock, cache))
        changed = files[0].parents[2]
        for file in changed.rglob("ho-so.json"):
            file.write_bytes(file.read_bytes().replace(b'"version"', b' "version"', 1))
        one = took(lambda: read_tree(tree, YEAR, clock, cache))
        reading = read_tree(tree, YEAR, clock, cache)
        tables = took(lambda: make_tables(reading))
        used = (psutil.Process().memory_info().rss - before) / 2**20
        small = base / "nho"
        make_province(small, max(1, min(cells, SLOW_FILES // months)), months, 1, YEAR, lambda done, total: None)
        local, slow = took(lambda: read_tree(small, YEAR, clock, Cache(None))), over_slow_share(small)
    table = [
        Row(
            f"read for the first time, {len(files)} records; floor: plain msgspec loop",
            first,
            loop,
            "s",
            2,
            bounds_ratio=True,
        ),
        Row("the same; floor: DuckDB", first, duck, "s", 1, bounds_ratio=True),
        Row("again, nothing changed", again, None, "s", 2),
        Row("again, one cell changed", one, None, "s", 2),
        Row("all tables", tables, None, "s"),
        Row("over a share with 5 ms a call; floor: local", slow, local, "s", 3, bounds_ratio=True),
        Row("memory that was added", used, None, "MB", 1500),
    ]
    show("Roll-up", table, [f"{cells} cells × {months} months made in {made:.1f} s"])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
