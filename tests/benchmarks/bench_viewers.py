"""A click until everybody who only looks has it: fifty walls and phones, no kernel for any of them, and what they cost.

Run: python -m tests.benchmarks.bench_viewers [clicks [viewers [pages]]]. Goal: p95 over all viewers ≤ 100 ms, ≤ 3 MiB
of the server's memory for each. So many of the viewers are `pages` of a browser, each seen when its words have changed;
the others are bare connections, which have it when the line has arrived: fifty pages on one machine would measure that
machine's painting. The clicks are a console's in a browser; with no pages there is no browser, and a click is the
command that it sends. Floor: one viewer alone in the same run.
"""

import asyncio
import contextlib
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import psutil
from playwright.sync_api import Browser, Page

from assistant.domain import commands as c
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import system_now
from assistant.platform.paths import program_folder
from assistant.workspace.init import init
from tests.benchmarks.stand import OPENING, WRITES, browser, meeting_under_way, process_of, settle, visitor
from tests.benchmarks.table import Row, p50, p95, show
from tests.server.person import Person
from tests.server.running import Running, until

GOAL, GOAL_EACH = 100, 3
MIB = 2**20
LAN = "127.0.0.2"  # stands for this machine's address in the network
PAUSE = 0.4  # seconds between two clicks
WATCHED = """() => {
  globalThis.changes = [];
  const shown = () => ["h1", ".speaker .name"].map((s) => document.querySelector(s)?.textContent ?? "").join("|");
  let last = shown();
  new MutationObserver(() => {
    const at = performance.timeOrigin + performance.now(), now = shown();
    if (now !== last) globalThis.changes.push(at / 1000);
    last = now;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
CLICKS = """async ([clicks, pause]) => {
  const move = (back) => dispatchEvent(new KeyboardEvent("keydown", { key: "F9", shiftKey: back })); // the rail looks
  const made = [];
  for (let n = 0; n < clicks; n++) {
    await new Promise((done) => setTimeout(done, pause * 1000 * (0.75 + Math.random() / 2)));
    const chips = [...document.querySelectorAll("aside .chip:not(.live)")];
    const answered = new Promise((done) => {
      const watcher = new MutationObserver(() => { watcher.disconnect(); done(); });
      watcher.observe(document.querySelector("nav"), { subtree: true, childList: true, attributes: true });
      watcher.observe(document.querySelector("aside"), { subtree: true, childList: true, attributes: true });
    });
    made.push((performance.timeOrigin + performance.now()) / 1000);
    if (n % 4 < 2) chips[n % chips.length].click();
    else move(n % 4 === 3);
    await answered; // on a busy machine the next one is not to overtake it
  }
  return made;
}"""


class Connections:
    """Viewers without a page: when each line that tells of a change has arrived (epoch seconds)."""

    def __init__(self, person: Person, many: int) -> None:
        self.arrived: list[list[float]] = [[] for _ in range(many)]
        self._person, self._open = person, 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        until("all viewers look", lambda: self._open == len(self.arrived), 60)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._all.cancel)
        self._thread.join()

    def _run(self) -> None:
        async def all_look() -> None:
            await asyncio.gather(*(self._look(arrived) for arrived in self.arrived))

        self._all = self._loop.create_task(all_look())
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._all)

    async def _look(self, arrived: list[float]) -> None:
        host, port = self._person.address, self._person.server.port
        reader, writer = await asyncio.open_connection(host, port, limit=2**20)
        asked = f"GET /chibo/wall/scenes HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {self._person.cookie}\r\n\r\n"
        writer.write(asked.encode())
        try:
            while line := await reader.readline():
                if b'"state":' in line:
                    self._open += 1
                elif b'"set":' in line:
                    arrived.append(time.time())
        finally:
            writer.close()


def delays(clicks: list[float], seen: list[float], skew: float = 0) -> list[float]:
    """Milliseconds from each click to the first change seen after it and before the next one."""
    found = []
    for at, following in zip(clicks, [*clicks[1:], float("inf")], strict=True):
        after = [one - skew for one in seen if at <= one - skew < following]
        if not after:
            raise RuntimeError("a viewer missed a click")
        found.append((after[0] - at) * 1000)
    return found


def skew_of(page: Page) -> float:
    """Seconds by which a page's clock is ahead of this process's, by the shortest of twenty questions."""
    best, skew = float("inf"), 0.0
    for _ in range(20):
        asked = time.time()
        told = float(page.evaluate("(performance.timeOrigin + performance.now()) / 1000"))
        if (trip := time.time() - asked) < best:
            best, skew = trip, told - asked - trip / 2
    return skew


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Running]:
    """`chibo serve --lan` with the notebooks that ship, on a sample cell."""
    running = Running(folder, lan=LAN, most={"most_projectors": 200})
    running.asked["notebooks"] = str(program_folder() / "notebooks")
    init(running.workspace, sample=True)
    running.start()
    try:
        yield running
    finally:
        running.stop()


def sent(store: Store, clicks: int) -> list[float]:
    """The commands of a console's clicks, each with the moment before it."""
    made = []
    for number in range(clicks):
        time.sleep(PAUSE)
        made.append(time.time())
        store.send(c.GoToItem(store.meeting.agenda[number % 8 + 2].id))
    time.sleep(PAUSE)
    return made


def by_command(running: Running, store: Store, clicks: int, many: int) -> tuple[list[float], float]:
    """Milliseconds over all viewers and clicks without a browser, and the server's memory (MiB) while they look."""
    with Connections(Person.by(running, running.links[2]), many) as viewers:
        made = sent(store, clicks)
        held = process_of(running).memory_full_info().uss / MIB
    return [ms for arrived in viewers.arrived for ms in delays(made, arrived)], held


def by_click(
    chromium: Browser, running: Running, meeting: str, clicks: int, many: int, pages: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of bare connections, and of pages, over a console's clicks."""
    console = visitor(chromium, running).new_page()
    console.goto(f"{running.base}/voila/render/meeting.ipynb?meeting={meeting}")
    console.wait_for_selector(WRITES, timeout=OPENING)
    walls = []
    for _ in range(pages):
        wall = chromium.new_context().new_page()
        wall.goto(running.links[2].replace(LAN, "127.0.0.1"))  # this browser knows no other machine
        wall.wait_for_selector('html[data-ready="1"]', timeout=OPENING)
        wall.evaluate(WATCHED)
        walls.append((wall, skew_of(wall)))
    with Connections(Person.by(running, running.links[2]), many) as viewers:
        ahead = skew_of(console)
        made = [at - ahead for at in console.evaluate(CLICKS, [clicks, PAUSE])]
        console.wait_for_timeout(1000 * PAUSE)
    bare = [ms for arrived in viewers.arrived for ms in delays(made, arrived)]
    painted = [ms for wall, skew in walls for ms in delays(made, wall.evaluate("globalThis.changes"), skew)]
    return bare, painted


def main(clicks: int = 40, viewers: int = 50, pages: int = 4) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as running:
        meeting = meeting_under_way(running)
        journal = Journal(running.data / "chibo.sqlite")
        store = Store(journal, meeting, system_now)
        alone, one_held = by_command(running, store, clicks, 1)
        many, all_held = by_command(running, store, clicks, viewers)
        rows = [
            Row(f"p50, command to {viewers} viewers", p50(many), p50(alone)),
            Row(f"p95, command to {viewers} viewers", p95(many), p95(alone), goal=GOAL),
            Row("memory a viewer", (all_held - one_held) / (viewers - 1), one_held, "MiB", goal=GOAL_EACH),
        ]
        notes = [f"the server's kernels meanwhile: {len(running.kernels())}; floor of the memory: the server with one"]
        if pages:
            with browser() as chromium:
                bare, painted = by_click(chromium, running, meeting, clicks, viewers - pages, pages)
            rows += [
                Row("p95, click to the lines", p95(bare), p95(alone), goal=GOAL),
                Row(f"p50, click to {pages} pages' words", p50(painted), p50(alone)),
                Row(f"p95, click to {pages} pages' words", p95(painted), p95(alone), goal=GOAL),
            ]
        rows.append(Row("idle, % of a core", idle(running, viewers), idle(running, 0), "%"))
        journal.close()
    show(f"Click to {viewers} viewers at once, {clicks} clicks", rows, notes)


def idle(running: Running, many: int) -> float:
    """Per cent of a core that the server takes while nothing happens and so many look."""
    server = process_of(running)
    looking = Connections(Person.by(running, running.links[2]), many) if many else contextlib.nullcontext()
    with looking:
        settle(server, 1)
        before, began = psutil.Process(server.pid).cpu_times(), time.monotonic()
        time.sleep(5)
        after = psutil.Process(server.pid).cpu_times()
    return 100 * (after.user + after.system - before.user - before.system) / (time.monotonic() - began)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
