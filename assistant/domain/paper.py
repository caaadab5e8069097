"""Bản đọc như trên giấy: how the lines of a draft stand on paper, for the room; and what papers are made for."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class SheetRun:
    """Words of one look, as they are printed (capitals are capitals)."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class SheetParagraph:
    """One line of text; `align` is `center`, `right`, or empty for a text that runs from the left."""

    runs: tuple[SheetRun, ...]
    align: str = ""


@dataclass(frozen=True)
class SheetRow:
    """What is one line of the reading text: a paragraph, or the cells of a table's row, each with its paragraphs."""

    cells: tuple[tuple[SheetParagraph, ...], ...]
    ruled: bool = False
    """Whether the table has lines."""


class PaperUse(StrEnum):
    """What is done with a paper once it is made."""

    BEFORE = "before"
    """Gửi trước buổi."""
    SIGNED = "signed"
    """Ký, rồi gửi hoặc giao."""
    KEPT = "kept"
    """Lưu kèm hồ sơ."""
