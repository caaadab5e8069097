"""The packages that the program runs on, for 64-bit Windows: the very files whose hashes are kept, and no more."""

import base64
import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from deploy.windows import embedded
from deploy.windows.programs import BuildError, run, uv

ROOT = Path(__file__).resolve().parents[2]
VERSION = embedded.VERSION
REQUIREMENTS = ROOT / "deploy" / "requirements"
PLATFORM = "x86_64-pc-windows-msvc"
WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": VERSION,
    "python_full_version": f"{VERSION}.0",
    "extra": "",
}
"""What markers are asked against."""
LEFT_OUT = {"jupyter"}
"""Direct dependencies that nothing imports: the metapackage brings JupyterLab, Notebook and a terminal."""
OF_THE_INSTALLER = {".lock"}
"""What uv leaves at the target that belongs to no package."""


def project() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def version() -> str:
    """The program's version."""
    return str(project()["project"]["version"])


def wanted_here(direct: Iterable[str]) -> list[str]:
    """The direct dependencies that a Windows laptop gets."""
    asked = [(line, Requirement(line)) for line in direct]
    return [
        line
        for line, one in asked
        if canonicalize_name(one.name) not in LEFT_OUT and (one.marker is None or one.marker.evaluate(WINDOWS))
    ]


def names_of(compiled: str) -> set[str]:
    """The packages of a list with versions (`six==1.17.0`)."""
    lines = (line.split("#")[0].strip() for line in compiled.splitlines())
    return {canonicalize_name(Requirement(line).name) for line in lines if line}


def entries(hashed: str) -> Iterator[tuple[Requirement, str]]:
    """What a file of hashes asks for, with the whole entry as it stands."""
    for line in hashed.replace("\\\n", " ").splitlines():
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield Requirement(re.split(r"\s+--hash=", entry)[0]), entry


def selected(hashed: str, names: Collection[str]) -> str:
    """The entries for these packages that hold on Windows. BuildError where one has none."""
    found = {
        canonicalize_name(asked.name): entry
        for asked, entry in entries(hashed)
        if canonicalize_name(asked.name) in names and (asked.marker is None or asked.marker.evaluate(WINDOWS))
    }
    if missing := set(names) - found.keys():
        raise BuildError(f"no hashes are kept for: {', '.join(sorted(missing))}")
    return "\n".join(found[name] for name in sorted(found)) + "\n"


def needed(folder: Path) -> str:
    """What is to be installed, with hashes: asked of the registry with the project's own versions."""
    wanted, pins = folder / "wanted.in", folder / "pins.txt"
    wanted.write_text("\n".join(wanted_here(project()["project"]["dependencies"])), "utf-8")
    pins.write_text("\n".join(project()["tool"]["uv"]["constraint-dependencies"]), "utf-8")
    how = ("--quiet", "--no-annotate", "--no-header", "--python-platform", PLATFORM, "--python-version", VERSION)
    compiled = run(*uv(), "pip", "compile", *how, "--constraint", pins, wanted, folder=folder)
    return selected((REQUIREMENTS / "run.txt").read_text("utf-8"), names_of(compiled))


def build_wheel(folder: Path) -> Path:
    """The program's own wheel."""
    run(*uv(), "build", "--wheel", "--quiet", "--out-dir", folder, ROOT)
    (wheel,) = folder.glob(f"chibo-{version()}-*.whl")
    return wheel


def install(site: Path, wheel: Path, folder: Path) -> None:
    """All packages and the program into `site`, as wheels for Windows; every file of them is what it should be."""
    listed = folder / "windows.txt"
    listed.write_text(needed(folder), "utf-8")
    into = ("--quiet", "--target", site, "--python-platform", PLATFORM, "--python-version", VERSION)
    how = ("--no-deps", "--link-mode", "copy")
    run(*uv(), "pip", "install", *into, *how, "--only-binary", ":all:", "--require-hashes", "-r", listed)
    run(*uv(), "pip", "install", *into, *how, wheel)
    if problems := differing(site):
        told = "\n".join(problems[:20])
        raise BuildError(f"{len(problems)} files are not what their packages say (a changed cache of uv?):\n{told}")


def differing(site: Path) -> list[str]:
    """Files that differ from what their package says of them, are missing, or belong to none."""
    problems, known = [], set[Path]()
    for record in sorted(site.glob("*.dist-info/RECORD")):
        for name, digest, _ in csv.reader(io.StringIO(record.read_text("utf-8"))):
            file = (site / name).resolve()
            known.add(file)
            if not file.is_file():
                problems.append(f"missing: {name}")
            elif digest and encoded(file.read_bytes(), digest.split("=")[0]) != digest.split("=", 1)[1]:
                problems.append(f"differs: {name}")
    strange = (path for path in sorted(site.rglob("*")) if path.is_file() and path.resolve() not in known)
    problems += [f"of no package: {one.relative_to(site)}" for one in strange if one.name not in OF_THE_INSTALLER]
    return problems


def encoded(data: bytes, kind: str) -> str:
    """The digest as RECORD writes it."""
    return base64.urlsafe_b64encode(hashlib.new(kind, data).digest()).rstrip(b"=").decode()
