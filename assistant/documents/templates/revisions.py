"""Vết sửa trong mẫu: tracked changes and remarks of an office's own work on a template have no place on a paper."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from assistant.documents.templates.pieces import Places, parts
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
REMARKS = (REMARK, "commentRangeStart", "commentRangeEnd")


def revisions(document: Document) -> Iterator[tuple[str, str]]:
    """Place and sentence of every tracked change and remark, each paragraph once for each sort."""
    places = Places(document)
    told: set[tuple[str, str]] = set()
    for part in parts(document):
        for element in part.element.iter():
            name = _sort(element)
            if name == REMARK:
                one = (places.of(element), words.REMARK_LEFT)
            elif name in CHANGES:
                text = "".join(node.text or "" for node in element.iter(qn("w:t"), qn("w:delText")))
                who = words.BY_AUTHOR.format(author=author) if (author := element.get(qn("w:author"), "")) else ""
                filled = {"sort": CHANGES[name], "text": _shown(text), "author": who}
                one = (places.of(element), words.REVISION_LEFT.format(**filled))
            else:
                continue
            if one not in told:
                told.add(one)
                yield one


def accept_revisions(document: Document) -> bool:
    """The template as if all changes had been accepted and remarks deleted; whether there were any."""
    found = [e for part in parts(document) for e in part.element.iter() if _sort(e) in (*CHANGES, *REMARKS)]
    for element in found:
        parent, name = element.getparent(), _sort(element)
        if parent is None:
            continue
        if name in ("ins", "moveTo"):
            for inner in list(element):
                element.addprevious(inner)
        parent.remove(element)
    related = document.part.rels
    for remark in [one for one, rel in related.items() if rel.reltype.rpartition("/")[2].startswith("comments")]:
        related.pop(remark)
        found.append(remark)
    return bool(found)


def _sort(element: Any) -> str:
    """The name of one of Word's own elements; empty for others."""
    space, _, name = str(element.tag).rpartition("}")
    return name if space == "{" + W else ""


def _shown(text: str) -> str:
    """The text of a change, cut to a readable length."""
    short = text if len(text) <= words.LONGEST_PLACE else text[: words.LONGEST_PLACE - 1] + "…"
    return f" “{short}”" if short.strip() else ""
