"""Rounds of killing, what each found, and the sum of them."""

import random
import statistics
import time
from dataclasses import dataclass, field, fields

from playwright.sync_api import Error, expect

from tests.kill.desk import LABEL, Desk, SilentDriver, after

KINDS = ("kernel", "server", "browser", "carrier", "machine")
"""What is killed: a page's kernel, the server, the browser, the process that writes to the share; or the whole machine
is stopped for a while and goes on with another time on its clock."""
TELLS = ("kernel", "server")
"""Those whose end the page itself must notice."""
LETTERS = "abcdeghiklmnopqrstuvxyàáảãạăâđêôơư     "
LONGEST = 4000
"""Characters; then the text is begun anew."""


@dataclass
class Findings:
    """What the rounds found. Characters, files, seconds."""

    rounds: int = 0
    confirmed: int = 0
    lost: int = 0
    unconfirmed: int = 0
    recovered: int = 0
    presses: int = 0
    presses_lost: int = 0
    mangled: int = 0
    corrupt: list[str] = field(default_factory=list)
    noticed: dict[str, list[float]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    broken_off: int = 0
    driver_silent: int = 0
    took: dict[str, list[float]] = field(default_factory=dict)

    def add(self, more: "Findings") -> None:
        """The findings of another desk or round."""
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(more, one.name)
            if isinstance(mine, dict):
                for kind, times in theirs.items():
                    mine.setdefault(kind, []).extend(times)
            else:
                setattr(self, one.name, mine + theirs)

    def good(self) -> bool:
        """Nothing lost, mangled or corrupt, and no round that came to no end."""
        return not (self.lost or self.presses_lost or self.mangled or self.corrupt or self.broken_off)

    def summary(self) -> str:
        """The figures that must be right, in one line."""
        return (
            f"{self.rounds} rounds: {self.confirmed} confirmed characters, {self.lost} lost, {self.recovered} of "
            f"{self.unconfirmed} unconfirmed recovered, {self.mangled} mangled, {self.presses_lost} of {self.presses} "
            f"presses lost, {len(self.corrupt)} corrupt, {self.broken_off} broken off, "
            f"{self.driver_silent} calls the driver never answered, noticed in at most {self.longest():.2f} s"
        )

    def longest(self) -> float:
        """Longest time to notice, in seconds."""
        return max((t for times in self.noticed.values() for t in times), default=0.0)

    def table(self) -> str:
        """The figures, one a line."""
        lines = {
            "rounds": self.rounds,
            "confirmed characters": self.confirmed,
            "confirmed and lost": self.lost,
            "typed but unconfirmed characters": self.unconfirmed,
            "of those recovered": self.recovered,
            "texts mangled (doubled, out of order)": self.mangled,
            "confirmed presses of keys": self.presses,
            "of those lost": self.presses_lost,
            "corrupt files": len(self.corrupt),
            "rounds that came to no end": self.broken_off,
            "calls that the driver never answered": self.driver_silent,
            "longest time to notice": f"{self.longest():.2f} s",
            **{f"{kind}: rounds, median time": median(times) for kind, times in sorted(self.took.items())},
        }
        return "\n".join([*(f"{name:40} {value}" for name, value in lines.items()), *self.complaints, *self.corrupt])


def median(times: list[float]) -> str:
    """`12, 4.9 s`."""
    return f"{len(times)}, {statistics.median(times):.1f} s"


@dataclass
class Typed:
    """What was typed in a round and what the browser said of it."""

    intended: str
    seen: str
    confirmed: str
    presses: int
    silent: int = 0


def play(desk: Desk, found: Findings, chance: random.Random, kind: str, name: str = "") -> None:
    """One round: type, kill, come back, compare."""
    began = time.monotonic()
    start(desk)
    kill, breaks = desk.victim(kind), desk.disk.breaks()
    moments: list[float] = []
    struck: list[float] = []

    def strike() -> None:
        struck.append(time.time())
        moments.append(time.monotonic())
        kill()

    timer = after(chance.uniform(0.2, 3.0), strike)
    typed = type_until_gone(desk, chance, moments, linger=chance.uniform(0.0, 1.0))
    timer.join()
    if kind in TELLS:
        desk.wait_noticed()
    desk.come_back(kind)
    if kind in TELLS:
        found.noticed.setdefault(kind, []).append(max(0.0, desk.noticed() - struck[0]))
    compare(desk, found, typed, name or f"round {found.rounds} ({kind})")
    found.presses += typed.presses
    found.presses_lost += max(0, breaks + (typed.presses + 1) // 2 - desk.disk.breaks() - 1)
    found.driver_silent += typed.silent
    found.rounds += 1
    found.corrupt += desk.disk.corrupt()
    found.took.setdefault(kind, []).append(time.monotonic() - began)


def start(desk: Desk) -> None:
    """A text that is not too long, the caret at its end."""
    if len(desk.text()) > LONGEST:
        desk.disk.empty()
        expect(desk.console.box(LABEL)).to_have_value("")
    desk.begin()


def type_until_gone(desk: Desk, chance: random.Random, struck: list[float], linger: float) -> Typed:
    """Type on, a key now and then, until `linger` seconds after the kill or until the page has gone."""
    before = desk.text()
    typed = Typed(before, before, before, 0)
    pressed = False
    try:
        while not struck or time.monotonic() < struck[0] + linger:
            chunk = "".join(chance.choices(LETTERS, k=chance.randint(1, 4)))
            typed.intended += chunk  # first: it may have arrived though no answer came back
            desk.insert(chunk)
            state = desk.look()
            if state is None:
                break
            typed.seen, typed.confirmed = state["text"], state["confirmed"]
            if pressed and state["answered"]:
                typed.presses, pressed = typed.presses + 1, False
            if not pressed and not struck and chance.random() < 0.05:
                desk.press("Alt+g")
                pressed = True
            desk.console.page.wait_for_timeout(chance.choice((5, 20, 60, 60, 350)))
    except SilentDriver:
        typed.silent = 1
    except Error as gone:
        if not struck:
            raise
        print(f"  typing ended: {str(gone).splitlines()[0]}", flush=True)
    return typed


def compare(desk: Desk, found: Findings, typed: Typed, name: str) -> None:
    """What is on the disk against what was confirmed and what was typed."""
    final = desk.text()
    kept = len(typed.confirmed) if final.startswith(typed.confirmed) else same(final, typed.confirmed)
    before = len(typed.confirmed) - kept
    found.confirmed += len(typed.confirmed)
    found.lost += before
    found.unconfirmed += len(typed.seen) - len(typed.confirmed)
    found.recovered += max(0, min(len(final), len(typed.seen)) - len(typed.confirmed))
    if not typed.intended.startswith(final):
        found.mangled += 1
        at = same(final, typed.intended)
        found.complaints.append(
            f"{name}: {final[at - 10 : at + 60]!r} instead of {typed.intended[at - 10 : at + 60]!r}"
        )
    elif before:
        found.complaints.append(f"{name}: lost {typed.confirmed[kept:]!r}")


def same(one: str, other: str) -> int:
    """Length of the common beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
