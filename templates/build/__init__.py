"""Mẫu Word đi kèm: the Word files that ship are built from plain text, so that a wording is changed once.

`templates/source/<name>.txt` is one paper; `templates/source/common.txt` holds what several papers share; the other
parts of the Word file (styles, page number, settings) lie in `templates/source/package`. `uv run python -m
templates.build` writes `templates/word/<name>.docx`; a test compares part by part (compression differs between
machines). How a source reads is told in `templates.build.source`.
"""

import zipfile
from io import BytesIO
from pathlib import Path

from templates.build.package import word_file
from templates.build.source import read_blocks, read_paper

SOURCES = Path(__file__).parents[1] / "source"
WORD_FILES = Path(__file__).parents[1] / "word"
COMMON = "common"
"""The file of common blocks, which is no paper."""


def names() -> list[str]:
    """The papers there is a source of, by the name of their template."""
    return sorted(path.stem for path in SOURCES.glob("*.txt") if path.stem != COMMON)


def build(name: str) -> bytes:
    """One template as a Word file. Raises SourceError with file and line."""
    paper = read_paper(SOURCES / f"{name}.txt", read_blocks(SOURCES / f"{COMMON}.txt"))
    return word_file(paper, SOURCES / "package")


def parts(data: bytes) -> dict[str, bytes]:
    """What a Word file holds, by name of the part."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def write_all() -> list[Path]:
    """Write the templates that say something else than their source; their files."""
    changed = []
    for name in names():
        file, data = WORD_FILES / f"{name}.docx", build(name)
        if not file.is_file() or parts(file.read_bytes()) != parts(data):
            file.write_bytes(data)
            changed.append(file)
    return changed
