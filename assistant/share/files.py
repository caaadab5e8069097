"""The few disk operations that the share layer uses, in one place so that tests can put a failing disk in."""

import contextlib
import errno
import os
import time
from collections.abc import Callable
from io import RawIOBase
from pathlib import Path

from assistant.share.lengths import system_path

PIECE = 1 << 20
"""Bytes written in one call: a slow share shows after each that it is alive."""
_NO_FOLDER_FSYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EISDIR}


def set_aside(log: Path, older: Path, limit: int) -> None:
    """A log of more than `limit` bytes becomes the older one.

    Windows refuses while a process that is about to end still writes to it; then it grows a little longer: a log must
    not keep the program from starting.
    """
    with contextlib.suppress(OSError):
        if log.stat().st_size > limit:
            log.replace(older)


class Files:
    """The real disk. Every method raises OSError as the system does.

    `moved` is called after each single answer of the disk: a slow disk is told from one that hangs.
    """

    def __init__(self) -> None:
        self.moved: Callable[[], None] = lambda: None

    def create(self, path: Path, data: bytes) -> None:
        """Write a new file and return only when its bytes were handed to the disk (fsync); fails if it exists."""
        with system_path(path).open("xb", buffering=0) as stream:
            self.moved()
            for start in range(0, len(data), PIECE):
                _write_all(stream, data[start : start + PIECE])
                self.moved()
            os.fsync(stream.fileno())
            self.moved()
        self.moved()

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target` in one step (as os.replace: os.rename fails on SMB and Windows)."""
        system_path(source).replace(system_path(target))
        self.moved()

    def sync_folder(self, folder: Path) -> None:
        """Make the names in `folder` durable; Windows and some network disks cannot, and need no help here."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_FSYNC:
                raise
        finally:
            os.close(handle)

    def read(self, path: Path) -> bytes:
        """The whole file."""
        pieces = []
        with system_path(path).open("rb", buffering=0) as stream:
            self.moved()
            while piece := stream.read(PIECE):
                pieces.append(piece)
                self.moved()
        self.moved()
        return b"".join(pieces)

    def exists(self, path: Path) -> bool:
        """True if there is a file or folder of exactly this spelling (or one that the disk takes for it)."""
        found = system_path(path).exists()
        self.moved()
        return found

    def exists_folder(self, folder: Path) -> bool:
        """True if the folder is there."""
        found = system_path(folder).is_dir()
        self.moved()
        return found

    def make_folder(self, folder: Path) -> None:
        """Make the folder and those above it."""
        system_path(folder).mkdir(parents=True, exist_ok=True)
        self.moved()

    def remove(self, path: Path) -> None:
        """Remove a file; one that is gone already is fine."""
        with contextlib.suppress(FileNotFoundError):  # gone is what was wanted
            system_path(path).unlink()
        self.moved()

    def names(self, folder: Path) -> list[str]:
        """What lies in `folder`, as the disk spells it."""
        found = [path.name for path in system_path(folder).iterdir()]
        self.moved()
        return found

    def pause(self, seconds: float) -> None:
        """Wait before trying again."""
        time.sleep(seconds)


def _write_all(stream: RawIOBase, data: bytes) -> None:
    """An unbuffered write may take less than it was given."""
    left = memoryview(data)
    while left:
        left = left[stream.write(left) :]
