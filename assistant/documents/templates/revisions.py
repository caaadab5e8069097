"""Vết sửa trong mẫu: tracked changes and remarks of an office's own work on a template have no place on a paper."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from assistant.documents.templates.pieces import parts, pieces
from assistant.wording import documents as words

CHANGES = {
    "ins": words.INSERTED, "moveTo": words.INSERTED, "del": words.DELETED, "moveFrom": words.DELETED,
    "rPrChange": words.REFORMATTED, "pPrChange": words.REFORMATTED, "sectPrChange": words.REFORMATTED,
    "tblPrChange": words.REFORMATTED, "trPrChange": words.REFORMATTED, "tcPrChange": words.REFORMATTED,
    "cellIns": words.INSERTED, "cellDel": words.DELETED, "numberingChange": words.REFORMATTED,
}  # fmt: skip
"""What Word writes for each tracked change, and the word for it."""
W = qn("w:p").partition("}")[0].removeprefix("{")
"""The namespace of Word's own elements."""
REMARK = "commentReference"


def revisions(document: Document) -> Iterator[tuple[str, str]]:
    """Place and sentence of every tracked change and remark, each paragraph once for each sort."""
    places = {piece.element: piece.place for piece in pieces(document)}
    told: set[tuple[str, str]] = set()
    for part in parts(document):
        for element in part.element.iter():
            name = str(element.tag).rpartition("}")[2]
            if name == REMARK:
                one = (_place(element, places), words.REMARK_LEFT)
            elif element.tag.startswith("{" + W) and name in CHANGES:
                text = "".join(node.text or "" for node in element.iter(qn("w:t"), qn("w:delText")))
                one = (_place(element, places), words.REVISION_LEFT.format(sort=CHANGES[name], text=_shown(text)))
            else:
                continue
            if one not in told:
                told.add(one)
                yield one


def _place(element: Any, places: dict[Any, str]) -> str:
    """The paragraph a change is in, or the first one inside it."""
    around = (up for up in (element, *element.iterancestors()) if up in places)
    within = (inner for inner in element.iter(qn("w:p")) if inner in places)
    return places.get(next(around, next(within, None)), words.WHOLE_TEMPLATE)


def _shown(text: str) -> str:
    """The text of a change, cut to a readable length."""
    short = text if len(text) <= words.LONGEST_PLACE else text[: words.LONGEST_PLACE - 1] + "…"
    return f" “{short}”" if short.strip() else ""
