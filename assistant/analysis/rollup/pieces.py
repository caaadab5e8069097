"""Từng phần hồ sơ: a few records at a time, read by threads, processes or elsewhere (`cluster`), to the same rows."""

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from assistant.analysis.rollup.columns import FIGURES, SCHEMA, Read, to_table
from assistant.analysis.rollup.faults import Fault, FaultKind
from assistant.analysis.rollup.told import RecordError, is_from_the_future, read_told, told_by_loading
from assistant.analysis.rollup.tree import RecordFile
from assistant.journal.record import meeting_id
from assistant.platform.clock import Clock
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently

COUNTED = 60
"""Records that are read in the time in which the figures of one are counted again."""


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


def nanoseconds(clock: Clock) -> int:
    """Now, to compare with the times of files."""
    return int(clock().timestamp() * 1e9)


def joined(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as one."""
    again = frozenset[str]().union(*(piece.again for piece in pieces))
    return Piece([pair for piece in pieces for pair in piece.files], again)


def cut(piece: Piece, size: int) -> list[Piece]:
    """The same records in pieces of so many."""
    parts = [piece.files[first : first + size] for first in range(0, len(piece.files), size)]
    return [Piece(part, piece.again.intersection(file.path for _, file in part)) for part in parts]


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
