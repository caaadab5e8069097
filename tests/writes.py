"""A test writes into folders of its own: what it writes into the checkout, or anywhere else, fails it.

Root ignores permissions, so a read-only checkout would prove nothing: an audit hook sees what Python opens, makes,
moves and removes, in this process. What programs do that a test has started is seen at the end of the run.
"""

import errno
import os
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.platform.paths import DATA_VARIABLE

ROOT = Path(__file__).resolve().parents[1]
HOME = Path.home().resolve()
OF_TOOLS = {".pytest_cache", ".hypothesis", "test-results", "__pycache__", "artifacts"}
"""Folders of the checkout that Python, pytest, Hypothesis and the browser's pictures keep, all ignored by git."""
CACHE_BEING_MADE = "pytest-cache-files-"
"""Folder at the root in which pytest makes its cache in a fresh clone, before it gets its own name."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
DEVICE = "\\\\.\\"
"""How Windows names what is no file."""
CHANGING = {
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rmdir": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.link": ((1, 3),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.chmod": ((0, 2),),
    "os.utime": ((0, 3),),
}
"""What else changes a folder: where it names a path, and the open folder that this path starts from (none: -1)."""

WITHOUT_LIMIT = "\\\\?\\"
"""Windows: before a path of any length, as pytest passes it where it removes a folder, and as Python answers where
another thread makes the very folder that it looks at."""
places: list[Path] = []
"""Where a test may write: the folders for temporary files."""
caught: list[str] = []
"""What was written elsewhere since the last look."""


def changed(event: str, words: Sequence[Any]) -> list[str]:
    """The paths that this event of the interpreter changes; an open file is named by a number, and is none."""
    if event == "open":
        found = [words[0]] if isinstance(words[2], int) and words[2] & WRITING else []
    else:
        found = [words[at] for at, start in CHANGING[event] if start is None or words[start] == -1]
    return [os.fsdecode(path) for path in found if isinstance(path, str | bytes | os.PathLike)]


def is_own(path: str) -> bool:
    """Whether a test may write here. Of folders within each other the nearest counts; a device or a pipe is no file."""
    whole = Path(os.path.realpath(path.removeprefix(WITHOUT_LIMIT)).removeprefix(WITHOUT_LIMIT))
    if path.startswith(DEVICE) or path.lower() == os.devnull.lower():
        return True
    if whole.is_relative_to(ROOT) and whole.relative_to(ROOT).as_posix().startswith(CACHE_BEING_MADE):
        return True
    if whole.is_relative_to(ROOT) and not OF_TOOLS.isdisjoint(whole.relative_to(ROOT).parts):
        return True
    around = [place for place in (*places, ROOT, HOME) if whole.is_relative_to(place)]
    nearest = max(around, key=lambda place: len(place.parts), default=None)
    return nearest in places or whole.is_relative_to("/dev") or "__pycache__" in whole.parts


def refuse_elsewhere(event: str, words: Sequence[Any]) -> None:
    """Refuse what would be written outside, as a read-only disk does, and note it for the test that did it."""
    if event != "open" and event not in CHANGING:
        return
    for path in changed(event, words):
        if not is_own(path):
            caught.append(f"{event} {path}{whose()}")
            raise OSError(errno.EROFS, "a test writes outside its own folder", path)


def whose() -> str:
    """The thread of an earlier test that is still at it, with the steps that led there; empty for the test's own."""
    thread = threading.current_thread()
    if thread is threading.main_thread():
        return ""
    steps = [f"{Path(step.filename).name}:{step.lineno}" for step in traceback.extract_stack()[-12:-2]]
    return f" ({thread.name}: {' > '.join(steps)})"


def watch(*more: Path) -> None:
    """From now on, for as long as the process lives: a hook cannot be taken away again."""
    places.extend(place.resolve() for place in (Path(tempfile.gettempdir()), *more))
    sys.addaudithook(refuse_elsewhere)


def unknown() -> set[str] | None:
    """Files in the checkout that git does not know and does not ignore; None where there is no git."""
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return set(listed.split("\0")) - {""}


def left_behind(before: set[str] | None) -> set[str]:
    """What the run has left in a checkout that had no unknown file before, as a fresh clone has none.

    Where somebody is at work, a new file may be theirs, and nothing is said.
    """
    return set() if before is None or before else unknown() or set()


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of the test's own for what the program keeps on this machine; else it is that of who runs the tests."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
