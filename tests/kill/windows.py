"""The desk on a Windows laptop: the program runs under the Python for Windows, in Wine, and Windows' own end of a
process kills it. The browser is this machine's.
"""

import json
import socket
import subprocess
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Playwright

from assistant.journal.journal import Journal
from tests.browser import meetings
from tests.browser.office import Office
from tests.kill.desk import START, Desk
from tests.kill.disk import Disk
from tests.server.running import free_port, until
from tests.windows.program import Laptop, WindowsOffice
from tests.windows.wine import Wine, lay_out, windows_path

UP = 180
"""Seconds in which the program must have told its address."""


class RingLaptop(Laptop):
    """The program is that of the ring (`tests.windows.wine.lay_out`): this checkout, not a setup."""

    def __init__(self, wine: Wine, program: Path) -> None:
        super().__init__(wine)
        self._program = program

    @property
    def program(self) -> Path:
        return self._program

    def named(self, path: Path) -> str:
        return windows_path(path) if path.is_relative_to(self._program) else super().named(path)

    def processes(self) -> list[psutil.Process]:
        """What `python.exe` of this prefix runs, but for who looks at the disk."""
        return [one for one in self.of_prefix(windows_path(self._program)) if "tests.kill.disk" not in one.cmdline()]


class KilledOffice(WindowsOffice):
    """`chibo serve` under Windows, on the same port each time."""

    def __init__(self, folder: Path, laptop: Laptop) -> None:
        super().__init__(folder, laptop)
        self.port = free_port()
        self.opened: list[Journal] = []

    def journal(self) -> Journal:
        """Opened by this machine, to be closed before the program starts."""
        self.opened.append(super().journal())
        return self.opened[-1]

    def launch(self, **changes: Any) -> "subprocess.Popen[bytes]":
        python = self.laptop.named(self.laptop.program / "python.exe")
        words = ("-X", "utf8", "-m", "assistant.cli", "serve", "--no-browser")
        return self.open(python, *words, "--workspace", "M:\\Chi bộ", "--port", str(self.port))

    def start(self) -> "KilledOffice":
        """Start, and wait for another address than that of the one that was killed.

        The port of a killed program rests for a minute on Linux, and Wine says then that it is taken. Windows lets the
        next one have it.
        """
        until("the port is free", lambda: free_port_again(self.port), 90)
        before = self.entrance if self.is_up() else ""
        self.child = self.launch()
        until("the program has told its address", lambda: self.is_up() and self.entrance != before, UP)
        return self

    def server(self) -> int:
        """The number that Windows gave the server."""
        return int(json.loads((self.data / "dang-chay.json").read_text("utf-8"))["pid"])


def free_port_again(port: int) -> bool:
    """Whether a program that asks for nothing special may listen there."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class WindowsDisk:
    """Asks the Windows Python what lies on its disk: SQLite of another system must not open these files meanwhile."""

    def __init__(self, office: WindowsOffice) -> None:
        laptop = office.laptop
        places = (windows_path(office.clock), laptop.named(office.data), "M:\\Chi bộ")
        python = laptop.named(laptop.program / "python.exe")
        self._asked = office.wine.start(python, "-X", "utf8", "-m", "tests.kill.disk", *places)
        self._one = threading.Lock()  # the timer that kills asks too

    def ask(self, *question: object) -> Any:
        """The answer. AssertionError with what was said where there is none."""
        with self._one:
            assert self._asked.stdin
            assert self._asked.stdout
            self._asked.stdin.write(json.dumps(question).encode() + b"\n")
            self._asked.stdin.flush()
            line = self._asked.stdout.readline()
            if not line.startswith((b"[", b'"', b"null")) and not line.strip().isdigit():
                raise AssertionError((line + self._asked.stdout.read()).decode("utf-8", "replace"))
            return json.loads(line)

    def text(self) -> str:
        return str(self.ask("text"))

    def breaks(self) -> int:
        return int(self.ask("breaks"))

    def empty(self) -> None:
        self.ask("empty")

    def on_share(self) -> str:
        return str(self.ask("on_share"))

    def corrupt(self) -> list[str]:
        return list(self.ask("corrupt"))

    def end(self, process: int) -> None:
        """Windows ends the process of this number at once."""
        self.ask("kill", process)


class WindowsDesk(Desk):
    """`Desk`, but for the machine."""

    office: KilledOffice
    disk: WindowsDisk

    def __init__(self, folder: Path, playwright: Playwright, share: str = "plain", patience: float = 1) -> None:
        try:
            super().__init__(folder, playwright, share, patience)
        except BaseException:
            Wine(folder / "prefix").end()  # nobody else could: what runs there is nobody's child
            raise

    def move_in(self, folder: Path) -> Office:
        wine = Wine(folder / "prefix")
        wine.boot()
        return KilledOffice(folder, RingLaptop(wine, lay_out()))

    def prepare(self) -> tuple[str, Disk]:
        store = meetings.running(self.office, START)
        self.office.set_clock(START + timedelta(minutes=47))
        for journal in self.office.opened:
            journal.close()
        return store.id, WindowsDisk(self.office)

    def victim(self, kind: str) -> Callable[[], None]:
        if kind == "server":
            number = self.office.server()
            return lambda: self.disk.end(number)
        return super().victim(kind)

    def kill_kernel(self, number: int) -> Callable[[], None]:
        return lambda: self.disk.end(number)

    def program(self) -> list[psutil.Process]:
        return self.office.laptop.processes()

    def close(self) -> None:
        """The machine is switched off."""
        self.context.close()
        self.office.switch_off()
