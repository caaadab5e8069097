"""A click in the console until each of ten projectors has changed: eleven kernels, one browser.

Run: python -m tests.benchmarks.bench_many_projectors [clicks [projectors]]. Goal: p95 over all projectors ≤ 150 ms.
The clicks are those of `bench_click_to_projector`; a click counts once for every projector, and the last of them to
change is told apart. Pages of one browser share its clock, and the difference of each page's is taken out.
Floor: the same clicks seen by one projector, in the same run.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.benchmarks.stand import OPENING, WRITES, app, browser, meeting_under_way, visitor
from tests.benchmarks.table import Row, p50, p95, show
from tests.server.running import Running

GOAL = 150
PROJECTOR = """(me) => {
  const stamp = () => performance.timeOrigin + performance.now();
  const channel = new BroadcastChannel("benchmark");
  const shown = () => ["h1", ".speaker .name"].map((s) => document.querySelector(s)?.textContent ?? "").join("|");
  let last = shown();
  new MutationObserver(() => {
    const at = stamp(), now = shown();
    if (now === last) return;
    last = now;
    channel.postMessage({ me, changed: at });
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  channel.onmessage = ({ data }) => data.ask === me && channel.postMessage({ me, at: stamp() });
}"""
CONSOLE = """async ([clicks, walls]) => {
  const stamp = () => performance.timeOrigin + performance.now();
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const channel = new BroadcastChannel("benchmark");
  let stage = "asked for its clock";
  const heard = (many) => new Promise((done, fail) => {
    const found = new Map();
    const timer = setTimeout(() => fail(new Error(`${found.size} of ${many} projectors within 20 s, ${stage}`)), 20000);
    channel.onmessage = ({ data }) => {
      found.set(data.me, data);
      if (found.size === many) { clearTimeout(timer); done(found); }
    };
  });
  const offsets = [];
  for (let wall = 0; wall < walls; wall++) {
    let best = Infinity;
    for (let n = 0; n < 20; n++) {
      const sent = stamp(), reply = heard(1);
      channel.postMessage({ ask: wall });
      const { at } = (await reply).get(wall), back = stamp();
      if (back - sent < best) [best, offsets[wall]] = [back - sent, at - (sent + back) / 2];
    }
  }
  const move = (back) => dispatchEvent(new KeyboardEvent("keydown", { key: "F9", shiftKey: back })); // the rail looks
  const every = [], last = [];
  for (let n = 0; n < clicks; n++) {
    await wait(300 + Math.random() * 300);
    const chips = [...document.querySelectorAll("aside .chip:not(.live)")]; // the next speaker ends the one before
    const chip = n % 4 < 2 ? chips[n % chips.length] : null;
    stage = `click ${n}: ${chip ? chip.outerHTML.slice(0, 150) : "F9"}`;
    const reply = heard(walls), clicked = stamp();
    if (chip) chip.click();
    else move(n % 4 === 3);
    const times = [...await reply].map(([wall, { changed }]) => changed - offsets[wall] - clicked);
    every.push(...times);
    last.push(Math.max(...times));
  }
  return { every, last };
}"""


def seen(context: BrowserContext, running: Running, meeting: str, clicks: int, walls: int) -> dict[str, list[float]]:
    """Milliseconds of every click on every wall, and on the last wall of each click."""

    def opened(name: str) -> Page:
        page = context.new_page()
        page.goto(f"{running.base}/voila/render/{name}.ipynb?meeting={meeting}")
        page.wait_for_selector('html[data-ready="1"]', timeout=OPENING)
        return page

    pages = [opened("projector") for _ in range(walls)]
    console = opened("meeting")
    console.wait_for_selector(WRITES, timeout=OPENING)
    for number, page in enumerate(pages):  # last: a page that has loaded itself again meanwhile would have forgotten it
        page.evaluate(PROJECTOR, number)
    found: dict[str, list[float]] = console.evaluate(CONSOLE, [clicks, walls])
    for page in (*pages, console):
        page.goto("about:blank")
        page.close()
    return found


def main(clicks: int = 60, projectors: int = 10) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, app(Path(name), preheat=False) as running, browser() as chromium:
        meeting = meeting_under_way(running)
        context = visitor(chromium, running)
        alone = seen(context, running, meeting, clicks, 1)["every"]
        many = seen(context, running, meeting, clicks, projectors)
    rows = [
        Row(f"p50, {projectors} projectors", p50(many["every"]), p50(alone)),
        Row(f"p95, {projectors} projectors", p95(many["every"]), p95(alone), goal=GOAL),
        Row("p50, the last of them", p50(many["last"]), p50(alone)),
        Row("p95, the last of them", p95(many["last"]), p95(alone)),
    ]
    notes = [f"worst {max(many['every']):.0f} ms; floor: one projector alone in the same run"]
    show(f"Click to {projectors} projectors at once, {clicks} clicks, {projectors + 1} kernels", rows, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
