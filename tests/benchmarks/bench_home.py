"""Home of a cell with twenty years of meetings against Home with one: until everything that it shows is there.

Run: python -m tests.benchmarks.bench_home [rounds] [meetings]. Goal: complete ≤ 1.2 × Home with one meeting (medians,
the two taken in turn, kernels pre-heated). Complete: the folder is read, so that the next meeting is proposed and the
past ones are listed. The very first visit, which reads every record, is told apart.
"""

import sys
import tempfile
from pathlib import Path

from assistant.journal.record import load
from assistant.usecases.sample_meeting import write_sample
from tests.benchmarks.bench_index import fill
from tests.benchmarks.bench_page_usable import QUIET, READY, usable_after
from tests.benchmarks.stand import app, browser, process_of, settle, visitor
from tests.benchmarks.table import Row, p50, show
from tests.builders import START
from tests.server.running import Running

GOAL = 1.2
COMPLETE = """() => document.querySelector(".homepage select") && /[0-9]+ buổi/.test(
  document.querySelector(".homepage aside")?.textContent ?? "")"""


def main(rounds: int = 7, meetings: int = 240) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, browser() as chromium:
        base = Path(name)
        with app(base / "one", preheat=True) as one, app(base / "many", preheat=True) as many:
            meeting = load(write_sample(one.workspace, lambda: START)[0].read_bytes())
            fill(many.workspace, meeting, meetings)
            visits = {server: visitor(chromium, server) for server in (one, many)}

            def took(running: Running, step: str) -> float:
                for server in visits:
                    settle(process_of(server), QUIET[True], most=40 if rounds > 1 else 2)
                return usable_after(visits[running], f"{running.base}/voila/render/home.ipynb", step)

            first = took(many, COMPLETE)
            took(one, COMPLETE)
            alone, full = [], []
            for _ in range(rounds):
                alone.append(took(one, COMPLETE))
                full.append(took(many, COMPLETE))
            answers = p50([took(many, READY) for _ in range(rounds)])
    table = [
        Row(f"complete, {meetings} meetings", p50(full), p50(alone), "ms", GOAL, bounds_ratio=True),
        Row("of it until it answers", answers),
        Row("complete, the first visit of all, every record read", first, p50(alone), "ms"),
    ]
    notes = [f"range in ms: {min(full):.0f}–{max(full):.0f}, with one meeting {min(alone):.0f}–{max(alone):.0f}"]
    show(f"Home, median of {rounds} (floor: Home with one meeting)", table, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
