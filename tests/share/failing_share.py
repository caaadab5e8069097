"""A real file system that falls ill on demand (FUSE): `python failing_share.py BACKING MOUNT CONTROL`, until unmounted.

It passes everything through to the folder BACKING, except what the JSON file CONTROL says at that moment:
{"all": errno, "write": errno, "open_docx": true, "seconds": 0.1, "caseless": true}. The last: names that
differ in capitals only are one, as on a Windows server. Linux with libfuse.
"""

import errno
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import mfusepy as fuse


class SickShare(fuse.Operations):  # type: ignore[misc]  # mfusepy is not installed where types are checked
    """A loopback file system; every call asks CONTROL first."""

    def __init__(self, backing: Path, control: Path) -> None:
        self._backing, self._control = backing, control

    def _at(self, path: str) -> str:
        found = self._backing
        for part in Path(path.lstrip("/")).parts:
            found = self._spelled(found, part) if self._ill().get("caseless") else found / part
        return str(found)

    @staticmethod
    def _spelled(folder: Path, name: str) -> Path:
        """What lies there under this name, however its capitals are written."""
        there = folder.iterdir() if folder.is_dir() else ()
        return next((one for one in there if one.name.casefold() == name.casefold()), folder / name)

    def _ill(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._control.read_text("utf-8") or "{}")
        return found

    def _ask(self, kind: str = "read", path: str = "") -> None:
        ill = self._ill()
        time.sleep(ill.get("seconds", 0))
        number = ill.get("all") or (kind == "write" and ill.get("write"))
        if kind == "replace" and (ill.get("write") or (ill.get("open_docx") and path.endswith(".docx"))):
            number = ill.get("write") or errno.EBUSY
        if number:
            raise fuse.FuseOSError(number)

    def getattr(self, path: str, fh: Any = None) -> dict[str, Any]:
        self._ask()
        found = os.lstat(self._at(path))
        return {name: getattr(found, name) for name in dir(found) if name.startswith("st_")}

    def readdir(self, path: str, fh: Any) -> list[str]:
        self._ask()
        return [".", "..", *(found.name for found in Path(self._at(path)).iterdir())]

    def mkdir(self, path: str, mode: int) -> int:
        self._ask("write")
        Path(self._at(path)).mkdir(mode)
        return 0

    def create(self, path: str, mode: int, fi: Any = None) -> int:
        self._ask("write")
        return os.open(self._at(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)

    def open(self, path: str, flags: int) -> int:
        self._ask()
        return os.open(self._at(path), flags)

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        self._ask()
        return os.pread(fh, size, offset)

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        self._ask("write")
        return os.pwrite(fh, data, offset)

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        self._ask("write")
        os.fsync(fh)
        return 0

    def release(self, path: str, fh: int) -> int:
        os.close(fh)
        return 0

    def rename(self, old: str, new: str, *flags: int) -> int:
        self._ask("replace", new)
        Path(self._at(old)).rename(self._at(new))
        return 0

    def unlink(self, path: str) -> int:
        self._ask("write")
        Path(self._at(path)).unlink()
        return 0

    def statfs(self, path: str) -> dict[str, int]:
        found = os.statvfs(self._at(path))
        return {name: getattr(found, name) for name in dir(found) if name.startswith("f_") and name != "f_fsid"}


if __name__ == "__main__":
    backing, mount, control = map(Path, sys.argv[1:4])
    fuse.FUSE(SickShare(backing, control), str(mount), foreground=True, nothreads=True)
