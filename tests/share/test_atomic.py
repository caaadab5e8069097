"""One file, written whole or not at all, on real disks and on disks that fail on demand."""

import errno
import os
import struct
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.share import atomic
from assistant.share.errors import (
    PathRefused,
    ShareAway,
    ShareDamaged,
    ShareError,
    ShareFull,
    ShareReadOnly,
    TargetBusy,
    from_os,
)
from assistant.share.files import Files
from assistant.share.open_documents import word_name
from tests.share.conftest import FaultyFiles, windows_error

OLD, NEW = b"old" * 1000, b"new" * 2000


@pytest.fixture
def target(share: Path) -> Path:
    path = share / "bien-ban.docx"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_replaces_and_leaves_nothing_else(target: Path) -> None:
    atomic.write(target, NEW)
    assert target.read_bytes() == NEW
    assert names(target.parent) == [target.name]


CLOSED = 0.05 if os.name == "nt" else 0
"""Seconds for which the file is closed between two readings: Windows replaces none that is open."""


def test_reader_sees_old_or_new_never_half(target: Path) -> None:
    versions = [bytes([number]) * 200_000 for number in range(40)]
    seen: set[bytes] = set()
    done = threading.Event()

    def read_on() -> None:
        while not done.is_set():
            with suppress(PermissionError):  # Windows opens no file in the moment in which it is replaced
                seen.add(target.read_bytes())
            done.wait(CLOSED)

    reader = threading.Thread(target=read_on)
    reader.start()
    try:
        for version in versions:
            atomic.write(target, version)
    finally:
        done.set()
        reader.join()
    assert seen <= {OLD, *versions}


@pytest.mark.parametrize(
    "fault",
    [PermissionError(errno.EACCES, "x"), OSError(errno.EBUSY, "x"), OSError(errno.ETXTBSY, "x")]
    + [windows_error(number) for number in (5, 32, 33)],
)
def test_short_lock_passes(target: Path, fault: OSError) -> None:
    disk = FaultyFiles(faults={"replace": [fault] * 5, "read": [fault] * 2})
    atomic.write(target, NEW, files=disk)
    assert target.read_bytes() == NEW
    assert 0 < disk.paused < 2.5


def test_lasting_lock_is_reported_after_two_seconds(target: Path) -> None:
    disk = FaultyFiles(faults={"replace": [windows_error(32)] * 99})
    with pytest.raises(TargetBusy) as caught:
        atomic.write(target, NEW, files=disk)
    assert 1.5 < disk.paused < 2.5
    assert str(target) in caught.value.message
    assert "Word ở máy khác" in caught.value.message
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_says_who_has_it_open(target: Path) -> None:
    name = "Nguyễn Văn Ánh"
    owner = bytes([4]) + b"Anh ".ljust(53) + struct.pack("<H", len(name)) + name.encode("utf-16-le").ljust(106, b"\0")
    target.with_name("~$en-ban.docx").write_bytes(owner)
    with pytest.raises(TargetBusy, match="trong Word \\(Nguyễn Văn Ánh\\)"):
        atomic.write(target, NEW, files=FaultyFiles(faults={"replace": [windows_error(32)] * 99}))
    assert target.with_name("~$en-ban.docx").exists()


def test_stale_owner_file_does_not_stop_a_save(target: Path) -> None:
    target.with_name("~$en-ban.docx").write_bytes(b"")
    atomic.write(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("data", [b"", b"\x05", b"\xff" * 200, bytes(162), b"\x03Anh" + b" " * 158])
def test_strange_owner_files_do_no_harm(data: bytes) -> None:
    assert word_name(data) in {"", "Anh"}


def test_other_errors_are_not_retried(target: Path) -> None:
    disk = FaultyFiles(faults={"replace": [OSError(errno.EHOSTDOWN, "down")]})
    with pytest.raises(ShareAway):
        atomic.write(target, NEW, files=disk)
    assert disk.paused == 0
    assert names(target.parent) == [target.name]


def test_full_layer_leaves_no_temporary_file(target: Path) -> None:
    with pytest.raises(ShareFull, match="đã đầy"):
        atomic.write(target, NEW, files=FaultyFiles(faults={"create": [OSError(errno.ENOSPC, "full")]}))
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_really_full_disk(small_disk: Path) -> None:
    path = small_disk / "bien-ban.docx"
    atomic.write(path, OLD)
    with pytest.raises(ShareFull):
        atomic.write(path, b"x" * 200_000)
    assert path.read_bytes() == OLD
    assert names(small_disk) == [path.name]


def test_really_read_only_disk(small_disk: Path) -> None:
    path = small_disk / "bien-ban.docx"
    atomic.write(path, OLD)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ShareReadOnly, match="Không có quyền ghi"):
        atomic.write(path, NEW)
    assert path.read_bytes() == OLD


def test_missing_folder_is_away(share: Path) -> None:
    with pytest.raises(ShareAway):
        atomic.write(share / "nowhere" / "a.docx", NEW)


def test_read_back_differs(target: Path) -> None:
    class Corrupting(Files):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            os.truncate(target, 10)

    with pytest.raises(ShareDamaged):
        atomic.write(target, NEW, files=Corrupting())


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (windows_error(112), ShareFull),
        (windows_error(53), ShareAway),
        (windows_error(64), ShareAway),
        (windows_error(59), ShareAway),
        (windows_error(19), ShareReadOnly),
        (windows_error(5), ShareReadOnly),
        (windows_error(206), PathRefused),
        (windows_error(9999), ShareError),
        (OSError(errno.EDQUOT, "x"), ShareFull),
        (OSError(errno.ESTALE, "x"), ShareAway),
        (OSError(errno.EROFS, "x"), ShareReadOnly),
        (OSError(errno.ENAMETOOLONG, "x"), PathRefused),
        (OSError(errno.EDOM, "lạ"), ShareError),
    ],
)
def test_error_numbers(error: OSError, kind: type[ShareError]) -> None:
    path = Path("Z/ChiBo/bien-ban.docx")
    found = from_os(error, path)
    assert type(found) is kind
    assert "bien-ban.docx" in found.message
    assert "Bản trên máy này" in found.message


def test_sweep_removes_only_its_owners_leftovers(share: Path) -> None:
    for name in (".~chibo-me-1.tmp", ".~chibo-other-1.tmp", "~$en-ban.docx", "bien-ban.docx"):
        (share / name).write_bytes(b"")
    atomic.sweep(share, "me", Files())
    assert names(share) == [".~chibo-other-1.tmp", "bien-ban.docx", "~$en-ban.docx"]
