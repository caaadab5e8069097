"""The secretary's desk of the kill test: a real server, a real browser with a profile on disk, one text being typed."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import BrowserContext, Error, Playwright

from assistant.journal.store import Store
from tests.browser import meetings
from tests.browser.office import Office, at
from tests.browser.room import NOTHING_KEPT, READY, Console
from tests.browsers import find_browser, launch_arguments

FIELD = "item.B8.ket_luan"
LABEL = "Kết luận của chủ trì"
START = at("2026-11-05", "14:00")
BACK = 60_000
"""Milliseconds in which the page must stand again."""
TEXT_AND_CONFIRMED = """(field) => {
  if (!window.beforeTheKill) return null;
  const box = document.querySelector(`textarea[data-field="${field}"]`);
  if (!box) return null;
  const copies = Object.keys(localStorage).filter((key) => key.startsWith("chibo:"))
    .map((key) => JSON.parse(localStorage.getItem(key))).filter((copy) => copy.field === field);
  return { text: box.value, confirmed: copies.length ? copies[0].base : box.value,
    answered: globalThis.chiboPage.waiting.size === 0 };
}"""
NOTICED = "() => !window.beforeTheKill || window.chibo?.state !== 'connected'"
NEW_PAGE = "() => !window.beforeTheKill && document.documentElement.dataset.ready === '1'"


class Desk:
    """Everything that can be killed, and how each comes back."""

    def __init__(self, folder: Path, playwright: Playwright) -> None:
        self.office, self._playwright, self._profile = Office(folder), playwright, folder / "profile"
        self.store: Store = meetings.running(self.office, START)
        self.office.set_clock(START + timedelta(minutes=47))
        self.office.start()
        self.context = self._browser()
        self.console = self._open()

    def _browser(self) -> BrowserContext:
        return self._playwright.chromium.launch_persistent_context(
            str(self._profile), executable_path=find_browser(), args=launch_arguments()
        )

    def _open(self) -> Console:
        self.context.request.get(self.office.entrance, max_redirects=0)
        return Console.of(self.context.new_page(), self.office, self.store.id)

    def text(self) -> str:
        """The text on the disk."""
        self.store.refresh()
        return self.store.meeting.text(FIELD)

    def breaks(self) -> int:
        """How often the meeting was paused, on the disk."""
        self.store.refresh()
        return len(self.store.meeting.breaks)

    def look(self) -> dict[str, Any] | None:
        """What stands in the box, what of it is confirmed; None where the page has been built anew."""
        found: dict[str, Any] | None = self.console.page.evaluate(TEXT_AND_CONFIRMED, FIELD)
        return found

    def begin(self) -> None:
        """The caret at the end of the text, the page marked as the one before the kill."""
        self.console.page.evaluate("void (window.beforeTheKill = true)")
        self.console.box(LABEL).press("ControlOrMeta+End")

    def victim(self, kind: str) -> Callable[[], None]:
        """What kills the kernel of the page, the server, or the browser: SIGKILL, without a word before."""
        if kind == "kernel":
            kill: Callable[[], None] = psutil.Process(self.console.kernel()).kill
            return kill
        if kind == "server":
            return self.office.kill
        return self._kill_browser

    def _kill_browser(self) -> None:
        ours = [p for p in psutil.process_iter(["cmdline"]) if str(self._profile) in " ".join(p.info["cmdline"] or [])]
        for process in [p for p in ours if not any("--type=" in word for word in p.info["cmdline"])]:
            process.kill()

    def wait_noticed(self) -> None:
        """Until the page says that something is wrong."""
        self.console.page.wait_for_function(NOTICED, polling=20, timeout=BACK)

    def come_back(self, kind: str) -> None:
        """What a person does, or need not do; then until nothing is kept in the browser only."""
        if kind == "browser":
            self._gone_browser()
            self.context = self._browser()
            self.console = self._open()
        else:
            if kind == "server":
                self.office.start()
            self.console.page.wait_for_function(NEW_PAGE, timeout=BACK)
        self.console.page.wait_for_selector(READY, state="attached", timeout=BACK)
        self.console.page.wait_for_function(NOTHING_KEPT, timeout=BACK)

    def _gone_browser(self) -> None:
        """Playwright learns that its browser is gone; closing what is gone already is what is wanted."""
        try:
            self.context.close()
        except Error as gone:
            print(f"  browser gone: {str(gone).splitlines()[0]}", flush=True)
        (self._profile / "SingletonLock").unlink(missing_ok=True)

    def close(self) -> None:
        """End everything in order."""
        self.context.close()
        self.office.stop()


def after(seconds: float, kill: Callable[[], None]) -> threading.Timer:
    """Kill at a moment that has nothing to do with what is being typed."""
    timer = threading.Timer(seconds, kill)
    timer.start()
    return timer
