"""What lies on the disk of the machine whose program is killed: asked of the files, never of the program.

`python -m tests.kill.disk CLOCK DATA WORKSPACE` answers for a program of another system (Windows under Wine), whose
files only its own SQLite may open while it runs: one line of JSON asks, one answers.
"""

import io
import json
import os
import signal
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Protocol

from assistant.domain import commands as c
from assistant.journal import record
from assistant.journal.examine import find_problem
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import Clock, ShiftedClock
from assistant.platform.patient_files import read_patiently

FIELD = "item.B8.ket_luan"


class Disk(Protocol):
    """The journal and the papers of one desk."""

    def text(self) -> str:
        """The text in the journal."""

    def breaks(self) -> int:
        """How often the meeting was paused."""

    def empty(self) -> None:
        """Begin the text anew, as another console would."""

    def on_share(self) -> str:
        """The text in the record of the share; empty where there is none yet."""

    def corrupt(self) -> list[str]:
        """Databases that SQLite finds damaged, records that cannot be read, papers that are no whole package."""


class OwnDisk:
    """The disk of this very machine."""

    def __init__(self, store: Store, data: Path, workspace: Path) -> None:
        self._store, self._data, self._workspace = store, data, workspace

    def text(self) -> str:
        self._store.refresh()
        return self._store.meeting.text(FIELD)

    def breaks(self) -> int:
        self._store.refresh()
        return len(self._store.meeting.breaks)

    def empty(self) -> None:
        self._store.refresh()
        if old := self._store.meeting.texts.get(FIELD):
            self._store.send(c.EditText(FIELD, old.rev, 0, len(old.value), ""))

    def on_share(self) -> str:
        for path in self._workspace.rglob(record.FILE_NAME):
            return record.load(read_patiently(path)).text(FIELD)
        return ""

    def corrupt(self) -> list[str]:
        bad = []
        if wrong := find_problem(self._data / "chibo.sqlite"):
            bad.append(f"chibo.sqlite: {wrong}")
        for path in self._data.rglob("*.sqlite"):
            with closing(sqlite3.connect(path)) as database:
                if database.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                    bad.append(str(path))
        papers = [path for path in self._workspace.rglob("*") if path.suffix in (".docx", ".json")]
        return [*bad, *(str(path) for path in papers if not whole(path))]


def whole(path: Path) -> bool:
    """Whether a file of the share can be read."""
    try:
        if path.suffix == ".json":
            load = record.load if path.name == record.FILE_NAME else json.loads
            load(read_patiently(path))
            return True
        with zipfile.ZipFile(io.BytesIO(read_patiently(path))) as package:
            return package.testzip() is None
    except (ValueError, record.RecordError, zipfile.BadZipFile):
        return False


def only_store(data: Path, clock: Clock) -> Store:
    """The one meeting of a journal."""
    journal = Journal(data / "chibo.sqlite")
    (head,) = journal.heads()
    return Store(journal, head.id, clock)


def main() -> None:
    """Answer until there is no more question. `kill` ends a process as the system ends one: no word before."""
    clock, data, workspace = map(Path, sys.argv[1:4])
    disk: Disk = OwnDisk(only_store(data, ShiftedClock(clock)), data, workspace)
    for line in sys.stdin:
        name, *given = json.loads(line)
        said = None
        if name == "kill":
            os.kill(given[0], signal.SIGTERM)  # on Windows: TerminateProcess, of which the process learns nothing
        else:
            said = getattr(disk, name)()
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
