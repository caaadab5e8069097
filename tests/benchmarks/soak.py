"""A long evening (by night): fifty who look, a secretary who types 20,000 characters over two hours, one server.

Run: python -m tests.benchmarks.soak [--hours 2] [--viewers 50] [--keys 20000] [--kept FILE]. Sentences of fifty keys at
ten a second, then a pause; after five of them somebody else has the floor, now and then another item is come to. Goals:
no character missing in the journal, every viewer at the end sees what a new one sees, memory flat, the last tenth as
quick as the first. A line a minute; `--kept` gets all figures as lines of JSON, should the run be broken off.
"""

import argparse
import asyncio
import contextlib
import json
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, WebSocket

from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import system_now
from tests.benchmarks.bench_typing import SENTENCE
from tests.benchmarks.bench_viewers import Connections, served
from tests.benchmarks.stand import OPENING, WRITES, browser, meeting_under_way, process_of, visitor
from tests.benchmarks.table import MISSED, Row, busy, p50, p95, show
from tests.server.person import Person
from tests.server.running import Running

MIB = 2**20
PAUSE = 0.1  # seconds between two keys
BURST = 50  # keys without a rest
BURSTS_A_SPEECH, SPEECHES_AN_ITEM = 5, 4
MINUTE = 60.0
PATIENT = 600.0  # seconds for what takes a moment on a quiet machine
EDIT = re.compile(rb'"id":\s*"([^"]+)",\s*"command":\s*"EditText"')
ACKNOWLEDGED = re.compile(rb'"ack":\s*"([^"]+)"')
CLICK = """([selector, number]) => {
  const found = [...document.querySelectorAll(selector)];
  const at = Date.now() / 1000;
  found[number % found.length].click();
  return at;
}"""
MOVE = """(back) => {
  const at = Date.now() / 1000;
  dispatchEvent(new KeyboardEvent("keydown", { key: "F9", shiftKey: back }));
  return at;
}"""
CHIPS = "aside .chip:not(.live)"
BOX = ".opinion.live textarea"


class Lookers(Connections):
    """Viewers that ask again when their stream has ended, as the page does, and keep what they see."""

    def __init__(self, person: Person, many: int) -> None:
        super().__init__(person, many)
        self.states: list[Any] = [None] * many
        self.streams, self.broken = 0, 0

    async def _look(self, arrived: list[float]) -> None:
        number = next(n for n, one in enumerate(self.arrived) if one is arrived)
        while True:
            try:
                await self._stream(number, arrived)
            except OSError:
                self.broken += 1
                await asyncio.sleep(1)

    async def _stream(self, number: int, arrived: list[float]) -> None:
        host, port = self._person.address, self._person.server.port
        reader, writer = await asyncio.open_connection(host, port, limit=2**22)
        asked = f"GET /chibo/wall/scenes HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {self._person.cookie}\r\n\r\n"
        writer.write(asked.encode())
        self.streams += 1
        try:
            while line := await reader.readline():
                if b'"state":' in line:
                    self._open += self.states[number] is None
                    self.states[number] = json.loads(line)["state"]
                elif b'"set":' in line:
                    arrived.append(time.time())
                    self.states[number] = applied(self.states[number], json.loads(line)["set"])
                elif line == b"0\r\n":  # the last chunk: asked again with the cookie
                    return
        finally:
            writer.close()


def applied(state: Any, patches: Sequence[Any]) -> Any:
    """What `patches.js` does in the page."""
    for path, value, *span in patches:
        at, steps = {"": state}, ["", *path]
        for step in steps[:-1]:
            at = at[step]
        if span:
            at[steps[-1]][slice(*span)] = value
        else:
            at[steps[-1]] = value
        state = at[""] if not path else state
    return state


class Edits:
    """When each edit was sent and acknowledged (seconds of this process), by its id: one may be sent twice."""

    def __init__(self, page: Page) -> None:
        self.sent: dict[bytes, float] = {}
        self.answered: dict[bytes, float] = {}
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: self._note(EDIT, frame, self.sent))
        socket.on("framereceived", lambda frame: self._note(ACKNOWLEDGED, frame, self.answered))

    @staticmethod
    def _note(mark: re.Pattern[bytes], frame: bytes | str, moments: dict[bytes, float]) -> None:
        for found in mark.findall(frame.encode() if isinstance(frame, str) else frame):
            moments.setdefault(found, time.perf_counter())

    def waiting(self) -> set[bytes]:
        """Those that nobody has acknowledged yet."""
        return self.sent.keys() - self.answered.keys()

    def taken(self, keys: Sequence[float]) -> list[float]:
        """For each key the milliseconds until an edit sent after it was acknowledged; then all is forgotten."""
        pairs = sorted((at, self.answered[one]) for one, at in self.sent.items())
        self.sent.clear()
        self.answered.clear()
        return [(min(done for at, done in pairs if at >= key) - key) * 1000 for key in keys]


@dataclass
class Told:
    """All that was measured, and where it is kept meanwhile."""

    kept: Path | None
    confirmed: list[float] = field(default_factory=list)
    viewed: list[float] = field(default_factory=list)
    missed: int = 0
    broken: bool = False
    samples: list[dict[str, float]] = field(default_factory=list)

    def keep(self, what: str, **said: object) -> None:
        """One more line of the file."""
        if self.kept:
            with self.kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"what": what, "at": time.time(), **said}, ensure_ascii=False) + "\n")


class Evening:
    """One secretary at one console, and what the machine does meanwhile."""

    def __init__(self, running: Running, page: Page, edits: Edits, lookers: Lookers, told: Told) -> None:
        self.running, self.page, self.edits, self.lookers, self.told = running, page, edits, lookers, told
        self.typed: list[str] = []
        self.clicks: list[float] = []
        self._sampled = 0.0

    def spend(self, keys: int, seconds: float) -> None:
        """Type so many keys in so many seconds; where the machine is too slow for it, as soon as can be."""
        bursts, began = max(1, keys // BURST), time.monotonic()
        for number in range(bursts):
            while (left := began + number * seconds / bursts - time.monotonic()) > 0:
                self._sample()
                self.page.wait_for_timeout(1000 * min(left, 5))
            self._sample()
            if number % BURSTS_A_SPEECH == 0:
                self._next_speaker(number // BURSTS_A_SPEECH)
            self._burst(number)
        while (left := began + seconds - time.monotonic()) > 0:
            self._sample()
            self.page.wait_for_timeout(1000 * min(left, 5))
        self._sample(now=True)

    def _next_speaker(self, number: int) -> None:
        """Another item now and then; the floor to somebody, and a box for what he says."""
        if number and number % SPEECHES_AN_ITEM == 0:
            for back in (False, True):
                self._told(float(self.page.evaluate(MOVE, back)))
        live = self.page.locator(BOX)
        before = live.get_attribute("aria-label") if live.count() else None
        self._click(CHIPS, number * 5 + 1)
        self.page.wait_for_function(
            "([box, before]) => { const at = document.querySelector(box);"
            " return at && at.value === '' && at.getAttribute('aria-label') !== before; }",
            arg=[BOX, before],
            timeout=1000 * PATIENT,
        )
        self.typed.append("")

    def _click(self, selector: str, number: int) -> None:
        """One click."""
        self._told(float(self.page.evaluate(CLICK, [selector, number])))

    def _told(self, at: float) -> None:
        """How long each viewer waited for what was pressed then."""
        self.clicks.append(at)
        many = self.lookers.arrived
        with contextlib.suppress(AssertionError):
            end = time.monotonic() + 5
            while time.monotonic() < end and any(not one or one[-1] < at for one in many):
                self.page.wait_for_timeout(20)
        waits = [(next(moment for moment in one if moment >= at) - at) * 1000 for one in many if one and one[-1] >= at]
        self.told.missed += len(many) - len(waits)  # asking again just then, or nothing of it is on the wall
        self.told.viewed += waits
        self.told.keep("click", waits=[round(wait, 1) for wait in waits])
        for one in many:
            one.clear()

    def _burst(self, number: int) -> None:
        """Fifty keys, and until all of them are confirmed."""
        self.page.locator(BOX).focus()
        at, keys = number * BURST % len(SENTENCE), []
        text = (SENTENCE * 2)[at : at + BURST]
        for letter in text:
            keys.append(time.perf_counter())
            self.page.keyboard.insert_text(letter)
            self.page.wait_for_timeout(1000 * PAUSE)
        self.typed[-1] += text
        end = time.monotonic() + PATIENT
        while self.edits.waiting() or self.page.locator(".opinion.live .saved.num").count() == 0:
            self.page.wait_for_timeout(100)
            if time.monotonic() > end:
                raise RuntimeError("an edit was never confirmed")
        taken = self.edits.taken(keys)
        self.told.confirmed += taken
        self.told.keep("burst", confirmed=[round(one, 1) for one in taken])

    def _sample(self, now: bool = False) -> None:
        """Once a minute: memory, processor, open files, load."""
        if not now and time.monotonic() - self._sampled < MINUTE:
            return
        self._sampled = time.monotonic()
        server, kernels = process_of(self.running), [psutil.Process(pid) for pid in self.running.kernels()]
        said: dict[str, float] = {
            "hours": time.time(),
            **measured("server", [server]),
            **measured("kernels", kernels),
            "events": events_of(self.running),
            "heap": float(self.page.evaluate("() => performance.memory?.usedJSHeapSize ?? 0")) / MIB,
            "load": psutil.getloadavg()[0],
            "keys": sum(map(len, self.typed)),
            "streams": self.lookers.streams,
        }
        said["hours"] = (said["hours"] - self.told.samples[0]["at"]) / 3600 if self.told.samples else 0
        said["at"] = time.time()
        self.told.samples.append(said)
        self.told.keep("sample", **said)
        line = " · ".join(f"{name} {value:,.4g}" for name, value in said.items() if name != "at")
        print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


def measured(name: str, processes: Sequence[psutil.Process]) -> dict[str, float]:
    """MiB that ending them would give back and that they show, processor seconds, open files, of all together."""
    found = {"uss": 0.0, "rss": 0.0, "cpu": 0.0, "files": 0.0}
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):  # a kernel that ends just now
            memory, times = process.memory_full_info(), process.cpu_times()
            found["uss"] += memory.uss / MIB
            found["rss"] += memory.rss / MIB
            found["cpu"] += times.user + times.system
            found["files"] += process.num_fds() if hasattr(process, "num_fds") else len(process.open_files())
    return {f"{name}_{what}": value for what, value in found.items()}


def events_of(running: Running) -> float:
    """MiB of the journal on the disk, with what is still to be folded into it."""
    return sum(file.stat().st_size for file in running.data.glob("chibo.sqlite*")) / MIB


def missing(running: Running, meeting: str, typed: Sequence[str]) -> int:
    """Characters that were typed and do not stand in the journal, in their place."""
    journal = Journal(running.data / "chibo.sqlite")
    held = Store(journal, meeting, system_now).meeting
    texts = [held.texts[key].value if (key := f"speech.{one}") in held.texts else "" for one in held.speeches]
    journal.close()
    if len(texts) != len(typed):
        print(f"speeches in the journal: {len(texts)}; begun: {len(typed)}", file=sys.stderr)
    pairs = zip(typed, [*texts, *[""] * (len(typed) - len(texts))], strict=False)
    return sum(len(said) - same(said, text) for said, text in pairs)


def same(said: str, text: str) -> int:
    """Characters of `said` that stand in `text`, in order."""
    if said == text:
        return len(said)
    return sum(block.size for block in SequenceMatcher(None, said, text, autojunk=False).get_matching_blocks())


def behind(person: Person, lookers: Lookers) -> int:
    """How many of those who look see something else than somebody who comes now."""
    with Lookers(person, 1) as newcomer:
        now = newcomer.states[0]
        end = time.monotonic() + PATIENT
        while any(state != now for state in lookers.states) and time.monotonic() < end:
            time.sleep(0.5)
        return sum(state != now for state in lookers.states)


def told_of(told: Told, lost: int, unlike: int, lookers: Lookers) -> int:
    """Print what came of it; the exit code."""
    tenth = max(2, len(told.confirmed) // 10)
    first, last = told.confirmed[:tenth], told.confirmed[-tenth:]
    viewed = max(2, len(told.viewed) // 10)
    begun, ended = settled(told.samples), told.samples[-1]
    rows = [
        Row("characters that are missing", lost, unit="", goal=0),
        Row("viewers that see something old", unlike, unit="", goal=0),
        Row("key → confirmed, p50, last tenth / first", p50(last), p50(first)),
        Row("key → confirmed, p95, last tenth / first", p95(last), p95(first)),
        Row("click → viewers, p50, last tenth / first", p50(told.viewed[-viewed:]), p50(told.viewed[:viewed])),
        Row("click → viewers, p95, last tenth / first", p95(told.viewed[-viewed:]), p95(told.viewed[:viewed])),
        *(
            Row(f"{name}, end / after a quarter hour", ended[what], begun[what], "MiB")
            for name, what in (("server, USS", "server_uss"), ("kernels, USS", "kernels_uss"), ("page's heap", "heap"))
        ),
    ]
    hours = told.samples[-1]["hours"]
    load = sorted(sample["load"] for sample in told.samples)
    cpu = {who: (ended[f"{who}_cpu"] - begun[f"{who}_cpu"]) for who in ("server", "kernels")}
    spent = max((ended["hours"] - begun["hours"]) * 3600, 1)
    notes = [
        f"{len(told.confirmed):,} keys in {hours:.2f} h; {lookers.streams} streams, {lookers.broken} broken off",
        f"{told.missed} of {told.missed + len(told.viewed)} looks at a click had nothing new within 5 s",
        "processor: " + ", ".join(f"{who} {100 * used / spent:.1f} % of a core" for who, used in cpu.items()),
        f"load meanwhile {load[0]:.1f} to {load[-1]:.1f}, median {load[len(load) // 2]:.1f}",
    ]
    show("The long evening", rows, notes)
    told.keep("end", lost=lost, unlike=unlike, missed=told.missed, streams=lookers.streams, broken=lookers.broken)
    return 1 if told.broken else MISSED if lost or unlike else 0


def settled(samples: Sequence[dict[str, float]]) -> dict[str, float]:
    """The sample after a quarter of an hour: by then everything has been loaded. Of a short run its second one."""
    return next((s for s in samples if s["hours"] >= 0.25), samples[min(1, len(samples) - 1)])


def main(asked: argparse.Namespace) -> int:
    """Spend the evening; print the table."""
    told = Told(asked.kept)
    print(busy(), flush=True)
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as running, browser() as chromium:
        meeting = meeting_under_way(running)
        page = visitor(chromium, running).new_page()
        page.set_default_timeout(1000 * PATIENT)
        edits = Edits(page)
        page.goto(f"{running.base}/voila/render/meeting.ipynb?meeting={meeting}")
        page.wait_for_selector(WRITES, timeout=OPENING)
        person = Person.by(running, running.links[2])
        with Lookers(person, asked.viewers) as lookers:
            evening = Evening(running, page, edits, lookers, told)
            try:
                evening.spend(asked.keys, asked.hours * 3600)
            except (PlaywrightError, RuntimeError, psutil.Error):  # what was measured until then is told all the same
                traceback.print_exc()
                told.broken = True
            unlike = behind(person, lookers)
        page.close()
        return told_of(told, missing(running, meeting, evening.typed), unlike, lookers)


def asked_for(words: Sequence[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--viewers", type=int, default=50)
    parser.add_argument("--keys", type=int, default=20_000)
    parser.add_argument("--kept", type=Path, default=None)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(asked_for(sys.argv[1:])))
