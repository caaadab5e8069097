"""A click in the console until the projector's page has changed: two kernels, one browser.

Run: python -m tests.benchmarks.bench_click_to_projector [clicks]. Goals: p50 ≤ 12, p95 ≤ 25 ms over 200 clicks.
Clicks call one speaker after the other and move from item to item. Both pages stamp with the browser's own clock
(`performance.timeOrigin + now()`), whose difference between the two pages is measured too and taken out.
Floor: an event appended to a journal by one process and seen by another, that looks at `data_version` without pause;
and the same with the pages' own pause of 50 ms between looks.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from playwright.sync_api import Page

from assistant.domain import commands as c
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import system_now
from tests.benchmarks.stand import OPENING, WRITES, app, browser, environment, meeting_under_way, visitor
from tests.benchmarks.table import Row, p50, p95, show
from tests.journal.making import making

P50, P95 = 12, 25
FLOOR_APPENDS = 120
PROJECTOR = """() => {
  const stamp = () => performance.timeOrigin + performance.now();
  const channel = new BroadcastChannel("benchmark");
  const shown = () => ["h1", ".speaker .name"].map((s) => document.querySelector(s)?.textContent ?? "").join("|");
  let last = shown();
  new MutationObserver(() => {
    const at = stamp();
    const now = shown();
    if (now === last) return;
    last = now;
    channel.postMessage({ changed: at });
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  channel.onmessage = ({ data }) => data.ask && channel.postMessage({ asked: data.ask, at: stamp() });
}"""
CONSOLE = """async (clicks) => {
  const stamp = () => performance.timeOrigin + performance.now();
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const channel = new BroadcastChannel("benchmark");
  const next = () => new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error("the projector did not change within 10 s")), 10000);
    channel.onmessage = ({ data }) => { clearTimeout(timer); done(data); };
  });
  let best = Infinity, offset = 0;
  for (let n = 0; n < 50; n++) {
    const sent = stamp();
    const reply = next();
    channel.postMessage({ ask: n + 1 });
    const { at } = await reply;
    const back = stamp();
    if (back - sent < best) [best, offset] = [back - sent, at - (sent + back) / 2];
  }
  const move = (back) => dispatchEvent(new KeyboardEvent("keydown", { key: "F9", shiftKey: back })); // the rail looks
  const times = { item: [], speech: [] };
  for (let n = 0; n < clicks; n++) {
    await wait(150 + Math.random() * 250);
    const chips = [...document.querySelectorAll("aside .chip:not(.live)")]; // the next speaker ends the one before
    const kind = n % 4 < 2 ? "speech" : "item";
    const reply = next();
    const clicked = stamp();
    if (kind === "speech") chips[n % chips.length].click();
    else move(n % 4 === 3);
    const { changed } = await reply;
    times[kind].push(changed - offset - clicked);
    await wait(100);
  }
  return { times, offset, best };
}"""
FOLLOWER = """
import sys, time
from pathlib import Path
from assistant.journal.journal import Journal
pause, many = float(sys.argv[2]), int(sys.argv[3])
journal = Journal(Path(sys.argv[1]))
known = journal.data_version()
print("ready", flush=True)
while many:
    version = journal.data_version()
    if version != known:
        print(time.perf_counter_ns(), flush=True)
        known, many = version, many - 1
    if pause:
        time.sleep(pause)
"""


def clicks_seen(folder: Path, clicks: int) -> tuple[dict[str, list[float]], float]:
    """Milliseconds of every click by its kind, and what the two pages' clocks differed."""
    with app(folder, preheat=False) as running, browser() as chromium:
        meeting = meeting_under_way(running)
        context = visitor(chromium, running)

        def opened(name: str) -> Page:
            page = context.new_page()
            page.goto(f"{running.base}/voila/render/{name}.ipynb?meeting={meeting}")
            page.wait_for_selector('html[data-ready="1"]', timeout=OPENING)
            return page

        projector, console = opened("projector"), opened("meeting")
        console.wait_for_selector(WRITES, timeout=OPENING)
        projector.evaluate(PROJECTOR)
        found = console.evaluate(CONSOLE, clicks)
    return found["times"], found["offset"]


def appends_seen(folder: Path, pause: float, many: int) -> list[float]:
    """Milliseconds from before an append to the moment another process knew of it (QPC and CLOCK_MONOTONIC are one
    clock for all processes)."""
    file = folder / f"floor-{pause}.sqlite"
    journal = Journal(file)
    store = Store.make(journal, making(start=system_now()), system_now)
    store.send(c.StartMeeting())
    events = [store.send(c.GoToItem(item.id)) for item in store.meeting.agenda[:2]][1]
    command = [sys.executable, "-c", FOLLOWER, str(file), str(pause), str(many)]
    dice, times = Random(7), []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as follower:
        assert follower.stdout is not None
        follower.stdout.readline()
        for version in range(store.meeting.version, store.meeting.version + many * len(events), len(events)):
            time.sleep(0.005 + dice.random() * 0.06)
            began = time.perf_counter_ns()
            journal.append(store.id, events, version)
            times.append((int(follower.stdout.readline()) - began) / 1e6)
    journal.close()
    return times


def main(clicks: int = 200) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        at_once = appends_seen(folder, 0.0, FLOOR_APPENDS)
        polling = appends_seen(folder, 0.05, FLOOR_APPENDS)
        by_kind, offset = clicks_seen(folder / "app", clicks)
    every = [value for values in by_kind.values() for value in values]
    rows = [
        Row("p50, all clicks", p50(every), p50(at_once), goal=P50),
        Row("p95, all clicks", p95(every), p95(at_once), goal=P95),
        *(Row(f"p50, {kind} ({len(v)})", p50(v), p50(polling)) for kind, v in by_kind.items()),
        *(Row(f"p95, {kind} ({len(v)})", p95(v), p95(polling)) for kind, v in by_kind.items()),
    ]
    notes = [
        "floor of the first two lines: append seen by a process that never pauses; of the others: pausing 50 ms",
        f"worst {max(every):.0f} ms; the two pages' clocks differed by {offset:.2f} ms (taken out)",
    ]
    show(f"Click to projector, {len(every)} clicks, two kernels", rows, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
