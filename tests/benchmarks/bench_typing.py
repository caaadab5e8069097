"""Typing ten characters a second into an opinion of a very large meeting (300 opinions, 100 items, 60 members).

Run: python -m tests.benchmarks.bench_typing [characters]. Goals: a character is painted within 50 ms (p95), which
nobody feels, and confirmed to be on the disk within 1.5 s (p95; the editor writes once a second while the keys go on);
no more characters wait at the end than at the start.
Painted: from the key's event to the second animation frame after it. Confirmed: from the key's event until the browser
no longer keeps that state of the text for a kernel that has not answered.
Floor: the same keys in a bare text box of the same page.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from assistant.clock import system
from assistant.domain import commands as c
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from tests.benchmarks.bench_large import large
from tests.benchmarks.stand import app, browser, visitor
from tests.benchmarks.table import Row, p50, p95, show
from tests.builders import making, members_of

PAINTED, CONFIRMED = 50, 1500
PAUSE = 100  # ms between two keys
SENTENCE = "Đồng ý với dự thảo; đề nghị bổ sung kế hoạch hỗ trợ hộ nghèo. "
WATCH = """(confirm) => {
  const box = document.activeElement, painted = [], confirmed = [], open = [];
  window.typed = { painted, confirmed, open };
  box.addEventListener("input", (event) => {
    const at = event.timeStamp;
    requestAnimationFrame(() => requestAnimationFrame(() => painted.push(performance.now() - at)));
    if (confirm) open.push(at);
  });
  if (!confirm) return;
  new MutationObserver(() => {
    const state = box.closest(".editor").querySelector(".saved");
    if (!state.classList.contains("num")) return;
    const now = performance.now();
    confirmed.push(...open.splice(0).map((at) => now - at));
  }).observe(box.closest(".editor"), { subtree: true, childList: true, characterData: true, attributes: true });
}"""
BARE = """() => {
  const box = document.body.appendChild(document.createElement("textarea"));
  box.style = "position:fixed;z-index:9999;left:0;bottom:0";
  box.focus();
}"""
DONE = "() => window.typed.open.length === 0"


def meeting(file: Path) -> str:
    """The large meeting, somebody speaking; its id."""
    journal = Journal(file)
    store = Store.make(journal, making(members_of(50, 10)), system)
    large(store)
    store.send(c.StartSpeech(next(iter(store.meeting.members))))
    journal.close()
    return store.id


def typed(page: Page, many: int, confirm: bool) -> dict[str, list[float]]:
    """Type into the box that has the focus, at the pace of a quick writer."""
    page.evaluate(WATCH, confirm)
    text = (SENTENCE * (many // len(SENTENCE) + 1))[:many]
    for letter in text:
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(PAUSE)
    if confirm:
        page.wait_for_function(DONE, timeout=60_000)
    found: dict[str, list[float]] = page.evaluate("() => window.typed")
    return found


def main(characters: int = 300) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, app(Path(name), preheat=False) as running, browser() as chromium:
        held = meeting(running.data / "chibo.sqlite")
        page = visitor(chromium, running).new_page()
        page.goto(f"{running.base}/voila/render/meeting.ipynb?meeting={held}")
        page.wait_for_selector('html[data-ready="1"]', timeout=120_000)
        page.locator(".opinion.live textarea").click()
        ours = typed(page, characters, confirm=True)
        page.evaluate(BARE)
        bare = typed(page, min(characters, 100), confirm=False)
    rows = [
        Row("painted, p50", p50(ours["painted"]), p50(bare["painted"])),
        Row("painted, p95", p95(ours["painted"]), p95(bare["painted"]), goal=PAINTED),
        Row("confirmed, p50", p50(ours["confirmed"])),
        Row("confirmed, p95", p95(ours["confirmed"]), goal=CONFIRMED),
    ]
    tenth = max(2, characters // 10)
    first, last = p50(ours["confirmed"][:tenth]), p50(ours["confirmed"][-tenth:])
    notes = [
        f"medians of the first and last tenth: {first:.0f} and {last:.0f} ms; where they are alike nothing piles up",
        f"worst: painted {max(ours['painted']):.0f} ms, confirmed {max(ours['confirmed']):.0f} ms",
    ]
    show(f"Typing {1000 / PAUSE:.0f} characters a second, {characters} characters, the very large meeting", rows, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
