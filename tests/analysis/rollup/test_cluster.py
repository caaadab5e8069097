"""A real Dask cluster reads to the same tables, byte for byte, also where one of its workers is killed meanwhile."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.cluster import NoCluster, read_on
from assistant.analysis.rollup.reading import Progress, Reading, read_tree
from assistant.analysis.rollup.tables import make_tables
from tests.analysis.rollup.conftest import YEAR, clock


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers, each a process of its own."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def all_told(reading: Reading) -> list[str]:
    tables = make_tables(reading)
    return [
        table.to_csv()
        for table in (
            tables.cells,
            tables.meetings,
            tables.tasks,
            tables.heat,
            tables.by_month,
            tables.by_type,
            tables.by_area,
        )
    ] + [repr(tables.faults), repr(tables.totals)]


def test_a_cluster_makes_the_same_tables_also_where_a_worker_is_killed(
    tree: Path, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.analysis.rollup.reading.AT_ONCE", 2)
    next(iter(sorted(tree.rglob("ho-so.json")))).write_bytes(b"{")
    here = all_told(read_tree(tree, YEAR, clock, Cache(None)))
    reader = read_on(cluster.scheduler_address)
    assert all_told(read_tree(tree, YEAR, clock, Cache(None), reader=reader)) == here
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if not killed and progress.done >= 4:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    assert all_told(read_tree(tree, YEAR, clock, Cache(None), kill, reader=reader)) == here
    assert killed


def test_a_scheduler_that_is_not_there_is_said_so(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.analysis.rollup.cluster.PATIENCE", "1s")
    with pytest.raises(NoCluster, match="không trả lời"):
        read_tree(tree, YEAR, clock, Cache(None), reader=read_on("tcp://127.0.0.1:9"))
