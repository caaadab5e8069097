"""The id of this machine at the very first start, when a page and whoever carries papers look at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant.journal.machine import this_machine


def test_several_that_begin_at_once_are_one_machine(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len({one.id for one in pool.map(this_machine, [tmp_path] * 8)}) == 1
