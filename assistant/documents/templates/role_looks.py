"""Vai của đoạn văn: size, spacing, indent of each role of a template's paragraphs, compared with the original's.

A role is a style's id (`ThanBai`, `Heading1`, `ChuKyHoTen`). What a paragraph has set apart from its style counts too,
and so does a run with a size of its own.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docx.document import Document
from docx.oxml.ns import qn

from assistant.documents.templates.check import Finding, FindingKind
from assistant.documents.templates.pieces import TemplatePiece, pieces, style_of
from assistant.wording import documents as words

TWIPS_PER_MM, TWIPS_PER_POINT = 1440 / 25.4, 20
TOLERANCE = 0.3
"""Millimetres or points."""
ON = (None, "1", "true", "on")
"""Values of a switch that is on; a switch without a value is."""


class Look(NamedTuple):
    """How a paragraph looks: points, millimetres (first line, left), how its edges are set, bold, capitals."""

    size: float = 10
    before: float = 0
    after: float = 0
    line: float = 12
    first: float = 0
    left: float = 0
    align: str = "left"
    bold: bool = False
    capitals: bool = False


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
        defaults = root.find(qn("w:docDefaults"))
        self._defaults = [] if defaults is None else [part for group in defaults for part in group]
        self.usual = next((i for i, s in self._styles.items() if _is_usual(s)), "Normal")

    def name(self, style: str) -> str:
        """The style's name as Word shows it."""
        named = self._styles[style].find(qn("w:name")) if style in self._styles else None
        return str(named.get(qn("w:val"))) if named is not None else style

    def look(self, style: str, *direct: Any) -> Look:
        """How a paragraph of this style looks, with properties of its own over it."""
        layers = [*self._defaults, *self._inherited(style), *(one for one in direct if one is not None)]
        values: dict[str, Any] = {}
        for layer in layers:
            values |= dict(_values(layer))
        return Look(**values)

    def _inherited(self, style: str) -> list[Any]:
        """The properties of a style and of those it is based on, the farthest first."""
        found: list[Any] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            found[:0] = [part for part in (element.find(qn("w:pPr")), element.find(qn("w:rPr"))) if part is not None]
            based = element.find(qn("w:basedOn"))
            style = based.get(qn("w:val")) if based is not None else ""
        return found


def _is_usual(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")


def _values(layer: Any) -> Iterator[tuple[str, Any]]:
    """What one layer of properties sets."""
    for child in layer:
        name = str(child.tag).rpartition("}")[2]
        value = child.get(qn("w:val"))
        if name == "sz":
            yield "size", float(value) / 2
        elif name == "jc":
            yield "align", {"start": "left", "end": "right"}.get(value, value)
        elif name in ("b", "caps"):
            yield ("bold" if name == "b" else "capitals"), value in ON
        elif name == "spacing":
            yield from _spacing(child)
        elif name == "ind":
            yield from _indent(child)


def _spacing(child: Any) -> Iterator[tuple[str, float]]:
    for name in ("before", "after"):
        if (value := child.get(qn(f"w:{name}"))) is not None:
            yield name, float(value) / TWIPS_PER_POINT
    if (line := child.get(qn("w:line"))) is not None:
        yield "line", float(line) / TWIPS_PER_POINT


def _indent(child: Any) -> Iterator[tuple[str, float]]:
    first, hanging = child.get(qn("w:firstLine")), child.get(qn("w:hanging"))
    if first is not None or hanging is not None:
        yield "first", (float(first or 0) - float(hanging or 0)) / TWIPS_PER_MM
    if (left := child.get(qn("w:left")) or child.get(qn("w:start"))) is not None:
        yield "left", float(left) / TWIPS_PER_MM


def role_deviations(document: Document, original: Document) -> Iterator[Finding]:
    """Every property of a paragraph that its role has otherwise in the original."""
    mine, ours = Styles(document), Styles(original)
    roles = {style_of(piece.element) for piece in pieces(original)}
    for piece in pieces(document):
        style = style_of(piece.element) or mine.usual
        if style in roles and piece.text.strip() and not piece.text.strip().startswith("{%"):
            want = ours.look(style)
            for have in _looks(mine, style, piece):
                yield from _told(mine.name(style), piece, have._asdict(), want._asdict())


def _looks(styles: Styles, style: str, piece: TemplatePiece) -> Iterator[Look]:
    """The looks of a paragraph: its own, and that of each run with a size of its own."""
    properties = piece.element.find(qn("w:pPr"))
    whole = styles.look(style, properties)
    yield whole
    for run in piece.element.iter(qn("w:r")):
        size = run.find(f"{qn('w:rPr')}/{qn('w:sz')}")
        if size is not None and (points := float(size.get(qn("w:val"))) / 2) != whole.size:
            yield whole._replace(size=points)


def _told(name: str, piece: TemplatePiece, have: Mapping[str, Any], want: Mapping[str, Any]) -> Iterator[Finding]:
    for part, value in have.items():
        right = want[part]
        same = abs(value - right) <= TOLERANCE if isinstance(value, float | int) else value == right
        if not same:
            said = {"style": name, "have": _shown(part, value), "want": _shown(part, right)}
            yield Finding(FindingKind.LAYOUT, piece.place, words.ROLE_LOOK.format(**said))


def _shown(part: str, value: Any) -> str:
    """One property in words."""
    if part in ("bold", "capitals"):
        return words.LOOK_SWITCHES[part][bool(value)]
    if part == "align":
        return words.ALIGNMENTS.get(value, words.ALIGNMENTS["left"])
    return words.LOOK_PARTS[part].format(value)
