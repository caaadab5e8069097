"""The program as a shortcut starts it, without a window (pythonw): what stops it is told in a box."""

import ctypes
import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.wording import cli as words

LAST_WORDS = 1_500
"""Signs of what was said last that a box shows."""
COMMAND_FILE = "chibo.cmd"
"""Beside the program where it was set up (deploy/windows): takes commands."""
STOPS, IN_FRONT = 0x10, 0x10000
"""MessageBoxW: a red sign with OK; before the other windows."""
Box = Callable[[str], object]
"""Shows a text until it is read."""


class Said(io.TextIOBase):
    """What was said last, in place of a window. None of it is written down: addresses with their keys are said too."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.text = ""

    def writable(self) -> bool:
        """It takes all."""
        return True

    def write(self, text: str) -> int:
        """Keep the end of it."""
        self.text = (self.text + text)[-LAST_WORDS:]
        return len(text)


def message_box(text: str) -> None:
    """Windows' own box; elsewhere the text is printed."""
    if os.name != "nt":
        print(text, file=sys.__stderr__)
        return
    user = getattr(ctypes, "windll").user32  # noqa: B009  only Windows has the attribute
    user.MessageBoxW(None, text, words.BOX_TITLE, STOPS | IN_FRONT)


def main(box: Box = message_box, command: Sequence[str] = ()) -> int:
    """Run the program until it ends, or a command; the exit code. What kept it from that is shown."""
    said = Said()
    sys.stdout = sys.stderr = said
    beside = Path(sys.executable).with_name(COMMAND_FILE)
    if beside.is_file():
        from assistant.wording.own_command import COMMAND

        os.environ.setdefault(COMMAND, str(beside))
    from assistant.cli import start

    try:
        code = start.main(list(command))
    except SystemExit as end:  # words that are not understood; a library that ends the program by itself
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        said.write(end.code if isinstance(end.code, str) else "")
    if code:
        box(said.text.strip() or words.NOT_STARTED.format(logs=logs()))
    return code


def logs() -> Path:
    """Where the program writes down what it meets."""
    from assistant.platform.paths import data_dir

    try:
        return data_dir() / "logs"
    except OSError:  # a folder that cannot be made: what went wrong lies where `start` put it
        return Path(tempfile.gettempdir())


if __name__ == "__main__":
    sys.exit(main(command=sys.argv[1:]))
