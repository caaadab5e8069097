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
class ProbeAnswer:
    """`ok`: the folder took, gave back and removed a small file. `message`: Vietnamese, for the screen.

    `foreign`: another workspace lies there.
    """

    ok: bool
    seconds: float
    message: str
    foreign: bool = False


def probe_share(folder: Path, deadline: float = 2.0, mark: str = "") -> ProbeAnswer:
    """Ask the share at `folder`; never takes longer than `deadline` seconds (plus the start of a process).

    `mark`: the number that its workspace is known by; where another one is found nothing is written.
    """
    from assistant.share.errors import ForeignShare, ShareAway, ShareStuck, from_os
    from assistant.wording import share as words

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
        stuck = ShareStuck(folder, words.SECONDS.format(seconds=deadline))
        return ProbeAnswer(False, time.monotonic() - started, stuck.message)
    try:
        found = json.loads(said)
    except ValueError:
        found = {"number": None, "windows": None, "words": words.PROBE_ENDED.format(code=child.returncode)}
    if not found:
        return ProbeAnswer(True, time.monotonic() - started, words.WRITABLE.format(folder=folder))
    if found.get("foreign"):
        return ProbeAnswer(False, time.monotonic() - started, ForeignShare(folder, MARK).message, foreign=True)
    if found.get("differs"):
        found = {"number": None, "windows": None, "words": words.READ_BACK_DIFFERS}
    trouble = from_os(_rebuilt(found), folder / words.TEST_FILE)
    message = ShareAway(folder).message if isinstance(trouble, ShareAway) else trouble.message
    return ProbeAnswer(False, time.monotonic() - started, message)


def _rebuilt(found: dict[str, Any]) -> OSError:
    """The child's OSError again, with its Windows number where there is one."""
    error = OSError(found["number"], found["words"])
    if found["windows"] is not None:
        error.winerror = found["windows"]  # type: ignore[attr-defined,unused-ignore]  # exists on Windows only
    return error


def _try(folder: Path) -> bool:
    """Write, read, remove one small file; False if what was read is not what was written."""
    test, content = folder / f".~chibo-thu-{uuid4().hex[:12]}.tmp", b"chibo"
    with test.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    same = test.read_bytes() == content
    test.unlink()
    if not same:
        return False
    for old in folder.glob(".~chibo-thu-*.tmp"):
        with contextlib.suppress(OSError):  # another probe removed it
            if time.time() - old.stat().st_mtime > _LEFT_BEHIND:
                old.unlink()
    return True


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
            return {} if _try(folder) else {"differs": True}
        next(folder.iterdir(), None)  # whose folder it is, the next delivery will find out; until then only a look
    except OSError as error:
        return {"number": error.errno, "windows": getattr(error, "winerror", None), "words": str(error.strerror)}
    return {}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_child(Path(sys.argv[1]), sys.argv[2])))
