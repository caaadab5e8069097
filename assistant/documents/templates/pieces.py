"""Đọc mẫu: the paragraphs of a template with their places, as people count them, and the tags in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header

from assistant.wording import documents as words

MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
LONE_BRACE = re.compile(r"(?<!\{)\{\s*[a-z_][a-z_0-9.]*\s*\}(?!\})")
PREFIX = re.compile(r"^(p|tr|tc|r)(?=\s)")
QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
"""Word makes quotation marks round; docxtpl makes them straight again inside a tag, and so does this."""


@dataclass(frozen=True)
class TemplatePiece:
    """One paragraph: where it stands, its text whatever runs Word split it into, and whether it is in a table."""

    place: str
    text: str
    in_table: bool
    element: Any


@dataclass(frozen=True)
class Tag:
    """One tag: `kind` is `{{`, `{%` or `{#`; `scope` docxtpl's p, tr, tc or r; `body` what stands inside."""

    piece: TemplatePiece
    kind: str
    scope: str
    body: str

    @property
    def shown(self) -> str:
        """The tag as it stands in Word."""
        return f"{self.kind}{self.scope} {self.body} {CLOSERS[self.kind]}"

    @property
    def keyword(self) -> str:
        """The first word of a statement."""
        return self.body.split(None, 1)[0] if self.body else ""


def pieces(document: Document) -> Iterator[TemplatePiece]:
    """Every paragraph of the body, then of headers and footers."""
    yield from _inside(document.element.body, "", Counter())
    for n, section in enumerate(document.sections, start=1):
        for label, part in _margins(section):
            if not part.is_linked_to_previous:
                yield from _inside(part._element, words.IN_MARGIN.format(part=label, section=n), Counter())  # noqa: SLF001


def _margins(section: Section) -> tuple[tuple[str, _Header | _Footer], ...]:
    """Headers and footers with the words for them."""
    return (
        (words.HEADER, section.header),
        (words.FIRST_HEADER, section.first_page_header),
        (words.FOOTER, section.footer),
        (words.FIRST_FOOTER, section.first_page_footer),
    )


class Counter:
    """Numbers of paragraphs and tables, as a person counts them from the top."""

    def __init__(self) -> None:
        self.paragraphs = 0
        self.tables = 0


def _inside(parent: Any, prefix: str, counter: Counter) -> Iterator[TemplatePiece]:
    for child in parent:
        if child.tag == qn("w:p"):
            counter.paragraphs += 1
            text = text_of(child)
            yield TemplatePiece(
                prefix + words.PARAGRAPH.format(n=counter.paragraphs, text=_start(text)), text, False, child
            )
        elif child.tag == qn("w:tbl"):
            counter.tables += 1
            yield from _table(child, prefix + words.TABLE.format(n=counter.tables))
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent")):
            yield from _inside(child, prefix, counter)


def _table(table: Any, prefix: str) -> Iterator[TemplatePiece]:
    """The cells row by row; a table inside a cell is told by the cell it stands in."""
    for n, row in enumerate(table.iter(qn("w:tr")), start=1):
        for m, cell in enumerate(row.iter(qn("w:tc")), start=1):
            for paragraph in cell.iter(qn("w:p")):
                text = text_of(paragraph)
                place = prefix + words.CELL.format(row=n, column=m, text=_start(text))
                yield TemplatePiece(place, text, True, paragraph)


def text_of(paragraph: Any) -> str:
    """The text of a paragraph, its runs joined."""
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


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
            found.append(_tag(piece, opened[0], piece.text[opened[1] : at]))
            opened = None
        elif opened:
            wrong.append(words.WRONG_END.format(tag=piece.text[opened[1] - 2 : mark.end()], end=CLOSERS[opened[0]]))
            opened = None
        else:
            wrong.append(words.UNOPENED.format(end=sign, text=piece.text[max(0, at - 20) : mark.end()]))
    if opened:
        wrong.append(_unclosed(piece.text, opened))
    wrong += [words.LONE_BRACE.format(tag=lone.group()) for lone in LONE_BRACE.finditer(piece.text)]
    return found, wrong


def _unclosed(text: str, opened: tuple[str, int]) -> str:
    tag = text[opened[1] - 2 : opened[1] + 30]
    return words.UNCLOSED.format(tag=tag, end=CLOSERS[opened[0]])


def _tag(piece: TemplatePiece, kind: str, inside: str) -> Tag:
    """The tag with docxtpl's own letters taken off; `{%-` and `-%}` are jinja's."""
    inside = inside.translate(QUOTES)
    scope = ""
    if kind != "{#" and (prefix := PREFIX.match(inside)):
        scope, inside = prefix.group(1), inside[prefix.end() :]
    return Tag(piece, kind, scope, inside.strip().strip("-").strip())
