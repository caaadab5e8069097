"""`python -m deploy.release`: see the package."""

import argparse
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from deploy.windows import tree
from deploy.windows.__main__ import main as make_windows
from deploy.windows.packages import ROOT, version
from deploy.windows.programs import BuildError, run, uv

TOOLS = {"makensis": "NSIS is missing (apt-get install nsis)"}
"""What the Windows part needs of this machine. Wine only tries the setup (`python -m tests.windows`)."""
MISSING = 3
"""Exit code where all was made but the Windows part."""


def find_faults(changelog: str, number: str, samples: Iterable[str]) -> list[str]:
    """What keeps this version from being released, in words for whoever releases it."""
    sections = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    told = [section for section in sections if re.match(rf"{re.escape(number)} – \d{{4}}-\d\d-\d\d\n", section)]
    open_ones = [section for section in sections if section.startswith("Unreleased\n")]
    return [
        *([] if told else [f"CHANGELOG.md has no section '## {number} – <year-month-day>'"]),
        *([] if len(open_ones) == 1 else ["CHANGELOG.md has no section '## Unreleased' for what comes next"]),
        *(["CHANGELOG.md tells under Unreleased what is not in this release"] if "\n- " in "".join(open_ones) else []),
        *([] if number in samples else ["no kept sample: uv run python -m tests.journal.kept_samples"]),
    ]


def kept_samples() -> list[str]:
    """The versions whose record and journal are kept."""
    return [path.stem for path in (ROOT / "tests" / "journal" / "kept").glob("*.zip")]


def make_packages(out: Path) -> list[Path]:
    """The sdist, and the wheel made of it: what lies about in this folder and is not in the sdist is in neither."""
    with TemporaryDirectory() as folder:
        run(*uv(), "build", "--quiet", "--out-dir", folder, ROOT)
        return [Path(shutil.copy(path, out)) for path in sorted(Path(folder).glob("chibo-*"))]


def windows_lacks() -> list[str]:
    """The tools that are not here."""
    return [told for tool, told in TOOLS.items() if not shutil.which(tool)]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    asked = argparse.ArgumentParser(prog="python -m deploy.release", description="All parts of a release")
    asked.add_argument("--out", type=Path, default=ROOT / "dist", help="where the results go (default: dist)")
    asked.add_argument("--draft", action="store_true", help="go on although something keeps it from being a release")
    asked.add_argument("--no-windows", action="store_true", help="leave the setup and the zip for Windows out")
    options = asked.parse_args(arguments)
    faults = find_faults((ROOT / "CHANGELOG.md").read_text("utf-8"), version(), kept_samples())
    print(*(f"not ready: {fault}" for fault in faults), sep="\n", end="\n" if faults else "")
    if faults and not options.draft:
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    return build(options.out, with_windows=not options.no_windows)


def build(out: Path, with_windows: bool) -> int:
    """Make it, part by part; the list of digests is written last, over all that was made."""
    lacks = windows_lacks() if with_windows else []
    try:
        made = make_packages(out)
        if with_windows and not lacks:
            made = [*made, *make_for_windows(out)]
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    sums = out / f"Chibo-{version()}.sha256"
    sums.write_text(tree.digests(made), encoding="utf-8")
    for one in (*made, sums):
        print(f"{one}: {one.stat().st_size / 1e6:.1f} MB")
    if lacks:
        print(f"no setup and no zip for Windows: {'; '.join(lacks)}", file=sys.stderr)
        return MISSING
    return 0


def make_for_windows(out: Path) -> list[Path]:
    """Setup and portable zip, with the wheel that is in them: the very one that is released."""
    with TemporaryDirectory() as folder:
        if make_windows(["--out", folder]):
            raise BuildError("the part for Windows could not be made")
        wheel = next(Path(folder).glob("*.whl"))
        if wheel.read_bytes() != (out / wheel.name).read_bytes():
            raise BuildError(f"{wheel.name} differs from the one in the setup: what was it made of?")
        kept = [path for path in sorted(Path(folder).iterdir()) if path.suffix in {".exe", ".zip"}]
        return [Path(shutil.copy(path, out)) for path in kept]


if __name__ == "__main__":
    sys.exit(main())
