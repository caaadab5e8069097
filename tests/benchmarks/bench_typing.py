"""Typing ten characters a second into an opinion of a very large meeting (300 opinions, 100 items, 60 members).

Run: python -m tests.benchmarks.bench_typing [characters]. Goals: a character is painted within 50 ms (p95), which
nobody feels, and confirmed to be on the disk within 150 ms (p50) and 350 ms (p95); no more characters wait at the end
than at the start.
Painted: from the key's event to the second animation frame after it. Confirmed: from the key until the kernel has
answered the first command that was sent after it (a command carries all that was typed), read off the page's websocket.
Floor: the same keys in a bare text box of the same page.
"""

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, WebSocket

from assistant.domain import commands as c
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import system_now
from tests.benchmarks.bench_large import large
from tests.benchmarks.stand import OPENING, app, browser, visitor, without_reading_back
from tests.benchmarks.table import Row, p50, p95, show
from tests.builders import making, members_of

PAINTED, CONFIRMED, CONFIRMED_P95 = 50, 150, 350
PAUSE = 100  # ms between two keys
SENTENCE = "Đồng ý với dự thảo; đề nghị bổ sung kế hoạch hỗ trợ hộ nghèo. "
WATCH = """() => {
  const painted = [];
  window.painted = painted;
  document.activeElement.addEventListener("input", (event) => {
    const at = event.timeStamp;
    requestAnimationFrame(() => requestAnimationFrame(() => painted.push(performance.now() - at)));
  });
}"""
BARE = """() => {
  const box = document.body.appendChild(document.createElement("textarea"));
  box.style = "position:fixed;z-index:9999;left:0;bottom:0";
  box.focus();
}"""


def meeting(file: Path) -> str:
    """The large meeting, somebody speaking; its id."""
    journal = Journal(file)
    store = Store.make(journal, without_reading_back(making(members_of(50, 10))), system_now)
    large(store)
    store.send(c.StartSpeech(next(iter(store.meeting.members))))
    journal.close()
    return store.id


class Wire:
    """When the page sent an edit and when it was answered, in seconds of this process."""

    def __init__(self, page: Page) -> None:
        self.sent: list[float] = []
        self.answered: list[float] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: self._note(self.sent, frame, b"EditText"))
        socket.on("framereceived", lambda frame: self._note(self.answered, frame, b'"ack"', b'"saved"'))

    @staticmethod
    def _note(moments: list[float], frame: bytes | str, *marks: bytes) -> None:
        held = frame.encode() if isinstance(frame, str) else frame
        if all(mark in held for mark in marks):
            moments.append(time.perf_counter())

    def confirmed(self, keys: list[float]) -> list[float]:
        """For each key: milliseconds until the answer to the first edit that was sent after it."""
        answers = list(zip(self.sent, self.answered, strict=True))
        return [(next(at for sent, at in answers if sent > key) - key) * 1000 for key in keys]


def typed(page: Page, many: int) -> tuple[list[float], list[float]]:
    """Type at the pace of a quick writer: the moments of the keys (s), and how long each took to be painted (ms)."""
    page.evaluate(WATCH)
    keys = []
    for letter in (SENTENCE * (many // len(SENTENCE) + 1))[:many]:
        keys.append(time.perf_counter())
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(PAUSE)
    painted: list[float] = page.evaluate("() => window.painted")
    return keys, painted


def main(characters: int = 300) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, app(Path(name), preheat=False) as running, browser() as chromium:
        held = meeting(running.data / "chibo.sqlite")
        page = visitor(chromium, running).new_page()
        wire = Wire(page)
        page.goto(f"{running.base}/voila/render/meeting.ipynb?meeting={held}")
        page.wait_for_selector('html[data-ready="1"]', timeout=OPENING)
        page.locator(".opinion.live textarea").click()
        keys, painted = typed(page, characters)
        page.wait_for_selector(".opinion.live .saved.num", timeout=OPENING)
        confirmed = wire.confirmed(keys)
        page.evaluate(BARE)
        _, bare = typed(page, min(characters, 100))
    rows = [
        Row("painted, p50", p50(painted), p50(bare)),
        Row("painted, p95", p95(painted), p95(bare), goal=PAINTED),
        Row("confirmed, p50", p50(confirmed), goal=CONFIRMED),
        Row("confirmed, p95", p95(confirmed), goal=CONFIRMED_P95),
    ]
    tenth = max(2, characters // 10)
    first, last = p50(confirmed[:tenth]), p50(confirmed[-tenth:])
    notes = [
        f"medians of the first and last tenth: {first:.0f} and {last:.0f} ms; where they are alike nothing piles up",
        f"worst: painted {max(painted):.0f} ms, confirmed {max(confirmed):.0f} ms",
    ]
    show(f"Typing {1000 / PAUSE:.0f} characters a second, {characters} characters, the very large meeting", rows, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
