"""Looking again and again: a look that fails, the first one too, is told once and does not end the watching."""

import asyncio
from collections.abc import Iterator

import pytest

from assistant.platform.watching import watch_changes


def looked_at(seen: Iterator[object], refused: int = 0) -> int:
    """How often a change was told by the time that all was seen; the first so many calls are refused."""
    told = 0
    over = asyncio.Event()

    def look() -> object:
        found = next(seen, over)
        if found is over:
            over.set()
        if isinstance(found, Exception):
            raise found
        return "c" if found is over else found

    def changed() -> None:
        nonlocal told
        told += 1
        if told <= refused:
            raise OSError

    async def watch() -> None:
        watching = asyncio.create_task(watch_changes(look, changed, every=0.0))
        await asyncio.wait_for(over.wait(), 20)
        watching.cancel()

    asyncio.run(watch())
    return told


def test_a_change_is_told_once_and_the_first_look_is_none() -> None:
    assert looked_at(iter("aabbcc")) == 2


def test_a_first_look_that_fails_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    assert looked_at(iter([OSError(), OSError(), "b", "c"])) == 2, "what was missed meanwhile counts as a change"
    assert len(caplog.records) == 1


def test_a_change_that_could_not_be_passed_on_is_passed_on_with_the_next_look(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert looked_at(iter("acccc"), refused=2) == 3
    assert len(caplog.records) == 1
