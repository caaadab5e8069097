"""All benchmarks, one after the other: python -m tests.benchmarks [NAME ...]; timings are printed, never asserted."""

import subprocess
import sys
from pathlib import Path

PREFIX = "bench_"


def names() -> list[str]:
    """Every benchmark by its topic."""
    return sorted(path.stem.removeprefix(PREFIX) for path in Path(__file__).parent.glob(f"{PREFIX}*.py"))


def main(wanted: list[str]) -> int:
    """Run each in a process of its own, so that none warms another up; 1 when one could not be measured."""
    unknown = set(wanted) - set(names())
    if unknown:
        print(f"no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    broken = [name for name in wanted or names() if run(name) != 0]
    if broken:
        print(f"\ncould not be measured: {', '.join(broken)}", file=sys.stderr)
    return int(bool(broken))


def run(name: str) -> int:
    """One benchmark; its exit code."""
    return subprocess.run([sys.executable, "-m", f"{__package__}.{PREFIX}{name}"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
