"""Write one file so that a reader sees either the old or the new bytes, never half of them.

Order: temporary name in the same folder, write, flush, fsync, os.replace, fsync of the folder, read back and compare.
On a share this means "delivered and verified"; durability is promised for the local disk only (see pitfalls, fsync).
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from assistant.platform.os_errors import os_reason
from assistant.share.errors import ShareAway, ShareDamaged, ShareError, TargetBusy, from_os, looks_busy
from assistant.share.files import Files
from assistant.share.open_documents import describe_opener

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5)  # seconds, about two together
_Result = TypeVar("_Result")


def write(path: Path, data: bytes, *, files: Files | None = None, owner: str = "") -> None:
    """Put `data` at `path`; its folder must exist. `owner` marks the temporary name (see `sweep`).

    Raises TargetBusy, ShareAway, ShareFull, ShareReadOnly, ShareDamaged, PathRefused or plain ShareError;
    whatever it raises, the old file is untouched or wholly replaced and the temporary file was removed if possible.
    """
    disk = files or Files()
    temporary = path.with_name(f".~chibo-{owner or 'x'}-{uuid4().hex[:12]}.tmp")
    try:
        _create(disk, temporary, path, data)
        _put_in_place(disk, temporary, path)
    except BaseException:
        _discard(disk, temporary)
        raise
    _check(disk, path, data)


def sweep(folder: Path, owner: str, files: Files) -> None:
    """Remove temporary files that a killed worker of the same owner left in `folder`; only one may run at a time."""
    sweep_names(folder, files.names(folder), owner, files)


def sweep_names(folder: Path, names: Iterable[str], owner: str, files: Files) -> None:
    """The same for a folder whose names were read already."""
    for name in names:
        if name.startswith(f".~chibo-{owner}-") and name.endswith(".tmp"):
            _discard(files, folder / name)


def _create(disk: Files, temporary: Path, path: Path, data: bytes) -> None:
    try:
        disk.create(temporary, data)
    except OSError as error:
        trouble = from_os(error, path)
        if isinstance(trouble, TargetBusy):  # nobody can hold a name made a moment ago
            trouble = ShareError(path, os_reason(error))
        raise trouble from error


def _put_in_place(disk: Files, temporary: Path, path: Path) -> None:
    try:
        _patiently(disk, lambda: disk.replace(temporary, path))
        disk.sync_folder(path.parent)
    except OSError as error:
        # The folder let us write a moment ago, so a refusal now is about the target: somebody holds it.
        raise (TargetBusy(path, describe_opener(path, disk)) if looks_busy(error) else from_os(error, path)) from error


def _check(disk: Files, path: Path, data: bytes) -> None:
    """Read back: MoveFileEx may fall back to a copy, and sync clients swap files under us."""
    try:
        found = _patiently(disk, lambda: disk.read(path))
    except OSError as error:
        raise (ShareAway(path) if looks_busy(error) else from_os(error, path)) from error
    if hashlib.sha256(found).digest() != hashlib.sha256(data).digest():
        raise ShareDamaged(path)


def _patiently(disk: Files, action: Callable[[], _Result]) -> _Result:
    """Try again for about two seconds, but only after errors that pass by themselves."""
    for pause in PAUSES:
        try:
            return action()
        except OSError as error:
            if not looks_busy(error):
                raise
        disk.pause(pause)
    return action()


def _discard(disk: Files, temporary: Path) -> None:
    with contextlib.suppress(OSError):  # the share has just failed; the next delivery sweeps the folder
        disk.remove(temporary)
