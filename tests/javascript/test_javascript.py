"""The JavaScript's own ring: what the browser counts, keeps and merges, run by node's test runner beside this file."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="no Node.js here")
@pytest.mark.skipif(not (ROOT / "node_modules" / "happy-dom").exists(), reason="`npm install` has not been run here")
@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.js")), ids=lambda file: file.name.removesuffix(".test.js"))
def test_the_javascripts_own_tests_pass(file: Path) -> None:
    ran = subprocess.run(
        [str(NODE), "--test", "--test-reporter=spec", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
