"""How every test runs: Hypothesis without a deadline (two slow cores), the same examples at every run of CI."""

import gc
import os
import sys
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests import writes
from tests.examples import PROFILE, SHARE, examples
from tests.rings import OUTER, TESTS

# Containers often forbid Python to keep what it has compiled; then each of the hundreds of processes that the tests
# start compiles everything anew, for more than half of its time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

PHASES = [one for one in Phase if one is not Phase.shrink or os.name != "nt"]
"""A time limit ends the whole run on Windows, so that a failure must be told before the smallest example is found."""
for name in SHARE:
    settings.register_profile(
        name,
        deadline=None,
        phases=PHASES,
        max_examples=examples(60),
        suppress_health_check=[HealthCheck.too_slow],
        derandomize=name == "ci",
        print_blob=name == "ci",
    )
settings.load_profile(PROFILE)


STOP_WAIT = 15.0
"""Seconds that the end of a test waits until papers are carried no more."""
BEFORE = pytest.StashKey[set[str] | None]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="the inner rings only, about a minute on two cores")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Without None, which lets others decide, every file would be taken, also those that `--ignore` names."""
    below = collection_path.relative_to(TESTS).as_posix() if collection_path.is_relative_to(TESTS) else ""
    return True if config.getoption("quick") and below in OUTER else None


def pytest_configure(config: pytest.Config) -> None:
    base = config.getoption("basetemp")
    writes.watch(*([Path(base)] if base else []))
    if not hasattr(config, "workerinput"):
        config.stash[BEFORE] = writes.unknown()


def pytest_collection_finish() -> None:
    """What importing left behind lives to the end; the garbage collector need not look at it thousands of times."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def forget_pages() -> None:
    """Pages that the tests of a module leave hold open journals, three files each; a worker would end with a thousand.

    ipywidgets knows every widget until it is closed.
    """
    if widgets := sys.modules.get("ipywidgets"):
        widgets.Widget.close_all()
    gc.collect(1)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The whole run fails where a program that a test has started left something in the checkout."""
    left = writes.left_behind(session.config.stash.get(BEFORE, None))
    if left:
        print(f"\nLeft in the checkout by a program that a test started: {', '.join(sorted(left))}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """The test that wrote outside its own folder fails, also where the program under test took the refusal calmly.

    A page without our server has papers carried to the share by its own process until that ends: here until the test
    does, while the folders that it names are still there.
    """
    if (places := sys.modules.get("assistant.views.places")) and places._Shown.leave:
        places._Shown.leave()
        places._Shown.leave = None
    for thread in [one for one in threading.enumerate() if one.name == "carrying"]:
        thread.join(STOP_WAIT)
    yield
    if nextitem is None or nextitem.path != item.path:
        forget_pages()
    found = writes.caught.copy()
    writes.caught.clear()
    assert found == []
