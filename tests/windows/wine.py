"""The Python for Windows on this machine: Wine, a prefix of its own, and what Wine lacks, laid beside the program.

Nothing of this is in what offices get: the three stopgaps stand in folders that the ring makes for itself.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.packages import ROOT, run, uv

WORK = ROOT / "build" / "windows-ring"
NEEDED = {"wine": "wine wine64", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64", "makensis": "nsis"}
"""Programs, and the Debian packages that bring them."""
PACKAGES = (
    "pytest",
    "pytest-timeout",
    "hypothesis",
    "websocket-client",
    "lxml",
    "jsonschema",
    "psutil",
    "playwright",
    "pytest-playwright",
)
"""What the tests import besides the program."""
SHARED = ("x86_64-w64-mingw32-gcc", "-shared", "-o")
RANDOM = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return SystemFunction036(p, (ULONG)n); }
"""
MATH, RENAMED = b"api-ms-win-crt-math-l1-1-0.dll", b"xpi-ms-win-crt-math-l1-1-0.dll"
WINDOW = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
"""A terminal, which Wine makes a window for commands of."""
CTRL_C = b"\x03"
AT_EACH_START = """
import _winapi
import time

import apsw

del _winapi.CopyFile2


class Connection(apsw.Connection):
    def set_busy_timeout(self, milliseconds):
        until = []

        def wait(times):
            if not times:
                until[:] = [time.monotonic() + milliseconds / 1000]
            time.sleep(0.005)
            return time.monotonic() < until[0]

        self.set_busy_handler(wait)


apsw.Connection = Connection
"""
"""Run at each start of a Python under Wine 8, of what it has not. It ends the process that calls CopyFile2; Python then
copies by itself. It never tells that a lock which was waited for is free ("Async I/O lock wait not implemented"), so
that SQLite, which waits so, gives up after its ten seconds with BusyError; asked again and again it is free."""
CASE = re.compile(r"^(tests/\S+::.*?) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b", re.MULTILINE)
SUMMARY = re.compile(r"^=+ (.*\d+ (?:passed|failed|skipped|error).*) =+\r?$", re.MULTILINE)
"""Lines of `pytest -v`: of a test, of the end."""
COMPLEX = re.compile(r"c(a?(cos|sin|tan)h?|exp|log|pow|sqrt|onj|proj|abs|arg|real|imag)[fl]?")
"""Functions of complex numbers: Wine has their names, and ends the process that calls one."""


def lacking() -> list[str]:
    """The Debian packages that are missing here; none where the ring can run."""
    return [package for program, package in NEEDED.items() if not shutil.which(program)]


def windows_path(path: Path) -> str:
    """As a program under Wine names a place of this machine."""
    return "Z:" + str(path).replace("/", "\\")


class Wine:
    """One prefix: a Windows with its own drives and registry. `user`: whose profile it has."""

    def __init__(self, prefix: Path, user: str = "secretary") -> None:
        self.prefix = prefix
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("PYTHON", "VIRTUAL_ENV", "UV"))
            },
            "WINEPREFIX": str(prefix),
            "HOME": str(prefix.parent),  # else the desktop of the prefix would be that of this machine
            "USER": user,
            "LC_ALL": "C.UTF-8",  # what is passed on has Vietnamese signs
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # no questions about parts that are not installed
        }

    def boot(self) -> None:
        """Make the prefix, once; it calls itself Windows 10."""
        if (self.prefix / "system.reg").is_file():
            return
        self.prefix.mkdir(parents=True, exist_ok=True)
        self.run("wineboot", "-i", seconds=300)
        self.run("winecfg", "-v", "win10", seconds=120)

    @property
    def drive_c(self) -> Path:
        return self.prefix / "drive_c"

    def map_drive(self, letter: str, folder: Path) -> None:
        """`m`: that folder stands under the letter from now on."""
        link = self.prefix / "dosdevices" / f"{letter}:"
        link.unlink(missing_ok=True)
        link.symlink_to(folder)

    def unmap(self, letter: str) -> None:
        """The drive is gone, as when the cable is pulled."""
        (self.prefix / "dosdevices" / f"{letter}:").unlink()

    def run(
        self,
        *command: str | Path,
        seconds: float = 120,
        folder: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> tuple[int, str]:
        """Run to the end; exit code and what was said. All streams are pipes: Python ends at once with others."""
        started = self.start(*command, folder=folder, env=env)
        try:
            told, _ = started.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            started.kill()
            told, _ = started.communicate()
            return -1, told.decode("utf-8", "replace") + f"\n(not done in {seconds} s)"
        return started.returncode, told.decode("utf-8", "replace")

    def start(
        self, *command: str | Path, folder: Path | None = None, env: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        """Start it; whoever does reads what it says."""
        return subprocess.Popen(
            ["wine", *map(str, command)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder or self.prefix,
            env={**self.environment, **(env or {})},
        )

    def in_window(self, *command: str | Path, env: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
        """Start it in a window of its own for commands; what is written to its stdin is typed there."""
        return subprocess.Popen(
            [sys.executable, "-c", WINDOW, "wine", *map(str, command)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.prefix,
            env={**self.environment, **(env or {})},
        )

    def end(self) -> None:
        """Every program of this prefix ends, as when the machine is switched off."""
        subprocess.run(["wineserver", "-k"], env=self.environment, capture_output=True, check=False)
        subprocess.run(["wineserver", "-w"], env=self.environment, capture_output=True, check=False, timeout=60)


def keep_reading(started: "subprocess.Popen[bytes]", file: Path) -> threading.Thread:
    """What it says goes into a file, for as long as it lives; else the pipe would fill and stop it."""

    def read() -> None:
        assert started.stdout is not None
        with file.open("wb", buffering=0) as out, started.stdout:
            while piece := started.stdout.read1(65_536):  # type: ignore[attr-defined] # a pipe is buffered
                out.write(piece)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    return reader


def lay_stopgaps(app: Path) -> None:
    """What Wine 8 lacks and Windows has: random numbers for Rust, mathematics for numpy, a WMI that answers, locks."""
    (app / "_wmi.pyd").unlink(missing_ok=True)
    lay_at_each_start(app)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "random.c"
        source.write_text(RANDOM)
        run(*SHARED, app / "bcryptprimitives.dll", source, "-ladvapi32")
        lay_mathematics(app, Path(folder))


def lay_at_each_start(app: Path) -> None:
    """Python runs it by itself."""
    (app / "Lib/site-packages/sitecustomize.py").write_text(AT_EACH_START)


def lay_mathematics(app: Path, work: Path) -> None:
    """A library under another name passes on what numpy calls; complex numbers, which nothing here uses, are empty."""
    calling = [
        f
        for f in (app / "Lib/site-packages").glob("numpy*/**/*")
        if f.suffix in {".pyd", ".dll"} and MATH in f.read_bytes()
    ]
    called = sorted({name for file in calling for name in imported(file, MATH.decode())})
    empty = [name for name in called if COMPLEX.fullmatch(name)]
    lines = [f"  {name}={f'empty_{name}' if name in empty else f'ucrtbase.{name}'}" for name in called]
    (work / "math.def").write_text(f"LIBRARY {RENAMED.decode()}\nEXPORTS\n" + "\n".join(lines) + "\n")
    (work / "math.c").write_text("".join(f"double empty_{name}(void) {{ return 0; }}\n" for name in empty))
    run(*SHARED, app / RENAMED.decode(), work / "math.c", work / "math.def")
    for file in calling:
        file.write_bytes(file.read_bytes().replace(MATH, RENAMED))


def imported(file: Path, library: str) -> list[str]:
    """The functions that a program calls of a library."""
    listing = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", file], capture_output=True, check=True).stdout
    found, inside = [], False
    for line in listing.decode("utf-8", "replace").splitlines():
        if named := re.search(r"DLL Name: (\S+)", line):
            inside = named[1].lower() == library
        elif inside and (entry := re.fullmatch(r"\s+[0-9a-f]+\s+(?:<none>\s+)?[0-9a-f]+\s+(\S+)\s*", line)):
            found.append(entry[1])
    return found


def lay_test_packages(target: Path) -> None:
    """The tests' own packages for Windows, by the hashes that are kept; what the program brings is there already."""
    from deploy.windows import packages

    target.mkdir(parents=True, exist_ok=True)
    project = packages.project()
    wanted, pins = target.parent / "tests.in", target.parent / "tests.pins"
    wanted.write_text("\n".join(PACKAGES), "utf-8")
    pins.write_text("\n".join(project["tool"]["uv"]["constraint-dependencies"]), "utf-8")
    how = (
        "--quiet",
        "--no-annotate",
        "--no-header",
        "--python-platform",
        packages.PLATFORM,
        "--python-version",
        packages.VERSION,
    )
    compiled = run(*uv(), "pip", "compile", *how, "--constraint", pins, wanted)
    listed = target.parent / "tests.txt"
    hashed = (packages.REQUIREMENTS / "develop.txt").read_text("utf-8")
    listed.write_text(packages.selected(hashed, packages.names_of(compiled)), "utf-8")
    into = ("--quiet", "--target", target, "--python-platform", packages.PLATFORM, "--python-version", packages.VERSION)
    run(
        *uv(),
        "pip",
        "install",
        *into,
        "--no-deps",
        "--link-mode",
        "copy",
        "--only-binary",
        ":all:",
        "--require-hashes",
        "-r",
        listed,
    )


def lay_out() -> Path:
    """The program's folder as the build lays it out, ready for Wine and for tests; that folder."""
    app, made = WORK / "app", ROOT / "build" / "windows" / "app"
    laid = WORK / "laid"
    if not laid.is_file() or laid.stat().st_mtime < (made / "chibo.ico").stat().st_mtime:
        shutil.rmtree(app, ignore_errors=True)
        shutil.copytree(made, app)
        lay_stopgaps(app)
        laid.touch()
    lay_at_each_start(app)
    packages = WORK / "packages"
    if not packages.is_dir():
        lay_test_packages(packages)
    paths = ("python313.zip", ".", windows_path(ROOT), "Lib\\site-packages", windows_path(packages), "import site")
    (app / "python313._pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    return app


def told(said: str) -> dict[str, Any]:
    """Counts of a run of `pytest -v`, and the names of what did not pass; also of a run that was broken off."""
    came = {case[1]: case[2] for case in CASE.finditer(said)}  # an error when it is torn down comes last
    bad = [name for name, how in came.items() if how in {"FAILED", "ERROR"}]
    skipped = sum(how in {"SKIPPED", "XFAIL"} for how in came.values())
    counts = {"passed": len(came) - len(bad) - skipped, "failed": len(bad), "skipped": skipped, "names": bad}
    ends = SUMMARY.findall(said)
    if not ends:
        begun = re.findall(r"^(tests/\S+::.*?)[ \r]*$", said, re.MULTILINE)
        bad.append(f"(the run came to no end; the last test that began: {begun[-1] if begun else 'none'})")
    else:  # a file that is skipped as a whole has no line of its own
        sums = {how: int(number) for number, how in re.findall(r"(\d+) (\w+)", ends[-1])}
        counts["passed"] = sums.get("passed", 0)
        counts["skipped"] = sums.get("skipped", 0) + sums.get("xfailed", 0)
    return counts
