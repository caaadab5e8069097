"""From navigation to a page that answers, against a bare one-button page of plain Voila in the same run.

Run: python -m tests.benchmarks.bench_page_usable [rounds]. Goal: ratio ≤ 1.2 (medians, the pages taken in turn), cold
and with pre-heated kernels. Usable: the bare page when its button's click has come back from the kernel; ours when
every region has been answered once (the ready marker) and, on the console, a click on the rail has moved the desk.
The projector has nothing to click. Times are the page's own `performance.now()`: milliseconds since the navigation.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.benchmarks.stand import app, browser, meeting_under_way, plain_voila, process_of, settle, visitor
from tests.benchmarks.table import Row, p50, show

GOAL = 1.2
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
READY = """() => document.documentElement.dataset.ready === "1" """
CONSOLE = """(() => {
  let wanted = null;
  return () => {
    if (document.documentElement.dataset.ready !== "1") return false;
    if (wanted === null) {
      const item = document.querySelector("nav button.item.todo");
      wanted = item.title;
      setTimeout(() => item.click());
    }
    return document.querySelector("main h2")?.textContent === wanted;
  };
})()"""
PAGES = {"meeting": CONSOLE, "home": READY, "projector": READY}


def usable_after(context: BrowserContext, address: str, step: str) -> float:
    """Milliseconds from navigation to usable."""
    page = context.new_page()
    page.add_init_script(WATCH.replace("STEP", step))
    page.goto(address, wait_until="commit")
    time = page.wait_for_function("() => window.usable", timeout=120_000, polling=100).json_value()
    page.goto("about:blank")
    page.close()
    return float(time)


def measure(folder: Path, preheat: bool, rounds: int) -> dict[str, list[float]]:
    """Times of every page, a bare visit before each of ours."""
    times: dict[str, list[float]] = {name: [] for name in ("bare", *PAGES)}
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
                settle(server, QUIET[preheat])

        for _ in range(rounds):
            for name, step in PAGES.items():
                calm()
                times["bare"].append(usable_after(theirs, bare, BARE))
                calm()
                address = f"{running.base}/voila/render/{name}.ipynb?meeting={meeting}"
                times[name].append(usable_after(ours, address, step))
    return times


def main(rounds: int = 5) -> None:
    """Print both tables."""
    for preheat in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            times = measure(Path(folder), preheat, rounds)
        bare = p50(times.pop("bare"))
        rows = [
            Row(f"{name}.ipynb", p50(values), bare, "ms", GOAL, bounds_ratio=True) for name, values in times.items()
        ]
        spread = "; ".join(f"{name} {min(values):.0f}–{max(values):.0f}" for name, values in times.items())
        title = "pre-heated kernels (home and console; the projector always starts cold)" if preheat else "cold kernels"
        show(f"Page usable, {title}, median of {rounds}", rows, [f"range in ms: {spread}"])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
