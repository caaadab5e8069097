"""All benchmarks, one after the other: python -m tests.benchmarks [--smallest] [NAME ...]; timings are never asserted.

Each prints its table: what was measured, the floor measured in the same run, the ratio of the two, the goal.
`--smallest` measures as little as can be: whether a benchmark can still run, its figures say nothing.
"""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.table import MISSED

PREFIX, SMALLEST = "bench_", "--smallest"
LEAST: dict[str, tuple[int, ...]] = {
    "batch": (12, 1),
    "click_to_projector": (4,),
    "home": (1, 4),
    "hub": (2, 4),
    "index": (6,),
    "journal": (600, 1),
    "large": (2,),
    "large_page": (4,),
    "many_projectors": (4, 2),
    "memory": (),
    "minutes": (1,),
    "page_usable": (1,),
    "papers": (1,),
    "registers": (4,),
    "rollup": (2, 2),
    "start": (1,),
    "typing": (12,),
    "viewers": (3, 3, 0),
}
"""Of each benchmark the smallest numbers with which it still measures something."""


def names() -> list[str]:
    """Every benchmark by its topic."""
    return sorted(path.stem.removeprefix(PREFIX) for path in Path(__file__).parent.glob(f"{PREFIX}*.py"))


def main(wanted: list[str]) -> int:
    """Run each in a process of its own, so that none warms another up; 1 when one could not be measured."""
    least, wanted = SMALLEST in wanted, [name for name in wanted if name != SMALLEST]
    unknown = set(wanted) - set(names())
    if unknown:
        print(f"no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    ended = {name: run(name, LEAST[name] if least else ()) for name in wanted or names()}
    missed = [name for name, code in ended.items() if code == MISSED]
    broken = [name for name, code in ended.items() if code not in (0, MISSED)]
    if missed and not least:
        print(f"\nmissed a goal: {', '.join(missed)}", file=sys.stderr)
    if broken:
        print(f"\ncould not be measured: {', '.join(broken)}", file=sys.stderr)
    return int(bool(broken))


def run(name: str, numbers: tuple[int, ...]) -> int:
    """One benchmark; its exit code."""
    command = [sys.executable, "-m", f"{__package__}.{PREFIX}{name}", *map(str, numbers)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
