"""`python -m tests.windows`: the ring under the Python for Windows, in Wine. An hour on two quiet cores. It needs the
setup (`python -m deploy.windows`), which it has built where there is none.

`--only NAME …` runs some groups, `--list` tells them, `--why` says in one line whether this machine can run it.
"""

import argparse
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.packages import ROOT
from tests.windows.test_setup import MEASURED
from tests.windows.wine import WORK, Wine, keep_reading, lacking, lay_out, told, windows_path


class Group(NamedTuple):
    """Tests that run in one process of the Windows Python."""

    name: str
    paths: tuple[str, ...]
    minutes: float
    env: dict[str, str] = {}  # noqa: RUF012  never changed


CODE_PAGES = ("cp1258", "cp1252", "utf-8")
GROUPS = (
    Group("domain", ("tests/domain", "tests/rules"), 15),
    Group("workspace", ("tests/workspace", "tests/platform", "tests/wording"), 10),
    Group("journal", ("tests/journal",), 15),
    Group("share", ("tests/share",), 15),
    *(Group(f"command line {page}", ("tests/cli",), 15, {"PYTHONIOENCODING": page}) for page in CODE_PAGES),
    Group("documents", ("tests/documents",), 25),
    Group("use cases", ("tests/usecases", "tests/analysis"), 25),
    Group("views", ("tests/views",), 15),
)
NOT_HERE = {
    "tests/journal/test_crashes.py": "starts and kills dozens of Pythons: minutes each under Wine",
    "tests/share/test_samba.py": "a server of Linux",
    "tests/wording/test_browser.py": "needs node",
    "tests/analysis/rollup/test_cluster.py": "needs distributed, which offices' laptops do not get",
    "tests/usecases/test_killed_takeover.py": "starts and kills dozens of Pythons: minutes each under Wine",
    "tests/share/test_killed.py": "the same",
}
"""Files that say nothing about Windows, or cannot under Wine, each with its reason."""
NOT_IN_WINE = {
    "tests/share/test_strangers.py::test_a_path_of_more_than_260_characters_is_delivered": (
        "Wine opens files there, but lists no folder of more than 260 characters (WinError 234)"
    ),
}
"""Tests that Wine alone cannot pass, each with its reason: they are left out, and told."""
LONGEST = 300
"""Seconds for one test; a longer one ends its group."""
OPTIONS = (
    *(
        "-o",
        "addopts=",
        "--import-mode=importlib",
        "-p",
        "no:cacheprovider",
        "-v",
        "-m",
        "not by_night and not windows",
    ),
    *("-W", "ignore::pytest.PytestConfigWarning"),
)


class Outcome(NamedTuple):
    """What came of a group."""

    name: str
    passed: int
    failed: int
    skipped: int
    seconds: float
    names: list[str]


def run_group(wine: Wine, app: Path, group: Group, patience: float = 1) -> Outcome:
    """Its tests, in the Windows Python."""
    log = WORK / "reports" / f"{group.name}.txt"
    log.parent.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"\W", "", group.name)
    place = wine.drive_c / "t" / stem  # where its tests may write
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    left = [*(f"--ignore={path}" for path in NOT_HERE), *(f"--deselect={test}" for test in NOT_IN_WINE)]
    command = [
        *(windows_path(app / "python.exe"), "-X", "utf8=0" if group.env else "utf8", "-m", "pytest", *OPTIONS, *left),
        *("-o", f"timeout={LONGEST * patience:.0f}"),
        *(f"--basetemp=C:\\t\\{stem}", *group.paths),
    ]
    began = time.monotonic()
    seconds = group.minutes * 60 * patience
    started = wine.start(*command, folder=ROOT, env={"CI": "true", **group.env})
    reading = keep_reading(started, log)
    try:
        started.wait(seconds)
    except subprocess.TimeoutExpired:
        started.kill()
        wine.end()
    reading.join(60)
    counts = told(log.read_text("utf-8", "replace"))
    return Outcome(
        group.name, counts["passed"], counts["failed"], counts["skipped"], time.monotonic() - began, counts["names"]
    )


def run_setup() -> int:
    """The setup's own journey, with the browser of this machine."""
    command = [sys.executable, "-m", "pytest", "-n0", "-q", "-m", "windows", "tests/windows"]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    print(MEASURED.read_text("utf-8") if MEASURED.is_file() else "nothing was measured")
    return code


def why() -> str:
    """Whether the ring can run here, in one line."""
    missing = lacking()
    needs = f"apt-get install {' '.join(missing)}" if missing else "python -m tests.windows"
    return f"The Windows ring is apart ({'Wine is missing here: ' if missing else 'about an hour: '}{needs})."


def main() -> int:
    """The command."""
    asked = argparse.ArgumentParser(prog="python -m tests.windows")
    asked.add_argument("--only", nargs="+", metavar="NAME", help="these groups alone; `setup` is one")
    asked.add_argument("--list", action="store_true")
    asked.add_argument("--why", action="store_true")
    asked.add_argument("--patience", type=float, default=1, help="times as long until a test or a group is ended")
    options = asked.parse_args()
    if options.list:
        print("\n".join([*(group.name for group in GROUPS), "setup"]))
        return 0
    if options.why or lacking():
        print(why())
        return 0
    wanted = options.only or [*(group.name for group in GROUPS), "setup"]
    built = ROOT / "build" / "windows" / "app" / "python.exe"
    if not built.is_file():
        subprocess.run([sys.executable, "-m", "deploy.windows", "--quick"], cwd=ROOT, check=True)
    wine = Wine(WORK / "prefix")
    wine.boot()
    app, bad = lay_out(), 0
    for group in (one for one in GROUPS if one.name in wanted):
        done = run_group(wine, app, group, options.patience)
        counts = f"{done.passed:5} passed {done.failed:3} failed {done.skipped:3} skipped"
        print(f"{done.name:22} {counts} {done.seconds:6.0f} s", flush=True)
        print("".join(f"    {name}\n" for name in done.names), end="", flush=True)
        bad += len(done.names) + (not done.passed)
    wine.end()
    print("".join(f"left out: {name}: {reason}\n" for name, reason in {**NOT_HERE, **NOT_IN_WINE}.items()), end="")
    return min(1, bad + (run_setup() if "setup" in wanted else 0))


if __name__ == "__main__":
    sys.exit(main())
