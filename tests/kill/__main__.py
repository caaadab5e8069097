"""python -m tests.kill --rounds 1000 --resume FILE [--desks 2] [--only KIND] [--share KIND]; or --seed N --round M …

With `--resume` each round is written to the file as it ends. Started again, the run goes on where it was ended (Ctrl+C,
SIGTERM, a power cut), with the seed of the file, and adds up all its parts.
"""

import argparse
import json
import signal
import sys
import time
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

from tests.kill.desk import SHARES
from tests.kill.parallel_desks import Crew, Order, Told
from tests.kill.rounds import KINDS, Findings

EVERY = 50
"""Rounds between two lines with the sums so far."""


class Score:
    """What was found, in this part and in those before; kept in a file where one is named."""

    def __init__(self, seed: int, share: str, file: Path | None) -> None:
        self.seed, self.share, self._file = seed, share, file
        self.found, self.played = Findings(), set[int]()
        if file and file.exists():
            self._read(file)
        elif file:
            self._keep({"seed": seed, "share": share})

    def _read(self, file: Path) -> None:
        head, *rounds = file.read_text("utf-8").splitlines(keepends=True)
        self.seed, self.share = json.loads(head)["seed"], json.loads(head)["share"]
        for line in rounds:
            if line.endswith("\n"):  # else the power went while it was written: that round is played again
                said = json.loads(line)
                self.played.add(said["round"])
                self.found.add(Findings(**said["found"]))
        whole = [head, *(line for line in rounds if line.endswith("\n"))]
        file.write_text("".join(whole), "utf-8")

    def add(self, told: Told) -> None:
        """One round more. One that broke off has been played too: nothing is played until it fits."""
        self.found.add(told.found)
        self.played.add(told.order.number)
        self._keep({"round": told.order.number, "kind": told.kind, "found": asdict(told.found)})

    def _keep(self, line: dict[str, Any]) -> None:
        if self._file:
            with self._file.open("a", encoding="utf-8") as out:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


def main() -> int:
    """Play the rounds, print the figures; 1 where something is lost, a file is corrupt or a round is missing.

    An interrupted run (Ctrl+C, SIGTERM) prints what it found until then.
    """
    asked = arguments()
    score = Score(asked.seed, asked.share, asked.resume)
    wanted = [n for n in asked.round or range(1, asked.rounds + 1) if n not in score.played]
    orders = [Order(n, score.seed, asked.only, score.share, asked.patience, asked.windows) for n in wanted]
    signal.signal(signal.SIGTERM, interrupt)
    print(f"seed {score.seed}, share {score.share}, {asked.desks} desks, {len(score.played)} played before", flush=True)
    began, crew = time.monotonic(), Crew(orders, asked.desks)
    try:
        run(crew, score, began)
    except KeyboardInterrupt:
        print("INTERRUPTED", flush=True)
    finally:
        print(score.found.table(), flush=True)
        print(f"{score.found.summary()}; this part {time.monotonic() - began:.0f} s", flush=True)
        crew.end()
    return int(not score.found.good() or not score.played.issuperset(wanted))


def run(crew: Crew, score: Score, began: float) -> None:
    """Add up what the rounds tell."""
    for told in crew.rounds():
        score.add(told)
        name = f"round {told.order.number} ({told.kind})"
        if told.trouble:
            print(f"{name} BROKE OFF: {told.trouble}", flush=True)
        elif not told.found.good():
            print(f"{name} FAILED: {told.found.table()}", flush=True)
        if len(score.played) % EVERY == 0:
            took = time.monotonic() - began
            print(f"after {took:.0f} s, {len(score.played)} played: {score.found.summary()}", flush=True)


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="tests.kill")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--desks", type=int, default=1, help="servers with browsers at once")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--share", choices=SHARES, default="plain", help="what ails the share")
    parser.add_argument("--windows", action="store_true", help="the program under the Python for Windows, in Wine")
    parser.add_argument("--patience", type=float, default=1, help="times as long until a round counts as broken off")
    parser.add_argument("--round", type=int, nargs="+", help="play these rounds of the seed again")
    parser.add_argument("--resume", type=Path, help="keep the rounds in this file, and go on with those it has")
    return parser.parse_args()


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """SIGTERM ends the run as Ctrl+C does."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
