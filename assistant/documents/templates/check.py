"""Kiểm tra mẫu (`chibo template check`): everything that is wrong with a template at once, each with place and remedy.

The render gate stops at the first mistake; an office that edits a form in Word wants the whole list.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import jinja2
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from jinja2 import nodes

from assistant.documents.facts.phrases import FILTERS
from assistant.documents.rendering.template_errors import nearest
from assistant.documents.rendering.unpacked_size import MOST_BYTES, too_large
from assistant.documents.templates.active import active_content
from assistant.documents.templates.conditions import never_holds, text_as_number
from assistant.documents.templates.field_types import ExpressionReader, TemplateValue, all_fields
from assistant.documents.templates.fields import meaning_of
from assistant.documents.templates.labels import LabelPairs, PrintedField, label_of
from assistant.documents.templates.named_items import ITEMS, LISTS, misnamed, template_fields
from assistant.documents.templates.pieces import Tag, TemplatePiece, pieces, tags
from assistant.documents.templates.revisions import revisions
from assistant.platform.patient_files import read_patiently
from assistant.wording import documents as words

KEYWORDS = ("if", "elif", "else", "endif", "for", "endfor", "set")
BLOCK_ENDS = {"if": "endif", "for": "endfor"}
ENVIRONMENT = jinja2.Environment(autoescape=True)
"""Only to read tags with; papers are filled by `rendering/word.py`."""
ENVIRONMENT.filters |= FILTERS


class FindingKind(StrEnum):
    """What sort of finding it is."""

    BROKEN = "broken"
    UNKNOWN = "unknown"
    MISSING = "missing"
    LAYOUT = "layout"


@dataclass(frozen=True)
class Finding:
    """One finding: `sentence` says in Vietnamese what is wrong, where, and what to do."""

    kind: FindingKind
    place: str
    sentence: str


@dataclass
class TemplateReading:
    """One pass over a template."""

    known: Mapping[str, TemplateValue]
    found: list[Finding] = field(default_factory=list)
    open_blocks: list[Tag] = field(default_factory=list)
    place: str = ""
    printed: list[PrintedField] = field(default_factory=list)
    pieces: list[TemplatePiece] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    """Paths of what is printed, not only asked for in a condition."""

    def __post_init__(self) -> None:
        self.reader = ExpressionReader(self.known, self._unknown)

    def piece(self, piece: TemplatePiece) -> None:
        """One paragraph."""
        self.place = piece.place
        self.pieces.append(piece)
        read, wrong = tags(piece)
        for what in wrong:
            self.tell(FindingKind.BROKEN, what)
        for tag in read:
            self._placing(tag, read)
            self._tag(tag)

    def end(self) -> None:
        """What is still open when the template is over."""
        for tag in reversed(self.open_blocks):
            self.place = tag.piece.place
            self.tell(
                FindingKind.BROKEN, words.BLOCK_OPEN.format(tag=tag.shown, scope=tag.scope, end=BLOCK_ENDS[tag.keyword])
            )

    def tell(self, kind: FindingKind, sentence: str) -> None:
        """A finding at the present place."""
        self.found.append(Finding(kind, self.place, sentence))

    def _placing(self, tag: Tag, mates: list[Tag]) -> None:
        """Tags with p and tr take their whole paragraph or row with them; r and p lose plain text."""
        if tag.kind == "{{" and tag.scope:
            self.tell(FindingKind.BROKEN, words.SCOPED_VALUE.format(tag=tag.shown, body=tag.body))
        if tag.scope in ("tr", "tc") and not tag.piece.in_table:
            self.tell(FindingKind.BROKEN, words.ROW_OUTSIDE.format(tag=tag.shown))
        if tag.kind == "{%" and tag.scope == "p" and (len(mates) > 1 or not _alone(tag.piece.text)):
            self.tell(FindingKind.BROKEN, words.NOT_ALONE.format(tag=tag.shown))

    def _tag(self, tag: Tag) -> None:
        if tag.kind == "{#":
            return
        if tag.kind == "{{":
            if expression := self._parsed(tag, f"{{{{ {tag.body} }}}}"):
                self._printed(tag, expression.body[0].nodes[0])  # type: ignore[attr-defined] # as it was put together
            return
        if tag.keyword not in KEYWORDS:
            near = nearest(tag.keyword, KEYWORDS)
            self.tell(FindingKind.BROKEN, words.UNKNOWN_KEYWORD.format(tag=tag.shown, word=tag.keyword, near=near))
            return
        getattr(self, f"_{tag.keyword}")(tag)

    def _printed(self, tag: Tag, expression: nodes.Node) -> None:
        value = self.reader.value(expression)
        quiet = ExpressionReader(self.known, lambda *given: None, self.reader.scopes)
        inside = (quiet.value(one).path for one in expression.find_all((nodes.Name, nodes.Getattr)))
        listed = (quiet.value(one.node).each() for one in expression.find_all(nodes.Filter) if one.node)
        parts = (part.path for line in listed for part in line.parts().values())
        self.shown |= {path for path in (value.path, *inside, *parts) if path}
        if value.is_list:
            self.tell(FindingKind.BROKEN, words.LIST_PRINTED.format(tag=tag.shown, field=value.path))
        elif value.is_group:
            self.tell(FindingKind.BROKEN, words.GROUP_PRINTED.format(tag=tag.shown, parts=", ".join(value.parts())))
        elif value.path:
            self.printed.append(PrintedField(tag, value.path))

    def _if(self, tag: Tag) -> None:
        self.open_blocks.append(tag)
        self.reader.scopes.append({})
        if parsed := self._parsed(tag, f"{{% {tag.body} %}}{{% endif %}}"):
            self._condition(tag, parsed.body[0].test)  # type: ignore[attr-defined] # as it was put together

    def _condition(self, tag: Tag, test: nodes.Node) -> None:
        """What is asked, its fields noted; a condition that no meeting fulfils is told."""
        self.reader.value(test)
        quiet = ExpressionReader(self.known, lambda *given: None, self.reader.scopes)
        if text_as_number(test, quiet.value):
            self.tell(FindingKind.BROKEN, words.TEXT_AS_NUMBER.format(tag=tag.shown))
        elif never_holds(test, quiet.value):
            self.tell(FindingKind.BROKEN, words.NEVER_HOLDS.format(tag=tag.shown))

    def _elif(self, tag: Tag) -> None:
        if self._innermost(tag, "if") and (parsed := self._parsed(tag, f"{{% {tag.body[2:]} %}}{{% endif %}}")):
            self._condition(tag, parsed.body[0].test)  # type: ignore[attr-defined] # as it was put together

    def _else(self, tag: Tag) -> None:
        self._innermost(tag, "if", "for")

    def _for(self, tag: Tag) -> None:
        self.open_blocks.append(tag)
        scope: dict[str, TemplateValue] = {"loop": TemplateValue()}
        self.reader.scopes.append(scope)
        parsed = self._parsed(tag, f"{{% {tag.body} %}}{{% endfor %}}")
        if parsed is None:
            return
        loop = parsed.body[0]
        if isinstance(loop, nodes.For):
            over = self.reader.value(loop.iter)
            names = [loop.target] if isinstance(loop.target, nodes.Name) else list(loop.target.find_all(nodes.Name))
            one = over if isinstance(loop.iter, nodes.List) else self._line(tag, over)
            scope.update({name.name: one for name in names})
            if loop.test:
                self._condition(tag, loop.test)

    def _line(self, tag: Tag, over: TemplateValue) -> TemplateValue:
        """What the loop's name stands for."""
        if over.is_group or over.kind is str:
            self.tell(FindingKind.BROKEN, words.NOT_A_LIST.format(tag=tag.shown, field=over.path))
        return over.each()

    def _set(self, tag: Tag) -> None:
        parsed = self._parsed(tag, f"{{% {tag.body} %}}")
        if parsed and isinstance(parsed.body[0], nodes.Assign) and isinstance(parsed.body[0].target, nodes.Name):
            scope = self.reader.scopes[-1] if self.reader.scopes else {}
            scope[parsed.body[0].target.name] = self.reader.value(parsed.body[0].node)
            if not self.reader.scopes:
                self.reader.scopes.append(scope)

    def _endif(self, tag: Tag) -> None:
        self._close(tag, "if")

    def _endfor(self, tag: Tag) -> None:
        self._close(tag, "for")

    def _close(self, tag: Tag, block: str) -> None:
        """The end of a block; one of another kind, or of none, is told, and the block it belongs to closed."""
        kinds = [opened.keyword for opened in self.open_blocks]
        if block not in kinds:
            self.tell(FindingKind.BROKEN, words.END_ALONE.format(tag=tag.shown, scope=tag.scope, block=block))
            return
        while self.open_blocks:
            opened = self.open_blocks.pop()
            self.reader.scopes.pop()
            if opened.keyword == block:
                self._same_box(opened, tag)
                return
            sentence = words.BLOCK_CROSSED.format(
                tag=opened.shown,
                scope=opened.scope,
                end=BLOCK_ENDS[opened.keyword],
                place=opened.piece.place,
                here=tag.shown,
            )
            self.tell(FindingKind.BROKEN, sentence)

    def _same_box(self, opened: Tag, end: Tag) -> None:
        """A block that reaches from one cell into another takes the wall between them away."""
        told = {"tag": opened.shown, "place": opened.piece.place}
        if opened.scope == "tr":
            if opened.piece.table is not end.piece.table:
                self.tell(FindingKind.BROKEN, words.ACROSS_TABLES.format(**told))
        elif opened.scope != "tc" and opened.piece.box is not end.piece.box:
            self.tell(FindingKind.BROKEN, words.ACROSS_CELLS.format(**told))

    def _innermost(self, tag: Tag, *blocks: str) -> bool:
        if self.open_blocks and self.open_blocks[-1].keyword in blocks:
            return True
        self.tell(FindingKind.BROKEN, words.END_ALONE.format(tag=tag.shown, scope=tag.scope, block=blocks[0]))
        return False

    def _parsed(self, tag: Tag, source: str) -> nodes.Template | None:
        """The tag as jinja reads it, or a finding."""
        parsed = parse_tag(source)
        if parsed is None:
            self.tell(FindingKind.BROKEN, words.BAD_SYNTAX.format(tag=tag.shown))
            return None
        for used in parsed.find_all(nodes.Filter):
            if used.name not in ENVIRONMENT.filters:
                told = {"near": nearest(used.name, FILTERS), "known": ", ".join(f"|{name}" for name in FILTERS)}
                self.tell(FindingKind.BROKEN, words.UNKNOWN_FILTER.format(tag=tag.shown, name=used.name, **told))
                return None
        return parsed

    def _unknown(self, name: str, names: Mapping[str, TemplateValue], group: str) -> None:
        if group and not names:
            self.tell(FindingKind.UNKNOWN, words.NO_PARTS_INSIDE.format(field=group, name=name))
            return
        where = words.INSIDE.format(group=group) if group else ""
        near = nearest(name, tuple(names)) or nearest(name, tuple(v.path for v in all_fields(self.known)))
        self.tell(FindingKind.UNKNOWN, words.UNKNOWN_PART.format(name=name, where=where, near=near))


@lru_cache(maxsize=2048)
def parse_tag(source: str) -> nodes.Template | None:
    """A tag as jinja reads it, or None. The same few hundred tags stand in every template, and nobody changes them."""
    try:
        return ENVIRONMENT.parse(source)
    except jinja2.TemplateSyntaxError:
        return None


def check(template: Path, facts: tuple[type, ...], original: Path) -> list[Finding]:
    """Broken tags, unknown fields, and fields that the original template prints and this one does not.

    OSError where the template cannot be read.
    """
    document = open_document(template.name, read_patiently(template))
    if isinstance(document, Finding):
        return [document]
    mine = read_template(document, template_fields(facts))
    if not original.is_file():  # a document of the cell's own: there is nothing to compare with
        return mine.found
    first = open_document(original.name, original.read_bytes())
    if isinstance(first, Finding):
        return [*mine.found, first]
    ours = read_template(first, template_fields(facts))
    return [*mine.found, *misled(mine, ours), *missing_fields(mine, ours)]


def misled(mine: TemplateReading, original: TemplateReading) -> Iterator[Finding]:
    """Values beside the labels of others, and figures typed by hand where the original prints a count."""
    pairs = LabelPairs(original.printed)
    for tag, sentence in pairs.wrong(mine.printed):
        yield Finding(FindingKind.BROKEN, tag.piece.place, sentence)
    for one in mine.printed:
        if box := misnamed(one.path, label_of(one.tag)):
            told = {"tag": one.tag.shown, "label": box.label, "meaning": meaning_of(one.path)}
            right = f"{{{{ {one.path.rpartition('.')[0]}.{box.code} }}}}"
            yield Finding(FindingKind.BROKEN, one.tag.piece.place, words.WRONG_LABEL.format(**told, right=right))
    for piece, sentence in pairs.typed(mine.pieces):
        yield Finding(FindingKind.BROKEN, piece.place, sentence)


def open_document(name: str, data: bytes) -> WordDocument | Finding:
    """The document, or the finding that it is none."""
    if too_large(data):
        return Finding(FindingKind.BROKEN, name, words.TOO_LARGE.format(file=name, most=MOST_BYTES // 2**20))
    try:
        return Document(BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        return Finding(FindingKind.BROKEN, name, words.NOT_WORD.format(file=name))


def read_template(document: WordDocument, known: Mapping[str, TemplateValue]) -> TemplateReading:
    """The whole template read."""
    pass_ = TemplateReading(known)
    for piece in pieces(document):
        pass_.piece(piece)
    pass_.end()
    pass_.found += [Finding(FindingKind.BROKEN, place, sentence) for place, sentence in revisions(document)]
    active = dict.fromkeys((one.place, one.sentence) for one in active_content(document))
    pass_.found += [Finding(FindingKind.BROKEN, place, sentence) for place, sentence in active]
    return pass_


def missing_fields(mine: TemplateReading, original: TemplateReading) -> list[Finding]:
    """Fields the original prints and this template does not; of a list that is left out, only the list.

    What a mistake already tells of (a tag that is broken, a name that is misspelt) is not told a second time.
    """
    lacking = sorted(original.reader.used - mine.reader.used - {""})
    if any(path.startswith(f"{ITEMS}.") for path in mine.shown):  # laid out by name: what is recorded tells at printing
        lacking = [path for path in lacking if path.partition("[")[0] not in LISTS]
    whole = [path for path in lacking if not any(path.startswith((f"{up}.", f"{up}[")) for up in lacking if up != path)]
    told = set(re.findall(r"\w+", " ".join(one.sentence for one in mine.found)))
    left = [path for path in whole if path.rpartition(".")[2].removesuffix("[]") not in told]
    if not left:
        return []
    sentence = words.FIELDS_LEFT_OUT.format(fields="; ".join(in_words(left)))
    return [Finding(FindingKind.MISSING, words.WHOLE_TEMPLATE, sentence)]


def in_words(paths: Iterable[str]) -> list[str]:
    """Fields by their meaning, each meaning once, with the names a tag would use."""
    named: dict[str, list[str]] = {}
    for path in paths:
        name = path.removesuffix("[]").rpartition("[].")[2]
        names = named.setdefault(meaning_of(path), [])
        if name not in names:
            names.append(name)
    return [f"{meaning} ({', '.join(names)})" for meaning, names in named.items()]


def _alone(text: str) -> bool:
    """Whether a paragraph is nothing but its one tag."""
    stripped = text.strip()
    return stripped.startswith("{%") and stripped.endswith("%}")
