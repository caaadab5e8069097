"""Watch a parent process, so that the worker ends with the server, also when the server was killed."""

import ctypes
import os
from typing import Protocol

_SYNCHRONIZE = 0x00100000
_STILL_RUNNING = 0x102  # WAIT_TIMEOUT


class Parent(Protocol):
    """A process that may end."""

    def has_ended(self) -> bool:
        """True once it has ended."""


def watch_parent(pid: int | None) -> Parent:
    """A watcher of process `pid`; None means nobody, who never ends."""
    if pid is None:
        return _Nobody()
    return _WindowsParent(pid) if os.name == "nt" else _PosixParent(pid)


class _Nobody:
    def has_ended(self) -> bool:
        return False


class _PosixParent:
    """A child sees a new parent id when its parent ends (so a reused number cannot fool it); others ask by signal 0."""

    def __init__(self, pid: int) -> None:
        self._pid, self._is_child = pid, os.getppid() == pid

    def has_ended(self) -> bool:
        if self._is_child:
            return os.getppid() != self._pid
        try:
            os.kill(self._pid, 0)
        except ProcessLookupError:
            return True
        except PermissionError:  # it runs, as somebody else
            return False
        return False


class _WindowsParent:
    """Holds a handle, which also keeps the number from being reused; os.kill(pid, 0) would end the process here."""

    def __init__(self, pid: int) -> None:
        self._kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  only Windows has the attribute
        self._kernel.OpenProcess.restype = ctypes.c_void_p
        self._kernel.WaitForSingleObject.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        self._handle = self._kernel.OpenProcess(_SYNCHRONIZE, False, pid)

    def has_ended(self) -> bool:
        return not self._handle or self._kernel.WaitForSingleObject(self._handle, 0) != _STILL_RUNNING
