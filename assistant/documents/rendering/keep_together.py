"""Không gì đứng một mình trên trang: what comes last goes to the next page with what belongs to it.

That is the last line with the signatures, and the last row of a table with the one before it. A template has each row
and each line once. Which of them comes last is known only when it is filled, so the keeping is done afterwards: the
style of what comes last is changed for one like it that keeps with what follows.
"""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.wording import documents as words

SIGNATURE_STYLE = "ChuKy"
"""How the ids of the styles of a signature begin (`ChuKyChucDanh`, `ChuKyHoTen`), in every template that ships."""
KEPT_ROWS = 2
"""Rows of a table before the signatures that go with them: a total alone under the repeated head says nothing."""
KEPT_STYLE = "{style}GiuLai"


def keep_together(document: Document) -> None:
    """Keeps the last lines, or rows, on the page of the signatures after them, and a table's last rows together.

    Without the styles of a signature there is nothing to stand before.
    """
    blocks = [block for block in document.element.body if block.tag in (qn("w:p"), qn("w:tbl"))]
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
    for paragraph in (*_rows_before_the_last(blocks), *_last_before(_up_to_signatures(blocks))):
        _keep(paragraph, styles)


def _rows_before_the_last(blocks: list[Any]) -> Iterator[Any]:
    """The paragraphs of the rows that must not leave a table's last one alone; a table is what repeats its head."""
    for block in blocks:
        if block.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
            for row in block.findall(qn("w:tr"))[1:][-KEPT_ROWS:-1]:
                yield from row.iter(qn("w:p"))


def _up_to_signatures(blocks: list[Any]) -> list[Any]:
    """What stands before the signatures at the end; nothing where there are none."""
    signatures = [n for n, block in enumerate(blocks) if _signs(block)]
    first = signatures[-1] if signatures else 0
    while first and _signs(blocks[first - 1]):
        first -= 1
    return blocks[:first]


def _signs(block: Any) -> bool:
    """Whether this is the place of a signature: one of its styles is that of a signature."""
    return any(_style(paragraph).startswith(SIGNATURE_STYLE) for paragraph in block.iter(qn("w:p")))


def _last_before(blocks: list[Any]) -> Iterator[Any]:
    """The paragraphs that go with the signatures: the last line, and the last rows where only a gap follows a table."""
    for block in reversed(blocks):
        if block.tag == qn("w:tbl"):
            for row in block.findall(qn("w:tr"))[1:][-KEPT_ROWS:]:
                yield from row.iter(qn("w:p"))
            return
        yield block
        if any(text.text for text in block.iter(qn("w:t"))):
            return


def _keep(paragraph: Any, styles: dict[str, Any]) -> None:
    """The paragraph in a style that keeps with the next."""
    name = _style(paragraph)
    if name not in styles or _keeps(name, styles):
        return
    kept = KEPT_STYLE.format(style=name)
    if kept not in styles:
        styles[kept] = _keeping(name, styles[name])
    paragraph.pPr.find(qn("w:pStyle")).set(qn("w:val"), kept)


def _keeps(name: str, styles: dict[str, Any]) -> bool:
    """Whether a style, or one it is made from, keeps with the next."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        properties, base = styles[name].find(qn("w:pPr")), styles[name].find(qn("w:basedOn"))
        if properties is not None and properties.find(qn("w:keepNext")) is not None:
            return True
        name = base.get(qn("w:val")) if base is not None else ""
    return False


def _keeping(name: str, base: Any) -> Any:
    """A new style in the document: like this one, and keeps with the next."""
    style = OxmlElement("w:style")
    for attribute, value in (("type", "paragraph"), ("customStyle", "1"), ("styleId", KEPT_STYLE.format(style=name))):
        style.set(qn(f"w:{attribute}"), value)
    called = base.find(qn("w:name")).get(qn("w:val"))
    for tag, value in (("w:name", words.KEEPING_STYLE.format(name=called)), ("w:basedOn", name)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        style.append(child)
    properties = OxmlElement("w:pPr")
    properties.append(OxmlElement("w:keepNext"))
    style.append(properties)
    base.addnext(style)
    return style


def _style(paragraph: Any) -> str:
    """The id of the paragraph's style; "" where it names none."""
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return named.get(qn("w:val")) if named is not None else ""
