"""Every benchmark can still be measured: run once with its smallest numbers. Its figures are not looked at."""

import re
import subprocess
import sys

import pytest

from tests.benchmarks.__main__ import LEAST, SMALLEST, names

RATIO = re.compile(r"^  \S.*\s\d+\.\d\d\b", re.MULTILINE)
"""A line with a ratio against its floor."""
LONGEST = 380
"""Seconds, on a machine that is busy with other tests."""


BY_HAND = ("page_usable", "click_to_projector", "many_projectors", "memory", "large_page", "start", "hub", "home")
"""Start servers and pages for minutes, whatever their numbers: measured by whoever changes what they measure."""


def test_each_has_its_smallest_numbers() -> None:
    assert [*LEAST] == names()


@pytest.mark.parametrize("name", [name for name in names() if name not in BY_HAND])
def test_a_benchmark_can_be_measured_and_prints_a_ratio_against_its_floor(name: str) -> None:
    command = [sys.executable, "-m", "tests.benchmarks", SMALLEST, name]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=LONGEST)
    assert done.returncode == 0, done.stdout + done.stderr
    assert RATIO.search(done.stdout), done.stdout


@pytest.mark.by_night
def test_the_long_evening_can_be_spent_and_loses_nothing() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.soak", "--hours", "0", "--viewers", "2", "--keys", "100"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=LONGEST)
    assert done.returncode == 0, done.stdout + done.stderr
    assert RATIO.search(done.stdout), done.stdout
