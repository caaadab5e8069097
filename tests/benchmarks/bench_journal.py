"""Two hours of meeting in the journal: 20,000 typed characters, 60 opinions, 20 tasks; size, replay, append.

Run: python -m tests.benchmarks.bench_journal [characters [rounds]]. Goals: file ≤ 2 MiB, read and replay ≤ 100 ms.
Typed in bursts of a few letters, each a command with its own id, as the browser sends them; every append is on the disk
(synchronous=FULL). Floors in the same run, on the same disk: the same rows inserted one by one by bare SQLite with the
same settings, and their JSON parsed by Python's `json`.
"""

import json
import random
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

import apsw

from assistant.domain import commands as c
from assistant.domain.boxes import item_fields
from assistant.domain.procedure import replay
from assistant.journal.journal import Journal
from assistant.journal.record import dump, load
from assistant.journal.store import Store
from tests.benchmarks.table import Row, p50, p95, show
from tests.journal.making import Clock, running
from tests.journal.test_size import OPINIONS, TASKS, TYPED, type_in

MIB = 2**20
MOST_MIB, MOST_REPLAY = 2, 100


class TimedJournal(Journal):
    """Keeps how long every append took, in milliseconds."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.took: list[float] = []

    def append(self, *arguments: Any, **named: Any) -> int:
        """As the journal does it, timed."""
        began = time.perf_counter()
        version = super().append(*arguments, **named)
        self.took.append(1000 * (time.perf_counter() - began))
        return version


def lived(path: Path, typed: int) -> tuple[str, list[float]]:
    """The meeting is held; its id, and the milliseconds of every append."""
    clock, dice = Clock(), random.Random(42)
    made, known = running(path, clock)
    made.close()
    journal = TimedJournal(path)
    store = Store(journal, known.id, clock)
    boxes = [key for item in store.meeting.agenda for key in item_fields(item)]
    for opinion in range(OPINIONS):
        store.send(c.StartSpeech(f"dv-{1 + opinion % 14:02}"), f"speech-{opinion}")
        speech = store.meeting.speech()
        assert speech is not None
        type_in(store, clock, f"speech.{speech.id}", typed * 2 // 3 // OPINIONS, dice)
    for key in boxes:
        type_in(store, clock, key, typed // 3 // len(boxes), dice)
    for task in range(TASKS):
        store.send(c.AddAction(f"Nhiệm vụ {task}: rà soát, lập danh sách và báo cáo", (f"dv-{1 + task % 14:02}",)))
    journal.close()
    return store.id, journal.took


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    """What the journal holds, row by row."""
    database = apsw.Connection(str(path))
    found = database.execute("SELECT meeting, version, at, command, kind, data FROM event ORDER BY seq").fetchall()
    database.close()
    return found


def bare_inserts(path: Path, rows: list[tuple[Any, ...]]) -> list[float]:
    """Milliseconds of each row's own transaction in bare SQLite with the journal's settings."""
    database = apsw.Connection(str(path))
    database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, meeting, version, at, command, kind, data)")
    took = []
    for row in rows:
        began = time.perf_counter()
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO event (meeting, version, at, command, kind, data) VALUES (?, ?, ?, ?, ?, ?)", row)
        database.execute("COMMIT")
        took.append(1000 * (time.perf_counter() - began))
    database.close()
    return took


def milliseconds(action: Any, rounds: int) -> float:
    """The median of some rounds."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        action()
        took.append(1000 * (time.perf_counter() - began))
    return p50(took)


def main(characters: int = TYPED, rounds: int = 7) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "chibo.sqlite"
        meeting_id, took = lived(path, characters)
        rows = rows_of(path)
        bare = bare_inserts(Path(name) / "bare.sqlite", rows)
        size, raw = path.stat().st_size / MIB, (Path(name) / "bare.sqlite").stat().st_size / MIB
        timed = partial(milliseconds, rounds=rounds)
        journal = Journal(path)
        back = timed(lambda: replay(journal.read(meeting_id)))
        read = timed(lambda: journal.read(meeting_id))
        journal.close()
        parsed = timed(lambda: [json.loads(row[-1]) for row in rows_of(path)])
        meeting = replay(Journal(path).read(meeting_id))
        record = dump(meeting)
        record_took = timed(lambda: dump(meeting)), timed(lambda: load(record))
    typed = sum(len(text.value) for text in meeting.texts.values())
    table = [
        Row("file size", size, raw, "MiB", MOST_MIB),
        Row("read and replay", back, parsed, "ms", MOST_REPLAY),
        Row("append p50", p50(took), p50(bare)),
        Row("append p95", p95(took), p95(bare)),
    ]
    notes = [
        f"{typed:,} characters, {len(rows):,} events; reading and decoding alone {read:.0f} ms",
        f"record {len(record) / 1024:.0f} KiB: written in {record_took[0]:.0f} ms, read in {record_took[1]:.0f} ms",
    ]
    show("Journal of two hours (floor: the same rows in bare SQLite, parsed by json)", table, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
