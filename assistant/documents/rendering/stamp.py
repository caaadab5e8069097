"""What stands at the head of every page, whatever the template: laid over the finished file (BẢN TẬP DƯỢT)."""

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TOP_TWIPS = 260
"""From the edge of the paper: 4.6 mm, where printers reach, and above the header of the layouts (10 mm)."""
HALF_POINTS = 24


def stamp_pages(document: Document, text: str) -> None:
    """Put the text on top of every page, in a frame of its own: nothing else on the page moves."""
    _give_headers(document)
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.HEADER:  # docxtpl puts new parts there, which sections do not know
            relation.target_part.element.insert(0, _framed(text))


def _give_headers(document: Document) -> None:
    """Every page of every section has a header: an empty one is made where the template has none."""
    both_sides = document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        headers = [section.header]
        headers += [section.first_page_header] if section.different_first_page_header_footer else []
        headers += [section.even_page_header] if both_sides else []
        for header in headers:
            _ = header.part  # of the section before where this one has none, of its own where there is none at all


def _framed(text: str) -> Any:
    """A paragraph in a frame, in the middle of the edge of the page."""
    paragraph = OxmlElement("w:p")
    properties = _child(paragraph, "w:pPr")
    place = {"wrap": "around", "vAnchor": "page", "hAnchor": "page", "xAlign": "center", "y": str(TOP_TWIPS)}
    _child(properties, "w:framePr", **place)
    _child(properties, "w:spacing", before="0", after="0", line="240", lineRule="auto")
    _child(properties, "w:ind", left="0", right="0", firstLine="0")
    run = _child(paragraph, "w:r")
    look = _child(run, "w:rPr")
    _child(look, "w:b")
    _child(look, "w:color", val="9A1B1B")
    _child(look, "w:sz", val=str(HALF_POINTS))
    _child(look, "w:szCs", val=str(HALF_POINTS))
    _child(run, "w:t").text = text
    return paragraph


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child
