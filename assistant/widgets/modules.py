"""The pages' JavaScript modules as they lie in `static/`, for whoever brings them to a browser (`pack`, `parcel`)."""

import posixpath
from collections.abc import Container
from pathlib import Path


def read_modules(root: Path, without: Container[str]) -> dict[str, str]:
    """The texts of the modules below `root`, by their names there. OSError where one cannot be read."""
    names = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*.js"))}
    return {name: path.read_text(encoding="utf-8") for name, path in names.items() if name not in without}


def resolved(name: str, wanted: str) -> str:
    """The name of the module that a module of this name imports as `wanted` (`../kit.js`)."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), wanted))
