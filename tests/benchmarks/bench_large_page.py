"""A very large meeting (300 opinions, 100 items, 60 members): any click of the console until its own page is painted.

Run: python -m tests.benchmarks.bench_large_page [clicks]. Goal: p95 ≤ 60 ms. From the click to the second frame after
the page's words have changed; the bytes are those of all messages that came down the page's websocket.
Floor: a click on a bare button of the same page that changes one word.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, WebSocket

from tests.benchmarks.bench_typing import meeting
from tests.benchmarks.stand import OPENING, WRITES, app, browser, visitor
from tests.benchmarks.table import Row, p50, p95, show

GOAL = 60
CLICKS = """async ([clicks, bare]) => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => new Promise(requestAnimationFrame);
  let button = null;
  if (bare) {
    button = document.body.appendChild(document.createElement("button"));
    button.style = "position:fixed;z-index:9999;left:0;bottom:0";
    button.onclick = () => { button.textContent = Math.random(); };
  }
  const took = [];
  for (let n = 0; n < clicks; n++) {
    await wait(250);
    const chips = [...document.querySelectorAll("aside .chip:not(.live)")];
    const items = [...document.querySelectorAll("nav button.item:not(.current, .fold):enabled")];
    const target = button ?? (n % 2 ? chips[n % chips.length] : items[(n * 7) % items.length]);
    const where = button ?? document.querySelector(n % 2 ? "aside" : "main");
    const changed = new Promise((done) => {
      const watcher = new MutationObserver(() => { watcher.disconnect(); done(); });
      watcher.observe(where, { subtree: true, childList: true, characterData: true });
    });
    const clicked = performance.now();
    target.click();
    await changed;
    await frame();
    await frame();
    took.push(performance.now() - clicked);
  }
  return took;
}"""


class Down:
    """How many bytes of messages a page was sent."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, frame: bytes | str) -> None:
        self.bytes += len(frame.encode() if isinstance(frame, str) else frame)


def main(clicks: int = 60) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, app(Path(name), preheat=False) as running, browser() as chromium:
        held = meeting(running.data / "chibo.sqlite")
        page = visitor(chromium, running).new_page()
        down = Down(page)
        page.goto(f"{running.base}/voila/render/meeting.ipynb?meeting={held}")
        page.wait_for_selector(WRITES, timeout=OPENING)
        before = down.bytes
        took = page.evaluate(CLICKS, [clicks, False])
        each = (down.bytes - before) / clicks / 1024
        bare = page.evaluate(CLICKS, [clicks, True])
    rows = [
        Row("p50, click to own repaint", p50(took), p50(bare)),
        Row("p95, click to own repaint", p95(took), p95(bare), goal=GOAL),
    ]
    notes = [f"{each:.0f} KiB come down the websocket a click; worst {max(took):.0f} ms"]
    show(f"Click to own repaint, the very large meeting, {clicks} clicks", rows, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
