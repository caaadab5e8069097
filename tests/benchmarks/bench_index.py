"""The index over a cell's records: from nothing, again, and what figures cost a save. Twenty years are 240 meetings.

Run: python -m tests.benchmarks.bench_index [records]. Goals: from nothing ≤ 3 s; again, with nothing changed, is what
Home waits for at each visit; figures ≤ 5 % of a save. Floors in the same run: one meeting; reading all the bytes.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from assistant.analysis.record_index import RecordIndex
from assistant.analysis.search import Wanted, find_passages
from assistant.domain import commands as c
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.meeting_figures import figures_of
from assistant.journal.journal import Journal
from assistant.journal.machine import Machine
from assistant.journal.record import dump, load
from assistant.journal.store import Store
from assistant.share.outbox import Outbox
from assistant.usecases.publishing import Publisher
from assistant.usecases.sample_meeting import write_sample
from assistant.workspace.init import init
from tests.benchmarks.table import Row, p50, show
from tests.builders import START
from tests.journal.making import Clock

MEETINGS, SAVES = 240, 15


def took(action: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - began)


def fill(cell: Path, meeting: Meeting, many: int) -> None:
    """So many records, a month apart."""
    for number in range(many):
        start = meeting.details.start - timedelta(days=30 * number)
        one = replace(meeting, id=f"m-{number}", details=replace(meeting.details, start=start))
        folder = cell / str(start.year) / f"{start:%Y-%m-%d} thuong-ky"
        folder.mkdir(parents=True)
        (folder / "ho-so.json").write_bytes(dump(one))


def saves(folder: Path, meeting: Meeting) -> tuple[float, float]:
    """Milliseconds of a save of a meeting that is held, and of its figures alone."""
    clock = Clock(START + timedelta(days=30))
    journal, workspace = Journal(folder / "chibo.sqlite"), folder / "cell"
    workspace.mkdir()
    held = replace(meeting, stage=Stage.RUNNING, ending=None, adoption=None)
    store = Store.make(journal, c.RestoreMeeting(held), clock, "restored")
    publisher = Publisher(journal, Outbox(folder, clock, workspace), workspace, clock, Machine("a" * 32, "MAY"))
    save, figures = [], []
    for number in range(SAVES):
        store.send(c.AddGuest(f"Khách {number}"))
        save.append(took(lambda: publisher.tick(hurry=True)))
        figures.append(took(lambda: figures_of(store.meeting)))
    journal.close()
    return p50(save), p50(figures)


def main(meetings: int = MEETINGS) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        init(base / "sample", sample=True)
        record = write_sample(base / "sample", lambda: START)[0]
        meeting = load(record.read_bytes())
        fill(base / "many", meeting, meetings)
        fill(base / "one", meeting, 1)
        many, one = RecordIndex(base / "many", base / "many.sqlite"), RecordIndex(base / "one", base / "one.sqlite")
        files = sorted((base / "many").rglob("ho-so.json"))
        first, first_of_one = took(many.refresh), took(one.refresh)
        again, again_of_one = p50([took(many.refresh) for _ in range(7)]), p50([took(one.refresh) for _ in range(7)])
        found = p50([took(lambda: find_passages(many, Wanted("nghi quyet"), 60)) for _ in range(7)])
        whole = took(lambda: [load(file.read_bytes(), file) for file in files])
        (base / "saves").mkdir()
        save, figures = saves(base / "saves", meeting)
    table = [
        Row(f"index of {meetings} records from nothing", first, whole, "ms", 3000),
        Row("the same of one record", first_of_one),
        Row(f"again, {meetings} records, nothing changed", again, again_of_one),
        Row("search for two words that all have", found, None, "ms", 100),
        Row("figures of a meeting that is held, of its save", figures, save, "ms", 0.05, bounds_ratio=True),
    ]
    show("Index (floors: loading all records whole; one record; a save)", table, [f"record {len(dump(meeting))} bytes"])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
