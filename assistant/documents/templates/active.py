"""Nội dung động của mẫu: what Word fetches, runs, computes or hides when it opens a paper has no place on one.

The room adopts what is read to it. A picture from another machine, a field that computes, a program's object, text
that Word does not show or takes from elsewhere: each makes the paper say something else than was read, or tells others
who has opened it. The check names them with their place, and a template with them prints nothing. Where the room has
heard the text from such a template already (an earlier version let it), they are taken out.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.opc.rel import _Relationship
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from assistant.documents.templates.pieces import Places
from assistant.documents.templates.revisions import accept_revisions
from assistant.wording import documents as words

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CALM_FIELDS = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "SEQ", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "TOC", "TC", "XE",
    "INDEX", "SYMBOL", "EQ", "ADVANCE", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "FORMTEXT", "FORMCHECKBOX",
    "FORMDROPDOWN",
})  # fmt: skip
"""Fields that say only what the paper itself holds: numbers of pages and lines, what stands elsewhere in it."""
HARMLESS_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
"""What fetches nothing before a person presses it."""
BY_RELATION: Mapping[str, str] = {
    "vbaProject": words.MACRO_LEFT, "wordVbaData": words.MACRO_LEFT, "keyMapCustomizations": words.MACRO_LEFT,
    "attachedToolbars": words.MACRO_LEFT, "oleObject": words.OBJECT_LEFT, "package": words.OBJECT_LEFT,
    "control": words.CONTROL_LEFT, "aFChunk": words.FILE_INSIDE, "subDocument": words.FILE_INSIDE,
    "frame": words.FILE_INSIDE,
}  # fmt: skip
"""Parts that belong to no paper, by the last word of how they are related, and what is said of them."""
TOKEN = re.compile(r'["“][^"“”]*["”]|\S+')
"""A word of an instruction; what stands after a switch (`\\l`) is the switch's."""
SWITCH = re.compile(r"\\\w")
FETCHED: Mapping[str, str] = {"attachedTemplate": words.TEMPLATE_OUTSIDE, "image": words.PICTURE_OUTSIDE}
"""The same of what lies outside the file; anything else is `OUTSIDE`."""
HOLDERS = frozenset(
    qn(f"w:{name}")
    for name in ("object", "pict", "drawing", "control", "altChunk", "subDoc", "attachedTemplate", "mailMerge")
)
"""What holds something related and goes with it; a link leaves its text."""
OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True)
class Active:
    """One such thing: where it stands, what is said of it, and what takes it out of the open document."""

    place: str
    sentence: str
    remove: Callable[[], None]


def active_content(document: Document) -> Iterator[Active]:
    """Everything of the kind in all parts of the file."""
    main = document.part
    places = Places(document)
    for part in parts_of(main):
        root = getattr(part, "element", None)
        tree = root if root is not None else _parsed(part)
        yield from _related(part, tree, places)
        if tree is not None and "wordprocessingml" in part.content_type:
            keep = _keeper(part, tree, root is None)
            yield from _kept(keep, (*_fields(tree, places), *_bound(tree, places), *_hidden(document, tree, places)))


def calm_copy(data: bytes) -> bytes:
    """A template without what is active in it, and with its tracked changes accepted: its text is as it was read."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return data  # no Word file: that is said where it is filled
    document = docx.Document(BytesIO(data))
    found = list(active_content(document))
    for one in found:
        one.remove()
    if not accept_revisions(document) and not found:
        return data
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def parts_of(main: Part) -> Iterator[Part]:
    """The document's part and all parts that it is related to, each once."""
    seen, waiting = {main}, [main]
    while waiting:
        part = waiting.pop()
        yield part
        for relation in list(part.rels.values()):
            if not relation.is_external and relation.target_part not in seen:
                seen.add(relation.target_part)
                waiting.append(relation.target_part)


def _parsed(part: Part) -> Any:
    """The tree of a part that python-docx keeps as bytes; None where it is no XML."""
    if not part.content_type.endswith("xml"):
        return None
    try:
        return parse_xml(part.blob)
    except (SyntaxError, ValueError):
        return None


def _keeper(part: Part, tree: Any, loose: bool) -> Callable[[], None]:
    """What brings a change of a tree that was read from bytes back into its part."""

    def keep() -> None:
        if loose:
            part._blob = serialize_part_xml(tree)  # noqa: SLF001  python-docx has no other way to change a part that it does not read

    return keep


def _kept(keep: Callable[[], None], found: Iterable[Active]) -> Iterator[Active]:
    """The same, with a removal that is kept."""
    return (replace(one, remove=partial(_both, one.remove, keep)) for one in found)


def _both(first: Callable[[], None], then: Callable[[], None]) -> None:
    first()
    then()


def _related(part: Part, tree: Any, places: Places) -> Iterator[Active]:
    """What a part is related to that no paper is."""
    for relation in list(part.rels.values()):
        sort = relation.reltype.rpartition("/")[2]
        if relation.is_external:
            target = relation.target_ref
            if sort == "hyperlink" and HARMLESS_LINK.match(target):
                continue
            sentence = words.LINK_OUTSIDE if sort == "hyperlink" else FETCHED.get(sort, words.OUTSIDE)
        elif sort in BY_RELATION:
            target, sentence = "", BY_RELATION[sort]
        else:
            continue
        users = _users(tree, relation.rId)
        place = next((places.of(one) for one in users), words.WHOLE_TEMPLATE)
        yield Active(place, sentence.format(target=target), _unrelated(part, relation, users))


def _users(tree: Any, relation: str) -> list[Any]:
    """The elements of a part that name a relation."""
    if tree is None:
        return []
    return [e for e in tree.iter() if any(k.startswith(R) and v == relation for k, v in e.attrib.items())]


def _unrelated(part: Part, relation: _Relationship, users: list[Any]) -> Callable[[], None]:
    """The relation taken away with what shows it: a link leaves its text, anything else goes."""

    def remove() -> None:
        for user in users:
            holder = next((e for e in (user, *user.iterancestors()) if e.tag in HOLDERS), None)
            if holder is not None:
                _take_out(holder)
            elif user.tag == qn("w:hyperlink"):
                _unwrap(user)
            else:
                for name in [k for k, v in user.attrib.items() if k.startswith(R) and v == relation.rId]:
                    del user.attrib[name]
        part.rels.pop(relation.rId, None)

    return remove


def _take_out(element: Any) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    """The element gone, what it holds left in its place."""
    if (parent := element.getparent()) is not None:
        for inner in list(element):
            element.addprevious(inner)
        parent.remove(element)


def _fields(tree: Any, places: Places) -> Iterator[Active]:
    """Fields that fetch, run or compute: in one element, or from a begin to an end with the instruction in pieces."""
    for simple in tree.iter(qn("w:fldSimple")):
        if name := active_field(simple.get(qn("w:instr"), "")):
            sentence = words.FIELD_LEFT.format(field=name)
            yield Active(places.of(simple), sentence, partial(_unwrap, simple))
    opened: list[tuple[list[str], list[Any]]] = []
    for mark in tree.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")):
        if mark.tag != qn("w:fldChar"):
            if opened:
                opened[-1][0].append(mark.text or "")
                opened[-1][1].append(mark)
            continue
        if mark.get(qn("w:fldCharType")) == "begin":
            opened.append(([], []))
        if not opened:
            continue
        opened[-1][1].append(mark)
        if mark.get(qn("w:fldCharType")) == "end":
            said, marks = opened.pop()
            if name := active_field("".join(said)):
                yield Active(places.of(marks[0]), words.FIELD_LEFT.format(field=name), partial(_all_out, marks))


def active_field(instruction: str) -> str:
    """The name of a field that is not calm, as Word shows it; empty for one that is."""
    told = TOKEN.findall(instruction)
    name = told[0].upper() if told else words.NAMELESS_FIELD
    if name != "HYPERLINK":
        return "" if name in CALM_FIELDS else name
    alone = (one for before, one in pairwise(told) if not SWITCH.fullmatch(before) and not SWITCH.fullmatch(one))
    target = next(alone, "").strip('"“”')
    return f"{name} {target}" if target and not HARMLESS_LINK.match(target) else ""


def _all_out(elements: list[Any]) -> None:
    for one in elements:
        _take_out(one)


def _bound(tree: Any, places: Places) -> Iterator[Active]:
    """Content controls whose text Word takes from data of the file."""
    for binding in tree.iter("{*}dataBinding"):
        yield Active(places.of(binding), words.BOUND_TEXT, partial(_take_out, binding))


def _hidden(document: Document, tree: Any, places: Places) -> Iterator[Active]:
    """Text and rows that Word does not show."""
    styles = hiding_styles(document)
    for row in tree.iter(qn("w:tr")):
        mark = row.find(f"{qn('w:trPr')}/{qn('w:hidden')}")
        if _on(mark):
            text = "".join(node.text or "" for node in row.iter(qn("w:t")))
            yield Active(places.of(row), words.HIDDEN_ROW.format(text=_shown(text)), partial(_take_out, mark))
    for run in tree.iter(qn("w:r")):
        text = "".join(node.text or "" for node in run.iter(qn("w:t")))
        if text.strip() and (marks := _hiding(run, styles)):
            yield Active(places.of(run), words.HIDDEN_TEXT.format(text=_shown(text)), partial(_all_out, marks))


def _hiding(run: Any, styles: Mapping[str, list[Any]]) -> list[Any]:
    """The marks by which the text of a run is not shown; its own word goes before that of its styles."""
    own = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    if own is not None:
        return [own] if _on(own) else []
    named = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    paragraph = next(run.iterancestors(qn("w:p")), None)
    of_paragraph = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if paragraph is not None else None
    found: list[Any] = []
    for style in (named, of_paragraph):
        found += styles.get(style.get(qn("w:val")), []) if style is not None else []
    return found or styles.get("", [])


def hiding_styles(document: Document) -> Mapping[str, list[Any]]:
    """Styles that hide their text, also by one that they are made from, with the marks; "" is for all text."""
    root = document.styles.element
    known = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
    found = {name: marks for name, style in known.items() if (marks := _marks_of(style, known))}
    default = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:vanish')}")
    return {**found, **({"": [default]} if _on(default) else {})}


def _marks_of(style: Any, known: Mapping[str, Any]) -> list[Any]:
    """The mark of a style, or of the nearest that it is made from and that says anything."""
    seen: set[Any] = set()
    while style is not None and style not in seen:
        seen.add(style)
        if (mark := style.find(f"{qn('w:rPr')}/{qn('w:vanish')}")) is not None:
            return [mark] if _on(mark) else []
        base = style.find(qn("w:basedOn"))
        style = known.get(base.get(qn("w:val"))) if base is not None else None
    return []


def _on(mark: Any) -> bool:
    """Whether a switch is on: it is there, and does not say that it is off."""
    return mark is not None and mark.get(qn("w:val"), "1") not in OFF


def _shown(text: str) -> str:
    return text if len(text) <= words.LONGEST_PLACE else text[: words.LONGEST_PLACE - 1] + "…"
