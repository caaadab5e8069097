"""The hashes of what gets installed: python -m tests.requirements writes deploy/requirements/*.txt anew.

uv keeps hashes in uv.lock, but names hosts there, so that file is not kept (`[tool.uv]` in pyproject.toml). These name
no host: any mirror serves, and what it serves must be the very files that were tried. They hold for every system and
every Python of the project. Made anew after a change of versions; a registry must be within reach.
"""

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packages import ROOT, project, run, uv

FOLDER = ROOT / "deploy" / "requirements"
COMPILE = ("pip", "compile", "--universal", "--generate-hashes", "--no-annotate", "--no-header", "--quiet")
HASH = re.compile(r"sha256:[0-9a-f]{64}")


class File(NamedTuple):
    """What one file lists."""

    name: str
    holds: str
    wanted: Sequence[str]
    pins: Sequence[str]


class Pin(NamedTuple):
    """One entry: what is asked for, and the files that may answer to it."""

    requirement: Requirement
    hashes: frozenset[str]

    @property
    def name(self) -> str:
        """As registries write it."""
        return canonicalize_name(self.requirement.name)


def listed() -> tuple[File, ...]:
    """The files there are."""
    settings = project()
    direct, building = settings["project"]["dependencies"], settings["build-system"]["requires"]
    hub = [*direct, *settings["project"]["optional-dependencies"]["hub"]]
    everything = [*direct, *settings["dependency-groups"]["dev"]]
    versions, tools = (settings["tool"]["uv"][f"{kind}constraint-dependencies"] for kind in ("", "build-"))
    return (
        File("run", "the program", direct, versions),
        File("hub", "the program behind JupyterHub", hub, versions),
        File("develop", "the program, its tests and its checks", everything, versions),
        File("build", "what makes the wheel", building, tools),
        File("uv", "what installs the rest", ["uv"], tools),
    )


def read(path: Path) -> Iterator[Pin]:
    """The entries of a file; ValueError for a line of any other kind (an option, an address)."""
    for line in path.read_text("utf-8").replace("\\\n", " ").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        asked, *hashes = re.split(r"\s+--hash=", line.strip())
        if not hashes or not all(HASH.fullmatch(one) for one in hashes):
            raise ValueError(f"{path.name}: no entry with hashes: {line}")
        yield Pin(Requirement(asked), frozenset(hashes))


def write(file: File, folder: Path) -> None:
    """Ask the registry for the hashes of all files of the pinned versions, for every system."""
    wanted, pins = (folder / f"{file.name}.{kind}" for kind in ("in", "constraints"))
    wanted.write_text("\n".join(file.wanted), "utf-8")
    pins.write_text("\n".join(file.pins), "utf-8")
    lowest = project()["project"]["requires-python"].removeprefix(">=")
    found = run(*uv(), *COMPILE, "--python-version", lowest, "--constraint", pins, wanted, cwd=folder)
    heading = f"# Made by `python -m tests.requirements`: {file.holds}, with the hashes of its files.\n"
    (FOLDER / f"{file.name}.txt").write_text(heading + found, "utf-8")


def main() -> int:
    """Write all files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for file in listed():
            write(file, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
