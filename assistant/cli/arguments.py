"""Reading a command line, with help and mistakes told in Vietnamese (argparse speaks English)."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NoReturn

from assistant.platform.paths import remembered_folder
from assistant.wording import cli as words
from assistant.wording.own_command import typed as typed_command

WRONG = 2
"""Exit code of a command that cannot be understood."""
MISTAKES = (
    (r"unrecognized arguments: (?P<what>.*)", words.UNRECOGNIZED),
    (r"the following arguments are required: (?P<what>.*)", words.REQUIRED),
    (r"argument (?P<what>[^:]*): expected .*", words.NEEDS_VALUE),
    (r"argument (?P<what>[^:]*): ignored explicit argument (?P<given>.*)", words.TAKES_NO_VALUE),
    (
        r"argument (?P<what>[^:]*): invalid choice: (?P<given>.*?) \(choose from (?P<known>.*)\)",
        words.NO_SUCH_CHOICE,
    ),
    (r"argument (?P<what>[^:]*): (?P<told>“.*)", words.OF_ARGUMENT),
)
"""What argparse says, by its pattern, and how it is said here; the last one brings what our own readers say."""


class Parser(argparse.ArgumentParser):
    """argparse with its own few words in Vietnamese; nothing is abbreviated, and a mistake names its own command."""

    def __init__(self, prog: str | None = None, description: str | None = None, **more: Any) -> None:
        super().__init__(prog, description=description, **{**more, "add_help": False, "allow_abbrev": False})
        self._positionals.title, self._optionals.title = words.ARGUMENTS, words.OPTIONS
        self.add_argument("-h", "--help", action="help", help=words.HELP)

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage:", words.USAGE)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage:", words.USAGE)

    def parse_known_args(  # type: ignore[override] # argparse lists one more way for every kind of namespace
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """What argparse reads, with nothing left over: the command that was given something odd tells it itself."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return found, []

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print; what cannot be written is not passed over, as argparse does in some versions."""
        print(message, end="", file=file or sys.stderr)

    def error(self, message: str) -> NoReturn:
        """A mistake in the words of the command, in one line that leads to the help."""
        self.exit(
            WRONG,
            words.WRONG_COMMAND.format(
                command=self.prog, mistake=translate_mistake(message), typed=typed_command(self.prog)
            ),
        )


def translate_mistake(message: str) -> str:
    """A mistake of a command line in Vietnamese; none of argparse's own words are passed on."""
    for pattern, sentence in MISTAKES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(**{name: part.replace("'", "") for name, part in found.groupdict().items()})
    return words.UNCLEAR


def integer_between(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number of that range."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(words.NOT_IN_RANGE.format(text=text, least=least, most=most))
        return int(text)

    return read


def network_address(text: str) -> str:
    """An address at which other machines can reach this one; whether it is this machine's own is seen at the start.

    127.0.0.1 is for this machine alone, and 0.0.0.0 is no address that a link could name. Empty for a bare `--lan`,
    which argparse asks of too.
    """
    if not text:
        return text
    try:
        found = ip_address(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(words.NO_NETWORK_ADDRESS.format(text=text)) from error
    if found.version != 4 or found.is_loopback or found.is_unspecified or found.is_multicast or found.is_reserved:
        raise argparse.ArgumentTypeError(words.NO_NETWORK_ADDRESS.format(text=text))
    return text


def host_name(text: str) -> str:
    """A host's name, without scheme, port and path."""
    if not re.fullmatch(r"(?!-)[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*", text):
        raise argparse.ArgumentTypeError(words.NO_HOST_NAME.format(text=text))
    return text


def folder_of(options: argparse.Namespace) -> Path | None:
    """The cell's folder that `--workspace` names, else the one opened last; None, and a sentence, where it is away."""
    folder: Path | None = options.workspace or remembered_folder()
    if folder is None or not folder.is_dir():
        print(words.FIND_WHERE.format(folder=folder or "—"), file=sys.stderr)
        return None
    return folder.resolve()
