"""Minutes of many records (`chibo render FOLDER --out`): on all cores against one by one, and the workers' memory.

Run: python -m tests.benchmarks.bench_batch [records] [rounds]. Goals: on 2 cores ≥ 1.7× faster than one by one (the
two taken in turn, each whole command in a process of its own, start included; median of the rounds' own ratios);
memory flat: a worker's resident set after the last record ≤ 1.1× that after a tenth of them. Exit code 3 where a
goal is missed.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from assistant.journal import record
from assistant.platform.cores import usable_cores
from assistant.share.lineage import RECORD_NAME
from tests.benchmarks.table import MISSED, Row, p50, show
from tests.documents.meetings import adopted, full

GOAL, FLAT = 1.7, 1.1
LOOK_EVERY = 0.1
Memory = list[dict[int, float]]
"""At each look: process id → resident set in MB."""


def make(folder: Path, count: int) -> None:
    """Records of many cells: each 30 opinions and 10 tasks, adopted."""
    data = record.dump(adopted(full(opinions=30, tasks=10)).meeting)
    for n in range(count):
        place = folder / f"chi-bo-{n:03}"
        place.mkdir(parents=True)
        (place / RECORD_NAME).write_bytes(data)


def command(folder: Path, out: Path, workers: int) -> tuple[float, float, Memory]:
    """The whole command: its seconds, those of all its processes on a core, the memory of those who print."""
    words = ["render", str(folder), "--out", str(out), "--jobs", str(workers)]
    seen: Memory = []
    start, before = time.perf_counter(), worked()
    with subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        watcher = threading.Thread(target=watch, args=(psutil.Process(process.pid), workers, seen), daemon=True)
        watcher.start()
        if process.wait() != 0:
            raise RuntimeError(f"the batch ended with {process.returncode}")
        took = time.perf_counter() - start
        watcher.join()
    return took, worked() - before, seen


def worked() -> float:
    """Seconds on a core of all processes that this one started and that are over; 0 on Windows."""
    times = os.times()
    return times.children_user + times.children_system


def watch(process: psutil.Process, workers: int, seen: Memory) -> None:
    """Note the memory of the workers until the command is over."""
    while process.is_running():
        try:
            printing = process.children() if workers > 1 else [process]
            seen.append({one.pid: one.memory_info().rss / 2**20 for one in printing})
        except psutil.NoSuchProcess:
            return
        time.sleep(LOOK_EVERY)


def growth(seen: Memory, workers: int) -> tuple[float, float]:
    """The largest worker's memory in MB after a tenth of the time, and at the end of it."""
    whole = [look for look in seen if len([mb for mb in look.values() if mb > 40]) >= workers]
    if not whole:
        raise RuntimeError("too few records: the workers were never looked at together")
    early, late = whole[len(whole) // 10], whole[-1]
    return max(early.values()), max(late[pid] for pid in late)


def main(records: int = 500, rounds: int = 1) -> int:
    """Print the table; 3 where a goal is missed."""
    cores = min(usable_cores(), 2)
    pairs, work, memory = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder) / "ho-so", records)
        for n in range(rounds):
            one, one_worked, _ = command(Path(folder) / "ho-so", Path(folder) / f"mot-{n}", 1)
            both, both_worked, seen = command(Path(folder) / "ho-so", Path(folder) / f"hai-{n}", cores)
            pairs.append((one, both))
            work.append((one_worked, both_worked))
            memory.append(growth(seen, cores))
        same = all(
            path.read_bytes() == (Path(folder) / "hai-0" / path.relative_to(Path(folder) / "mot-0")).read_bytes()
            for path in (Path(folder) / "mot-0").rglob("*.docx")
        )
    times = p50([one / both for one, both in pairs])
    early, late = (max(one[n] for one in memory) for n in range(2))
    rows = [
        Row("one by one", p50([one for one, _ in pairs]), unit="s"),
        Row(f"{cores} workers", p50([both for _, both in pairs]), p50([one for one, _ in pairs]), "s", 1 / GOAL, True),
        Row("a worker's memory at the end (floor: after a tenth)", late, early, "MB", FLAT, bounds_ratio=True),
    ]
    notes = [
        f"{times:.2f} times as fast (goal ≥ {GOAL}); rounds: {', '.join(f'{one / both:.2f}' for one, both in pairs)}",
        f"{records / p50([both for _, both in pairs]):.0f} minutes a second; the same bytes both ways: {same}",
        f"seconds on a core: {p50([w for w, _ in work]):.1f} one by one, {p50([w for _, w in work]):.1f} together",
    ]
    show(f"{records} minutes in a batch", rows, notes)
    return MISSED if times < GOAL or late > early * FLAT or not same else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
