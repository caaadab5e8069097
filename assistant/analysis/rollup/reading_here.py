"""Trên máy này: pieces of a tree are read by this process, by processes that help it, or by threads that wait."""

import gc
import importlib.abc
import logging
import signal
import sys
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from assistant.analysis.rollup.pieces import Piece, PieceRead, cut, joined, nanoseconds, read_piece
from assistant.analysis.rollup.tree import WORKERS, is_slow
from assistant.platform.clock import Clock, system_steady
from assistant.platform.cores import usable_cores
from assistant.platform.parent import end_with_parent

GROUP = 8
"""Pieces that are read as one where a disk answers at once: each table that is made takes its time."""
FIRST, FEW = 32, 4
"""Records that are read before anything is known of the disk, and how many of them at once."""
MANY = 5_000
"""Records from which on several processes are worth being started."""
LARGEST = 32
"""Records that a thread reads at once."""
MOST_PROCESSES, AHEAD = 8, 3
"""Processes, and groups that each has waiting."""
log = logging.getLogger(__name__)


class Helpers:
    """Processes that read beside this one; they start while the tree is listed and the first records are read."""

    def __init__(self, many: int) -> None:
        self._many, self._failed = many, many < 1
        self._pool: ProcessPoolExecutor | None = None
        self._started: list[Future[None]] = []

    def expect(self, records: int) -> None:
        """So many records at least are to be read: where that is many, the processes start."""
        if records < MANY or self._failed or self._pool is not None:
            return
        try:
            self._pool = ProcessPoolExecutor(self._many, get_context("spawn"), begin_helping)
            self._started = [self._pool.submit(nothing) for _ in range(self._many)]
        except (BrokenProcessPool, OSError) as error:
            self._fail(error)

    def ready(self) -> bool:
        """Whether one of them has started."""
        if not self._failed:
            failures = [why for one in self._started if one.done() and (why := one.exception())]
            if failures:
                self._fail(*failures)
        return not self._failed and any(one.done() for one in self._started)

    def _fail(self, *why: BaseException) -> None:
        log.warning("records are read by one process: %r", why)
        self._failed = True

    def read(self, root: Path, pieces: Sequence[Piece], clock: Clock) -> Generator[PieceRead, None, None]:
        """Read with those that started, and here while they are at it; here as well what one that died has left."""
        assert self._pool is not None, "it is ready"
        groups = deque(joined(pieces[first : first + GROUP]) for first in range(0, len(pieces), GROUP))
        under_way: deque[tuple[Piece, Future[PieceRead]]] = deque()
        try:
            while groups or under_way:
                while groups and len(under_way) < AHEAD * self._many:
                    under_way.append((groups[0], self._pool.submit(read_piece, root, groups[0], nanoseconds(clock))))
                    groups.popleft()
                if groups and not under_way[0][1].done():
                    own = Future[PieceRead]()
                    own.set_result(read_piece(root, groups[0], nanoseconds(clock)))
                    under_way.append((groups.popleft(), own))
                    continue
                found = under_way[0][1].result()
                under_way.popleft()
                yield found
        except (BrokenProcessPool, OSError) as error:
            log.warning("records are read by one process: %r", error)
            for piece in [*(piece for piece, _ in under_way), *groups]:
                yield read_piece(root, piece, nanoseconds(clock))

    def close(self) -> None:
        """They are not needed any more."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)


def processes_here() -> int:
    """How many help: with this one as many as this machine has cores for, since each that starts takes its time."""
    return min(usable_cores(), MOST_PROCESSES) - 1


def read_here(root: Path, pieces: Sequence[Piece], clock: Clock, helpers: Helpers) -> Generator[PieceRead, None, None]:
    """Read them on this machine: where the first ones show a slow share many at once, else as fast as its cores can.

    `helpers`: those that may have started already; whoever gives them closes them.
    """
    helpers.expect(sum(piece.calls for piece in pieces))
    pieces = [*(part for piece in pieces[:1] for part in cut(piece, FEW)), *pieces[1:]]
    began, calls, first = system_steady(), 0, 0
    while first < len(pieces):
        size = 1 if calls < FIRST else GROUP
        piece = joined(pieces[first : first + size])
        yield read_piece(root, piece, nanoseconds(clock))
        calls, first = calls + piece.calls, first + size
        if is_slow(system_steady() - began, calls):
            yield from _by_threads(root, pieces[first:], clock)
            return
        if helpers.ready():
            yield from helpers.read(root, pieces[first:], clock)
            return


def _by_threads(root: Path, pieces: Sequence[Piece], clock: Clock) -> Generator[PieceRead, None, None]:
    """Each call waits for the share: all threads have something to wait for, however few the records are."""
    rest, pool = joined(pieces), ThreadPoolExecutor(WORKERS)
    pieces = cut(rest, max(1, min(LARGEST, len(rest.files) // (2 * WORKERS))))
    try:
        yield from pool.map(lambda piece: read_piece(root, piece, nanoseconds(clock)), pieces)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def nothing() -> None:
    """What a process does to show that it has started."""


class WithoutPandas(importlib.abc.MetaPathFinder):
    """Refuses pandas: pyarrow loads it at its first array, to know its series, which nobody gives it here.

    It takes as long as reading ten thousand records.
    """

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Nothing is found, and pandas is refused."""
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname, name=fullname)


def begin_helping() -> None:
    """Of a process that only helps: Ctrl+C is for the one that started it, whose end is its own.

    By itself it would wait for more work for ever: the pipe by which it comes is open at its own end as well.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # as `collector_waits` does for whoever started it; it ends soon
    sys.meta_path.insert(0, WithoutPandas())
    end_with_parent()
