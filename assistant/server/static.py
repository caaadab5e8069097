"""The browser's files (assistant/widgets/static): their version, their types, and all modules as one script."""

import gzip
import hashlib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path, PurePosixPath

from assistant.widgets.pack import pack

PACK = "pages.js"
"""The one script that every page with a kernel loads: no file, it is made of the modules."""
WALL = "wall.js"
"""That of a page that only looks: of its own modules only, a phone loads it over the air."""
PACKS = {PACK: (), WALL: ("viewer.js",)}
"""The scripts that are no files, and the modules that each begins with where these are not those of every page."""
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".json": "application/json",
}
SQUEEZED = frozenset({".woff2"})
"""What is compressed already."""


def static_folder() -> Path:
    """The folder whose files pages may load."""
    return Path(str(files("assistant.widgets"))) / "static"


def served_files(root: Path) -> list[Path]:
    """Every file that may be served, in a stable order."""
    return sorted(path for path in root.rglob("*") if path.is_file() and path.suffix in TYPES)


def files_version(root: Path) -> str:
    """Hash over names and contents: a page and the modules it loads are always of one version, however long cached."""
    stamps = []
    for path in served_files(root):
        stat = path.stat()
        stamps.append((path, stat.st_mtime_ns, stat.st_size))
    return _version(root, tuple(stamps))


@lru_cache(maxsize=4)
def _version(root: Path, stamps: tuple[tuple[Path, int, int], ...]) -> str:
    """Read once as long as no file is written: every file that a page asks for asks for it."""
    digest = hashlib.sha256()
    for path, *_ in stamps:
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def find_file(root: Path, name: str) -> Path | None:
    """The file a URL path names, or None: nothing outside the folder and no type that is not listed is ever served."""
    parts = PurePosixPath(name).parts
    if not parts or any(part in ("..", "/", "") or "\\" in part or ":" in part for part in parts):
        return None
    path = root.joinpath(*parts)
    return path if path.suffix in TYPES and path.is_file() else None


@lru_cache(maxsize=128)
def contents(root: Path, name: str, version: str, compressed: bool) -> bytes | None:
    """The bytes that a URL path names, as the files were at that `version`; None where it names none."""
    if name in PACKS:
        data = pack(root, PACKS[name]).encode()
    else:
        file = find_file(root, name)
        if file is None:
            return None
        data = file.read_bytes()
    return gzip.compress(data, mtime=0) if compressed else data
