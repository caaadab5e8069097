"""The browser's files (assistant/widgets/static): their version and their types."""

import hashlib
from importlib.resources import files
from pathlib import Path, PurePosixPath

CLASSIC = "floor.js"  # a plain script: it must run in browsers that know no modules
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".json": "application/json",
}


def static_folder() -> Path:
    """The folder whose files pages may load."""
    return Path(str(files("assistant.widgets"))) / "static"


def served_files(root: Path) -> list[Path]:
    """Every file that may be served, in a stable order."""
    return sorted(path for path in root.rglob("*") if path.is_file() and path.suffix in TYPES)


def files_version(root: Path) -> str:
    """Hash over names and contents: a page and the modules it loads are always of one version, however long cached."""
    digest = hashlib.sha256()
    for path in served_files(root):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def module_names(root: Path) -> list[str]:
    """Names of the JavaScript modules that lie directly in the folder, for the page's preload hints."""
    return [
        path.name
        for path in served_files(root)
        if path.suffix == ".js" and path.parent == root and path.name != CLASSIC
    ]


def find_file(root: Path, name: str) -> Path | None:
    """The file a URL path names, or None: nothing outside the folder and no type that is not listed is ever served."""
    parts = PurePosixPath(name).parts
    if not parts or any(part in ("..", "/", "") or "\\" in part or ":" in part for part in parts):
        return None
    path = root.joinpath(*parts)
    return path if path.suffix in TYPES and path.is_file() else None
