"""A very large meeting (300 opinions, 100 items, 60 members): what one click costs the kernel, part by part.

Run: python -m tests.benchmarks.bench_large [rounds]. Goal: each part ≤ 100 ms. Floors: of a command, one row into bare
SQLite with the journal's settings; of all else, the console's state that is ready written as JSON.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assistant.domain import commands as c
from assistant.domain.rules import Phase
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.views.console import present
from assistant.views.console.panel_states import PrintedMinutes, WherePapers
from assistant.views.projector.present import projector_state
from assistant.views.states import ShareLine
from tests.benchmarks.bench_journal import bare_inserts, rows_of
from tests.benchmarks.table import Row, p50, show
from tests.builders import Room, making, members_of

GOAL = 100.0  # ms in the kernel


def large(store: Store) -> None:
    """The meeting, made by the commands of a page."""
    for number in range(79):
        store.send(c.AddItem(Phase.PROCEEDINGS, f"Nội dung thêm số {number + 1} với tên khá dài", 5))
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    members = list(store.meeting.members)
    items = [i.id for i in store.meeting.agenda if i.phase is Phase.PROCEEDINGS]
    for number in range(300):
        if number % 4 == 0:
            store.send(c.GoToItem(items[(number // 4) % len(items)]))
        store.send(c.StartSpeech(members[number % 55]))
        speech = store.meeting.speech()
        assert speech is not None
        store.send(c.EditText(f"speech.{speech.id}", 0, 0, 0, "Nhất trí với dự thảo, đề nghị bổ sung kế hoạch. " * 4))
    store.send(c.StopSpeech())


def median(run: Callable[[], object], times: int) -> float:
    """Milliseconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)[len(took) // 2]


def main(times: int = 40) -> int:
    """Print the table."""
    room = Room()
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "chibo.sqlite")
        store = Store.make(journal, making(members_of(50, 10)), lambda: room.tick(seconds=1))
        large(store)
        meeting, now = store.meeting, room.now
        at = meeting.current

        def states() -> list[object]:
            share: ShareLine = {"text": "", "ok": True, "detail": "", "folder": ""}
            paper: PrintedMinutes = {"url": "", "error": "", "detail": "", "unprinted": "", "annex": None}
            where: WherePapers = {**paper, "share": "", "folder": ""}
            return [
                present.head_state(meeting, 0.0, share, paper),
                present.rail_state(meeting, at, now),
                present.desk_state(meeting, at, now, where),
                present.side_state(meeting, now),
            ]

        def command() -> None:
            store.send(c.GoToItem(meeting.agenda[10 if store.meeting.current != meeting.agenda[10].id else 11].id))

        ready = states()
        bare = p50(bare_inserts(Path(folder) / "bare.sqlite", rows_of(Path(folder) / "chibo.sqlite")[:times]))
        written = median(lambda: json.dumps(ready), times)
        rows = [
            Row("a command: decide, append, refresh", median(command, times), bare, goal=GOAL),
            Row("console: all regions drawn up", median(states, times), written, goal=GOAL),
            Row("console: as JSON", median(lambda: json.dumps(states()), times), written, goal=GOAL),
            Row("projector drawn up", median(lambda: projector_state(meeting, now), times), written, goal=GOAL),
        ]
        size = len(json.dumps(states(), ensure_ascii=False).encode())
        show(
            "300 opinions, 100 items, 60 members: one click in the kernel",
            rows,
            notes=(
                f"{len(meeting.agenda)} items, {len(meeting.speeches)} speeches; all regions {size / 1024:.0f} KiB",
            ),
        )
        journal.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
