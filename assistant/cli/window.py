"""The program as a shortcut starts it, without a window (pythonw): what stops it is told in a box."""

import ctypes
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.wording import cli as words

LAST_WORDS = 1_500
"""Signs of what was said last that a box shows."""
COMMAND_FILE = "chibo.cmd"
"""Beside the program where it was set up (deploy/windows): takes commands."""
YES, NO_ANSWER = 6, 0
STOPS, ASKS, IN_FRONT = 0x10, 0x24, 0x10000
"""MessageBoxW: a red sign with OK; a question with Yes and No; before the other windows."""
Box = Callable[[str, int], int]
"""Shows a text until it is answered; which button was pressed."""


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


def message_box(text: str, kind: int) -> int:
    """Windows' own box; elsewhere the text is printed and nobody answers."""
    if os.name != "nt":
        print(text, file=sys.__stderr__)
        return NO_ANSWER
    user = getattr(ctypes, "windll").user32  # noqa: B009  only Windows has the attribute
    return int(user.MessageBoxW(None, text, words.BOX_TITLE, kind | IN_FRONT))


def main(box: Box = message_box, command: Sequence[str] = ()) -> int:
    """Run the program until it ends, or a command; the exit code. What kept it from that is shown."""
    said = Said()
    sys.stdout = sys.stderr = said
    beside = Path(sys.executable).with_name(COMMAND_FILE)
    if beside.is_file():
        from assistant.wording.own_command import COMMAND

        os.environ.setdefault(COMMAND, str(beside))
    code = _command(command) if command else _open(box)
    if code and said.text.strip():
        box(said.text.strip(), STOPS)
    return code


def _command(command: Sequence[str]) -> int:
    from assistant.cli import start

    return start.main(command)


def _open(box: Box) -> int:
    """The program with the folder that was opened last; where that is away, whoever sits there is asked."""
    from assistant.cli import start
    from assistant.platform.paths import remembered_folder

    try:
        away = folder if (folder := remembered_folder()) and not folder.is_dir() else None
    except OSError:  # the data folder itself fails: the start tells why
        away = None
    if away is None:
        return start.main([])
    if box(words.FOLDER_AWAY.format(folder=away), ASKS) != YES:
        return 0
    return start.main(["serve", "--sample"])


if __name__ == "__main__":
    sys.exit(main(command=sys.argv[1:]))
