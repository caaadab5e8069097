"""Thể thức của mẫu: where a template's page, fonts, sizes and words differ from the layout (docs/domain.md 7.2)."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from assistant.documents.rendering.layout import Layout
from assistant.documents.templates.check import Finding, FindingKind, open_document
from assistant.documents.templates.fields import meaning_of
from assistant.documents.templates.gate import read_content
from assistant.documents.templates.pieces import pieces
from assistant.documents.templates.role_looks import role_deviations
from assistant.platform.patient_files import read_patiently
from assistant.wording import documents as words

A4 = (210.0, 297.0)
TOLERANCE = 0.5
"""Millimetres."""
EMU_PER_MM = 36000
MOST_PLACES = 3
"""Places named of one finding."""
FORBIDDEN_TEXTS = (
    (re.compile(r"độc lập\s*[-–]\s*tự do|cộng h(?:òa|oà) xã hội chủ nghĩa", re.IGNORECASE), words.MOTTO),
    (re.compile(r"^\s*số\s*:", re.IGNORECASE), words.NUMBER_COLON),
    (re.compile(r"\./\."), words.END_MARK),
    (re.compile(r"\bK/T\b|\bKT\."), words.BY_ORDER),
)
"""Words of other kinds of papers, and what to say of them."""


def layout_deviations(
    template: Path, layout: Layout, original: bytes = b"", facts: tuple[type, ...] = ()
) -> list[Finding]:
    """Every deviation of a template from the layout, and from its original (laid out so) where there is one."""
    data = read_patiently(template)
    document = open_document(template.name, data)
    if isinstance(document, Finding):
        return [document]
    found = [*_page(document, layout), *_styles(document, layout), *_paragraphs(document, layout)]
    first = open_document(template.name, original) if original else None
    if first is None or isinstance(first, Finding):
        return found
    return [*found, *_blocks(data, original, facts), *role_deviations(document, first)]


def _blocks(data: bytes, original: bytes, facts: tuple[type, ...]) -> Iterator[Finding]:
    """Places to sign, the Party's head and page numbers that the original has and this template has not."""
    for path in sorted(read_content(original, facts).blocks - read_content(data, facts).blocks):
        block, _, part = path.partition(".")
        named = words.BLOCK_PART.format(part=meaning_of(part)) if part else ""
        yield _told(words.BLOCK_LEFT_OUT.format(block=words.BLOCK_NAMES[block], part=named))


def grouped(found: Iterable[Finding]) -> list[Finding]:
    """The same finding at several places as one, with the first places and how many more there are."""
    places: dict[tuple[FindingKind, str], list[str]] = {}
    for one in found:
        known = places.setdefault((one.kind, one.sentence), [])
        if one.place not in known:
            known.append(one.place)
    return [Finding(kind, _places(where), sentence) for (kind, sentence), where in places.items()]


def _places(where: list[str]) -> str:
    more = len(where) - MOST_PLACES
    named = "; ".join(where[:MOST_PLACES])
    return words.AND_PLACES.format(places=named, count=more) if more > 0 else named


def _told(sentence: str, place: str = words.WHOLE_TEMPLATE) -> Finding:
    return Finding(FindingKind.LAYOUT, place, sentence)


def _page(document: Document, layout: Layout) -> Iterator[Finding]:
    """Paper and margins of every section."""
    for section in document.sections:
        width, height = (float(side or 0) / EMU_PER_MM for side in (section.page_width, section.page_height))
        if any(abs(have - want) > TOLERANCE for have, want in zip(sorted((width, height)), A4, strict=True)):
            yield _told(words.PAGE_SIZE.format(width=width, height=height))
        top, bottom, left, right = layout.margins
        wanted = (left, right, bottom, top) if width > height else layout.margins
        found = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        for side, have, want in zip(words.SIDES, found, wanted, strict=True):
            if abs((mm := float(have or 0) / EMU_PER_MM) - want) > TOLERANCE:
                yield _told(words.MARGIN.format(side=side, have=mm, want=want, label=layout.label))


def _styles(document: Document, layout: Layout) -> Iterator[Finding]:
    """The default font, and the size of every style that the layout and the template's own paragraphs use."""
    root = document.styles.element
    styles = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
    font, size = _defaults(root)
    if font != layout.font:
        yield _told(words.FONT.format(have=font or words.NO_FONT, want=layout.font, label=layout.label))
    used = {node.get(qn("w:val")) for node in document.element.body.iter(qn("w:pStyle"))}
    for name, want in layout.sizes.items():
        if name == "goc":
            have = size
        elif name not in used:
            continue
        else:
            have = _size(styles, name) or size
        if have is not None and have != want:
            label = "Normal" if name == "goc" else _name(styles, name)
            yield _told(words.SIZE.format(style=label, have=have, want=want, label=layout.label))
    for name in sorted(used - set(styles) - {None}):
        yield _told(words.NO_STYLE.format(style=name))


def _paragraphs(document: Document, layout: Layout) -> Iterator[Finding]:
    """Words that do not belong in a Party paper, and text with a font of its own."""
    for piece in pieces(document):
        for pattern, sentence in FORBIDDEN_TEXTS:
            if found := pattern.search(piece.text):
                yield _told(sentence.format(text=found.group()), piece.place)
        fonts = {fonts.get(qn("w:ascii")) for fonts in piece.element.iter(qn("w:rFonts"))} - {None, layout.font}
        for font in sorted(fonts):
            yield _told(words.DIRECT_FONT.format(font=font), piece.place)


def _defaults(root: Any) -> tuple[str, float | None]:
    """Font and size that hold where no style says otherwise: Normal's, else the document's."""
    font, size = "", None
    normal = next(
        (s for s in root.iter(qn("w:style")) if s.get(qn("w:default")) == "1" and s.get(qn("w:type")) == "paragraph"),
        None,
    )
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for properties in (defaults, normal.find(qn("w:rPr")) if normal is not None else None):
        if properties is None:
            continue
        fonts, points = properties.find(qn("w:rFonts")), properties.find(qn("w:sz"))
        font = fonts.get(qn("w:ascii")) or font if fonts is not None else font
        size = float(points.get(qn("w:val"))) / 2 if points is not None else size
    return font, size


def _size(styles: dict[str, Any], name: str | None) -> float | None:
    """The size a style gives, its own or that of the one it is based on."""
    seen: set[str] = set()
    while name and name in styles and name not in seen:
        seen.add(name)
        points = styles[name].find(f"{qn('w:rPr')}/{qn('w:sz')}")
        if points is not None:
            return float(points.get(qn("w:val"))) / 2
        based = styles[name].find(qn("w:basedOn"))
        name = based.get(qn("w:val")) if based is not None else None
    return None


def _name(styles: dict[str, Any], style: str) -> str:
    """The style's name as Word shows it."""
    named = styles[style].find(qn("w:name")) if style in styles else None
    return str(named.get(qn("w:val"))) if named is not None else style
