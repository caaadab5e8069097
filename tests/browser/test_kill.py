"""The kill test in every run: each thing that can be killed, killed once. More rounds: python -m tests.kill."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.kill.desk import Desk
from tests.kill.rounds import KINDS, Findings, play

SEED = 20261105
NOTICED_WITHIN = 3.0
"""Seconds (issue: a dead kernel or a broken connection is noticed in at most 3 s)."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a server and a browser of its own."""
    with sync_playwright() as playwright:
        desk = Desk(tmp_path, playwright)
        yield desk
        desk.close()


def test_nothing_confirmed_is_lost(desk: Desk) -> None:
    chance, found = random.Random(SEED), Findings()
    for kind in KINDS:
        play(desk, found, chance, kind)
    print(found.table())
    assert found.rounds == len(KINDS)
    assert (found.lost, found.presses_lost, found.mangled, found.corrupt) == (0, 0, 0, []), found.table()
    assert found.recovered == found.unconfirmed, found.table()
    assert found.longest() <= NOTICED_WITHIN, found.table()
