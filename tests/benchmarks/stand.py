"""What the benchmarks stand up: the app with its real pages and a running meeting, plain Voila, a browser."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import nbformat
import psutil
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from assistant.domain import commands as c
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import system_now
from assistant.platform.paths import program_folder
from assistant.workspace.init import init
from tests.browsers import find_browser, launch_arguments
from tests.journal.making import making
from tests.server.running import Running, free_port, until

NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Plain Voila asks two foreign hosts for style sheets; with no network at all both sides are measured alike."""
OPENING = 180_000
"""Milliseconds that a page may take on a machine that is busy with tests: to be measured, not to be good."""
WRITES = "aside .chip:enabled"
"""Of a console that has the pen; until then it reads along and takes no click."""
QUIET_SHARE = 0.15  # of a core: pings of open pages and plain Voila's own timers stay below
ONE_BUTTON = """
import ipywidgets
button = ipywidgets.Button(description="0")
button.on_click(lambda _: setattr(button, "description", str(int(button.description) + 1)))
button
"""


@contextlib.contextmanager
def app(folder: Path, preheat: bool) -> Iterator[Running]:
    """`chibo serve` with the notebooks that ship, on a sample cell."""
    folder.mkdir(parents=True, exist_ok=True)
    running = Running(folder, preheat=preheat)
    running.asked["notebooks"] = str(program_folder() / "notebooks")
    init(running.workspace, sample=True)
    running.start()
    try:
        yield running
    finally:
        try:
            running.stop()
        finally:
            running.kill()  # of a server that has ended it asks nothing


def meeting_under_way(running: Running) -> str:
    """A meeting of 19 that has begun, everybody expected being there; its id."""
    journal = Journal(running.data / "chibo.sqlite")
    store = Store.make(journal, without_reading_back(making(start=system_now())), system_now)
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    journal.close()
    return store.id


def without_reading_back(command: c.MakeMeeting) -> c.MakeMeeting:
    """The same meeting, in which every click on an item leads to that item at once."""
    values = {code: rule for code, rule in command.rules.values.items() if code != "require_read_back"}
    return replace(command, rules=replace(command.rules, values=values))


@contextlib.contextmanager
def plain_voila(folder: Path, preheat: bool) -> Iterator[tuple[str, psutil.Process]]:
    """Voila as it comes, serving one button; its address and its process."""
    folder.mkdir(parents=True, exist_ok=True)
    cell = nbformat.v4.new_code_cell(ONE_BUTTON.strip())
    spec = {"name": "python3", "language": "python", "display_name": "Python 3"}
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": spec}), folder / "button.ipynb")
    port = free_port()
    options = ["--no-browser", f"--port={port}", "--show_tracebacks=True"]
    options += ["--preheat_kernel=True", "--pool_size=1"] if preheat else []
    with (folder / "voila.log").open("wb") as log:
        server = subprocess.Popen([sys.executable, "-m", "voila", *options], cwd=folder, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        until("plain Voila answers", lambda: answers(address), 60)
        yield f"{address}/voila/render/button.ipynb", psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(30)


def answers(address: str) -> bool:
    """Whether a server answers there."""
    with contextlib.suppress(OSError), urlopen(f"{address}/voila/static/voila.js", timeout=5):
        return True
    return False


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without any network but this machine's own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=[*launch_arguments(), NO_OTHER_HOST])
        yield chromium
        chromium.close()


def visitor(chromium: Browser, running: Running) -> BrowserContext:
    """A browser that came in by the entrance, with what it brings in its cache."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{running.base}/chibo/ping")
    page.goto(running.entrance, wait_until="commit")
    page.wait_for_selector('html[data-ready="1"]', timeout=OPENING)
    page.goto("about:blank")
    page.close()
    return context


def settle(server: psutil.Process, quiet: float, most: float = 40) -> None:
    """Wait until a server and its kernels have had nothing to do for `quiet` seconds, `most` seconds at most.

    Plain Voila warms its next kernel up one second after it has given one away, so `quiet` is longer than that there.
    """
    end = time.monotonic() + most
    quiet_since = time.monotonic()
    before, at = work_of(server), time.monotonic()
    while time.monotonic() < end and time.monotonic() - quiet_since < quiet:
        time.sleep(0.2)
        after, now = work_of(server), time.monotonic()
        if after - before > QUIET_SHARE * (now - at):
            quiet_since = now
        before, at = after, now


def work_of(server: psutil.Process) -> float:
    """Processor seconds that a server and its living children have used."""
    total = 0.0
    for process in [server, *server.children(recursive=True)]:
        with contextlib.suppress(psutil.NoSuchProcess):  # it ended between the list and the question
            times = process.cpu_times()
            total += times.user + times.system
    return total


def process_of(running: Running) -> psutil.Process:
    """The process of our server."""
    assert running.child is not None
    return psutil.Process(running.child.pid)


def environment() -> dict[str, str]:
    """For children that read and write Vietnamese on every system."""
    return {**os.environ, "PYTHONUTF8": "1"}
