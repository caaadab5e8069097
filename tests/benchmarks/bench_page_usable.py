"""From navigation to a page that answers, against a bare one-button page of plain Voila in the same run.

Run: python -m tests.benchmarks.bench_page_usable [rounds]. Goal: ratio ≤ 0.6 cold, ≤ 0.7 with
pre-heated kernels (medians, the pages taken in turn). Usable: the bare page when its button's click has come back from
the kernel; ours when every region has been answered once (the ready marker) and, on the console, a click on the rail
has moved the desk.
The projector has nothing to click. Times are the page's own `performance.now()`: milliseconds since the navigation.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.benchmarks.stand import OPENING, app, browser, meeting_under_way, plain_voila, process_of, settle, visitor
from tests.benchmarks.table import Row, p50, show

GOAL = {False: 0.6, True: 0.7}
QUIET = {False: 0.4, True: 1.8}
"""Seconds without work before a page is opened, cold and pre-heated."""
WATCH = """
(() => {
  const step = STEP;
  const look = () => { if (!window.usable && step()) { window.usable = performance.now(); watcher.disconnect(); } };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})();
"""
BARE = """(() => {
  let clicked = false;
  return () => {
    const button = document.querySelector("button.jupyter-button");
    if (button && !clicked) { clicked = true; setTimeout(() => button.click()); }
    return button && button.textContent.trim() === "1";
  };
})()"""
READY = """() => document.documentElement?.dataset.ready === "1" """
CONSOLE = """(() => {
  let wanted = null;
  return () => {
    if (document.documentElement?.dataset.ready !== "1") return false;
    if (wanted === null) {
      const item = document.querySelector("nav button.item.todo:not(.fold):enabled"); // not while it only reads
      if (!item) return false;
      wanted = item.title;
      setTimeout(() => item.click());
    }
    return document.querySelector("main h2")?.textContent.trim() === wanted;
  };
})()"""
PAGES = {"meeting": CONSOLE, "home": READY, "projector": READY}


def usable_after(context: BrowserContext, address: str, step: str) -> float:
    """Milliseconds from navigation to usable."""
    page = context.new_page()
    page.add_init_script(WATCH.replace("STEP", step))
    page.goto(address, wait_until="commit")
    time = page.wait_for_function("() => window.usable", timeout=OPENING, polling=100).json_value()
    page.goto("about:blank")
    page.close()
    return float(time)


def measure(folder: Path, preheat: bool, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Of every page its times, each with that of the bare visit just before it: a busy machine is busy for both."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in PAGES}
    with (
        app(folder / "ours", preheat) as running,
        plain_voila(folder / "bare", preheat) as (bare, voila),
        browser() as b,
    ):
        meeting = meeting_under_way(running)
        ours = visitor(b, running)
        theirs = b.new_context(viewport={"width": 1366, "height": 768})
        usable_after(theirs, bare, BARE)  # fills the cache, as `visitor` did for ours

        def calm() -> None:
            for server in (process_of(running), voila):
                settle(server, QUIET[preheat], most=40 if rounds > 1 else 2)

        for _ in range(rounds):
            for name, step in PAGES.items():
                calm()
                floor = usable_after(theirs, bare, BARE)
                calm()
                address = f"{running.base}/voila/render/{name}.ipynb?meeting={meeting}"
                times[name].append((usable_after(ours, address, step), floor))
    return times


def main(rounds: int = 5) -> None:
    """Print both tables."""
    for preheat in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            times = measure(Path(folder), preheat, rounds)
        columns = {name: tuple(zip(*pairs, strict=True)) for name, pairs in times.items()}
        rows = [
            Row(f"{name}.ipynb", p50(own), p50(floor), "ms", GOAL[preheat], bounds_ratio=True)
            for name, (own, floor) in columns.items()
        ]
        paired = {name: p50([own / floor for own, floor in pairs]) for name, pairs in times.items()}
        notes = [
            "range in ms: " + "; ".join(f"{name} {min(own):.0f}–{max(own):.0f}" for name, (own, _) in columns.items()),
            "medians of the visits' own ratios: " + "; ".join(f"{name} {ratio:.2f}" for name, ratio in paired.items()),
        ]
        title = "pre-heated kernels (home and console; the projector always starts cold)" if preheat else "cold kernels"
        show(f"Page usable, {title}, median of {rounds}", rows, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
