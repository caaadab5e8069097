"""The doorbell: a page hears at once of what others write, and a page that was killed stands in nobody's way."""

import asyncio
import logging
import os
import socket
import time
from contextlib import closing
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.journal.bell import FORGOTTEN, LOOPBACK, RING, Bell, bells_folder, hanging, ring
from assistant.journal.follow import follow
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from tests.journal.making import Clock, made

NEVER = 3600.0
"""Seconds between two looks: what is heard was rung for."""
LONG = 20.0
"""Seconds that a busy machine may take for what takes a millisecond."""


async def heard(journal: Journal, write: list[Store], every: float = NEVER) -> int:
    """How many of the writings a follower heard, one after the other; the first was there before it began."""
    called = asyncio.Event()
    write[0].send(c.AddGuest("Khách trước"))
    following = asyncio.create_task(follow(journal, called.set, every))
    await asyncio.wait_for(called.wait(), LONG)
    for number, store in enumerate(write):
        called.clear()
        store.send(c.AddGuest(f"Khách {number}"))
        await asyncio.wait_for(called.wait(), LONG)
    following.cancel()
    with pytest.raises(asyncio.CancelledError):
        await following
    return len(write)


def test_a_page_hears_at_once_what_another_writes_and_takes_its_bell_with_it(path: Path, clock: Clock) -> None:
    mine, store = made(path, clock)
    other = Store(Journal(path), store.id, clock)
    assert asyncio.run(heard(mine, [other, other, other])) == 3
    assert list(bells_folder(path).iterdir()) == []


def test_the_bell_of_a_page_that_was_killed_is_taken_down_and_the_others_are_rung(path: Path, clock: Clock) -> None:
    mine, store = made(path, clock)
    folder = bells_folder(path)
    folder.mkdir()
    killed, long_ago = folder / "9", time.time() - FORGOTTEN - 1
    killed.touch()
    os.utime(killed, (long_ago, long_ago))
    fresh = folder / "10"  # nobody listens there either, but nobody can know yet
    fresh.touch()
    other = Store(Journal(path), store.id, clock)
    assert asyncio.run(heard(mine, [other])) == 1
    assert (killed.exists(), fresh.exists()) == (False, True)


def test_a_ring_is_no_empty_datagram(path: Path) -> None:
    """The event loop of Windows hands on none that is empty: its pages heard nothing, and looked once a second."""
    folder = bells_folder(path)
    folder.mkdir()
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as listener:
        listener.bind((LOOPBACK, 0))
        listener.settimeout(LONG)
        (folder / str(listener.getsockname()[1])).touch()
        ring(path)
        assert listener.recv(64)


def test_a_bell_that_was_taken_down_while_the_computer_slept_hangs_again(path: Path) -> None:
    async def again() -> list[int]:
        bell = await Bell.hang(path)
        [file] = bells_folder(path).iterdir()
        file.unlink()
        bell.freshen()
        ports = hanging(bells_folder(path))
        bell.take_down()
        return ports

    [port] = asyncio.run(again())
    assert port > 0
    assert hanging(bells_folder(path)) == []


def test_without_a_bell_the_journal_is_looked_at(path: Path, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    mine, store = made(path, clock)
    bells_folder(path).write_bytes(b"")  # no folder: no bell can hang there
    other = Store(Journal(path), store.id, clock)
    with caplog.at_level(logging.WARNING):
        assert asyncio.run(heard(mine, [other, other], every=0.01)) == 2
    assert "no doorbell" in caplog.text


def test_whoever_rings_never_fails_whatever_hangs_there(path: Path) -> None:
    folder = bells_folder(path)
    ring(path)
    folder.mkdir()
    for name in ("0", "70000", "x", ".DS_Store"):
        (folder / name).touch()
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as bell:
        bell.bind((LOOPBACK, 0))
        bell.settimeout(LONG)
        (folder / str(bell.getsockname()[1])).touch()
        ring(path)
        assert bell.recv(1) == RING
