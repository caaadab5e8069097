"""A disk whose power goes at the n-th write or sync: a SQLite VFS over the real one.

What was synced stays. Of what was written since, some, all or nothing is lost, in any order, as a real disk may do it.
"""

import random
from pathlib import Path
from typing import Any, Self

import apsw

NAME = "chibo-failing"


class Power:
    """Goes at write or sync number `dies_at` (from 1)."""

    def __init__(self, dies_at: int) -> None:
        self._left, self.dead = dies_at, False
        self.unsynced: dict[str, list[tuple[int, bytes, int]]] = {}

    def spend(self) -> None:
        """One write or sync."""
        self._left -= 1
        self.dead = self.dead or self._left <= 0
        if self.dead:
            raise apsw.IOError("no power")

    def lose(self, seed: int) -> None:
        """What the disk had not yet been told to sync is lost: all of it (seed 0), or a random part, sectors torn."""
        chance = random.Random(seed)
        for name, writes in self.unsynced.items():
            path = Path(name)
            if not path.exists():
                continue
            with path.open("r+b") as file:
                for offset, before, size in reversed(writes):
                    if seed == 0 or chance.random() < 0.5:
                        file.seek(offset)
                        file.write(before)
                        if seed == 0:
                            file.truncate(size)


class FailingFile(apsw.VFSFile):
    """One open file."""

    def __init__(self, power: Power, usual: str, name: Any, flags: list[int]) -> None:
        super().__init__(usual, name, flags)
        self._power, self._name = power, name.filename() if isinstance(name, apsw.URIFilename) else str(name)

    def excepthook(self, *error: object) -> bool:
        """SQLite closes files after the power went; its complaints are what this test is about."""
        return True

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  SQLite's name
        size = self.xFileSize()
        before = self.xRead(min(len(data), size - offset), offset) if offset < size else b""
        before = before.ljust(len(data), b"\0")  # where the file grew, the disk finds zeros
        self._power.unsynced.setdefault(self._name, []).append((offset, before, size))
        try:
            self._power.spend()
        except apsw.IOError:
            if self._power._left == 0:  # the very write during which the power goes: half of it arrives
                super().xWrite(data[: len(data) // 2], offset)
            raise
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802  SQLite's name
        self._power.spend()
        super().xSync(flags)
        self._power.unsynced.pop(self._name, None)

    def xTruncate(self, size: int) -> None:  # noqa: N802  SQLite's name
        self._power.spend()
        super().xTruncate(size)


class FailingDisk(apsw.VFS):
    """Registered as the default VFS while it is used (`with FailingDisk(power)`)."""

    def __init__(self, power: Power) -> None:
        self._power, self._usual = power, apsw.vfs_names()[0]
        super().__init__(NAME, self._usual)

    def __enter__(self) -> Self:
        apsw.set_default_vfs(NAME)
        return self

    def __exit__(self, *error: object) -> None:
        apsw.set_default_vfs(self._usual)
        self.unregister()

    def excepthook(self, *error: object) -> bool:
        """As for the files."""
        return True

    def xOpen(self, name: Any, flags: list[int]) -> FailingFile:  # noqa: N802  SQLite's name
        return FailingFile(self._power, self._usual, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: N802  SQLite's name
        self._power.spend()
        super().xDelete(name, sync)
