"""Where a database may live."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from assistant.share import local
from assistant.share.local import NotLocal, is_local, network_mount, refuse_shared_database, sync_folder

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
//nas/chibo /mnt/o\040chung cifs rw 0 0
nas:/x /home/nfs nfs4 rw 0 0
/dev/sdb1 /home/nfs/usb ext4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "local"),
    [
        ("/home/an/chibo", True),
        ("/mnt/o chung/data", False),
        ("/home/nfs/data", False),
        ("/home/nfs/usb/data", True),
        ("/run/user/1000/gvfs/smb", False),
        ("/mnt/o chungx", True),
    ],
)
def test_mounts(path: str, local: bool) -> None:
    assert (network_mount(PurePosixPath(path), MOUNTS) is None) is local


def test_a_containers_own_root_is_this_machine() -> None:
    assert network_mount(PurePosixPath("/data"), "none / 9p rw 0 0") is None
    assert network_mount(PurePosixPath("/mnt/c/x"), "none /mnt/c 9p rw 0 0")


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\an\OneDrive\chibo",
        r"C:\Users\an\OneDrive - Đảng ủy phường\chibo",
        r"G:\Drive của tôi\chibo",
        r"G:\My Drive\chibo",
        r"C:\Users\an\Dropbox\x",
        r"C:\Users\an\Dropbox (Đảng ủy)\x",
        r"D:\Sync\x",
    ],
)
def test_sync_folders(path: str) -> None:
    assert sync_folder(PureWindowsPath(path), {"OneDrive": r"d:\sync"})


def test_ordinary_folders_are_not_sync_folders() -> None:
    for path in (r"C:\Users\an\AppData\Local\chibo", r"C:\onedriver\x", r"D:\Google"):
        assert sync_folder(PureWindowsPath(path), {}) is None


REMOTE = ["/mnt/o chung/data", "/mnt/o chung/chi bo/../data"] if os.name == "posix" else [r"\\nas\chibo\data"]


@pytest.mark.parametrize("path", [*REMOTE, "/home/an/Dropbox/data"])
def test_a_remote_path_is_refused_without_touching_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str
) -> None:
    """The server behind it hangs: whoever asks it hangs, too."""
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, "utf-8")
    monkeypatch.setattr(local, "_MOUNTS", mounts)

    def hangs(*_: object, **__: object) -> None:
        raise AssertionError("the share was asked")

    with monkeypatch.context() as disk:  # put back before pytest itself asks the disk
        for call in ("resolve", "exists", "is_dir"):
            disk.setattr(Path, call, hangs)
        disk.setattr(os, "lstat", hangs)
        found = local.why_not_local(Path(path))
    assert found


def test_here(tmp_path: Path) -> None:
    refuse_shared_database(tmp_path / "not yet" / "x.sqlite")
    assert is_local(tmp_path)
    assert not is_local(tmp_path / "Dropbox" / "x")
    with pytest.raises(NotLocal, match="ổ cứng của máy này"):
        refuse_shared_database(tmp_path / "Dropbox" / "x")
