"""Đọc mẫu: the paragraphs of a template with their places, as people count them, and the tags in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header

from assistant.wording import documents as words

MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
OTHER_BRACES = re.compile(r"[｛﹛❴⦃«][｛﹛❴⦃«\s]*[\w.|% ]+[｝﹜❵⦄»]+")
"""Braces of other keyboards and fonts, and Word's own fields of letters: printed as they stand."""
LONE_BRACE = re.compile(r"(?<!\{)\{\s*[a-z_][a-z_0-9.]*\s*\}(?!\})")
NOTES = {"footnotes": words.FOOTNOTE, "endnotes": words.ENDNOTE}
TRANSPARENT = frozenset(qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
"""What paragraphs and tables may stand in without standing elsewhere."""
MARKED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
PREFIX = re.compile(r"^(p|tr|tc|r)(?=\s)")
QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
"""Word makes quotation marks round; docxtpl makes them straight again inside a tag, and so does this."""


@dataclass(frozen=True)
class TemplatePiece:
    """One paragraph: where it stands, its text whatever runs Word split it into, and whether it is in a table.

    `above` is what names it from outside: the head of its column, or the paragraph before it where that ends in a
    colon. `box` is the cell or part it stands in, and `table` its table; blocks may not reach out of them.
    """

    place: str
    text: str
    in_table: bool
    element: Any
    above: str = ""
    box: Any = None
    table: Any = None


@dataclass(frozen=True)
class Tag:
    """One tag: `kind` is `{{`, `{%` or `{#`; `scope` docxtpl's p, tr, tc or r; `body` what stands inside.

    `span` is where it begins and ends in the text of its paragraph.
    """

    piece: TemplatePiece
    kind: str
    scope: str
    body: str
    span: tuple[int, int] = (0, 0)

    @property
    def shown(self) -> str:
        """The tag as it stands in Word."""
        return f"{self.kind}{self.scope} {self.body} {CLOSERS[self.kind]}"

    @property
    def keyword(self) -> str:
        """The first word of a statement."""
        return self.body.split(None, 1)[0] if self.body else ""


class Part(NamedTuple):
    """A part of the file that a person reads, with the words for it."""

    prefix: str
    element: Any


def pieces(document: Document) -> Iterator[TemplatePiece]:
    """Every paragraph of the body, then of headers, footers, footnotes and endnotes."""
    for part in parts(document):
        yield from _inside(part.element, part.prefix, Counter(), part.element)


class Places:
    """Where elements of a template stand, as people find them."""

    def __init__(self, document: Document) -> None:
        self._known = {piece.element: piece.place for piece in pieces(document)}

    def of(self, element: Any) -> str:
        """The paragraph an element is in, or the first one inside it."""
        around = (up for up in (element, *element.iterancestors()) if up in self._known)
        within = (inner for inner in element.iter(qn("w:p")) if inner in self._known)
        return self._known.get(next(around, next(within, None)), words.WHOLE_TEMPLATE)


def parts(document: Document) -> Iterator[Part]:
    """The body, the headers and footers of every section (also of even pages), footnotes and endnotes."""
    yield Part("", document.element.body)
    for n, section in enumerate(document.sections, start=1):
        for label, part in _margins(section):
            if not part.is_linked_to_previous:
                yield Part(words.IN_MARGIN.format(part=label, section=n), part._element)  # noqa: SLF001
    for relation in document.part.rels.values():
        if kind := NOTES.get(relation.reltype.rpartition("/")[2]):
            notes = parse_xml(relation.target_part.blob)
            yield from (Part(f"{kind}, ", note) for note in notes if not note.get(qn("w:type")))


def _margins(section: Section) -> tuple[tuple[str, _Header | _Footer], ...]:
    """Headers and footers with the words for them."""
    return (
        (words.HEADER, section.header),
        (words.FIRST_HEADER, section.first_page_header),
        (words.EVEN_HEADER, section.even_page_header),
        (words.FOOTER, section.footer),
        (words.FIRST_FOOTER, section.first_page_footer),
        (words.EVEN_FOOTER, section.even_page_footer),
    )


class Counter:
    """Numbers of paragraphs and tables, as a person counts them from the top, and the heading read last."""

    def __init__(self) -> None:
        self.paragraphs = 0
        self.tables = 0
        self.heading = ""
        self.before = ""


def _inside(parent: Any, prefix: str, counter: Counter, box: Any) -> Iterator[TemplatePiece]:
    for child in parent:
        if child.tag == qn("w:p"):
            counter.paragraphs += 1
            yield from _paragraph(child, prefix, counter, box)
        elif child.tag == qn("w:tbl"):
            counter.tables += 1
            yield from _table(child, prefix + words.TABLE.format(n=counter.tables))
        elif child.tag in TRANSPARENT:
            yield from _inside(child, prefix, counter, box)


def _paragraph(element: Any, prefix: str, counter: Counter, box: Any) -> Iterator[TemplatePiece]:
    """A paragraph, told by its number, its words and the heading it stands under; then the text boxes tied to it."""
    text = text_of(element)
    place = prefix + words.PARAGRAPH.format(n=counter.paragraphs, text=_start(text))
    if counter.heading:
        place += words.UNDER_HEADING.format(heading=_start(counter.heading))
    above = counter.before if counter.before.endswith(":") else ""
    yield TemplatePiece(place, text, False, element, above, box)
    if not text.strip().startswith("{%"):
        counter.before = text.strip()
    if style_of(element).startswith("Heading"):
        counter.heading = MARKED.sub("", text).strip(" .")
    for inner in element.iter(qn("w:txbxContent")):
        yield from _inside(inner, prefix + words.IN_TEXT_BOX, Counter(), inner)


def _table(table: Any, prefix: str) -> Iterator[TemplatePiece]:
    """The cells row by row; a table inside a cell is told by the cell it stands in."""
    rows = [list(row.iter(qn("w:tc"))) for row in table.iter(qn("w:tr"))]
    head = [" ".join(map(text_of, cell.iter(qn("w:p")))) for cell in rows[0]] if rows else []
    for n, cells in enumerate(rows, start=1):
        for m, cell in enumerate(cells, start=1):
            above = head[m - 1] if n > 1 and len(cells) == len(head) and "{" not in head[m - 1] else ""
            for paragraph in cell.iter(qn("w:p")):
                text = text_of(paragraph)
                place = prefix + words.CELL.format(row=n, column=m, text=_start(text))
                yield TemplatePiece(place, text, True, paragraph, above, cell, table)


def text_of(paragraph: Any) -> str:
    """The text of a paragraph, its runs joined; a text box tied to it is read apart."""
    boxed = {node for box in paragraph.iter(qn("w:txbxContent")) for node in box.iter(qn("w:t"))}
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")) if node not in boxed)


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style; empty for the usual one."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(style.get(qn("w:val"))) if style is not None else ""


def _start(text: str) -> str:
    """Enough of the text to find the place."""
    return text if len(text) <= words.LONGEST_PLACE else text[: words.LONGEST_PLACE - 1] + "…"


def tags(piece: TemplatePiece) -> tuple[list[Tag], list[str]]:
    """The tags of a paragraph, and what is wrong with its braces (Vietnamese, without place)."""
    found: list[Tag] = []
    wrong: list[str] = []
    opened: tuple[str, int] | None = None
    for mark in MARKS.finditer(piece.text):
        sign, at = mark.group(), mark.start()
        if sign in CLOSERS:
            if opened:
                wrong.append(_unclosed(piece.text, opened))
            opened = (sign, mark.end())
        elif opened and CLOSERS[opened[0]] == sign:
            found.append(_tag(piece, opened[0], piece.text[opened[1] : at], (opened[1] - 2, mark.end())))
            opened = None
        elif opened:
            wrong.append(words.WRONG_END.format(tag=piece.text[opened[1] - 2 : mark.end()], end=CLOSERS[opened[0]]))
            opened = None
        else:
            wrong.append(words.UNOPENED.format(end=sign, text=piece.text[max(0, at - 20) : mark.end()]))
    if opened:
        wrong.append(_unclosed(piece.text, opened))
    wrong += [words.LONE_BRACE.format(tag=lone.group()) for lone in LONE_BRACE.finditer(piece.text)]
    wrong += [words.OTHER_BRACES.format(tag=other.group()) for other in OTHER_BRACES.finditer(piece.text)]
    return found, wrong


def _unclosed(text: str, opened: tuple[str, int]) -> str:
    tag = text[opened[1] - 2 : opened[1] + 30]
    return words.UNCLOSED.format(tag=tag, end=CLOSERS[opened[0]])


def _tag(piece: TemplatePiece, kind: str, inside: str, span: tuple[int, int]) -> Tag:
    """The tag with docxtpl's own letters taken off; `{%-` and `-%}` are jinja's."""
    inside = inside.translate(QUOTES)
    scope = ""
    if kind != "{#" and (prefix := PREFIX.match(inside)):
        scope, inside = prefix.group(1), inside[prefix.end() :]
    return Tag(piece, kind, scope, inside.strip().strip("-").strip(), span)
