"""The one render gate: the only module that knows docxtpl. A template and facts go in, a checked Word file comes out.

docxtpl's own defaults lose text without a word: no escaping, blanks for unknown fields, cells without a
paragraph. So every paper passes here: sandboxed and strict templates, every value cleaned and escaped, a fresh
template object each time, cells repaired, and at the end the finished bytes are opened and searched for every value.
"""

import re
import struct
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple, cast

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from assistant.documents.facts.phrases import FILTERS, REPEATED_FIELDS, without_dots
from assistant.documents.rendering import keep_together, layout
from assistant.documents.rendering.docx_text import fold_spaces, read_document, text_lines
from assistant.documents.rendering.stamp import stamp_pages
from assistant.documents.rendering.template_errors import EXPRESSION_ERRORS, TemplateError, explain
from assistant.documents.rendering.unpacked_size import MOST_BYTES, too_large
from assistant.domain import text as gate
from assistant.domain.text import folded
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.wording import documents as words

__all__ = [
    "LostText",
    "Properties",
    "Rendered",
    "TemplateError",
    "clean_facts",
    "render",
    "template_bytes",
    "text_lines",
]

ZIP_TIME = b"\x00\x00\x21\x00"
"""The same moment in every file (1980-01-01, as zip files write it), so that the same facts give the same bytes."""
LANGUAGE = "vi-VN"
HAS_TAGS = re.compile(r"\{[{%#]").search
CODE = ".ma"
"""End of the path of what the program calls a thing by; no paper prints it."""
LONGEST_PROPERTY = 255
"""Letters that Word takes in a property of the file; the text of the document has no such bound."""


class LostText(Exception):
    """Something that should be in the finished file is not there. The message is a Vietnamese sentence."""


@dataclass(frozen=True)
class Properties:
    """What Word shows as the file's properties; `at` is in UTC without an offset.

    `stamp`: what stands at the head of every page, whatever the template; empty for nothing.
    """

    title: str
    author: str
    at: datetime
    stamp: str = ""


class Rendered(NamedTuple):
    """A finished file.

    `removed` counts characters that no Word file can hold; `unprinted` names facts the template has no place for
    (an office may have left a field out on purpose), each field once (`y_kien[].nguoi`).
    """

    data: bytes
    lines: tuple[str, ...]
    removed: int
    unprinted: tuple[str, ...]


def render(
    template: Path,
    context: Mapping[str, Any],
    properties: Properties,
    look: layout.Layout | None = None,
    recorded: Mapping[str, Any] | None = None,
) -> Rendered:
    """Fill the template, give it a layout (thể thức) where one is asked for, and check the result.

    `recorded` is what is searched for in the finished file, where that is not all of `context`.

    Raises TemplateError (the template is missing, broken or asks for an unknown field) or LostText (a value that was
    printed is not in the finished file).
    """
    return fill(template.name, template_bytes(template), context, properties, look, recorded)


def fill(
    file: str,
    template: bytes,
    context: Mapping[str, Any],
    properties: Properties,
    look: layout.Layout | None = None,
    recorded: Mapping[str, Any] | None = None,
) -> Rendered:
    """As `render`, of a template that was read already; `file` is its name, for what is said about it."""
    facts, removed = clean_facts(context)
    document = open_content(file, template)
    if look:
        layout.apply(document.docx, look)
    environment = RenderEnvironment()
    try:
        document.render(facts, environment)
    except EXPRESSION_ERRORS as error:
        raise explain(error, file, field_names(facts)) from error
    repair_cells(document)
    keep_together.keep_together(document.docx)
    if properties.stamp:
        stamp_pages(document.docx, properties.stamp)
    set_properties(document, properties)
    forget_authors(document.docx)
    data = pack_document(document)
    found = read_document(data)
    searched = facts if recorded is None else clean_facts(recorded)[0]
    unprinted = check_complete(file, searched, environment.printed, " ".join((*found.body, *found.margins)))
    return Rendered(data, found.body, removed, unprinted)


def with_layout(template: Path, look: layout.Layout) -> bytes:
    """The template, not filled, with the layout laid over it: filled later it needs none. Raises TemplateError."""
    document = open_template(template)
    layout.apply(document.docx, look)
    return pack_document(document.docx)  # docxtpl's own save reads the file anew where nothing was filled


@lru_cache(maxsize=64)
def tidy_tags(xml: str) -> str:
    """The text of a part of a template as jinja reads it: without the marks that Word sets in the midst of a tag.

    What docxtpl does for it knows nothing of the facts and takes as long as filling the part, so it is kept.
    """
    tidy: str = DocxTemplate.patch_xml(None, xml)  # it asks nothing of the object
    return tidy


def open_template(template: Path) -> DocxTemplate:
    """A fresh template object; docxtpl's keep state from one rendering to the next."""
    return open_content(template.name, template_bytes(template))


def open_content(file: str, data: bytes) -> DocxTemplate:
    """A fresh template object of a file's bytes; TemplateError where they are no Word file."""
    try:
        document = DocxTemplate(BytesIO(data))
        document.patch_xml = tidy_tags
        document.init_docx()
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise TemplateError(words.NOT_WORD.format(file=file)) from error
    return document


def template_bytes(template: Path) -> bytes:
    """The template's file, or TemplateError in words."""
    try:
        data = read_patiently(template)
    except FileNotFoundError as error:
        raise TemplateError(words.MISSING_TEMPLATE.format(file=template.name)) from error
    except OSError as error:
        raise TemplateError(words.AWAY.format(file=template.name or template, why=os_reason(error))) from error
    if too_large(data):
        raise TemplateError(words.TOO_LARGE.format(file=template.name, most=MOST_BYTES // 2**20))
    return data


class RenderEnvironment(SandboxedEnvironment):
    """The environment of one rendering: sandboxed, strict, escaping, and noting every text it prints.

    Compiling a template takes longer than filling it, so compiled ones are kept (`compile_template`); what is kept
    knows nothing of the facts.
    """

    def __init__(self) -> None:
        self.printed: list[str] = []
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=self.note)
        self.filters |= FILTERS

    def note(self, value: Any) -> Any:
        """What a tag prints, noted and made fit for Word."""
        if not isinstance(value, str) or isinstance(value, Markup):
            return value
        self.printed.append(value)
        return escape_for_word(value)

    def from_string(
        self,
        source: Any,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the name jinja gives it
        template_class: type[Template] | None = None,
    ) -> Template:
        """The template, compiled once for all renderings; a text without a tag is printed as it is."""
        if isinstance(source, str) and not HAS_TAGS(source):
            return cast("Template", Untagged(source))
        kind = template_class or self.template_class
        return kind.from_code(self, compile_template(source), self.make_globals(globals))


class Untagged:
    """Stands for the template of a text without a tag: most parts of a paper, and all its properties."""

    def __init__(self, text: str) -> None:
        self._text = text.removesuffix("\n")  # as jinja does

    def render(self, *_: object, **__: object) -> str:
        """The text."""
        return self._text


@lru_cache(maxsize=64)
def compile_template(source: str) -> CodeType:
    """A template's program; TemplateSyntaxError where it cannot be read."""
    return RenderEnvironment().compile(source)


def escape_for_word(text: str) -> Markup:
    """The text as XML: braces too, for docxtpl turns `{_{` into `{{`; a line end becomes its sign for a paragraph."""
    safe = str(escape(text)).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(safe.replace("\n", "\a"))  # noqa: S704 - escaped in the line above


def clean_facts(value: Any) -> tuple[Any, int]:
    """The facts through the text gate, composed (NFC); and how many characters that took out."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", gate.writable(value)), gate.count_forbidden(value)
    if isinstance(value, Mapping):
        pairs = {key: clean_facts(inner) for key, inner in value.items()}
        return {key: inner for key, (inner, _) in pairs.items()}, sum(n for _, n in pairs.values())
    if isinstance(value, list | tuple):
        parts = [clean_facts(inner) for inner in value]
        return [inner for inner, _ in parts], sum(n for _, n in parts)
    return value, 0


def field_names(context: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of all fields of the facts, also those inside lists; the known names for an error's suggestion."""
    return tuple(dict.fromkeys(name for name in _names(context)))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def repair_cells(document: DocxTemplate) -> None:
    """Every cell ends with a paragraph; Word calls a file damaged where one does not."""
    related = (rel.target_part for rel in document.docx.part.rels.values() if not rel.is_external)
    for part in (document.docx.part, *related):
        if (element := getattr(part, "element", None)) is None:
            continue
        for cell in element.iter(qn("w:tc")):
            if len(cell) == 0 or cell[-1].tag != qn("w:p"):
                cell.append(OxmlElement("w:p"))


def set_properties(document: DocxTemplate, properties: Properties) -> None:
    """Title, author, language and times of the file."""
    core = document.docx.core_properties
    title, author = (text[:LONGEST_PROPERTY] for text in (properties.title, properties.author))
    core.title, core.author, core.last_modified_by = title, author, author
    core.language = LANGUAGE
    core.created = core.modified = properties.at
    core.revision = 1


def forget_authors(document: Document) -> None:
    """No paper names those who edited its template, nor goes on tracking what is changed in it."""
    related = document.part.rels
    for people in [one for one, relation in related.items() if relation.reltype.endswith("/people")]:
        related.pop(people)
    for mark in list(document.settings.element.iter(qn("w:trackRevisions"))):
        mark.getparent().remove(mark)


def pack_document(document: DocxTemplate | Document) -> bytes:
    """The file's bytes, with the same time on every part so that equal facts give equal bytes."""
    packed = BytesIO()
    document.save(packed)
    return with_one_time(packed.getbuffer())


def with_one_time(packed: memoryview) -> bytes:
    """A zip file whose parts all have the time `ZIP_TIME`. Only the times are written anew: packing takes its time."""
    with zipfile.ZipFile(BytesIO(packed)) as file:
        begins, at = [part.header_offset for part in file.infolist()], file.start_dir
    for begin in begins:
        packed[begin + 10 : begin + 14] = ZIP_TIME
        packed[at + 12 : at + 16] = ZIP_TIME
        name, extra, comment = struct.unpack_from("<3H", packed, at + 28)
        at += 46 + name + extra + comment
    return bytes(packed)


def check_complete(file: str, facts: Mapping[str, Any], printed: list[str], text: str) -> tuple[str, ...]:
    """Everything printed is in the finished text, or LostText; paths of facts, not of blanks, that were not printed."""
    text = fold_spaces(text)
    if lost := [value for value in dict.fromkeys(printed) if fold_spaces(value) not in text]:
        raise LostText(words.LOST_TEXT.format(file=file, what=_shown(lost)))
    anycase = folded(text)
    told = ((path, folded(fold_spaces(value))) for path, value in text_values(facts) if without_dots(value))
    absent = (path for path, value in told if path not in REPEATED_FIELDS and value not in anycase)
    return tuple(dict.fromkeys(path for path in absent if not path.endswith(CODE)))


def _shown(lost: list[str]) -> str:
    """The first missing text, cut to a readable length, and how many more there are."""
    first = f"“{fold_spaces(lost[0])[:60]}”"
    return first + (words.AND_MORE.format(count=len(lost) - 1) if len(lost) > 1 else "")


def text_values(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and text of every text in the facts; `y_kien[].nguoi` is that part of each line of the list."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from text_values(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from text_values(inner, f"{path}[]")
