"""The registers of a year in a cell with twenty years of meetings: first in a new process, and again.

Run: python -m tests.benchmarks.bench_registers [meetings]. Goals: any register ≤ 1 s the first time, ≤ 0.2 s again.
The first time starts with pandas not imported and the index fresh; it reads the index, as the page and the command do.
Floor in the same run: importing pandas.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from assistant.analysis.record_index import RecordIndex, index_file
from assistant.journal.record import load
from assistant.usecases.sample_meeting import write_sample
from assistant.wording.registers import TITLE
from assistant.workspace.init import init
from tests.benchmarks.bench_index import fill
from tests.benchmarks.table import Row, p50, show
from tests.builders import START

MEETINGS = 240
ONCE = """
import sys, time
from datetime import date
from pathlib import Path
began = time.perf_counter()
if sys.argv[1] == "pandas":
    import pandas
    print(1000 * (time.perf_counter() - began))
    sys.exit()
from assistant.analysis.registers import make_register
from assistant.usecases.number_register import NumberBook
from assistant.usecases.registers import read_year
taken = []
for _ in range(4):
    read = read_year(Path(sys.argv[2]), 2026, date(2026, 12, 31), NumberBook())
    make_register(sys.argv[1], read.sources)
    taken.append(1000 * (time.perf_counter() - began))
    began = time.perf_counter()
print(*taken)
"""


def measured(name: str, cell: Path) -> list[float]:
    """Milliseconds: the first time, and three times again, in a process of its own."""
    command = [sys.executable, "-c", ONCE, name, str(cell)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(number) for number in done.stdout.split()]


def main(meetings: int = MEETINGS) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        init(base / "sample", sample=True)
        meeting = load(write_sample(base / "sample", lambda: START)[0].read_bytes())
        cell = base / "many"
        fill(cell, meeting, meetings)
        index = RecordIndex(cell, index_file(cell, ""))
        index.refresh()
        index.close()
        floor = p50([measured("pandas", cell)[0] for _ in range(3)])
        table = []
        for register in TITLE:
            first, *again = measured(register, cell)
            table.append(Row(f"{register}, first", first, floor, "ms", 1000))
            table.append(Row(f"{register}, again", p50(again), None, "ms", 200))
    show(f"Registers of a year, {meetings} meetings (floor: importing pandas)", table)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
