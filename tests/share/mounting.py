"""The failing share as a file system of its own (FUSE), for as long as it is needed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

MOUNTING = 20.0
"""Seconds."""


class NoMount(RuntimeError):
    """This machine mounts nothing: why, as a half-sentence."""


@contextmanager
def mounted(backing: Path, mount: Path) -> Iterator[Path]:
    """`backing` seen at `mount`, an empty folder; the file that says what ails it (`failing_share.py`), or NoMount."""
    if not sys.platform.startswith("linux") or not Path("/dev/fuse").exists():
        raise NoMount("no FUSE on this machine (/dev/fuse)")
    if find_spec("mfusepy") is None:
        raise NoMount("mfusepy is not installed (pip install mfusepy)")
    backing.mkdir(parents=True)
    control = backing.with_name(f"{backing.name}.json")
    control.write_text("{}", "utf-8")
    script = Path(__file__).with_name("failing_share.py")
    served = subprocess.Popen([sys.executable, script, backing, mount, control], stderr=subprocess.PIPE)
    assert served.stderr
    until = time.monotonic() + MOUNTING
    while served.poll() is None and not mount.is_mount():
        if time.monotonic() > until:
            served.kill()
        time.sleep(0.05)
    if served.poll() is not None:
        raise NoMount(f"FUSE refused to mount: {served.stderr.read().decode()}")
    try:
        yield control
    finally:
        control.write_text("{}", "utf-8")
        _unmount(mount)
        served.wait(10)
        served.stderr.close()


def _unmount(mount: Path) -> None:
    for command in (["fusermount3", "-u", "-z"], ["fusermount", "-u", "-z"], ["umount", "-l"]):
        try:
            if subprocess.run([*command, mount], capture_output=True, check=False).returncode == 0:
                return
        except FileNotFoundError:  # the other version of FUSE is installed
            continue
