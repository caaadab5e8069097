"""Several processes, or many threads, read what one reads; one that dies meanwhile changes nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import pytest

from assistant.analysis.rollup import pieces, reading_here
from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.pieces import Piece, PieceRead, read_piece
from assistant.analysis.rollup.reading import read_tree
from assistant.analysis.rollup.reading_here import MANY, Helpers, processes_here, read_here
from assistant.analysis.rollup.tree import find_cells
from tests.analysis.rollup.conftest import YEAR, clock

SEEN = 1_900_000_000_000_000_000


@pytest.fixture
def asked(tree: Path) -> list[Piece]:
    """Pieces of three records, with one that is damaged; of each a record is counted again."""
    min(tree.rglob("ho-so.json")).write_bytes(b"{")
    cells, _ = find_cells(tree, YEAR)
    files = [(cell.path, file) for cell in cells for file in cell.records]
    cut = [files[first : first + 3] for first in range(0, len(files), 3)]
    return [Piece(piece, frozenset({piece[0][1].path})) for piece in cut]


@pytest.fixture
def helpers() -> Iterator[Helpers]:
    made = Helpers(2)
    made.expect(MANY)
    yield made
    made.close()


def told(found: list[PieceRead]) -> tuple[int, list[object], list[str]]:
    """How many, every row but when it was seen, every fault."""
    rows = [{**row, "seen": 0} for one in found for row in one.rows.to_pylist()]
    return sum(one.records for one in found), list(rows), [repr(fault) for one in found for fault in one.faults]


def read_alone(tree: Path, asked: list[Piece]) -> list[PieceRead]:
    """Read on this machine, with as many helpers as it takes for that."""
    with closing(Helpers(processes_here())) as helpers:
        return list(read_here(tree, asked, clock, helpers))


def wait_until_ready(helpers: Helpers) -> None:
    until = time.monotonic() + 60
    while not helpers.ready():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_processes_read_the_same(tree: Path, asked: list[Piece], helpers: Helpers) -> None:
    here = told([read_piece(tree, piece, SEEN) for piece in asked])
    assert (here[0], len(here[2])) == (sum(len(piece.files) for piece in asked), 1)
    wait_until_ready(helpers)
    assert told(list(helpers.read(tree, asked, clock))) == here


class Answer(Future[PieceRead]):
    """What was asked for: nobody may stand waiting for it."""

    def result(self, timeout: float | None = None) -> PieceRead:
        """The piece, which has come."""
        assert self.done(), "this process waits, and has pieces that it could read"
        return super().result(timeout)


class NotYet:
    """Helpers of which none has told anything before this process has read a piece by itself."""

    def __init__(self) -> None:
        self.asked: list[tuple[Future[PieceRead], PieceRead]] = []
        self.quick = False

    def submit(self, _: object, *args: Any) -> Future[PieceRead]:
        """Asked for a piece, or at first for nothing, which shows that they started."""
        answer = Answer()
        if args:
            self.asked.append((answer, read_piece(*args)))
        if self.quick:
            self.tell()
        return answer

    def tell(self) -> None:
        """What was asked for comes, and from now on at once."""
        self.quick = True
        for answer, found in self.asked:
            if not answer.done():
                answer.set_result(found)

    def shutdown(self, **_: object) -> None:
        """None is left."""


def test_while_the_others_are_at_it_this_process_reads_as_well(
    tree: Path, asked: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, others, own = told([read_piece(tree, piece, SEEN) for piece in asked]), NotYet(), list[Piece]()

    def read_own(root: Path, piece: Piece, seen: int) -> PieceRead:
        own.append(piece)
        others.tell()
        return read_piece(root, piece, seen)

    monkeypatch.setattr(reading_here, "GROUP", 1)
    monkeypatch.setattr(reading_here, "ProcessPoolExecutor", lambda *_: others)
    helpers = Helpers(1)
    helpers.expect(MANY)
    monkeypatch.setattr(reading_here, "read_piece", read_own)
    assert told(list(helpers.read(tree, asked, clock))) == here
    assert own
    assert len(own) + len(others.asked) == len(asked)


def test_a_process_that_dies_changes_nothing(
    tree: Path, asked: list[Piece], helpers: Helpers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_here, "GROUP", 1)
    here = told([read_piece(tree, piece, SEEN) for piece in asked])
    before = set(psutil.Process().children(recursive=True))
    wait_until_ready(helpers)
    reading = helpers.read(tree, asked, clock)
    found = [next(reading)]
    for child in set(psutil.Process().children(recursive=True)) - before:
        child.kill()
    found += reading
    assert told(found) == here


READS = """
import sys, threading
from assistant.analysis.rollup.reading_here import MANY, Helpers
if __name__ == "__main__":
    helpers = Helpers(2)
    helpers.expect(MANY)
    while not helpers.ready():
        pass
    print("ready", flush=True)
    threading.Event().wait()
"""


def test_whoever_is_killed_leaves_no_process_behind(tmp_path: Path) -> None:
    """A kernel that is ended, a power button, the task manager: nobody shuts the helpers down then."""
    (tmp_path / "reads.py").write_text(READS, "utf-8")
    with subprocess.Popen([sys.executable, str(tmp_path / "reads.py")], stdout=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline().strip() == b"ready"
        helpers = psutil.Process(reader.pid).children(recursive=True)
        reader.kill()
    gone, left = psutil.wait_procs(helpers, timeout=20)
    for one in left:
        one.kill()
    assert (len(gone), left) == (len(helpers), [])
    assert len(helpers) >= 2


def test_helpers_start_while_the_tree_is_still_listed_if_much_of_it_is_new(
    tree: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Their start takes as long as the listing; where nothing changed there is nothing to help with."""
    expected = list[int]()
    monkeypatch.setattr(Helpers, "expect", lambda self, records: expected.append(records))
    cache = Cache(tmp_path / "kho")
    read_tree(tree, YEAR, clock, cache)
    cells, _ = find_cells(tree, YEAR)
    records = sum(len(cell.records) for cell in cells)
    assert expected[: len(cells)] == [sum(len(one.records) for one in cells[: n + 1]) for n in range(len(cells))]
    expected.clear()
    read_tree(tree, YEAR, clock, cache)
    assert len(expected) >= len(cells)
    assert max(expected[: len(cells)]) == 0 < records


def test_what_helps_does_without_pandas(tree: Path) -> None:
    """pyarrow would load it at its first array."""
    helpers = [sys.executable, "-c", HELPS, str(tree)]
    assert subprocess.run(helpers, capture_output=True, text=True, check=True).stdout.split() == ["True", "False"]


HELPS = """
import sys
from pathlib import Path
from assistant.analysis.rollup.pieces import Piece, read_piece
from assistant.analysis.rollup.reading_here import begin_helping
from assistant.analysis.rollup.tree import find_cells
begin_helping()
files = [(cell.path, file) for cell in find_cells(Path(sys.argv[1]), 2025)[0] for file in cell.records]
print(read_piece(Path(sys.argv[1]), Piece(files), 1).rows.num_rows > 0, "pandas" in sys.modules)
"""


def test_where_no_process_may_be_started_this_one_reads(
    tree: Path, asked: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_here, "MANY", 1)
    monkeypatch.setattr(reading_here, "GROUP", 1)

    def refused(*_: object) -> None:
        raise PermissionError(1, "not allowed")

    monkeypatch.setattr(reading_here, "ProcessPoolExecutor", refused)
    monkeypatch.setattr(reading_here, "usable_cores", lambda: 2)
    assert told(read_alone(tree, asked)) == told([read_piece(tree, piece, SEEN) for piece in asked])


def test_a_share_that_is_slow_to_answer_is_read_by_many_threads_to_the_same(
    tree: Path, asked: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = told([read_piece(tree, piece, SEEN) for piece in asked])
    monkeypatch.setattr(reading_here, "is_slow", lambda seconds, calls: True)
    assert told(read_alone(tree, asked)) == here


def test_what_is_refused_for_a_moment_is_read_a_moment_later(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells, _ = find_cells(tree, YEAR)
    piece = Piece([(cells[0].path, cells[0].records[0])])
    sound, asked = told([read_piece(tree, piece, SEEN)]), list[str]()

    def busy(path: str, *_: object, **__: object) -> None:
        asked.append(path)
        raise PermissionError(13, "in use")

    monkeypatch.setattr(pieces, "open", busy, raising=False)
    assert told([read_piece(tree, piece, SEEN)]) == sound
    assert [Path(one) for one in asked] == [tree / piece.files[0][1].path]
