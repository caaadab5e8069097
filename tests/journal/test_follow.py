"""A page hears of what others write, not of what it writes itself, and goes on after an error."""

import asyncio
import logging
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.journal import follow as following
from assistant.journal.follow import follow
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from tests.journal.making import Clock, made

EVERY = 0.005
LONG = 20.0
"""Seconds that a busy machine may take for what takes a millisecond."""


def test_others_are_heard_and_oneself_is_not(path: Path, clock: Clock) -> None:
    mine, store = made(path, clock)
    other = Store(Journal(path), store.id, clock)

    async def listen() -> list[int]:
        heard: list[int] = []
        called = asyncio.Event()

        def changed() -> None:
            store.refresh()
            heard.append(len(store.meeting.guests))
            called.set()

        other.send(c.AddGuest("Trước khi nghe"))
        task = asyncio.create_task(follow(mine, changed, EVERY))
        await asyncio.wait_for(called.wait(), LONG)
        called.clear()
        store.send(c.AddGuest("Tự mình"))
        other.send(c.AddGuest("Người khác"))
        await asyncio.wait_for(called.wait(), LONG)
        store.send(c.AddGuest("Tự mình nữa"))
        called.clear()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(called.wait(), 20 * EVERY)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return heard

    assert asyncio.run(listen()) == [1, 3]


def test_an_error_is_logged_once_and_the_following_goes_on(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mine, store = made(path, clock)
    monkeypatch.setattr(following, "AFTER_AN_ERROR", EVERY)

    async def listen() -> int:
        calls = 0
        done = asyncio.Event()

        def changed() -> None:
            nonlocal calls
            calls += 1
            if calls < 4:
                raise RuntimeError("màn hình hỏng")
            done.set()

        task = asyncio.create_task(follow(mine, changed, EVERY))
        Store(Journal(path), store.id, clock).send(c.AddGuest("Khách"))
        await asyncio.wait_for(done.wait(), LONG)
        task.cancel()
        return calls

    with caplog.at_level(logging.ERROR):
        assert asyncio.run(listen()) == 4
    assert [r.exc_info is not None for r in caplog.records] == [True]
