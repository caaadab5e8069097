"""Work that may never end: it is stopped at its bound, by the parent or without it, and the next piece is done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from assistant.platform import bounded
from assistant.platform.bounded import Bound, Bounds, NotStarted, OutOfBounds, run_bounded

BOUNDS = Bounds(work=0.5, wait=20.0, memory=64 * 2**20, output=2**20)


def endless() -> None:
    while True:
        pass


def one_long_call() -> object:
    return 3 ** (10**9)


def large(size: int) -> bytes:
    return b"x" * size


def growing() -> None:
    kept = [b"x" * 2**20]
    while True:
        kept.append(kept[-1][:-1] + b"y")


def nested(depth: int = 0) -> int:
    return nested(depth + 1)


def dying() -> None:
    os.abort()


def refused() -> None:
    raise ValueError("không được")


@pytest.mark.parametrize(
    ("work", "bound"),
    [
        (endless, Bound.TIME),
        (one_long_call, Bound.TIME),
        (growing, Bound.MEMORY),
        (nested, Bound.BROKEN),
        (dying, Bound.BROKEN),
    ],
)
def test_work_is_stopped_at_its_bound_and_the_next_is_done(work: Callable[[], Any], bound: Bound) -> None:
    with pytest.raises(OutOfBounds) as stopped:
        run_bounded(BOUNDS, work)
    assert stopped.value.bound is bound
    assert run_bounded(BOUNDS, large, 3) == b"xxx"


def test_an_answer_that_is_too_large_is_not_taken() -> None:
    with pytest.raises(OutOfBounds) as stopped:
        run_bounded(BOUNDS, large, 2**21)
    assert stopped.value.bound is Bound.OUTPUT


@pytest.mark.parametrize("worker", ["raise SystemExit(1)", "import time; time.sleep(60)"])
def test_a_process_that_does_not_come_up_is_told_from_work_that_was_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, worker: str
) -> None:
    """On a busy machine, or where the system refuses it: what it was to read is not to blame."""
    (tmp_path / "sitecustomize.py").write_text(worker, encoding="utf-8")
    monkeypatch.setattr(bounded, "_environment", lambda: os.environ | {"PYTHONPATH": str(tmp_path)})
    monkeypatch.setattr(bounded, "STARTING_SECONDS", 0.3)
    bounded.end_children()
    with pytest.raises(NotStarted):
        run_bounded(BOUNDS, large, 3)


def test_what_the_work_raises_is_raised_and_the_process_stays() -> None:
    with pytest.raises(ValueError, match="không được"):
        run_bounded(BOUNDS, refused)
    first = run_bounded(BOUNDS, os.getpid)
    assert run_bounded(BOUNDS, os.getpid) == first != os.getpid()


def test_nothing_is_left_when_the_parent_is_killed() -> None:
    """Killed in the middle of work that never ends: the child sees to itself."""
    said = (
        "import threading, time; from assistant.platform import bounded; from tests.platform import test_bounded as t;"
        "threading.Thread(target=bounded.run_bounded, args=(bounded.Bounds(60, 0.5, 2**26, 9), t.endless)).start();"
        "bounded._Child(); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", said])
    begun = psutil.Process(parent.pid)
    while len(begun.children()) < 2:
        time.sleep(0.05)
    children = begun.children()
    parent.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    parent.wait()
    assert psutil.wait_procs(children, timeout=60)[1] == []


def test_an_idle_process_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "IDLE_SECONDS", 0.05)
    bounded.end_children()
    child = psutil.Process(run_bounded(BOUNDS, os.getpid))
    psutil.wait_procs([child], timeout=20)
    assert not child.is_running()
