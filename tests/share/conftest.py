"""A clock that tests move, a disk that fails on demand, and small real disks."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.share.files import Files
from assistant.share.outbox import Outbox


class Hands:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 4, 7, 32, tzinfo=UTC)  # 14:32 in Vietnam

    def __call__(self) -> datetime:
        return self.now

    def tick(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class FaultyFiles(Files):
    """The real disk, except that the calls named in `faults` raise what is listed, one after another."""

    faults: dict[str, list[OSError]] = field(default_factory=dict)
    paused: float = 0.0

    def __post_init__(self) -> None:
        super().__init__()

    def pause(self, seconds: float) -> None:
        self.paused += seconds

    def _fault(self, call: str) -> None:
        if self.faults.get(call):
            raise self.faults[call].pop(0)

    def create(self, path: Path, data: bytes) -> None:
        if self.faults.get("create"):
            path.write_bytes(data[: len(data) // 2])  # what a full disk leaves behind
        self._fault("create")
        super().create(path, data)

    def replace(self, source: Path, target: Path) -> None:
        self._fault("replace")
        super().replace(source, target)

    def read(self, path: Path) -> bytes:
        self._fault("read")
        return super().read(path)

    def exists_folder(self, folder: Path) -> bool:
        self._fault("exists_folder")
        return super().exists_folder(folder)


def windows_error(number: int) -> OSError:
    """An OSError as Windows raises it, on any system."""
    error = PermissionError(13, "denied") if number in {5, 32, 33} else OSError(22, "failed")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore] # an attribute of Windows alone
    return error


def wait_until(true: Callable[[], Any], what: str, seconds: float = 60.0) -> None:
    """Wait for a condition, not for a time; fails with `what` when it does not come."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.01)  # the step of looking, not the wait itself


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """The cell's workspace on the "share"."""
    folder = tmp_path / "Ổ chung" / "Chi bộ"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def outbox(data: Path, clock: Hands, share: Path) -> Iterator[Outbox]:
    box = Outbox(data, clock, share)
    yield box
    box.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 kB; skipped with a reason where this account may not mount."""
    folder = tmp_path / "small"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("mounting a small tmpfs needs root on Linux; the failing file layer covers the rest")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "chibo", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"mount refused: {mounted.stderr.decode()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
