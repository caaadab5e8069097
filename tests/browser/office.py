"""An office: a cell's folder made by `chibo init`, filled in as a person fills it in, with a real server on it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from assistant.cli import main
from assistant.journal.journal import Journal
from assistant.platform.clock import Clock, ShiftedClock
from tests.server.running import Running

VIETNAM = timezone(timedelta(hours=7))
MemberRow = tuple[str, str, str]
"""Họ và tên, trạng thái, chức vụ."""


class Office(Running):
    """`chibo serve` on a folder that stands for the share, with data and rehearsal clock of its own."""

    def __init__(self, folder: Path, sample: bool = False) -> None:
        super().__init__(folder)
        self.workspace = folder / "Ổ chung" / "Chi bộ"
        self.cli("init", str(self.workspace), *(["--sample"] if sample else []))

    def cli(self, *words: str) -> None:
        """A command of `chibo` that must go well."""
        assert main.main(words) == 0

    def fill_in(self, members: Sequence[MemberRow] = (), **profile: str) -> None:
        """Write facts into chi-bo.yaml and rows into dang-vien.xlsx, the very files that `init` made."""
        settings = self.workspace / "chi-bo.yaml"
        lines = settings.read_text(encoding="utf-8").splitlines()
        for key, value in profile.items():
            at = next(n for n, line in enumerate(lines) if line.removeprefix("# ").startswith(f"{key}:"))
            lines[at] = f"{key}: {value}"
        settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if members:
            self._list(members)

    def _list(self, members: Sequence[MemberRow]) -> None:
        path = self.workspace / "dang-vien.xlsx"
        book = load_workbook(path)
        sheet = book.worksheets[0]
        sheet.delete_rows(2, sheet.max_row)
        for number, (name, status, role) in enumerate(members, start=1):
            for column, value in enumerate((number, name, status, role or None), start=1):
                sheet.cell(number + 1, column).value = value
        book.save(path)

    def launch(self, **changes: Any) -> "subprocess.Popen[bytes]":
        """The command as a person starts it."""
        command = [
            *(sys.executable, "-m", "assistant.cli", "serve", "--no-browser"),
            *("--workspace", str(self.workspace), "--port", str(self.port)),
        ]
        environment = {
            **os.environ,
            "PYTHONUTF8": "1",
            "CHIBO_CLOCK": str(self.clock),
            "CHIBO_DATA": str(self.data),
        }
        with self.output.open("wb") as out:
            return subprocess.Popen(command, stdout=out, stderr=out, cwd=self.folder, env=environment)

    def set_clock(self, moment: datetime) -> None:
        """The rehearsal's clock goes on from this moment, for server, kernels and screens."""
        new = self.clock.with_suffix(".new")
        new.write_text(str(moment.timestamp() - time.time()), encoding="utf-8")
        new.replace(self.clock)

    @property
    def now(self) -> Clock:
        """The rehearsal's clock as the server reads it."""
        return ShiftedClock(self.clock)

    def journal(self) -> Journal:
        """The journal of this office's machine."""
        self.data.mkdir(parents=True, exist_ok=True)
        return Journal(self.data / "chibo.sqlite")


def at(day: str, hour: str) -> datetime:
    """`2026-01-08`, `14:00` at the place of the meeting."""
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=VIETNAM)


def lived_in(folder: Path) -> Iterator[Office]:
    """The sample cell's office, open; at the end no kernel survives its server."""
    opened = Office(folder, sample=True)
    opened.start()
    yield opened
    opened.end()
