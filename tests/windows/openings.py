"""`python -m tests.windows.openings --times 20`: home opened and the console from there, often, under Windows.

Pages once stayed without their first answers for up to a minute there (nbclient waited four seconds for what a cell
shows, and went on without it); this counts how often one is not usable in time, and how long they take.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from tests.browser.browser_session import enter
from tests.browser.room import HomePage
from tests.browsers import find_browser, launch_arguments
from tests.windows.program import Laptop, WindowsOffice
from tests.windows.test_setup import SETUP
from tests.windows.wine import Wine


def opened(browser: Browser, office: WindowsOffice, first: bool) -> tuple[float, float]:
    """Seconds to the usable home page, and from there to the usable console."""
    context = enter(browser, office)
    try:
        home = HomePage(context.new_page(), office)
        began = time.monotonic()
        home.open()
        at_home = time.monotonic()
        if first:
            home.make_meeting()
            at_home = time.monotonic()
        home.open_console()
        return at_home - began, time.monotonic() - at_home
    finally:
        context.close()


def openings(office: WindowsOffice, times: int) -> int:
    """All of them, told one by one; how many did not come in Playwright's time."""
    taken: list[tuple[float, float]] = []
    hung = 0
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        for number in range(times):
            try:
                taken.append(opened(browser, office, first=number == 0))
                print(f"{number + 1:3}: home {taken[-1][0]:5.1f} s, console {taken[-1][1]:5.1f} s", flush=True)
            except Error as error:
                hung += 1
                print(f"{number + 1:3}: {str(error).splitlines()[0]}", flush=True)
        browser.close()
    for place, name in ((0, "home"), (1, "console")):
        seconds = sorted(one[place] for one in taken)
        if seconds:
            print(f"{name}: median {statistics.median(seconds):.1f} s, longest {seconds[-1]:.1f} s")
    print(f"{times} openings, {hung} not usable in time")
    return hung


def main() -> int:
    """The command."""
    asked = argparse.ArgumentParser(prog="python -m tests.windows.openings")
    asked.add_argument("--times", type=int, default=20)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        wine = Wine(Path(folder) / "prefix")
        wine.boot()
        laptop = Laptop(wine)
        laptop.install(SETUP)
        office = WindowsOffice(Path(folder) / "office", laptop, sample=True)
        try:
            office.start()
            return min(1, openings(office, options.times))
        finally:
            wine.end()


if __name__ == "__main__":
    sys.exit(main())
