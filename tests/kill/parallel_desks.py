"""Several desks at once, each a process of its own: a round that comes to no end is ended, told, and costs no other."""

import faulthandler
import multiprocessing
import queue
import random
import signal
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, NamedTuple

import psutil
from playwright.sync_api import Error, Playwright, sync_playwright

from tests.kill.desk import Desk, SilentDriver
from tests.kill.rounds import KINDS, Findings, play

PATIENCE = 240.0
"""Seconds for one round, opening the desk included; then it counts as broken off."""


class Order(NamedTuple):
    """One round. Its dice are its own, so that it can be played again by seed and number."""

    number: int
    seed: int
    only: str | None
    share: str = "plain"
    patience: float = 1
    windows: bool = False

    def desk(self, folder: Path, playwright: Playwright) -> Desk:
        """The desk that it is played at."""
        if not self.windows:
            return Desk(folder, playwright, self.share, self.patience)
        from tests.kill.windows import WindowsDesk

        return WindowsDesk(folder, playwright, self.share, self.patience)

    def dice(self) -> tuple[random.Random, str]:
        """The round's chances, and what is killed."""
        chance = random.Random(f"{self.seed}-{self.number}")
        return chance, self.only or chance.choice(KINDS)


class Told(NamedTuple):
    """What a round found; `trouble` where it broke off."""

    order: Order
    kind: str
    found: Findings
    trouble: str = ""


def work(orders: Any, told: Any) -> None:
    """Play rounds until there is no order left (None). After a round that broke off a new desk is opened."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    order = orders.get()
    while order is not None:
        order = at_one_desk(order, orders, told)


def at_one_desk(order: Order | None, orders: Any, told: Any) -> Order | None:
    """Play rounds until one breaks off or there are no more; the next order."""
    assert order is not None
    faulthandler.dump_traceback_later(PATIENCE * order.patience - 10)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        desk, whole = order.desk(Path(folder), playwright), True
        try:
            while order is not None and whole:
                whole = one_round(desk, order, told)
                order = orders.get()
        finally:
            desk.close()
    return order


def one_round(desk: Desk, order: Order, told: Any) -> bool:
    """Play it and tell; False where it broke off."""
    faulthandler.dump_traceback_later(PATIENCE * order.patience - 10)
    chance, kind = order.dice()
    found = Findings()
    try:
        play(desk, found, chance, kind, f"round {order.number} ({kind})")
    except SilentDriver:  # between two rounds, or while the page is asked: nothing can be compared
        told.put(Told(order, kind, Findings(driver_silent=1)))
        return False
    except (Error, AssertionError, OSError, ValueError, psutil.Error):
        told.put(Told(order, kind, Findings(broken_off=1), traceback.format_exc()))
        return False
    told.put(Told(order, kind, found))
    return True


@dataclass
class Hand:
    """One process, its orders, and when it was last heard of."""

    process: SpawnProcess
    orders: Any
    order: Order | None
    heard: float

    def end(self) -> None:
        """End the process with its browser and its servers."""
        try:
            family = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        except psutil.NoSuchProcess:
            return
        for one in family:
            try:
                one.kill()
            except psutil.NoSuchProcess:
                continue
        self.process.join(10)


class Crew:
    """Hands out the rounds; `rounds()` gives what each found, as they end."""

    def __init__(self, orders: list[Order], desks: int) -> None:
        self._left = list(reversed(orders))
        self._context = multiprocessing.get_context("spawn")
        self._told: Any = self._context.Queue()
        self._hands = [self._hire() for _ in range(min(desks, len(orders)))]

    def _hire(self) -> Hand:
        orders = self._context.Queue()
        process = self._context.Process(target=work, args=(orders, self._told), daemon=False)
        process.start()
        hand = Hand(process, orders, None, time.monotonic())
        self._give(hand)
        return hand

    def _give(self, hand: Hand) -> None:
        hand.order, hand.heard = (self._left.pop() if self._left else None), time.monotonic()
        hand.orders.put(hand.order)

    def rounds(self) -> Iterator[Told]:
        """Until every round has been played or has broken off."""
        while busy := [hand for hand in self._hands if hand.order]:
            try:
                told: Told = self._told.get(timeout=1)
            except queue.Empty:
                yield from self._stuck(busy)
                continue
            for hand in busy:
                if hand.order == told.order:
                    self._give(hand)
                    yield told

    def _stuck(self, busy: list[Hand]) -> Iterator[Told]:
        """Rounds that take too long, or whose process has died, are ended; another desk goes on."""
        for hand in busy:
            alive = hand.process.is_alive()
            if hand.order is None:
                continue
            most = PATIENCE * hand.order.patience
            if not alive or time.monotonic() - hand.heard > most:
                trouble = f"no end within {most:.0f} s" if alive else f"its process ended: {hand.process.exitcode}"
                told = Told(hand.order, hand.order.dice()[1], Findings(broken_off=1), trouble)
                hand.end()
                hand.order = None
                if self._left:
                    self._hands.append(self._hire())
                yield told

    def end(self) -> None:
        """Let the desks close; what does not close within a while is ended."""
        for hand in self._hands:
            if hand.order is None:
                hand.process.join(60)
            hand.end()
