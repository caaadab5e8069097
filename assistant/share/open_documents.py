"""Who has a document open: the owner files of Word (`~$…`) and LibreOffice (`.~lock.…#`), read as a hint only.

They stay behind after a crash, so they never prove anything and are never removed by us (KB 313472).
Word's layout: one byte length, 53 bytes name in the ANSI code page, two bytes length, name in UTF-16.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from assistant.share.files import Files
from assistant.wording import share as words

_WIDE_NAME_AT = (54, 55)  # Word, Excel
_LONGEST = 54


def describe_opener(path: Path, files: Files) -> str:
    """In words: "trong Word (Nguyễn Văn A)"; without an owner file "trong Word ở máy khác"."""
    for owner_file, program in _owner_files(path):
        try:
            data = files.read(owner_file)
        except OSError:  # not there, or Word locks it against reading: no hint
            continue
        name = _libreoffice_name(data) if program == "LibreOffice" else word_name(data)
        return (words.OPEN_BY if name else words.OPEN_ELSEWHERE).format(program=program, name=name)
    return words.OPEN_IN_WORD


def _owner_files(path: Path) -> Iterator[tuple[Path, str]]:
    """Word drops up to two letters of the name, depending on its length."""
    for dropped in (2, 1, 0):
        yield path.with_name("~$" + path.name[dropped:]), "Word"
    yield path.with_name(f".~lock.{path.name}#"), "LibreOffice"


def word_name(data: bytes) -> str:
    """The user name in a Word owner file, or an empty string."""
    for start in _WIDE_NAME_AT:
        if len(data) < start + 4:
            continue
        (length,) = struct.unpack_from("<H", data, start)
        if 0 < length <= _LONGEST:
            name = data[start + 2 : start + 2 + 2 * length].decode("utf-16-le", "replace").strip(" \0")
            if name.isprintable() and "\ufffd" not in name:
                return name
    short = data[1 : 1 + data[0]] if data else b""
    return short.decode("ascii", "ignore").strip() if short.isascii() else ""


def _libreoffice_name(data: bytes) -> str:
    """The first field of LibreOffice's comma list, or its system user name."""
    fields = data.decode("utf-8", "replace").split(",")
    return next((field.strip() for field in fields[:2] if field.strip()), "")
