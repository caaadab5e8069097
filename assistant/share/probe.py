"""Does the share answer, and may we write to it? Asked in a child process, so a frozen share blocks nobody.

`probe(folder)` asks; run as a script (with nothing but the standard library) this file is the child.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

MARK = "chibo-thu-muc.json"
_LEFT_BEHIND = 600.0  # seconds: older test files come from probes that were killed


@dataclass(frozen=True, slots=True)
class Answer:
    """`ok`: the folder took, gave back and removed a small file. `message`: Vietnamese, for the screen."""

    ok: bool
    seconds: float
    message: str


def probe(folder: Path, deadline: float = 2.0, mark: str = "") -> Answer:
    """Ask the share at `folder`; never takes longer than `deadline` seconds (plus the start of a process).

    `mark`: the number that its workspace is known by; where another one is found nothing is written.
    """
    from assistant.share.errors import (
        ForeignShare,
        ShareAway,
        ShareStuck,
        from_os,
    )  # here: the child runs this file without the package

    started = time.monotonic()
    child = subprocess.Popen(  # noqa: S603  this very file; the folder is one argument, no shell
        [sys.executable, "-I", "-S", "-X", "utf8", __file__, str(folder), mark],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        said, _ = child.communicate(timeout=deadline)
    except subprocess.TimeoutExpired:
        child.kill()
        # It may be blocked in the system beyond killing: let a thread wait for its end.
        threading.Thread(target=child.communicate, daemon=True).start()
        return Answer(False, time.monotonic() - started, ShareStuck(folder, f"{deadline:g} giây").message)
    try:
        found = json.loads(said)
    except ValueError:
        found = {"number": None, "windows": None, "words": f"tiến trình dò kết thúc với mã {child.returncode}"}
    if not found:
        return Answer(True, time.monotonic() - started, f"Ổ chung ghi được ({folder}).")
    if found.get("foreign"):
        return Answer(False, time.monotonic() - started, ForeignShare(folder, MARK).message)
    trouble = from_os(_rebuilt(found), folder / "tệp thử")
    message = ShareAway(folder).message if isinstance(trouble, ShareAway) else trouble.message
    return Answer(False, time.monotonic() - started, message)


def _rebuilt(found: dict[str, Any]) -> OSError:
    """The child's OSError again, with its Windows number where there is one."""
    error = OSError(found["number"], found["words"])
    if found["windows"] is not None:
        error.winerror = found["windows"]  # type: ignore[attr-defined,unused-ignore]  # exists on Windows only
    return error


def _try(folder: Path) -> None:
    """Write, read, remove one small file."""
    test, content = folder / f".~chibo-thu-{uuid4().hex[:12]}.tmp", b"chibo"
    with test.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    same = test.read_bytes() == content
    test.unlink()
    if not same:
        raise OSError(None, "đọc lại thấy khác với bản vừa ghi")
    for old in folder.glob(".~chibo-thu-*.tmp"):
        with contextlib.suppress(OSError):  # another probe removed it
            if time.time() - old.stat().st_mtime > _LEFT_BEHIND:
                old.unlink()


def number_in(mark: bytes) -> str:
    """The number in the workspace's mark (see `identity`); empty for what is none."""
    try:
        found = json.loads(mark.decode("utf-8-sig"))
    except ValueError:
        return ""
    return str(found.get("ma", "")) if isinstance(found, dict) else ""


def _mark(folder: Path) -> str:
    try:
        return number_in((folder / MARK).read_bytes())
    except FileNotFoundError:
        return ""


def _child(folder: Path, known: str) -> dict[str, Any]:
    try:
        found = _mark(folder) if known else ""
        if found and found != known:
            return {"foreign": True}
        if found == known:
            _try(folder)
        else:  # whose folder it is, the next delivery will find out; until then it is only looked at
            next(folder.iterdir(), None)
    except OSError as error:
        return {"number": error.errno, "windows": getattr(error, "winerror", None), "words": str(error.strerror)}
    return {}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_child(Path(sys.argv[1]), sys.argv[2])))
