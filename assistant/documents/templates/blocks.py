"""Khối của văn bản: what a paper has besides its fields, so that a template without it is found out."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from assistant.documents.templates.check import TemplateReading
from assistant.documents.templates.labels import leaf_of
from assistant.documents.templates.pieces import parts, style_of
from assistant.domain.text import folded
from assistant.wording import documents as words

SIGNATURE_STYLES = ("ChuKyHoTen", "ChuKyHoTenTiep")
"""Styles of the names under a paper, in our own templates."""
SIGNATURE, PARTY, PAGE_NUMBER = "khoi_chu_ky", "khoi_tieu_de", "khoi_so_trang"
LAST_LINES = 12
"""Paragraphs with text at the end of a paper that may be its signature where the styles are an office's own."""


def blocks(document: Document, reading: TemplateReading) -> Iterator[str]:
    """The blocks a template has: places to sign, the Party's head, page numbers."""
    yield from (f"{SIGNATURE}.{leaf}" for leaf in signing_fields(reading))
    if any(words.PARTY_NAME in folded(piece.text) for piece in reading.pieces):
        yield PARTY
    if any("PAGE" in (node.text or node.get(qn("w:instr")) or "") for node in _instructions(document)):
        yield PAGE_NUMBER


def signing_fields(reading: TemplateReading) -> set[str]:
    """The names printed under the paper: by our styles, or else in its last lines."""
    last = {id(piece.element) for piece in [piece for piece in reading.pieces if piece.text.strip()][-LAST_LINES:]}
    styled = any(style_of(piece.element) in SIGNATURE_STYLES for piece in reading.pieces)
    return {
        leaf_of(one.path)
        for one in reading.printed
        if "[" not in one.path
        and (style_of(one.tag.piece.element) in SIGNATURE_STYLES if styled else id(one.tag.piece.element) in last)
    }


def _instructions(document: Document) -> Iterator[Any]:
    """The instructions of Word's own fields in headers and footers."""
    for part in parts(document):
        if part.prefix:
            yield from part.element.iter(qn("w:instrText"), qn("w:fldSimple"))
