"""What can go wrong on the shared folder (ổ chung), each with a Vietnamese sentence that says what to do.

The operating system's many error numbers are sorted here, once, into the few troubles a secretary can act on.
"""

import errno
import os
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from assistant.platform.os_errors import os_reason
from assistant.wording import share as words


class Trouble(StrEnum):
    """Kinds of trouble; stored in the outbox, so the values must stay."""

    BUSY = "busy"
    AWAY = "away"
    FULL = "full"
    READ_ONLY = "read-only"
    STUCK = "stuck"
    DAMAGED = "damaged"
    REFUSED = "refused"
    FAILED = "failed"
    FOREIGN = "foreign"


OF_THE_WHOLE_SHARE = frozenset({Trouble.AWAY, Trouble.FULL, Trouble.READ_ONLY, Trouble.STUCK, Trouble.FOREIGN})


class ShareError(Exception):
    """A write to the share did not happen. `message`: Vietnamese, says what is wrong, where and what to do.

    `alone` is the same where nothing waits on this machine to be written later: no promise is made.
    """

    trouble: ClassVar[Trouble] = Trouble.FAILED
    sentence: ClassVar[str] = words.FAILED

    def __init__(self, path: Path, detail: str = "") -> None:
        self.path = path
        told = {"path": path, "name": path.name, "folder": path.parent, "detail": detail}
        self.message = self.sentence.format(**told, kept=words.KEPT)
        self.alone = self.sentence.format(**told, kept="").rstrip()
        super().__init__(self.message)


class TargetBusy(ShareError):
    """Another program holds the file. `detail` names who has it open, when that is known."""

    trouble = Trouble.BUSY
    sentence = words.BUSY

    def __init__(self, path: Path, detail: str = words.OPEN_IN_WORD) -> None:
        super().__init__(path, detail)


class ShareAway(ShareError):
    """The share does not answer, or its folder is not there."""

    trouble = Trouble.AWAY
    sentence = words.AWAY


class ShareFull(ShareError):
    """No room left, or the quota is used up."""

    trouble = Trouble.FULL
    sentence = words.FULL


class ShareReadOnly(ShareError):
    """The folder may be read but not written."""

    trouble = Trouble.READ_ONLY
    sentence = words.READ_ONLY


class ShareStuck(ShareError):
    """The share took the request and never answered; `detail` is the deadline in words ("20 giây")."""

    trouble = Trouble.STUCK
    sentence = words.STUCK


class ShareDamaged(ShareError):
    """What was read back is not what was written."""

    trouble = Trouble.DAMAGED
    sentence = words.DAMAGED


class ForeignShare(ShareError):
    """Another share stands where the workspace was; `detail` is this machine's copy of the workspace's mark."""

    trouble = Trouble.FOREIGN
    sentence = words.FOREIGN


class ThisMachineFull(ShareError):
    """The disk of this very machine refuses to keep a paper that is to go to the share."""

    sentence = words.THIS_MACHINE_FULL


class ThisMachineBusy(ShareError):
    """Another process of this machine has the queue of papers for longer than anybody waits."""

    sentence = words.THIS_MACHINE_BUSY


class PathRefused(ShareError):
    """The file system does not accept this name or length."""

    trouble = Trouble.REFUSED
    sentence = words.REFUSED


def _numbers(names: str) -> frozenset[int]:
    """Error numbers by name; names that this system does not have are left out."""
    return frozenset(getattr(errno, name) for name in names.split() if hasattr(errno, name))


BUSY_ERRNO = _numbers("EBUSY ETXTBSY EACCES EPERM")
BUSY_WINERROR = frozenset({5, 32, 33})
_WINDOWS_LONGEST = 248  # of a folder, unless long paths are switched on
_ERRNO: tuple[tuple[type[ShareError], frozenset[int]], ...] = (
    (ShareFull, _numbers("ENOSPC EDQUOT")),
    (ShareReadOnly, _numbers("EROFS EACCES EPERM")),
    (TargetBusy, _numbers("EBUSY ETXTBSY")),
    (PathRefused, _numbers("ENAMETOOLONG EILSEQ EINVAL")),
    (
        ShareAway,
        _numbers(
            "ENOENT ENOTDIR EIO ENODEV ENXIO ENOTCONN ESTALE EHOSTDOWN EHOSTUNREACH ENETDOWN ENETUNREACH ETIMEDOUT"
            " ECONNRESET ECONNREFUSED ECONNABORTED ESHUTDOWN"
        ),
    ),
)
_WINERROR: tuple[tuple[type[ShareError], frozenset[int]], ...] = (
    (ShareFull, frozenset({39, 112, 1295})),
    (ShareReadOnly, frozenset({5, 19, 65})),
    (TargetBusy, frozenset({32, 33, 1224})),
    (PathRefused, frozenset({123, 206})),
    (
        ShareAway,
        frozenset({2, 3, 15, 20, 21, 31, 51, 52, 53, 54, 55, 58, 59, 64, 67, 71, 86, 121})
        | {1167, 1203, 1222, 1231, 1232, 1236, 1326},
    ),
)


def winerror(error: OSError) -> int | None:
    """The Windows error number, or None on other systems."""
    number = getattr(error, "winerror", None)
    return number if isinstance(number, int) else None


def looks_busy(error: OSError) -> bool:
    """May pass by itself: antivirus, indexer, a sync client, or Word (WinError 5, 32, 33; EBUSY, ETXTBSY)."""
    number = winerror(error)
    return number in BUSY_WINERROR if number is not None else error.errno in BUSY_ERRNO


def from_os(error: OSError, path: Path) -> ShareError:
    """The trouble behind an OSError met while writing `path`; unknown numbers keep the system's own words."""
    number = winerror(error)
    if number in {2, 3} and os.name == "nt" and len(str(path)) >= _WINDOWS_LONGEST:
        return PathRefused(path)
    table, wanted = (_WINERROR, number) if number is not None else (_ERRNO, error.errno)
    for kind, numbers in table:
        if wanted in numbers:
            return kind(path)
    return ShareError(path, os_reason(error))
