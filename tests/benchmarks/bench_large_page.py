"""A very large meeting (300 opinions, 100 items, 60 members): any click of the console until its own page is painted.

Run: python -m tests.benchmarks.bench_large_page [clicks]. Goal: p95 ≤ 60 ms. From the click to the second frame after
the item that was clicked is on the desk, or who was clicked has the floor; the bytes are those of all messages that
came down the page's websocket. On a busy machine the processor's time a click says more: that of the kernel, of the
server, and of the browser's page.
Floor: a click on a bare button of the same page that changes one word.
"""

import os
import sys
import tempfile
from pathlib import Path

import psutil
from playwright.sync_api import Page, WebSocket

from tests.benchmarks.bench_typing import meeting
from tests.benchmarks.stand import OPENING, WRITES, app, browser, process_of, visitor
from tests.benchmarks.table import Row, p50, p95, show
from tests.server.running import Running

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
  const move = (back) => dispatchEvent(new KeyboardEvent("keydown", { key: "F9", shiftKey: back })); // the rail looks
  const took = [];
  for (let n = 0; n < clicks; n++) {
    await wait(250);
    const chips = [...document.querySelectorAll("aside .chip:not(.live)")];
    const target = button ?? (n % 2 ? chips[n % chips.length] : null);
    const left = document.querySelector("main")?.dataset.item;
    const done = button
      ? () => true
      : target
        ? () => target.classList.contains("live")
        : () => document.querySelector("main")?.dataset.item !== left;
    const changed = new Promise((told) => {
      const watcher = new MutationObserver(() => {
        if (!done()) return;
        watcher.disconnect();
        told();
      });
      const all = { subtree: true, childList: true, characterData: true, attributes: true };
      watcher.observe(button ?? document.body, all);
    });
    const clicked = performance.now();
    if (target) target.click();
    else move(n % 4 === 2);
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


def used(running: Running) -> dict[str, float]:
    """Processor seconds so far of those who have a part in a click."""
    pages = [one for one in psutil.Process(os.getpid()).children(recursive=True) if "--type=renderer" in said_by(one)]
    who = {"kernel": [psutil.Process(pid) for pid in running.kernels()], "server": [process_of(running)], "page": pages}
    return {name: sum(sum(one.cpu_times()[:2]) for one in processes) for name, processes in who.items()}


def said_by(process: psutil.Process) -> list[str]:
    """The command line of a process; nothing of one that has just ended."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def main(clicks: int = 60) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, app(Path(name), preheat=False) as running, browser() as chromium:
        held = meeting(running.data / "chibo.sqlite")
        page = visitor(chromium, running).new_page()
        down = Down(page)
        page.goto(f"{running.base}/voila/render/meeting.ipynb?meeting={held}")
        page.wait_for_selector(WRITES, timeout=OPENING)
        before, begun = down.bytes, used(running)
        took = page.evaluate(CLICKS, [clicks, False])
        each = (down.bytes - before) / clicks / 1024
        cost = {name: 1000 * (seconds - begun[name]) / clicks for name, seconds in used(running).items()}
        bare = page.evaluate(CLICKS, [clicks, True])
    rows = [
        Row("p50, click to own repaint", p50(took), p50(bare)),
        Row("p95, click to own repaint", p95(took), p95(bare), goal=GOAL),
    ]
    notes = [
        f"{each:.0f} KiB come down the websocket a click; worst {max(took):.0f} ms",
        "processor a click: " + ", ".join(f"{name} {ms:.0f} ms" for name, ms in cost.items()),
    ]
    show(f"Click to own repaint, the very large meeting, {clicks} clicks", rows, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
