"""`python -m deploy.windows`: see the package."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.windows import tree
from deploy.windows.icon import write_side
from deploy.windows.packages import ROOT, version
from deploy.windows.programs import BuildError, run

SCRIPTS = Path(__file__).parent
QUICK = "quick-setup.exe"
"""Below build/windows: what is tried where the whole build was not made."""


def make_program(script: str, target: Path, **facts: str | Path) -> Path:
    """A program made by NSIS."""
    given = [f"-D{name}={value}" for name, value in {"VERSION": version(), "OUT": target, **facts}.items()]
    run("makensis", "-V2", "-INPUTCHARSET", "UTF8", *given, SCRIPTS / script)
    return target


def make_portable(app: Path, work: Path, out: Path) -> Path:
    """The same to be carried: a folder with one program in it that is double-clicked."""
    folder, name = work / "portable", f"Chibo-{version()}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(app, folder / "app")
    make_program("start.nsi", folder / "Chibo.exe", ICON=app / "chibo.ico")
    text = tree.READ_ME.format(version=version())
    (folder / "Đọc trước.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")
    packed = out / f"{name}-portable.zip"
    tree.pack(folder, name, packed)
    return packed


def build(options: argparse.Namespace) -> int:
    """Everything, told step by step."""
    work, out = ROOT / "build" / "windows", Path(options.out)
    app = work / "app"
    out.mkdir(parents=True, exist_ok=True)
    if not options.again:
        idle = tree.make_tree(app, options.python, work / "work")
        if idle:
            print("left out, but not there any more:", ", ".join(idle))
        if not tree.compile_modules(app):
            print("no Python 3.13 here: compiled modules are not shipped, and the first start takes longer")
    files, size = tree.weigh(app)
    print(f"{app}: {files:,} files, {size / 1e6:.0f} MB")
    side = work / "side.bmp"
    write_side(side)
    if options.quick:
        print(make_program("setup.nsi", work / QUICK, APP=app, SIDE=side, QUICK="1"))
        return 0
    (wheel,) = (work / "work").glob("*.whl")
    made = [
        make_program("setup.nsi", out / f"Chibo-{version()}-setup.exe", APP=app, SIDE=side),
        make_portable(app, work, out),
        Path(shutil.copy(wheel, out)),
    ]
    sums = out / f"Chibo-{version()}.sha256"
    sums.write_text(tree.digests(made), encoding="utf-8")
    for one in (*made, sums):
        print(f"{one}: {one.stat().st_size / 1e6:.1f} MB")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    asked = argparse.ArgumentParser(prog="python -m deploy.windows", description="Chibo for Windows, made on Linux")
    asked.add_argument("--out", default=ROOT / "dist", help="where the results go (default: dist)")
    asked.add_argument("--python", type=Path, help="an embeddable Python 3.13 for Windows, as a zip")
    asked.add_argument("--quick", action="store_true", help="only a setup to be tried: not compressed")
    asked.add_argument("--again", action="store_true", help="pack the folder of the last run once more")
    try:
        return build(asked.parse_args(arguments))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
