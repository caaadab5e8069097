"""Thể thức: a layout as data, laid over the styles of a rendered file, so that one template serves every guidance.

The templates that ship carry the default layout themselves. A template of the cell's own is left as the office made
it in Word. A cell chooses another layout, font or spacing in `<workspace>/mau/the-thuc.yaml`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from assistant.documents.rendering.template_errors import TemplateError
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.wording import documents as words

FILE_NAME = "the-thuc.yaml"
DEFAULT = "hd05-2026"
OWN_TEMPLATES = "mau"
BODY_STYLES = ("ThanBai", "Heading1", "Heading2")
"""Styles with the exact line spacing of the text."""
TWIPS_PER_MM = 1440 / 25.4
PART_MARKS = {"I-": "-", "I.": "."}
"""How the number of a part (phần) is written, and the sign after it (docs/domain.md N36)."""
PART_NUMBER = re.compile(r"([IVXL]+)[-.](?= )")
PART_FIELD = re.compile(r"(\{\{[^{}]*\}\})[-.](?= )")
PART_STYLE = "Heading1"
SPACING = (10.0, 60.0)
"""Smallest and largest line spacing that makes a readable page, in points."""


class LayoutError(TemplateError):
    """The cell's own layout file cannot be used; a Vietnamese sentence with file and remedy."""


@dataclass(frozen=True)
class Layout:
    """A layout. Margins (top, bottom, left, right) and indent in mm; sizes and spacing in points.

    `sizes` goes by style id; `goc` is the size of the body.
    """

    name: str
    label: str
    margins: tuple[float, float, float, float]
    font: str
    line: float
    after: float
    indent: float
    sizes: Mapping[str, float]
    part_mark: str = "-"
    """What stands after the number of a part (phần)."""


@cache
def load(name: str = DEFAULT) -> Layout:
    """A layout that ships; KeyError for an unknown name."""
    data = _shipped()[name]
    margins = tuple(float(data["le"][side]) for side in ("tren", "duoi", "trai", "phai"))
    return Layout(
        name=name,
        label=data["nhan"],
        margins=(margins[0], margins[1], margins[2], margins[3]),
        font=data["phong_chu"],
        line=float(data["gian_dong"]),
        after=float(data["cach_doan"]),
        indent=float(data["thut_dau_dong"]),
        sizes={style: float(size) for style, size in data["co_chu"].items()},
        part_mark=PART_MARKS[data["so_phan"]],
    )


@cache
def _shipped() -> Mapping[str, Any]:
    text = resources.files("assistant.documents.rendering").joinpath(FILE_NAME).read_text(encoding="utf-8")
    data: Mapping[str, Any] = YAML(typ="safe", pure=True).load(text)
    return data


def names() -> tuple[str, ...]:
    """Names of the layouts, the default first."""
    return tuple(_shipped())


def layout_for(template: Path, workspace: Path | None) -> Layout | None:
    """The layout to lay over this template; None where the template already is as it should be."""
    if workspace is None or template.parent == workspace / OWN_TEMPLATES:
        return None
    chosen = cell_layout(workspace)
    return chosen if chosen != load() else None


def cell_layout(workspace: Path) -> Layout:
    """What the cell's `mau/the-thuc.yaml` chooses, or the default. LayoutError for a file that cannot be understood."""
    path = workspace / OWN_TEMPLATES / FILE_NAME
    try:
        text = read_patiently(path).decode("utf-8-sig")
    except FileNotFoundError:
        return load()
    except OSError as error:
        raise LayoutError(words.BAD_LAYOUT_FILE.format(file=FILE_NAME, why=os_reason(error))) from error
    except UnicodeDecodeError as error:
        raise LayoutError(words.BAD_LAYOUT_FILE.format(file=FILE_NAME, why=words.NOT_UTF8)) from error
    return _chosen(text)


def _chosen(text: str) -> Layout:
    """The layout that a text in YAML describes."""
    try:
        data = YAML(typ="safe", pure=True).load(text) or {}
    except (YAMLError, ValueError, TypeError, RecursionError) as error:  # TypeError: a key that holds a list in a list
        mark = getattr(error, "problem_mark", None)
        why = words.WRONG_LINE.format(line=mark.line + 1 if mark else 1)
        raise LayoutError(words.BAD_LAYOUT_FILE.format(file=FILE_NAME, why=why)) from error
    if not isinstance(data, dict) or set(data) - {"bo", "phong_chu", "gian_dong", "so_phan"}:
        raise LayoutError(words.BAD_LAYOUT_KEYS.format(file=FILE_NAME))
    name = data.get("bo", DEFAULT)
    if name not in names():
        raise LayoutError(words.UNKNOWN_LAYOUT.format(file=FILE_NAME, name=name, known=", ".join(names())))
    look = load(name)
    font, line = data.get("phong_chu", look.font), data.get("gian_dong", look.line)
    if not isinstance(font, str) or not font.strip():
        raise LayoutError(words.BAD_FONT.format(file=FILE_NAME))
    if isinstance(line, bool) or not isinstance(line, int | float) or not SPACING[0] <= line <= SPACING[1]:
        raise LayoutError(words.BAD_SPACING.format(file=FILE_NAME, least=SPACING[0], most=SPACING[1]))
    part = data.get("so_phan")
    if part is not None and part not in tuple(PART_MARKS):
        raise LayoutError(words.BAD_PART_NUMBER.format(file=FILE_NAME, known=", ".join(PART_MARKS)))
    mark = look.part_mark if part is None else PART_MARKS[part]
    return replace(look, font=font.strip(), line=float(line), part_mark=mark)


def apply(document: Document, look: Layout) -> None:
    """Margins, font, sizes, spacing and part numbers of a template; styles it does not have are passed over.

    It is laid over a template that is not filled yet: what people wrote is never taken for a number.
    """
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            _child(defaults, "w:rFonts").set(qn(f"w:{script}"), look.font)
        _set_size(defaults, look.sizes["goc"])
    for style in document.styles:
        if style.style_id in look.sizes:
            style.font.size = Pt(look.sizes[style.style_id])
            _set_size(style.element.get_or_add_rPr(), look.sizes[style.style_id])
    for name in BODY_STYLES:
        if name in styles and (spacing := styles[name].find(f"{qn('w:pPr')}/{qn('w:spacing')}")) is not None:
            spacing.set(qn("w:line"), str(round(look.line * 20)))
            spacing.set(qn("w:lineRule"), "exact")
    for section in document.element.body.iter(qn("w:sectPr")):
        _set_margins(section, look)
    for paragraph in document.element.body.iter(qn("w:p")):
        _mark_part(paragraph, look.part_mark)


def _mark_part(paragraph: Any, mark: str) -> None:
    """`I-` or `I.` at the beginning of a paragraph; a number that is a field, in headings of parts only."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    heading = style is not None and style.get(qn("w:val")) == PART_STYLE
    if (text := next(paragraph.iter(qn("w:t")), None)) is None or not text.text:
        return
    if found := PART_NUMBER.match(text.text) or (heading and PART_FIELD.match(text.text)):
        text.text = f"{found[1]}{mark}{text.text[found.end() :]}"


def _set_margins(section: Any, look: Layout) -> None:
    """The margins of a section; on a page on its side the binding edge is on top."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    top, bottom, left, right = look.margins
    if size is not None and size.get(qn("w:orient")) == "landscape":
        top, bottom, left, right = left, right, bottom, top
    for side, width in (("top", top), ("bottom", bottom), ("left", left), ("right", right)):
        margins.set(qn(f"w:{side}"), str(round(width * TWIPS_PER_MM)))


def _set_size(properties: Any, points: float) -> None:
    """Size in Latin and in complex scripts, where it is set."""
    for tag in ("w:sz", "w:szCs"):
        if (size := properties.find(qn(tag))) is not None:
            size.set(qn("w:val"), str(round(points * 2)))


def _child(parent: Any, tag: str) -> Any:
    """The child with this tag, made first where there is none."""
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.insert(0, found)
    return found
