"""python -m tests.kill --rounds 30 [--seed N] [--only kernel|server|browser]."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.kill.desk import Desk
from tests.kill.rounds import KINDS, Findings, play


def main() -> int:
    """Play the rounds, print the figures; 1 where something confirmed was lost or a file is corrupt."""
    parser = argparse.ArgumentParser(prog="tests.kill")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--only", choices=KINDS)
    asked = parser.parse_args()
    chance, found = random.Random(asked.seed), Findings()
    print(f"seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        desk = Desk(Path(folder), playwright)
        try:
            for number in range(asked.rounds):
                kind = asked.only or chance.choice(KINDS)
                began = time.monotonic()
                play(desk, found, chance, kind)
                print(f"round {number + 1}: {kind}, {time.monotonic() - began:.1f} s", flush=True)
        finally:
            print(found.table(), flush=True)
            desk.close()
    return int(bool(found.lost or found.mangled or found.presses_lost or found.corrupt or found.rounds < asked.rounds))


if __name__ == "__main__":
    sys.exit(main())
