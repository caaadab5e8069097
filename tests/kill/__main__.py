"""python -m tests.kill --rounds 1000 [--desks 2] [--seed N] [--only kernel|server|browser] [--round NUMBER]."""

import argparse
import signal
import sys
import time
from types import FrameType

from tests.kill.parallel_desks import Crew, Order
from tests.kill.rounds import KINDS, Findings

EVERY = 50
"""Rounds between two lines with the sums so far."""


def main() -> int:
    """Play the rounds, print the figures; 1 where something is lost, a file is corrupt or a round is missing.

    An interrupted run (Ctrl+C, SIGTERM) prints what it found until then.
    """
    asked = arguments()
    orders = [Order(n, asked.seed, asked.only) for n in asked.round or range(1, asked.rounds + 1)]
    signal.signal(signal.SIGTERM, interrupt)
    print(f"seed {asked.seed}, {asked.desks} desks", flush=True)
    began, found, crew = time.monotonic(), Findings(), Crew(orders, asked.desks)
    try:
        run(crew, found, began)
    except KeyboardInterrupt:
        print("INTERRUPTED", flush=True)
    finally:
        print(found.table(), flush=True)
        print(f"{found.summary()}; {len(orders)} asked for, {time.monotonic() - began:.0f} s", flush=True)
        crew.end()
    return int(not found.good() or found.rounds < len(orders))


def run(crew: Crew, found: Findings, began: float) -> None:
    """Add up what the rounds tell."""
    for told in crew.rounds():
        found.add(told.found)
        name = f"round {told.order.number} ({told.kind})"
        if told.trouble:
            print(f"{name} BROKE OFF: {told.trouble}", flush=True)
        elif not told.found.good():
            print(f"{name} FAILED: {told.found.table()}", flush=True)
        if (done := found.rounds + found.broken_off) % EVERY == 0:
            print(f"after {time.monotonic() - began:.0f} s, {done} played: {found.summary()}", flush=True)


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="tests.kill")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--desks", type=int, default=1, help="servers with browsers at once")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--round", type=int, nargs="+", help="play these rounds of the seed again")
    return parser.parse_args()


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """SIGTERM ends the run as Ctrl+C does."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
