r"""Paths longer than Windows takes (260 characters, MAX_PATH): the prefix that lifts the limit, and a warning in time.

"Maximum Path Length Limitation" (Microsoft): with `\\?\` the limit is 32,767, without it 259 for a file and 247 for a
folder. Word itself has the short limit, whoever wrote the file, so a long workspace is told before anything is printed.
"""

import os
from pathlib import Path, PurePath

from assistant.share.names import utf16_units
from assistant.wording import share as words

WINDOWS_LONGEST = 247
"""Of a folder in which files can still be made without the prefix."""
OUR_PART = 90
r"""What lies below the workspace: `2026\2026-11-04 thuong-ky (2)\nghi-quyet-chuyen-de (bản 12).docx`, with room."""
WORKSPACE_LONGEST = 259 - OUR_PART
_PLAIN, _SHARE, _DEVICE = "\\\\?\\", "\\\\?\\UNC\\", "\\\\.\\"


def extended_path(path: str) -> str:
    r"""The path as Windows takes it at any length: `C:\a` -> `\\?\C:\a`, `\\may\o\a` -> `\\?\UNC\may\o\a`.

    Short, relative and already prefixed paths stay as they are. The path must be in normal form (no `..`, no `/`).
    """
    if utf16_units(path) <= WINDOWS_LONGEST or path.startswith((_PLAIN, _DEVICE)):
        return path
    if path.startswith("\\\\"):
        return _SHARE + path[2:]
    return _PLAIN + path if path[1:3] == ":\\" else path


def system_path(path: Path) -> Path:
    """The path to hand to the operating system."""
    return Path(extended_path(str(path))) if os.name == "nt" else path


def length_warning(workspace: PurePath) -> str:
    """A warning in Vietnamese if papers in this workspace would be out of Word's reach on Windows; else empty."""
    length = utf16_units(str(workspace))
    if length <= WORKSPACE_LONGEST:
        return ""
    return words.PATH_TOO_LONG.format(length=length, folder=workspace, most=WORKSPACE_LONGEST)
