"""The secretary's desk of the kill test: a real server, a real browser with a profile on disk, one text being typed."""

import asyncio
import json
import subprocess
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import BrowserContext, Error, Playwright

from tests.browser import meetings
from tests.browser.office import Office, at
from tests.browser.room import NOTHING_KEPT, READY, Console
from tests.browsers import find_browser, launch_arguments
from tests.kill.disk import FIELD, Disk, OwnDisk
from tests.server.running import until
from tests.share.mounting import mounted

SHARES: dict[str, dict[str, object]] = {"plain": {}, "slow": {"seconds": 5}, "caseless": {"caseless": True}}
"""What ails the share, for `failing_share.py`: 5 s for each call of the file system; capitals that make no name."""
DRIVER = 30.0
"""Seconds in which the browser must have answered a call of Playwright's."""
STOPPED, ASLEEP = 8.0, 60.0
"""Seconds for which a machine is stopped, and that its clock has gone on meanwhile. Every patience of the page and of
the server (3 s to notice, 5 s for a wish) is over long before."""
DELIVERED = 60.0
"""Seconds in which the share must have what the journal has, once whoever carries it was killed."""
LABEL = "Kết luận của chủ trì"
START = at("2026-11-05", "14:00")
USUAL = 30_000
"""Milliseconds that Playwright waits for anything else."""
BACK = 60_000
"""Milliseconds in which the page must stand again, on a machine that has little else to do."""
TEXT_AND_CONFIRMED = """(field) => {
  if (!window.beforeTheKill) return null;
  const box = document.querySelector(`textarea[data-field="${field}"]`);
  if (!box) return null;
  const copies = Object.keys(localStorage).filter((key) => key.startsWith("chibo:"))
    .map((key) => JSON.parse(localStorage.getItem(key))).filter((copy) => copy.field === field);
  return { text: box.value, confirmed: copies.length ? copies[0].base : box.value,
    answered: globalThis.chiboPage.waiting.size === 0 };
}"""
MARK = """() => {
  window.beforeTheKill = true;
  sessionStorage.removeItem("noticed");
  window.chibo.on("state", (state) => {
    if (state !== "connected") sessionStorage.noticed ??= Date.now() / 1000;
  });
}"""
NOTICED = "() => !window.beforeTheKill || window.chibo?.state !== 'connected'"
CONNECTED = "() => window.chibo?.state === 'connected'"
NEW_PAGE = "() => !window.beforeTheKill && document.documentElement?.dataset.ready === '1'"


class SilentDriver(Exception):
    """A call of Playwright's that the browser never answers, as one into a page that is just loading itself again.

    The driver's fault, not the program's: counted apart.
    """


def within(page: Any, call: Awaitable[Any]) -> Any:
    """What a call of Playwright's gives; SilentDriver after `DRIVER` seconds. Playwright itself would wait for ever."""
    try:
        return page._sync(asyncio.wait_for(call, DRIVER))
    except TimeoutError as silent:
        raise SilentDriver from silent


class Desk:
    """Everything that can be killed, and how each comes back."""

    def __init__(self, folder: Path, playwright: Playwright, share: str = "plain", patience: float = 1) -> None:
        self._patience, self._back = patience, BACK * patience
        self._playwright, self._profile, self._end = playwright, folder / "profile", ExitStack()
        illness = self._mount(folder) if SHARES[share] else None
        self.office = self.move_in(folder)
        if share == "caseless":  # as the secretary of another machine spelled it
            self.office.workspace = self.office.workspace.with_name(self.office.workspace.name.upper())
        if illness and "caseless" in SHARES[share]:
            illness.write_text(json.dumps(SHARES[share]), "utf-8")
        self.meeting, self.disk = self.prepare()
        self.office.start()
        self.context = self._browser()
        self.console = self._open()
        if illness:
            illness.write_text(json.dumps(SHARES[share]), "utf-8")

    def move_in(self, folder: Path) -> Office:
        """The machine and its program, which does not run yet."""
        return Office(folder)

    def prepare(self) -> tuple[str, Disk]:
        """A meeting at its discussion; its id, and who looks at the disk."""
        store = meetings.running(self.office, START)
        self.office.set_clock(START + timedelta(minutes=47))
        return store.id, OwnDisk(store, self.office.data, self.office.workspace)

    def _mount(self, folder: Path) -> Path:
        """The share is a file system of its own."""
        (folder / "Ổ chung").mkdir()
        return self._end.enter_context(mounted(folder / "server", folder / "Ổ chung"))

    def _browser(self) -> BrowserContext:
        context = self._playwright.chromium.launch_persistent_context(
            str(self._profile), executable_path=find_browser(), args=launch_arguments()
        )
        context.set_default_timeout(USUAL * self._patience)
        return context

    def _open(self) -> Console:
        self.context.request.get(self.office.entrance, max_redirects=0)
        return Console.of(self.context.new_page(), self.office, self.meeting)

    def text(self) -> str:
        """The text on the disk."""
        return self.disk.text()

    def look(self) -> dict[str, Any] | None:
        """What stands in the box, what of it is confirmed; None where the page has been built anew."""
        found: dict[str, Any] | None = self._ask(TEXT_AND_CONFIRMED, FIELD)
        return found

    def _ask(self, script: str, given: str = "") -> Any:
        page: Any = self.console.page
        return within(page, page._impl_obj.evaluate(script, given))

    def insert(self, text: str) -> None:
        """Type a piece of text as an input method does."""
        keyboard: Any = self.console.page.keyboard
        within(keyboard, keyboard._impl_obj.insert_text(text))

    def press(self, key: str) -> None:
        """Press a key."""
        keyboard: Any = self.console.page.keyboard
        within(keyboard, keyboard._impl_obj.press(key, None))

    def begin(self) -> None:
        """The caret at the end of the text, the page marked as the one before the kill."""
        self._ask(MARK)
        self.console.box(LABEL).press("ControlOrMeta+End")

    def victim(self, kind: str) -> Callable[[], None]:
        """What kills one of them: SIGKILL, without a word before; or what stops the whole machine for a while."""
        if kind == "kernel":
            return self.kill_kernel(self.console.kernel())
        return {
            "server": self.office.kill,
            "browser": self._kill_browser,
            "carrier": self._kill_carrier,
            "machine": self._suspend,
        }[kind]

    def kill_kernel(self, number: int) -> Callable[[], None]:
        """What kills the process of this number, as the program tells it."""
        kill: Callable[[], None] = psutil.Process(number).kill
        return kill

    def _kill_browser(self) -> None:
        for process in [p for p in self._browser_processes() if not any("--type=" in word for word in p.cmdline())]:
            process.kill()

    def _browser_processes(self) -> list[psutil.Process]:
        return [p for p in psutil.process_iter(["cmdline"]) if str(self._profile) in " ".join(p.info["cmdline"] or [])]

    def _kill_carrier(self) -> None:
        """The process that writes to the share; the server starts another."""
        for process in self.program():
            if "assistant.share.worker" in " ".join(process.cmdline()):
                process.kill()

    def program(self) -> list[psutil.Process]:
        """Server, kernels, carrier."""
        assert self.office.child
        server = psutil.Process(self.office.child.pid)
        return [server, *server.children(recursive=True)]

    def _suspend(self) -> None:
        """The lid is closed: server, kernels, carrier and browser stop; when they go on the clock is a minute on."""
        stopped = [*self.program(), *self._browser_processes()]
        for process in stopped:
            process.suspend()
        self.office.set_clock(self.office.now() + timedelta(seconds=ASLEEP - STOPPED))
        time.sleep(STOPPED)
        for process in stopped:
            process.resume()

    def wait_noticed(self) -> None:
        """Until the page says that something is wrong."""
        self.console.page.wait_for_function(NOTICED, polling=20, timeout=self._back)

    def noticed(self) -> float:
        """When the page noticed, by its own word, in seconds of the epoch; asked once it stands again.

        On a busy machine the driver looks later than the page tells it.
        """
        return float(self._ask("() => sessionStorage.getItem('noticed')"))

    def come_back(self, kind: str) -> None:
        """What a person does, or need not do; then until nothing is kept in the browser only."""
        if kind == "browser":
            self._gone_browser()
            self.context = self._browser()
            self.console = self._open()
        else:
            if kind == "server":
                self.office.start()
            if kind in ("server", "kernel"):
                self.console.page.wait_for_function(NEW_PAGE, timeout=self._back)
        self.console.page.wait_for_selector(READY, state="attached", timeout=self._back)
        self.console.page.wait_for_function(NOTHING_KEPT, timeout=self._back)
        self.console.page.wait_for_function(CONNECTED, timeout=self._back)
        if kind == "carrier":
            until(
                "the share has what the journal has",
                lambda: self.disk.on_share() == self.text(),
                DELIVERED * self._patience,
            )

    def _gone_browser(self) -> None:
        """Playwright learns that its browser is gone; closing what is gone already is what is wanted."""
        try:
            self.context.close()
        except Error as gone:
            print(f"  browser gone: {str(gone).splitlines()[0]}", flush=True)
        (self._profile / "SingletonLock").unlink(missing_ok=True)

    def close(self) -> None:
        """End everything in order."""
        with self._end:
            self.context.close()
            try:
                self.office.stop()
            except subprocess.TimeoutExpired:  # on a machine with other things to do; the round has been compared
                self.office.kill()


def after(seconds: float, kill: Callable[[], None]) -> threading.Timer:
    """Kill at a moment that has nothing to do with what is being typed."""
    timer = threading.Timer(seconds, kill)
    timer.start()
    return timer
