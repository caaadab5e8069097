"""The program's own commands as the person has to type them, where a sentence names one."""

import os

UV = "UV_RUN_RECURSION_DEPTH"
"""What `uv run` sets for the programs it runs, and they for theirs."""


def typed(command: str) -> str:
    """`uv run chibo …` for whom uv has started the program; else `chibo …`, which is then found by itself."""
    return f"uv run {command}" if UV in os.environ else command
