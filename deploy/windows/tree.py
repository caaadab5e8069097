"""Lays out the program's folder as it stands on a Windows laptop, and packs it."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from deploy.windows import embedded, packages, slim
from deploy.windows.icon import write_icon
from deploy.windows.programs import BuildError, run, uv

HERE = Path(__file__).parent
FIXED = (2026, 1, 1, 0, 0, 0)
"""The time that files have in the zip, so that the same files make the same zip."""
COMMANDS = """\
@echo off
rem Chibo by commands: chibo.cmd --help
setlocal
set "CHIBO_COMMAND=%~f0"
"%~dp0python.exe" -m assistant.cli %*
"""
READ_ME = """\
Chibo {version}, bản chạy thẳng không cần cài đặt.

1. Giải nén cả thư mục này (USB hoặc ổ đĩa của máy).
2. Bấm đúp Chibo.exe. Trình duyệt tự mở sau ít giây.
3. Đóng chương trình: bấm nút "Đóng chương trình" ở cuối cột bên phải của trang đầu.

Chữ đã gõ được lưu trên máy đang chạy (%LOCALAPPDATA%\\chibo), không nằm trong thư mục này.
"""


def make_tree(app: Path, python: Path | None, work: Path) -> list[str]:
    """The folder, made anew; names in the list of what is left out that matched nothing. The wheel stays in `work`."""
    for old in (app, work):
        shutil.rmtree(old, ignore_errors=True)
        old.mkdir(parents=True)
    embedded.lay_python(app, python)
    site = app / "Lib" / "site-packages"
    packages.install(site, packages.build_wheel(work), work)
    for shared in ("share", "etc"):  # `--target` puts beside the packages what belongs below sys.prefix
        if (site / shared).is_dir():
            shutil.move(site / shared, app / shared)
    idle = slim.leave_out(app)
    (app / "chibo.cmd").write_text(COMMANDS, encoding="ascii", newline="\r\n")
    write_icon(app / "chibo.ico")
    shutil.copy(HERE / "end_program.py", app / "end_program.py")
    shutil.copy(packages.ROOT / "LICENSE", app / "LICENSE.chibo.txt")
    return idle


def find_python() -> Path | None:
    """A Python of this machine of the same version, whose compiled modules are the same."""
    try:
        return Path(run(*uv(), "python", "find", embedded.VERSION).strip())
    except BuildError:  # uv does not look where pyenv keeps its own
        root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
        found = root.glob(f"versions/{embedded.VERSION}.*/bin/python{embedded.VERSION}")
        return next(found, None)


def compile_modules(app: Path) -> bool:
    """Ship compiled modules too; False where no Python of the right version is here to make them.

    The first start is shorter, antivirus reads each file once, and no file is born while the program runs. Their
    source is not looked at again (unchecked), for what unpacks them gives all files another date.
    """
    python = find_python()
    if python is None:
        return False
    how = ("-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash", "-s", app, "Lib")
    done = subprocess.run([*map(str, (python, *how))], cwd=app, capture_output=True, check=False)  # noqa: S603  found by uv
    return done.returncode in {0, 1}  # 1: a package has a module of another Python in it


def weigh(app: Path) -> tuple[int, int]:
    """Files, and bytes of them."""
    files = [path for path in app.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files)


def pack(folder: Path, name: str, target: Path) -> None:
    """The folder as a zip under `name`; the same folder makes the same zip."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            entry = ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", FIXED)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def digests(files: Iterable[Path]) -> str:
    """As `sha256sum -c` and `certutil -hashfile … SHA256` compare them."""
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
