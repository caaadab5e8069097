"""Ends what still runs out of this folder.

The setup calls it, by the Python of the folder, before it writes or removes files, where `chibo stop` was
not enough (another data folder, a server that hangs). Standard library only.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST = 8_192
TERMINATE, QUERY, WAIT = 1, 0x1000, 0x00100000
PATIENCE = 10_000
"""Milliseconds until a process that was ended is gone."""
OURS = ("python.exe", "pythonw.exe")


def is_of(image: Path, folder: Path) -> bool:
    """Whether a program is one of the folder's own Pythons, however its path is written."""
    name = image.name.lower()
    try:
        return name in OURS and image.samefile(folder / name)
    except OSError:
        return False


def processes(kernel: Any) -> Iterator[tuple[Any, Path]]:
    """Every process of this person but this one, as an open handle with its program."""
    numbers, filled = (ctypes.c_uint32 * MOST)(), ctypes.c_uint32()
    kernel.K32EnumProcesses(numbers, ctypes.sizeof(numbers), ctypes.byref(filled))
    for pid in numbers[: filled.value // ctypes.sizeof(ctypes.c_uint32)]:
        handle = kernel.OpenProcess(TERMINATE | QUERY | WAIT, False, pid) if pid not in {0, os.getpid()} else None
        if not handle:
            continue
        name, length = ctypes.create_unicode_buffer(32_768), ctypes.c_uint32(32_768)
        found = kernel.QueryFullProcessImageNameW(ctypes.c_void_p(handle), 0, name, ctypes.byref(length))
        yield handle, Path(name.value if found else "")
        kernel.CloseHandle(ctypes.c_void_p(handle))


def main() -> int:
    """End them all; 0."""
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  only Windows has the attribute
    kernel.OpenProcess.restype = ctypes.c_void_p
    folder = Path(sys.executable).parent
    for handle, image in processes(kernel):
        if is_of(image, folder):
            kernel.TerminateProcess(ctypes.c_void_p(handle), 1)
            kernel.WaitForSingleObject(ctypes.c_void_p(handle), PATIENCE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
