"""Building and installing the wheel, for the tests that look into it and start it."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def project() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def uv() -> list[str]:
    """The uv that runs this, the one on PATH, or the module; `uv run` names itself in UV."""
    found = os.environ.get("UV") or shutil.which("uv")
    return [found] if found else [sys.executable, "-m", "uv"]


def run(*command: str | Path, **where: Any) -> str:
    """Run to the end; what it printed. Where it fails, the test says with what words."""
    words = [*map(str, command)]
    done: subprocess.CompletedProcess[str]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False, **where)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build_wheel(folder: Path) -> Path:
    """The wheel of this working tree, built into `folder`."""
    run(*uv(), "build", "--wheel", "--quiet", "--out-dir", folder, ROOT)
    (wheel,) = folder.glob("chibo-*.whl")
    return wheel


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(wheel: Path, folder: Path) -> Path:
    """A clean environment as README has it: the files whose hashes are known, then the wheel."""
    environment, known = folder / "environment", ROOT / "deploy" / "requirements" / "run.txt"
    run(*uv(), "venv", "--quiet", "--python", sys.executable, environment)
    into = ("--quiet", "--python", python_of(environment))
    run(*uv(), "pip", "install", *into, "--require-hashes", "--requirement", known)
    run(*uv(), "pip", "install", *into, "--no-deps", wheel)
    run(*uv(), "pip", "check", *into)
    return python_of(environment)
