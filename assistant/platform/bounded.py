"""Work that may never end, in a process of its own with bounds of time, memory and output.

What a file of somebody else asks for (a Word template that an office made) can run for hours, or fill the memory, in
one call of the library that reads it; no thread can be stopped there. So it is done in a child that can be killed.
The child stays for the next piece of work, since starting it takes longer than most work does, and goes when nobody
needed it for a while.
"""

import atexit
import contextlib
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import psutil

Given = ParamSpec("Given")
Made = TypeVar("Made")
HEAD = struct.Struct(">Q")
"""Before each message: its length in bytes."""
STARTING_SECONDS = 60.0
"""How long a child may take to be there: a virus scanner looks at every module of a slow machine."""
LOOK_SECONDS = 0.05
IDLE_SECONDS = 60.0
"""How long a child waits for more work."""


class Bound(StrEnum):
    """Which bound was met."""

    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    BROKEN = "broken"
    """The process ended by itself: endless nesting that the interpreter did not survive, or the system took it."""


class OutOfBounds(Exception):
    """The work was stopped; `bound` says at which bound."""

    def __init__(self, bound: Bound) -> None:
        super().__init__(bound.value)
        self.bound = bound


class NotStarted(OutOfBounds):
    """The process did not come up (late, ended by the system, a module missing): the work itself has done nothing."""


@dataclass(frozen=True)
class Bounds:
    """Seconds of work (of the processor, so that a busy machine takes nothing away), seconds in all, bytes.

    `memory` is what the child may hold beyond what it holds before the work, `output` the size of its answer.
    """

    work: float
    wait: float
    memory: int
    output: int


_idle: "list[_Child]" = []
_lock = threading.Lock()


def run_bounded(bounds: Bounds, work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
    """What `work` gives, done in another process; what it raises is raised here.

    The function (of a module), what it is given and what it gives must be picklable. OutOfBounds where it was stopped,
    NotStarted where it was not even begun.
    """
    child = _take()
    try:
        good, answer = child.do(bounds, pickle.dumps((bounds, work, given, named)))
    except BaseException:
        child.end()
        raise
    _put_back(child)
    if not good:
        raise answer
    made: Made = answer
    return made


def _take() -> "_Child":
    with _lock:
        while _idle:
            child = _idle.pop()
            if child.is_alive():
                return child
    return _Child()


def _put_back(child: "_Child") -> None:
    """The child waits for more, if none waits yet."""
    with _lock:
        if not _idle:
            _idle.append(child)
            child.rest(_gone_idle)
            return
    child.end()


def _gone_idle(child: "_Child") -> None:
    with _lock:
        if child not in _idle:  # at work again
            return
        _idle.remove(child)
    child.end()


@atexit.register
def end_children() -> None:
    """End the child that waits."""
    with _lock:
        waiting = [*_idle]
        _idle.clear()
    for child in waiting:
        child.end()


class _Child:
    """The process, with a thread that reads what it says."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "assistant.platform.bounded_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._said: queue.SimpleQueue[tuple[str, Any] | None] = queue.SimpleQueue()
        self._most = 2**20
        self._timer: threading.Timer | None = None
        threading.Thread(target=self._read, daemon=True).start()

    def is_alive(self) -> bool:
        if self._timer:
            self._timer.cancel()
        return self._process.poll() is None

    def rest(self, tired: "Callable[[_Child], None]") -> None:
        """Say so when no more work has come for a while."""
        self._timer = threading.Timer(IDLE_SECONDS, tired, [self])
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        if self._timer:
            self._timer.cancel()
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()

    def do(self, bounds: Bounds, request: bytes) -> tuple[bool, Any]:
        """Whether it came out well, and the result or the exception."""
        self._most = bounds.output
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(HEAD.pack(len(request)) + request)
            self._process.stdin.flush()
            self._heard(STARTING_SECONDS, lambda: None)
        except OSError as error:
            raise NotStarted(Bound.BROKEN) from error
        except OutOfBounds as stopped:
            if stopped.bound is Bound.OUTPUT:  # it has said something
                raise
            raise NotStarted(stopped.bound) from stopped
        kind, answer = self._heard(bounds.wait, self._watch(bounds))
        return kind == "made", answer

    def _heard(self, seconds: float, look: Callable[[], None]) -> tuple[str, Any]:
        """What the child says next; `look` is called while it says nothing."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                said = self._said.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                look()
                continue
            if said is None:
                raise OutOfBounds(Bound.BROKEN)
            if said[0] == "stopped":
                raise OutOfBounds(said[1])
            return said
        raise OutOfBounds(Bound.TIME)

    def _watch(self, bounds: Bounds) -> Callable[[], None]:
        """A look at what the child has used since now; systems without a bound of memory of their own need it."""
        try:
            process = psutil.Process(self._process.pid)
            began, held = sum(process.cpu_times()[:2]), process.memory_info().rss
        except psutil.Error:
            return lambda: None

        def look() -> None:
            try:
                used, holds = sum(process.cpu_times()[:2]) - began, process.memory_info().rss - held
            except psutil.Error:
                return  # it has just ended: the reader will say so
            if used > bounds.work:
                raise OutOfBounds(Bound.TIME)
            if holds > bounds.memory:
                raise OutOfBounds(Bound.MEMORY)

        return look

    def _read(self) -> None:
        """Until the child's end."""
        pipe = self._process.stdout
        assert pipe is not None
        with contextlib.suppress(OSError, ValueError):
            while len(head := pipe.read(HEAD.size)) == HEAD.size:
                (size,) = HEAD.unpack(head)
                if size > self._most:
                    self._said.put(("stopped", Bound.OUTPUT))
                    return
                data = pipe.read(size)
                if len(data) < size:
                    break
                self._said.put(pickle.loads(data))  # noqa: S301  of our own child
        self._said.put(None)


def _environment() -> dict[str, str]:
    """The package may run from a checkout that is not the working directory."""
    checkout = str(Path(__file__).parents[2])
    known = os.pathsep.join(filter(None, [checkout, os.environ.get("PYTHONPATH")]))
    return os.environ | {"PYTHONPATH": known, "PYTHONUTF8": "1"}
