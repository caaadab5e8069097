"""How the lines of a Word file look: centred, bold, italic, in capitals. Row by row as `docx_text` reads them."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from xml.etree import ElementTree

from assistant.documents.rendering.docx_text import BREAKS, HIDDEN, UNREADABLE, WRAPPERS, W, cells_of, rows_of
from assistant.domain.paper import SheetParagraph, SheetRow, SheetRun

Element = ElementTree.Element
ALIGNED = {"center": "center", "right": "right", "end": "right"}
OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True)
class Look:
    """What a style or a run says; None where it says nothing."""

    align: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    ruled: bool | None = None

    def over(self, base: "Look") -> "Look":
        """This look where it says something, else that of the base."""
        said = {name: value for name, value in vars(self).items() if value is not None}
        return replace(base, **said)


def paper_rows(docx: bytes) -> tuple[SheetRow, ...]:
    """One row for each line of `docx_text.text_lines`. ValueError for bytes that are not a Word file."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as package:
            body = ElementTree.fromstring(package.read("word/document.xml")).find(f"{W}body")
            styles = ElementTree.fromstring(package.read("word/styles.xml"))
    except UNREADABLE as error:
        raise ValueError(f"not a Word file: {error}") from error
    return tuple(_Reader(styles).rows(body)) if body is not None else ()


class _Reader:
    """Reads rows by the styles of one file."""

    def __init__(self, styles: Element) -> None:
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
        self._known: dict[str, Look] = {}

    def rows(self, parent: Element) -> Iterator[SheetRow]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from (SheetRow(((line,),)) for line in self.lines(child))
            elif child.tag == f"{W}tbl":
                yield from self.table(child)
            elif child.tag in WRAPPERS:
                yield from self.rows(child)

    def table(self, table: Element) -> Iterator[SheetRow]:
        own = table.find(f"{W}tblPr")
        ruled = bool(self.named(own, "tblStyle").ruled)
        if own is not None and (borders := own.find(f"{W}tblBorders")) is not None:
            ruled = _has_lines(borders)
        for row in rows_of(table):
            cells = tuple(
                tuple(line for inner in self.rows(cell) for paragraphs in inner.cells for line in paragraphs)
                for cell in cells_of(row)
            )
            if any(cells):
                yield SheetRow(cells, ruled)

    def lines(self, paragraph: Element) -> Iterator[SheetParagraph]:
        own = paragraph.find(f"{W}pPr")
        style = self.named(own, "pStyle")
        aligned = _stated(own).over(style).align or ""
        runs: list[list[SheetRun]] = [[]]
        for run in paragraph.iter(f"{W}r"):
            direct = run.find(f"{W}rPr")
            look = _stated(direct).over(self.named(direct, "rStyle")).over(style)
            text = "".join(
                node.text or "" if node.tag == f"{W}t" else BREAKS.get(str(node.tag), "")
                for node in run
                if node.tag not in HIDDEN
            )
            first, *others = (text.upper() if look.caps else text).split("\n")
            runs[-1].append(SheetRun(first, bool(look.bold), bool(look.italic)))
            runs += [[SheetRun(other, bool(look.bold), bool(look.italic))] for other in others]
        for line in runs:
            if "".join(run.text for run in line).strip():
                yield SheetParagraph(_joined(line), ALIGNED.get(aligned, ""))

    def named(self, properties: Element | None, kind: str) -> Look:
        """The look of the style that these properties name."""
        found = properties.find(f"{W}{kind}") if properties is not None else None
        return self.style(found.get(f"{W}val", "")) if found is not None else Look()

    def style(self, name: str) -> Look:
        """The look of a style with what it is based on."""
        if name not in self._known:
            self._known[name] = Look()  # a style that is based on itself
            style = self._styles.get(name)
            if style is not None:
                self._known[name] = self._read(style)
        return self._known[name]

    def _read(self, style: Element) -> Look:
        look = _stated(style.find(f"{W}rPr")).over(_stated(style.find(f"{W}pPr")))
        borders = style.find(f"{W}tblPr/{W}tblBorders")
        ruled = Look(ruled=_has_lines(borders)) if borders is not None else Look()
        return look.over(ruled).over(self.named(style, "basedOn"))


def _stated(properties: Element | None) -> Look:
    """What the properties of a run, a paragraph or a style say themselves."""
    if properties is None:
        return Look()
    align = properties.find(f"{W}jc")
    told: Mapping[str, bool | None] = {name: _switch(properties.find(f"{W}{name}")) for name in ("b", "i", "caps")}
    return Look(align.get(f"{W}val") if align is not None else None, told["b"], told["i"], told["caps"])


def _switch(found: Element | None) -> bool | None:
    return None if found is None else found.get(f"{W}val", "1") not in OFF


def _has_lines(borders: Element) -> bool:
    return any(edge.get(f"{W}val", "nil") not in {"nil", "none"} for edge in borders)


def _joined(line: list[SheetRun]) -> tuple[SheetRun, ...]:
    """Neighbours of one look as one run."""
    return tuple(
        SheetRun("".join(run.text for run in same), bold, italic)
        for (bold, italic), same in groupby(line, lambda run: (run.bold, run.italic))
    )
