"""Running the programs that the build leans on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


class BuildError(Exception):
    """The build cannot go on; the text says what is missing or wrong."""


def uv() -> list[str]:
    """The uv that runs this, the one on PATH, or the module; `uv run` names itself in UV."""
    found = os.environ.get("UV") or shutil.which("uv")
    return [found] if found else [sys.executable, "-m", "uv"]


def run(*command: str | Path, folder: Path | None = None) -> str:
    """Run to the end; what it printed. BuildError with its words where it fails."""
    words = [*map(str, command)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder)  # noqa: S603  programs of the build
    except FileNotFoundError as error:
        raise BuildError(f"{words[0]} is not installed here") from error
    if done.returncode:
        raise BuildError(f"{' '.join(words)}\n{done.stdout}{done.stderr}")
    return done.stdout
