"""Từng phần hồ sơ: a few records at a time, read here by several threads or elsewhere (`cluster`), to the same rows."""

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

from assistant.analysis.rollup.columns import SCHEMA, Read, to_table
from assistant.analysis.rollup.faults import Fault, FaultKind
from assistant.analysis.rollup.told import RecordError, is_from_the_future, read_told
from assistant.analysis.rollup.tree import SLOW, WORKERS, RecordFile
from assistant.journal.record import meeting_id
from assistant.platform.clock import Clock, system_steady
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently

Piece = Sequence[tuple[str, RecordFile]]
"""Records, each with the folder of its cell."""
PieceRead = tuple[pa.Table, list[Fault]]
"""The rows of the records that could be read, and why the others could not."""
Reader = Callable[[Path, Sequence[Piece], Clock], Generator[PieceRead, None, None]]
"""Reads pieces of a tree in any way, and yields what they tell in their order."""


def nanoseconds(clock: Clock) -> int:
    """Now, to compare with the times of files."""
    return int(clock().timestamp() * 1e9)


def read_here(root: Path, pieces: Sequence[Piece], clock: Clock) -> Generator[PieceRead, None, None]:
    """Read them on this machine: one after the other, or where the first ones show a slow share, many at once."""
    began, records, read = system_steady(), 0, 0
    while read < len(pieces) and system_steady() - began <= SLOW * records + SLOW:
        yield read_piece(root, pieces[read], nanoseconds(clock))
        records += len(pieces[read])
        read += 1
    if read == len(pieces):
        return
    pool = ThreadPoolExecutor(WORKERS)
    try:
        yield from pool.map(lambda piece: read_piece(root, piece, nanoseconds(clock)), pieces[read:])
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def read_piece(root: Path, piece: Piece, seen: int) -> PieceRead:
    """Read some records. `seen`: a moment not later than this one, in nanoseconds."""
    found = [_read_one(root, cell, file, seen) for cell, file in piece]
    reads = [one for one in found if isinstance(one, Read)]
    return to_table(reads) if reads else SCHEMA.empty_table(), [one for one in found if isinstance(one, Fault)]


def _read_one(root: Path, cell: str, file: RecordFile, seen: int) -> Read | Fault:
    """One record, or why there is none."""
    path = root / file.path
    try:
        data = read_patiently(path)
        return Read(file.path, cell, file.size, file.mtime, seen, read_told(data, path))
    except OSError as error:
        return Fault(FaultKind.CANNOT_READ, file.path, cell, {"why": os_reason(error)})
    except RecordError as error:
        return Fault(_kind_of(data), file.path, cell, {"why": str(error)})


def _kind_of(data: bytes) -> FaultKind:
    """What a file is that is no record we can read."""
    if not data.strip(b"\0 \t\r\n"):
        return FaultKind.EMPTY
    if is_from_the_future(data):
        return FaultKind.FUTURE
    return FaultKind.UNREADABLE if meeting_id(data) or b'"phien_ban"' in data[:2000] else FaultKind.NOT_A_RECORD
