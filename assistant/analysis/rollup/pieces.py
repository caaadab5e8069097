"""Từng phần hồ sơ: a few records at a time, read by threads, processes or elsewhere (`cluster`), to the same rows."""

import gc
import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from assistant.analysis.rollup.columns import FIGURES, SCHEMA, Read, to_table
from assistant.analysis.rollup.faults import Fault, FaultKind
from assistant.analysis.rollup.told import RecordError, is_from_the_future, read_told, told_by_loading
from assistant.analysis.rollup.tree import WORKERS, RecordFile, is_slow
from assistant.journal.record import meeting_id
from assistant.platform.clock import Clock, system_steady
from assistant.platform.cores import usable_cores
from assistant.platform.os_errors import os_reason
from assistant.platform.parent import end_with_parent
from assistant.platform.patient_files import read_patiently

GROUP = 8
"""Pieces that are read as one where a disk answers at once: each table that is made takes its time."""
MANY = 5_000
"""Records from which on several processes are worth being started."""
COUNTED = 60
"""Records that are read in the time in which the figures of one are counted again."""
MOST_PROCESSES, AHEAD = 8, 3
"""Processes, and groups that each has waiting."""


class Piece(NamedTuple):
    """Records, each with the folder of its cell; and of which of them, by path, the figures are counted again."""

    files: Sequence[tuple[str, RecordFile]]
    again: frozenset[str] = frozenset()

    @property
    def calls(self) -> int:
        """How long it takes to read them, in records that are only read."""
        return len(self.files) + COUNTED * len(self.again)


class PieceRead(NamedTuple):
    """How many records were read, the rows of those that could be, and why the others could not."""

    records: int
    rows: pa.Table
    faults: list[Fault]


Reader = Callable[[Path, Sequence[Piece], Clock], Generator[PieceRead, None, None]]
"""Reads pieces of a tree in any way, one or several at a time, and yields what they tell in their order."""
log = logging.getLogger(__name__)


def nanoseconds(clock: Clock) -> int:
    """Now, to compare with the times of files."""
    return int(clock().timestamp() * 1e9)


def read_here(root: Path, pieces: Sequence[Piece], clock: Clock) -> Generator[PieceRead, None, None]:
    """Read them on this machine: where the first ones show a slow share many at once, else as fast as its cores can."""
    began, calls, first, size = system_steady(), 0, 0, 1
    helpers = Helpers(min(usable_cores(), MOST_PROCESSES), sum(piece.calls for piece in pieces) >= MANY)
    with closing(helpers):
        while first < len(pieces):
            piece = joined(pieces[first : first + size])
            yield read_piece(root, piece, nanoseconds(clock))
            calls, first, size = calls + piece.calls, first + size, GROUP
            if is_slow(system_steady() - began, calls):
                yield from _by_threads(root, pieces[first:], clock)
                return
            if helpers.ready():
                yield from helpers.read(root, pieces[first:], clock)
                return


def joined(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as one."""
    again = frozenset[str]().union(*(piece.again for piece in pieces))
    return Piece([pair for piece in pieces for pair in piece.files], again)


def _by_threads(root: Path, pieces: Sequence[Piece], clock: Clock) -> Generator[PieceRead, None, None]:
    pool = ThreadPoolExecutor(WORKERS)
    try:
        yield from pool.map(lambda piece: read_piece(root, piece, nanoseconds(clock)), pieces)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class Helpers:
    """Processes that read; they start while the first records are read here. Without any, this one goes on."""

    def __init__(self, many: int, worth_it: bool) -> None:
        self._many, self._worth_it = many, worth_it and many > 1
        self._pool: ProcessPoolExecutor | None = None
        self._started: list[Future[None]] = []

    def ready(self) -> bool:
        """Whether one of them has started; they are asked to when this is asked first."""
        if not self._worth_it:
            return False
        try:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(self._many, get_context("spawn"), begin_helping)
                self._started = [self._pool.submit(nothing) for _ in range(self._many)]
            started = [one.exception() for one in self._started if one.done()]
        except (BrokenProcessPool, OSError) as error:
            started = [error]
        if any(started):
            log.warning("records are read by one process: %r", started)
            self._worth_it = False
        return self._worth_it and bool(started)

    def read(self, root: Path, pieces: Sequence[Piece], clock: Clock) -> Generator[PieceRead, None, None]:
        """Read with those that started; what they cannot, since one of them died, is read by this process."""
        assert self._pool is not None, "it is ready"
        groups = deque(joined(pieces[first : first + GROUP]) for first in range(0, len(pieces), GROUP))
        under_way: deque[tuple[Piece, Future[PieceRead]]] = deque()
        try:
            while groups or under_way:
                while groups and len(under_way) < AHEAD * self._many:
                    under_way.append((groups[0], self._pool.submit(read_piece, root, groups[0], nanoseconds(clock))))
                    groups.popleft()
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


def nothing() -> None:
    """What a process does to show that it has started."""


def begin_helping() -> None:
    """Of a process that only helps: Ctrl+C is for the one that started it, whose end is its own.

    By itself it would wait for more work for ever: the pipe by which it comes is open at its own end as well.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # as `collector_waits` does for whoever started it; it ends soon
    end_with_parent()


def read_piece(root: Path, piece: Piece, seen: int) -> PieceRead:
    """Read some records. `seen`: a moment not later than this one, in nanoseconds."""
    base, reads, faults = os.fspath(root), list[Read](), list[Fault]()
    for cell, file in piece.files:
        path = f"{base}{os.sep}{file.path}"
        try:
            data = _bytes_of(path)
            reads.append(read := Read(file.path, cell, file.size, file.mtime, seen, read_told(data, path)))
            if file.path in piece.again:
                faults += differences(data, file.path, cell, to_table([read]).to_pylist()[0])
        except OSError as error:
            faults.append(Fault(FaultKind.CANNOT_READ, file.path, cell, {"why": os_reason(error)}))
        except RecordError as error:
            faults.append(Fault(_kind_of(data), file.path, cell, {"why": str(error)}))
    return PieceRead(len(piece.files), to_table(reads) if reads else SCHEMA.empty_table(), faults)


def differences(data: bytes, path: str, cell: str, kept: Mapping[str, object]) -> Iterator[Fault]:
    """What of a record's figures, as they are kept, is not what its facts give."""
    try:
        counted = to_table([Read(path, cell, 0, 0, 0, told_by_loading(data, path))]).to_pylist()[0]
    except RecordError as error:
        yield Fault(FaultKind.NOT_COUNTED_SO, path, cell, {"why": str(error)})
        return
    differing = {name: (kept[name], counted[name]) for name in FIGURES if kept[name] != counted[name]}
    if differing:
        yield Fault(FaultKind.NOT_COUNTED_SO, path, cell, {"figures": differing})


def _bytes_of(path: str) -> bytes:
    """The whole file, without what opening it in comfort costs: of a province that is as long as decoding it."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 # a Path takes as long again
            return file.readall()
    except PermissionError:
        return read_patiently(Path(path))


def _kind_of(data: bytes) -> FaultKind:
    """What a file is that is no record we can read."""
    if not data.strip(b"\0 \t\r\n"):
        return FaultKind.EMPTY
    if is_from_the_future(data):
        return FaultKind.FUTURE
    return FaultKind.UNREADABLE if meeting_id(data) or b'"phien_ban"' in data[:2000] else FaultKind.NOT_A_RECORD
