"""An office whose program runs under Windows: installed, started by its shortcut, its cell's folder on `M:`."""

import contextlib
import json
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

from tests.browser.office import Office
from tests.server.running import until
from tests.windows.wine import Wine, keep_reading, lay_stopgaps, windows_path

DRIVE = "m"


class Laptop:
    """A Windows laptop: where things are on it."""

    def __init__(self, wine: Wine) -> None:
        self.wine = wine
        (self.home,) = (path for path in (wine.drive_c / "users").iterdir() if path.name != "Public")

    @property
    def program(self) -> Path:
        return self.home / "AppData/Local/Programs/Chibo"

    @property
    def data(self) -> Path:
        return self.home / "AppData/Local/chibo"

    @property
    def shortcut(self) -> Path:
        return self.home / "Desktop/Chibo.lnk"

    @property
    def menu(self) -> Path:
        return self.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Chibo"

    def named(self, path: Path) -> str:
        """A place of drive C as Windows names it."""
        return "C:\\" + str(path.relative_to(self.wine.drive_c)).replace("/", "\\")

    def install(self, setup: Path, *words: str) -> float:
        """Run the setup silently; seconds it took. What Wine lacks is laid beside afterwards."""
        began = time.monotonic()
        code, told = self.wine.run(setup, "/S", *words, seconds=900)
        took = time.monotonic() - began
        assert code == 0, told
        lay_stopgaps(self.program)
        return took

    def processes(self) -> list[psutil.Process]:
        """Everything that runs out of the program's folder."""
        return self.of_prefix("\\programs\\chibo")

    def of_prefix(self, folder: str) -> list[psutil.Process]:
        """The Pythons of this Windows that lie in such a folder."""
        found = []
        for process in psutil.process_iter(["cmdline"]):
            line = " ".join(process.info["cmdline"] or []).lower()
            if f"{folder}\\python".lower() not in line:
                continue
            with contextlib.suppress(psutil.Error):  # it has just ended
                if process.environ().get("WINEPREFIX") == str(self.wine.prefix):
                    found.append(process)
        return found


class WindowsOffice(Office):
    """`Office` with the program of a Windows laptop. Its data lie where Windows keeps such, its cell's folder on M:."""

    def __init__(self, folder: Path, laptop: Laptop, sample: bool = False) -> None:
        self.laptop, self.wine = laptop, laptop.wine
        self.started: list[subprocess.Popen[bytes]] = []
        self.share = folder / "Ổ chung"
        self.share.mkdir(parents=True)
        laptop.wine.map_drive(DRIVE, self.share)
        super().__init__(folder, sample)
        self.data = laptop.data
        self.port = 8866

    @property
    def surroundings(self) -> dict[str, str]:
        return {"CHIBO_CLOCK": windows_path(self.clock), "BROWSER": "nothing"}

    def cli(self, *words: str) -> None:
        given = [word.replace(str(self.share), "M:").replace("/", "\\") for word in words]
        command = self.laptop.named(self.laptop.program / "python.exe")
        code, told = self.wine.run(command, "-m", "assistant.cli", *given, env=self.surroundings)
        assert code == 0, told

    def launch(self, **changes: Any) -> "subprocess.Popen[bytes]":
        """A double click on the icon, with the folder that is remembered."""
        self.data.mkdir(parents=True, exist_ok=True)
        (self.data / "thu-muc.txt").write_text("M:\\Chi bộ", encoding="utf-8")
        return self.open("start", self.laptop.named(self.laptop.shortcut))

    def open(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start something whose words nobody reads."""
        started = self.wine.start(*command, env=self.surroundings)
        keep_reading(started, self.output)
        self.started.append(started)
        return started

    def switch_off(self) -> None:
        """Everything ends, and so do those who listened to it."""
        self.wine.end()
        for started in self.started:
            started.wait(60)
            assert started.stdin is not None
            started.stdin.close()

    def start(self) -> "WindowsOffice":
        self.child = self.launch()
        until("the program has told its address", self.is_up, 180)
        self.port = int(self.entrance.split(":")[2].split("/")[0])
        return self

    def is_up(self) -> bool:
        """It has told where it is."""
        try:
            return bool(json.loads((self.data / "dang-chay.json").read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return False

    def stop(self) -> int:
        """By the shortcut that ends it. AssertionError with what still runs."""
        self.open("start", self.laptop.named(self.laptop.menu / "Đóng Chibo.lnk"))
        try:
            until("every process has gone", lambda: not self.laptop.processes(), 120)
        except AssertionError as late:
            raise AssertionError([one.cmdline() for one in self.laptop.processes()]) from late
        return 0

    def kernels(self) -> list[int]:
        return [one.pid for one in self.laptop.processes() if "ipykernel_launcher" in " ".join(one.cmdline())]

    def ask(self, code: str, *words: str, seconds: float = 120) -> Sequence[str]:
        """What the program's own Python answers, line by line."""
        python = self.laptop.named(self.laptop.program / "python.exe")
        done, told = self.wine.run(python, "-X", "utf8", "-c", code, *words, seconds=seconds, env=self.surroundings)
        assert done == 0, told
        return told.splitlines()
