"""From the command `chibo` to a home page that answers: the program begins cold, as in the morning.

Run: python -m tests.benchmarks.bench_start [rounds]. Goal: median ≤ 2.5 s in all. The browser is there already and has
none of the pages' files; it goes to the address as soon as the program has written it down, as the program would.
Floor: plain Voila begun the same way, until its one button has answered.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

from assistant.workspace.init import init
from tests.benchmarks.bench_page_usable import BARE, READY, usable_after
from tests.benchmarks.stand import browser, environment, plain_voila
from tests.benchmarks.table import Row, p50, show
from tests.server.running import free_port, until

GOAL = 2.5


def ours(chromium: Browser, folder: Path) -> tuple[float, float]:
    """Seconds until the address was told, and until home answered."""
    workspace, data = folder / "cell", folder / "data"
    init(workspace, sample=True)
    told, began = data / "dang-chay.json", time.monotonic()
    command = [*(sys.executable, "-m", "assistant.cli", "serve", "--no-browser"), *("--workspace", str(workspace))]
    child = subprocess.Popen(
        [*command, "--port", str(free_port())],
        env={**environment(), "CHIBO_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = until("the address is told", lambda: told.is_file() and address_in(told), 60)
        listens = time.monotonic() - began
        context = chromium.new_context(viewport={"width": 1366, "height": 768})
        usable_after(context, url, READY)
        answered = time.monotonic() - began
        context.close()
    finally:
        child.terminate()
        child.wait(30)
    return listens, answered


def address_in(told: Path) -> str:
    """The address that the program has written down; empty while the file is not whole."""
    text = told.read_text(encoding="utf-8")
    return text.split('"url": "')[1].split('"')[0] if text.endswith("}") else ""


def bare(chromium: Browser, folder: Path) -> float:
    """Seconds until plain Voila's one button has answered."""
    began = time.monotonic()
    with plain_voila(folder, preheat=True) as (address, _):
        context = chromium.new_context(viewport={"width": 1366, "height": 768})
        usable_after(context, address, BARE)
        answered = time.monotonic() - began
        context.close()
    return answered


def main(rounds: int = 5) -> None:
    """Print the table."""
    listened, answered, floor = [], [], []
    with tempfile.TemporaryDirectory() as name, browser() as chromium:
        for number in range(rounds):
            floor.append(bare(chromium, Path(name) / f"bare{number}"))
            one, all_of_it = ours(chromium, Path(name) / f"ours{number}")
            listened.append(one)
            answered.append(all_of_it)
    rows = [
        Row("the address is told", p50(listened), p50(floor), "s"),
        Row("home answers", p50(answered), p50(floor), "s", goal=GOAL),
    ]
    show(f"Cold start until home is usable, median of {rounds}", rows)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
