"""Is this folder on a disk of this machine? SQLite (its WAL) is corrupted by network disks and sync clients.

Windows: UNC paths, drives of type "remote", Google Drive's virtual disk. Everywhere: folders of sync clients.
Linux: the file system type of the mount. macOS network volumes are recognised by sync folders only.
"""

import ctypes
import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePath

from assistant.wording import share as words

_SYNC_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial", "DROPBOX_HOME")
_SYNC_FOLDER = re.compile(
    r"(onedrive( ?- ?.+)?|google ?drive|googledrive|my drive|drive của tôi|dropbox( \(.+\))?|icloud ?drive"
    r"|mobile documents|cloudstorage|nextcloud|owncloud|mega ?sync|pcloud ?drive)",
    re.IGNORECASE,
)
_NETWORK_TYPES = re.compile(
    r"(cifs|smb.*|nfs\d?|afs|ncpfs|ceph|glusterfs|lustre|davfs|9p|vboxsf|prl_fs|fuse\.(sshfs|rclone|gvfsd.*|vmhgfs.*"
    r"|.*drive.*|.*smb.*|davfs.*|s3fs))"
)
_REMOTE_DRIVE = 4  # GetDriveTypeW: DRIVE_REMOTE
_MOUNTS = Path("/proc/self/mounts")


class NotLocal(Exception):
    """The data folder lies where a database would be damaged. `message` is Vietnamese."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.message = words.NOT_LOCAL.format(path=path, why=reason)
        super().__init__(self.message)


def is_local(path: Path) -> bool:
    """True if SQLite may live at `path` (which need not exist yet)."""
    return why_not_local(path) is None


def refuse_shared_database(path: Path) -> None:
    """Raise NotLocal if `path` is on a network disk or in a folder that a sync client watches."""
    reason = why_not_local(path)
    if reason:
        raise NotLocal(path, reason)


def why_not_local(path: Path) -> str | None:
    """The reason in Vietnamese, or None for a local disk.

    A path that tells by itself that it is remote is never touched: asking a server that hangs would hang, too.
    """
    named = Path(os.path.normpath(Path.cwd() / path.expanduser()))  # as it is spelt; `resolve` would ask the disk
    return _reason(named) or _reason(named.resolve())


def _reason(whole: Path) -> str | None:
    found = sync_folder(whole, os.environ)
    if found:
        return words.SYNC_FOLDER.format(found=found)
    if str(whole).startswith(("\\\\", "//")):
        return words.NETWORK_FOLDER
    if os.name == "nt":
        return _windows_reason(whole)
    return network_mount(whole, _MOUNTS.read_text("utf-8", "replace")) if _MOUNTS.is_file() else None


def sync_folder(path: PurePath, environment: Mapping[str, str]) -> str | None:
    """The folder of OneDrive, Google Drive, Dropbox … that holds `path`, by variable or by name."""
    for variable in _SYNC_VARIABLES:
        root = environment.get(variable)
        if root and path.is_relative_to(type(path)(root)):
            return root
    return next((part for part in path.parts if _SYNC_FOLDER.fullmatch(part)), None)


def network_mount(path: PurePath, mounts: str) -> str | None:
    """The reason, if the deepest mount above `path` in a /proc/mounts text is a network file system."""
    deepest, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[1])
        if path.is_relative_to(point) and len(point) >= len(deepest):
            deepest, kind = point, fields[2]
    if deepest != "/" and _NETWORK_TYPES.fullmatch(kind):  # a container's own root may be 9p: still this machine
        return words.NETWORK_MOUNT.format(kind=kind, place=deepest)
    return None


def _windows_reason(path: Path) -> str | None:
    """Mapped network drives, and Google Drive's own drive letter."""
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  only Windows has the attribute
    root = path.anchor
    if kernel.GetDriveTypeW(root) == _REMOTE_DRIVE:
        return words.NETWORK_DRIVE.format(root=root)
    label = ctypes.create_unicode_buffer(261)
    if (
        kernel.GetVolumeInformationW(root, label, 261, None, None, None, None, 0)
        and "google drive" in label.value.lower()
    ):
        return words.GOOGLE_DRIVE.format(root=root)
    return None
