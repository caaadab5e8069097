"""Why the operating system refused a file, in Vietnamese: its own words are English on most machines."""

import errno
import os
from pathlib import Path

from assistant.wording import platform as words

REASONS = {
    "ENOENT": words.MISSING,
    "EISDIR": words.A_FOLDER,
    "ENOTDIR": words.NOT_A_FOLDER,
    "EACCES EPERM": words.FORBIDDEN,
    "EBUSY ETXTBSY": words.IN_USE,
    "EROFS": words.ONLY_TO_READ,
    "ENOSPC EDQUOT": words.FULL,
    "EEXIST": words.THERE_ALREADY,
    "ELOOP": words.IN_A_CIRCLE,
    "EFBIG": words.TOO_BIG,
    "EMFILE ENFILE": words.TOO_MANY_OPEN,
    "ENOMEM": words.NO_MEMORY,
    "EADDRINUSE": words.PORT_TAKEN,
    "EADDRNOTAVAIL": words.NO_SUCH_ADDRESS,
    "EPIPE": words.NOBODY_READS,
    "ENAMETOOLONG": words.TOO_LONG,
    "EINVAL EILSEQ": words.WRONG_CHARACTER,
    "EIO ENODEV ENXIO": words.DISK_FAILS,
    "ENOTCONN ESTALE EHOSTDOWN EHOSTUNREACH ENETDOWN ENETUNREACH ETIMEDOUT ECONNRESET ECONNREFUSED ECONNABORTED": (
        words.NO_ANSWER
    ),
}
BY_NUMBER = {
    getattr(errno, name): reason for names, reason in REASONS.items() for name in names.split() if hasattr(errno, name)
}
BY_WINDOWS = {
    **dict.fromkeys((32, 33), words.IN_USE),
    **dict.fromkeys((39, 112, 1295), words.FULL),
    **dict.fromkeys((51, 52, 53, 54, 55, 58, 59, 64, 67, 121, 1203, 1222, 1231, 1232, 1236), words.NO_ANSWER),
    **dict.fromkeys((19, 65), words.ONLY_TO_READ),
    **dict.fromkeys((15, 20, 21), words.NOT_CONNECTED),
    **dict.fromkeys((86, 1326), words.WRONG_PASSWORD),
    123: words.WRONG_CHARACTER,
    206: words.TOO_LONG,
}


WINDOWS = os.name == "nt"
BELOW_A_FILE = {errno.EEXIST, errno.ENOENT, errno.EACCES}
"""What Windows says where a part of the path is a file."""
NO_NEW_FOLDER = 183
"""Windows' own number where a folder is to be made and something of that name is there."""


def os_reason(error: Exception) -> str:
    """The reason as a clause (`ổ đĩa đã đầy`); the system's own words where the number is none that people meet."""
    number, windows = getattr(error, "errno", None), getattr(error, "winerror", None)
    seen = _seen_on_windows(number, windows, getattr(error, "filename", None)) if WINDOWS else ""
    known = seen or BY_WINDOWS.get(windows or 0) or BY_NUMBER.get(number or 0)
    return known or words.OTHER.format(words=getattr(error, "strerror", None) or error)


def _seen_on_windows(number: int | None, windows: int | None, named: object) -> str:
    """Windows refuses a folder opened as a file, and a path below a file, by numbers that mean other things as well."""
    if number not in BELOW_A_FILE or not isinstance(named, str | bytes | os.PathLike):
        return ""
    path = Path(os.fsdecode(named))
    if windows == NO_NEW_FOLDER and path.is_file():
        return words.NOT_A_FOLDER
    if number == errno.EACCES and path.is_dir():
        return words.A_FOLDER
    return words.NOT_A_FOLDER if any(parent.is_file() for parent in path.parents) else ""
