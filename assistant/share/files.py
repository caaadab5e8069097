"""The few disk operations that the share layer uses, in one place so that tests can put a failing disk in."""

import contextlib
import errno
import os
import time
from pathlib import Path

_NO_FOLDER_FSYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EISDIR}


class Files:
    """The real disk. Every method raises OSError as the system does."""

    def create(self, path: Path, data: bytes) -> None:
        """Write a new file and return only when its bytes were handed to the disk (fsync); fails if it exists."""
        with path.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target` in one step (as os.replace: os.rename fails on SMB and Windows)."""
        source.replace(target)

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
        return path.read_bytes()

    def exists_folder(self, folder: Path) -> bool:
        """True if the folder is there."""
        return folder.is_dir()

    def make_folder(self, folder: Path) -> None:
        """Make the folder and those above it."""
        folder.mkdir(parents=True, exist_ok=True)

    def remove(self, path: Path) -> None:
        """Remove a file; one that is gone already is fine."""
        with contextlib.suppress(FileNotFoundError):  # gone is what was wanted
            path.unlink()

    def leftovers(self, folder: Path, pattern: str) -> list[Path]:
        """Files of `folder` that match `pattern`."""
        return list(folder.glob(pattern))

    def pause(self, seconds: float) -> None:
        """Wait before trying again."""
        time.sleep(seconds)
