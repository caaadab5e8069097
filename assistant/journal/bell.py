"""The doorbell (chuông): whoever has written the journal rings, and every page that follows it looks at once.

A ring is one datagram on this machine's loopback address, which every system has; it says nothing, for the journal is
the truth and a ring too many costs one look. Whoever follows leaves the port of his bell as the name of a small file
in `chuong/` beside the journal. A process that was killed leaves its file behind: it grows old and is taken away. A
ring that is lost costs time only, since followers look by themselves too (`follow`).
"""

import asyncio
import os
import socket
import time
from contextlib import closing, suppress
from pathlib import Path

from assistant.platform.clock import system_now

LOOPBACK = "127.0.0.1"
LAST_PORT = 65535
RING = b"1"
"""Not empty: Windows' event loop (proactor) reads an empty datagram and hands it on to nobody."""
FRESHENED = 20.0
"""Seconds after which a follower touches the file of its bell."""
FORGOTTEN = 90.0
"""Seconds after which a bell that nobody touched is taken down: its process was killed, or this computer slept."""


def bells_folder(journal: Path) -> Path:
    """Where the bells of a journal hang; not made here."""
    return journal.parent / "chuong"


def ring(journal: Path) -> None:
    """Ring every bell of a journal that has just been written. Never fails and never waits: what was written stands."""
    ports = hanging(bells_folder(journal))
    if not ports:
        return
    # A socket that cannot be had, or takes no more: the followers' own looks find what was written.
    with suppress(OSError), closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as sender:
        sender.setblocking(False)
        sender.bind((LOOPBACK, 0))  # named, so that no firewall asks about it
        for port in ports:
            ring_one(sender, port)


def ring_one(sender: socket.socket, port: int) -> None:
    """One datagram. Windows may report that an earlier one found nobody, in place of sending this one: so try twice."""
    for _ in range(2):
        with suppress(OSError):
            sender.sendto(RING, (LOOPBACK, port))
            return


def hanging(folder: Path) -> list[int]:
    """The ports of all bells; those that nobody has touched for long are taken down."""
    ports, now = [], system_now().timestamp()  # files have the system's time, whatever a rehearsal's clock says
    with suppress(OSError), os.scandir(folder) as files:  # nobody follows; or the disk fails, which the commit told
        for file in files:
            if not file.name.isdecimal() or int(file.name) > LAST_PORT:
                continue
            try:
                age = now - file.stat().st_mtime
            except FileNotFoundError:  # its page has just gone
                continue
            if age > FORGOTTEN:
                Path(file.path).unlink(missing_ok=True)
            else:
                ports.append(int(file.name))
    return ports


class Bell(asyncio.DatagramProtocol):
    """A follower's bell. It is heard once for all the rings since it was last waited for."""

    def __init__(self) -> None:
        self._rings, self._file = asyncio.Event(), Path()
        self._transport: asyncio.BaseTransport | None = None
        self._touched = 0.0

    @classmethod
    async def hang(cls, journal: Path) -> "Bell":
        """Hang up a bell beside a journal. OSError where this system gives no socket, or the folder takes no file."""
        bell = cls()
        loop, folder = asyncio.get_running_loop(), bells_folder(journal)
        folder.mkdir(mode=0o700, exist_ok=True)
        bell._transport, _ = await loop.create_datagram_endpoint(lambda: bell, local_addr=(LOOPBACK, 0))
        bell._file = folder / str(bell._transport.get_extra_info("sockname")[1])
        bell._touched = time.monotonic()
        try:
            bell._file.touch()
        except OSError:
            bell.take_down()
            raise
        return bell

    def datagram_received(self, data: bytes, addr: object) -> None:
        """Somebody has written."""
        self._rings.set()

    async def rung(self, within: float) -> None:
        """Wait until somebody rings, `within` seconds at most."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rings.wait(), within)
        self._rings.clear()

    def freshen(self) -> None:
        """Say that somebody still listens; hangs the bell up again where it was taken down."""
        now = time.monotonic()
        if now - self._touched <= FRESHENED and self._file.exists():
            return
        with suppress(OSError):  # a disk that takes nothing: this follower looks by itself meanwhile
            self._file.touch()
            self._touched = now

    def take_down(self) -> None:
        """Nobody listens any more; twice is fine."""
        if self._transport:
            self._transport.close()
        with suppress(OSError):  # it grows old by itself
            self._file.unlink(missing_ok=True)
