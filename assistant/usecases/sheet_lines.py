"""Dòng như trên giấy: how lines of a paper stand, as values for pages: its words with their look, its cells."""

from collections.abc import Iterable
from typing import TypedDict

from assistant.domain.paper import SheetRow


class SheetWords(TypedDict):
    """Words of one look."""

    text: str
    bold: bool
    italic: bool


class SheetText(TypedDict):
    """A line of text; `align`: `center`, `right`, or empty."""

    align: str
    runs: list[SheetWords]


class SheetLine(TypedDict):
    """A line of the draft as it stands on paper: a paragraph, or the cells of a table's row."""

    cells: list[list[SheetText]]
    ruled: bool


def sheet_lines(rows: Iterable[SheetRow]) -> list[SheetLine]:
    """The same lines as values."""
    return [
        {
            "ruled": row.ruled,
            "cells": [
                [
                    {
                        "align": line.align,
                        "runs": [{"text": r.text, "bold": r.bold, "italic": r.italic} for r in line.runs],
                    }
                    for line in cell
                ]
                for cell in row.cells
            ],
        }
        for row in rows
    ]
