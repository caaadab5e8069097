"""The program's own commands as the person has to type them, where a sentence names one."""

import os

UV = "UV_RUN_RECURSION_DEPTH"
"""What `uv run` sets for the programs it runs, and they for theirs."""
COMMAND = "CHIBO_COMMAND"
"""Set where the program was set up under Windows (deploy/windows): the file there that takes commands."""


def typed(command: str) -> str:
    """`uv run chibo …` for whom uv has started the program; else `chibo …`, which is then found by itself.

    Where the program was set up it is on no path: the whole path of its file then stands for `chibo`.
    """
    if given := os.environ.get(COMMAND):
        return " ".join([f'"{given}"', *command.split()[1:]])
    return f"uv run {command}" if UV in os.environ else command
