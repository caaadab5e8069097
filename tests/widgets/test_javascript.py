"""What the browser runs: linted and formatted by Biome, and no line longer than a screen."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "assistant" / "widgets" / "static"
LONGEST = 120


def modules() -> list[Path]:
    """The modules that were written here; vendor/ holds what others wrote."""
    return [file for file in sorted(STATIC.rglob("*.js")) if "vendor" not in file.parts]


def test_no_line_of_a_module_is_longer_than_120_letters() -> None:
    long = [
        f"{file.relative_to(STATIC).as_posix()}:{number}: {len(line)}"
        for file in modules()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST
    ]

    assert modules()
    assert long == []


@pytest.mark.skipif(shutil.which("npx") is None, reason="no Node.js here")
@pytest.mark.skipif(not (ROOT / "node_modules" / "@biomejs").exists(), reason="`npm install` has not been run here")
def test_biome_finds_nothing_to_mend_or_to_format() -> None:
    npx = shutil.which("npx")
    assert npx
    checked = subprocess.run(
        [npx, "--no-install", "biome", "ci", "--colors=off", "--error-on-warnings"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr
