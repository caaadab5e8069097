r"""How the source of a template reads: lines of text to paragraphs and tables.

    # a remark; empty lines and the space before a line count for nothing, so that what stands in an `if` is indented
    .title Mẫu biên bản         the title in the properties of the Word file
    .page landscape             the page lies on its side
    .style Title before=240     this paper sets a style apart from the others (twentieths of a point)

    Title | Biên bản            a paragraph, by the id of its style in `package/word/styles.xml`
    {{ noi_dung }}              without a style: body text (ThanBai)
    **- Địa điểm: **{{ x }}     bold (character style NhanDam); __so__ is upright within bold; <br> a line break
    % if dau                    a tag of its own paragraph, `{%p if dau %}`; in a table of its own row, `{%tr … %}`
    %p if nguoi_ky              in a table: a tag of its own paragraph within the cell
    @box | - Lý do | ly_do      a block of common.txt, its blanks filled in order or by name (`number=`)
    a long line \               goes on in the next one (a space before the sign counts)
    … <<vote_text>> …           a block of one line, within a line

    .table BangKe 567 2948 …    a table: its style and the widths of its columns
      .header TT | Nhiệm vụ     head row, repeated on each page
      .row
        .cell OBang | {{ x }}   a cell with its first paragraph; more follow in lines below
        .cell 4 TieuNhom | …    a cell as wide as four columns
    .end

In `common.txt` a block begins with `.block name | blank | blank=usual` and goes to the next; `$blank` stands for what
is filled in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import NamedTuple

BODY = "ThanBai"
CELL, HEAD_CELL = "OBang", "DauBang"
STYLED = re.compile(r"([A-Z][A-Za-z0-9]*) \|(?: (.*))?")
FILLED = re.compile(r"([a-z_]+)=(.*)", re.DOTALL)
INLINE = re.compile(r"<<([a-z_]+)>>")
RUNS = re.compile(r"\*\*(.*?)\*\*|__(.*?)__|([^*_]+|[*_])")
BOLD, UPRIGHT = "NhanDam", "ThuongDam"


class SourceError(Exception):
    """A source can't be read; file, line and what is wrong, for a developer."""


class Line(NamedTuple):
    """A line that counts, and where it stands."""

    place: str
    text: str

    def error(self, why: str) -> SourceError:
        """It can't be read."""
        return SourceError(f"{self.place}: {why}: {self.text}")


class Run(NamedTuple):
    """Text of one character style (none: as the paragraph)."""

    style: str
    text: str


class Paragraph(NamedTuple):
    """A paragraph with its style."""

    style: str
    runs: tuple[Run, ...]


@dataclass
class Cell:
    """A cell over so many columns."""

    span: int = 1
    content: list[Paragraph] = field(default_factory=list)


@dataclass
class Row:
    """A row of a table; the head row is repeated on each page."""

    cells: list[Cell] = field(default_factory=list)
    head: bool = False


@dataclass
class Table:
    """A table with the widths of its columns in twentieths of a point."""

    style: str
    widths: tuple[int, ...]
    rows: list[Row] = field(default_factory=list)


@dataclass
class Paper:
    """A template as its source says it. `styles` are its own settings of spacing, by style."""

    title: str = ""
    landscape: bool = False
    styles: dict[str, dict[str, str]] = field(default_factory=dict)
    content: list[Paragraph | Table] = field(default_factory=list)


class Block(NamedTuple):
    """A common block: its blanks with what they usually hold, and its lines."""

    blanks: dict[str, str | None]
    lines: list[Line]


Blocks = Mapping[str, Block]


def read_paper(path: Path, blocks: Blocks) -> Paper:
    """A template from its source. Raises SourceError."""
    reader = _Reader()
    for line in expand(read_lines(path), blocks):
        reader.take(line)
    if reader.table:
        raise SourceError(f"{path.name}: a table without .end")
    return reader.paper


def read_blocks(path: Path) -> Blocks:
    """The common blocks. Raises SourceError."""
    blocks: dict[str, Block] = {}
    lines: list[Line] | None = None
    for line in read_lines(path):
        if line.text.startswith(".block "):
            name, *blanks = _parts(line.text.removeprefix(".block "))
            lines = []
            usual = (blank.partition("=") for blank in blanks)
            blocks[name] = Block({one: value if sign else None for one, sign, value in usual}, lines)
        elif lines is None:
            raise line.error("stands before the first block")
        else:
            lines.append(line)
    return blocks


def read_lines(path: Path) -> Iterator[Line]:
    """The lines that count, those that go on put together."""
    begun = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = begun + raw.lstrip()
        if raw.endswith("\\"):
            begun = text[:-1]
            continue
        begun, text = "", text.rstrip()
        if text and not text.startswith("# "):
            yield Line(f"{path.name}:{number}", text)


def expand(lines: Iterable[Line], blocks: Blocks) -> Iterator[Line]:
    """The lines with every block in place of its name."""
    for line in lines:
        if not line.text.startswith("@"):
            yield line._replace(text=_with_inline(line, blocks))
            continue
        name, *given = _parts(line.text[1:])
        if name not in blocks:
            raise line.error("no such block")
        filled = fill(line, blocks[name], given)
        yield from expand(
            [one._replace(text=Template(one.text).substitute(filled)) for one in blocks[name].lines], blocks
        )


def _with_inline(line: Line, blocks: Blocks) -> str:
    """The line's text with its blocks of one line in place of their names."""

    def text_of(found: re.Match[str]) -> str:
        block = blocks.get(found[1])
        if block is None or len(block.lines) != 1:
            raise line.error(f"no block of one line is called {found[1]}")
        return block.lines[0].text

    return INLINE.sub(text_of, line.text)


def fill(line: Line, block: Block, given: Sequence[str]) -> dict[str, str]:
    """What stands in a block's blanks here."""
    filled: dict[str, str | None] = dict(block.blanks)
    in_order = iter(block.blanks)
    for value in given:
        named = FILLED.fullmatch(value)
        if named and named[1] in filled:
            filled[named[1]] = named[2]
        elif (blank := next(in_order, None)) is None:
            raise line.error("more than the block has blanks")
        else:
            filled[blank] = value
    if lacking := [blank for blank, value in filled.items() if value is None]:
        raise line.error(f"the block lacks {', '.join(lacking)}")
    return {blank: value or "" for blank, value in filled.items()}


def read_runs(text: str) -> tuple[Run, ...]:
    """Text with `**bold**` and `__upright__`."""
    runs: list[Run] = []
    for bold, upright, plain in RUNS.findall(text):
        style = BOLD if bold else UPRIGHT if upright else ""
        if runs and runs[-1].style == style == "":
            runs[-1] = Run("", runs[-1].text + plain)
        else:
            runs.append(Run(style, bold or upright or plain))
    return tuple(runs)


def _parts(text: str) -> list[str]:
    """What stands between bars with a space on both sides (a filter's bar has none)."""
    return [part.strip() for part in re.split(r" \|(?: |$)", text)]


class _Reader:
    """Puts a paper together, line by line."""

    def __init__(self) -> None:
        self.paper = Paper()
        self.table: Table | None = None

    def take(self, line: Line) -> None:
        """The next line."""
        word, _, rest = line.text.partition(" ")
        match word:
            case ".title":
                self.paper.title = rest
            case ".page":
                self.paper.landscape = rest == "landscape"
            case ".style":
                style, *settings = rest.split()
                self.paper.styles[style] = dict(one.split("=") for one in settings)
            case ".table":
                style, *widths = rest.split()
                self.table = Table(style, tuple(map(int, widths)))
                self.paper.content.append(self.table)
            case ".header" | ".row" | ".cell" | ".end":
                self._take_part(line, word, rest)
            case "%":
                self._take_tag(rest)
            case "%p":
                self._take_text(line._replace(text=f"{{%p {rest} %}}"))
            case _ if word.startswith("."):
                raise line.error("no such instruction")
            case _:
                self._take_text(line)

    def _take_part(self, line: Line, word: str, rest: str) -> None:
        """A part of a table."""
        if self.table is None:
            raise line.error("stands in no table")
        match word:
            case ".header":
                cells = [Cell(1, [Paragraph(HEAD_CELL, read_runs(part))]) for part in _parts(rest)]
                self.table.rows.append(Row(cells, head=True))
            case ".row":
                self.table.rows.append(Row())
            case ".cell":
                number = re.match(r"(\d+) ?", rest)
                cell = Cell(int(number[1]) if number else 1)
                self.table.rows[-1].cells.append(cell)
                if text := rest[number.end() :] if number else rest:
                    cell.content.append(_paragraph(text, CELL))
            case _:
                self.table = None

    def _take_tag(self, tag: str) -> None:
        """A tag of its own: a paragraph, in a table a row."""
        if self.table is None:
            self.paper.content.append(Paragraph(BODY, read_runs(f"{{%p {tag} %}}")))
            return
        cells = [Cell(1, [Paragraph(CELL, ())]) for _ in self.table.widths]
        cells[0].content = [Paragraph(CELL, (Run("", f"{{%tr {tag} %}}"),))]
        self.table.rows.append(Row(cells))

    def _take_text(self, line: Line) -> None:
        """A paragraph, of the cell where one is open."""
        if self.table is None:
            self.paper.content.append(_paragraph(line.text, BODY))
        elif self.table.rows and self.table.rows[-1].cells:
            self.table.rows[-1].cells[-1].content.append(_paragraph(line.text, CELL))
        else:
            raise line.error("text of a table stands in no cell")


def _paragraph(text: str, usual: str) -> Paragraph:
    """A paragraph, with its own style or the usual one."""
    styled = STYLED.fullmatch(text)
    return Paragraph(styled[1], read_runs(styled[2] or "")) if styled else Paragraph(usual, read_runs(text))
