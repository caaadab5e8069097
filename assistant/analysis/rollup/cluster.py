"""Nhiều máy cùng đọc: the pieces of a tree are read by the workers of a Dask cluster (deploy/dask), to the same rows.

Every worker sees the tree under the same path and has this version of the program. A piece that was lost with its
worker is read again by another one, so that a worker that dies changes nothing but the time.
"""

from collections import deque
from collections.abc import Generator, Sequence
from pathlib import Path

from assistant.analysis.rollup.pieces import Piece, PieceRead, Reader, nanoseconds, read_piece
from assistant.platform.clock import Clock
from assistant.wording import rollup as words

PATIENCE = "20s"
"""How long a scheduler may take to answer."""


class NoCluster(Exception):
    """There is no cluster to read with; the message is a Vietnamese sentence."""


def read_on(address: str) -> Reader:
    """A reader that hands the pieces to the cluster of this scheduler. Raises NoCluster while it reads."""

    def read(root: Path, pieces: Sequence[Piece], clock: Clock) -> Generator[PieceRead, None, None]:
        try:
            from distributed import Client
        except ImportError as error:
            raise NoCluster(words.NO_DASK) from error
        try:
            client = Client(address, timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise NoCluster(words.NO_SCHEDULER.format(address=address)) from error
        with client:
            many, seen = len(pieces), nanoseconds(clock)
            waiting = deque(client.map(read_piece, [root] * many, pieces, [seen] * many, pure=False))
            while waiting:  # what was taken need not be kept there
                yield waiting.popleft().result()

    return read
