"""Hàng trên trang in: how high a row of a register is, and where a page ends, before anybody opens the file.

Excel takes the height of a row from the file where it is told, and LibreOffice too; neither measures wrapped text of a
file that a program wrote. So the text is measured here, by the widths of Times New Roman, which are the same in every
font that takes its place.
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence

LINE_HEIGHT, HIGHEST_ROW = 15.75, 409.0
"""Points: of a line of this font at 12 points, and of the highest row that Excel has."""
UNITS = {
    180: "'",
    200: "|",
    250: " ,.",
    278: "ijlt/:;\\",
    333: "frI()-[]`!",
    389: "sJ",
    444: "acez?“”",
    500: "bdghknopquvxy0123456789–_#$*",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "wADGHKNOQUVXY",
    778: "m&",
    889: "M%",
    944: "W@",
    1000: "…—",
}
"""Thousandths of the font's size, by letters; a letter with marks is as wide as the one below them."""
WIDTHS = {letter: width for width, letters in UNITS.items() for letter in letters}
USUAL_WIDTH = 500
STROKES = {0x111: "d", 0x110: "D"}
"""A d with a stroke is no d with a mark, and as wide."""
SIZE, BOLD = 12, 1.07
"""Points of the text, and how much wider bold letters are."""
DIGIT = 6.0
"""Points of a digit of the book's own font, by which Excel counts the width of columns."""
PADDING = 5.0
"""Points beside the text of a cell that nothing is written on."""
LETTER = 7 / 8
"""Of a digit: what a letter of running text takes, so that a column for thirty letters is no wider than they are."""


def column_width(letters: int) -> float:
    """The width of a column for so many letters, in Excel's digits."""
    return letters * LETTER + PADDING / DIGIT


def text_width(text: str) -> float:
    """Points that a line of text takes."""
    bare = (one for one in unicodedata.normalize("NFD", text.translate(STROKES)) if not unicodedata.combining(one))
    return sum(WIDTHS.get(one, USUAL_WIDTH) for one in bare) * SIZE / 1000


def line_count(text: str, letters: int, bold: bool = False) -> int:
    """How many lines a text is wrapped into, in a column for so many letters."""
    room = letters * LETTER * DIGIT / (BOLD if bold else 1)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    lines, at, space = 1, 0.0, text_width(" ")
    for word in line.split():
        wide = text_width(word)
        if at and at + space + wide > room:
            lines, at = lines + 1, 0.0
        at += (space if at else 0) + wide
        if at > room:  # a word that is longer than the line goes on in the next ones
            more = math.ceil(at / room) - 1
            lines, at = lines + more, at - more * room
    return lines


def row_height(cells: Iterable[tuple[object, int]], bold: bool = False) -> float:
    """Points that a row needs for its longest cell; `cells`: what stands there, and for how many letters is room."""
    lines = (line_count(text, letters, bold) for text, letters in cells if isinstance(text, str))
    return min(HIGHEST_ROW, LINE_HEIGHT * max(lines, default=1) + 2)


def rows_kept_with_foot(rows: Sequence[float], first: float, repeated: float, foot: float, page: float) -> int:
    """How many of the last rows have to go to a new page so that the foot does not stand there alone; 0 for none.

    All in points of the sheet: heights of the rows, of what stands above them on the first page and is `repeated` on
    the others, of the foot, and of the page.
    """
    used = first
    for height in rows:
        used = repeated + height if used + height > page else used + height
    if used + foot <= page:
        return 0
    kept, height = 0, repeated + foot
    for one in reversed(rows[1:]):
        if kept == TOGETHER or height + one > page:
            break
        kept, height = kept + 1, height + one
    return kept


TOGETHER = 3
"""So many rows go with a foot that does not fit on their page."""
