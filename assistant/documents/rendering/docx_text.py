"""Reads the text of a Word file as a person would: top to bottom, tables row by row. Standard library only."""

import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CELL_GAP = " | "
"""What stands between two cells of a row in the reading text."""
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}customXml"}
HIDDEN = {f"{W}delText", f"{W}instrText"}
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, ElementTree.ParseError)
"""What a file raises that is none, was damaged, or is locked with a password (RuntimeError, also for what Python's
zipfile cannot unpack)."""


@dataclass(frozen=True)
class DocumentText:
    """The lines of the body, and apart from them those of headers and footers."""

    body: tuple[str, ...]
    margins: tuple[str, ...]


def text_lines(docx: bytes) -> tuple[str, ...]:
    """The body's lines in document order, empty ones left out; a table row is one line, its cells set apart by ` | `.

    Raises ValueError for bytes that are not a Word file.
    """
    return read_document(docx).body


def read_document(docx: bytes) -> DocumentText:
    """Body, headers and footers; ValueError for bytes that are not a Word file."""
    main, margins = _parts(docx)
    return DocumentText(
        tuple(_lines(main)) if main is not None else (), tuple(line for part in margins for line in _lines(part))
    )


def read_paragraphs(docx: bytes) -> DocumentText:
    """As `read_document`, but each paragraph on its own, also those in table cells, text boxes and WordArt.

    ValueError for bytes that are not a Word file.
    """
    main, margins = _parts(docx)
    return DocumentText(
        tuple(_paragraphs(main)) if main is not None else (),
        tuple(line for part in margins for line in _paragraphs(part)),
    )


def _parts(docx: bytes) -> tuple[ElementTree.Element | None, list[ElementTree.Element]]:
    """The body, and the headers and footers; ValueError for bytes that are not a Word file."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as package:
            names = [n for n in package.namelist() if n.startswith(("word/header", "word/footer"))]
            body = ElementTree.fromstring(package.read("word/document.xml"))
            margins = [ElementTree.fromstring(package.read(name)) for name in sorted(names)]
    except UNREADABLE as error:
        raise ValueError(f"not a Word file: {error}") from error
    return body.find(f"{W}body"), margins


def fold_spaces(text: str) -> str:
    """Composed (NFC), white space folded: how two texts are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _lines(parent: ElementTree.Element) -> Iterator[str]:
    """Lines of the paragraphs and tables inside an element."""
    for child in parent:
        if child.tag == f"{W}p":
            yield from _split(_paragraph(child))
        elif child.tag == f"{W}tbl":
            yield from _rows(child)
        elif child.tag in WRAPPERS:
            yield from _lines(child)


def _rows(table: ElementTree.Element) -> Iterator[str]:
    """One line a row; a cell of several paragraphs reads as one, a row without text not at all."""
    for row in rows_of(table):
        cells = [" ".join(_lines(cell)) for cell in cells_of(row)]
        if any(cells):
            yield CELL_GAP.join(cells).rstrip()


def rows_of(table: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The rows of a table."""
    return _inside(table, f"{W}tr")


def cells_of(row: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The cells of a table's row."""
    return _inside(row, f"{W}tc")


def _inside(parent: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    """The children with this tag, also those in a content control; not those of a table further in."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, tag)


def _split(text: str) -> Iterator[str]:
    """The lines of one paragraph that say something."""
    return (line.rstrip() for line in text.split("\n") if line.strip())


def _paragraph(paragraph: ElementTree.Element) -> str:
    """The text of a paragraph; fields, deleted text and what else is not read are left out."""
    return _runs(paragraph.iter(f"{W}r"))


def _runs(runs: Iterable[ElementTree.Element]) -> str:
    return "".join(
        node.text or "" if node.tag == f"{W}t" else BREAKS.get(str(node.tag), "")
        for run in runs
        for node in run
        if node.tag not in HIDDEN
    )


def _paragraphs(part: ElementTree.Element) -> Iterator[str]:
    """The words of WordArt, the lines of every paragraph; a text box apart from the paragraph that holds it."""
    for art in part.iter(WORD_ART):
        yield from _split(art.get("string", ""))
    for paragraph in part.iter(f"{W}p"):
        inner = {run for box in paragraph.iter(f"{W}p") if box is not paragraph for run in box.iter(f"{W}r")}
        yield from _split(_runs(run for run in paragraph.iter(f"{W}r") if run not in inner))
