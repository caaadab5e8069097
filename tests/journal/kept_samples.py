"""A record and a journal of every form that there ever was, written by the program of its day, to be opened by today's.

`python -m tests.journal.kept_samples` writes one of the program as it is, under the name of its version; done before a
release. Each is the sample cell's finished meeting, held command by command through a journal, and its record. Those of
before the first release are named by the commit whose program wrote them, in the same way.
"""

import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from assistant.domain.commands import Command, MakeMeeting
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.paths import DATA_VARIABLE
from assistant.usecases import sample_meeting
from assistant.workspace.init import init
from tests.packages import project

FOLDER = Path(__file__).with_name("kept")
CELL, MACHINE = "chi-bo", "may"
"""The cell's folder and the machine's, in each sample."""
MOMENT = datetime(2026, 11, 22, 9, tzinfo=timezone(timedelta(hours=7)))


@dataclass(frozen=True)
class Sample:
    """One program's files, laid out where a test may write."""

    cell: Path
    journal: Path

    @property
    def record(self) -> Path:
        """The only record in the cell's folder."""
        (found,) = self.cell.rglob("ho-so.json")
        return found


def names() -> list[str]:
    """Of all samples."""
    return sorted(path.stem for path in FOLDER.glob("*.zip"))


def laid_out(name: str, folder: Path) -> Sample:
    """A sample's files below a folder."""
    with ZipFile(FOLDER / f"{name}.zip") as kept:
        kept.extractall(folder)
    return Sample(folder / CELL, folder / MACHINE / "chibo.sqlite")


def pack(cell: Path, machine: Path, target: Path) -> None:
    """Record, texts of rules and journal; equal files give equal bytes."""
    files = {
        **{f"{CELL}/{path.relative_to(cell).as_posix()}": path for path in cell.rglob("*.json")},
        f"{MACHINE}/chibo.sqlite": machine / "chibo.sqlite",
    }
    with ZipFile(target, "w", ZIP_DEFLATED) as kept:
        for name, path in sorted(files.items()):
            kept.writestr(ZipInfo(name), path.read_bytes(), ZIP_DEFLATED, 9)


def write(target: Path) -> None:
    """The sample of the program as it is."""
    with tempfile.TemporaryDirectory() as name:
        cell, machine = Path(name) / CELL, Path(name) / MACHINE
        machine.mkdir()
        os.environ[DATA_VARIABLE] = str(machine)
        journal, held = Journal(machine / "chibo.sqlite"), dict[str, Store]()

        def send(self: sample_meeting.Evening, command: Command) -> None:
            if isinstance(command, MakeMeeting):
                held["it"] = Store.make(journal, command, lambda: self.at)
            else:
                held["it"].send(command)
            self.meeting = held["it"].meeting

        sample_meeting.Evening.send = send  # type: ignore[method-assign]  # the same meeting, by way of a journal
        init(cell, sample=True)
        sample_meeting.write_sample(cell, lambda: MOMENT)
        journal.close()
        pack(cell, machine, target)


def main() -> int:
    """Write the sample of this version."""
    FOLDER.mkdir(exist_ok=True)
    write(FOLDER / f"{project()['project']['version']}.zip")
    return 0


if __name__ == "__main__":
    sys.exit(main())
