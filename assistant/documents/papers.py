"""Văn bản của buổi sinh hoạt: what the room reads before it adopts, and the finished files afterwards.

Before adoption the room reads the lines of the really rendered file, its closing block still blank. Those lines and
the facts behind them are frozen in the record (`Adoption`). The finished file is printed from the frozen facts, and
only if they still give the adopted lines letter for letter; it is made with the template of that day (`used`).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from assistant.documents import requirements
from assistant.documents.catalogue import CELL_FORMS, COMMITTEE_FORMS, FORMS, CellForm, Form
from assistant.documents.facts import secret_annex
from assistant.documents.facts.minutes import minutes_body
from assistant.documents.facts.phrases import meeting_start, subject_line, utc_time
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.rendering import layout, word
from assistant.documents.rendering.docx_look import paper_rows
from assistant.documents.rendering.file_names import safe_part, unique_name
from assistant.documents.rendering.template_errors import nearest
from assistant.documents.templates import adopted as used
from assistant.documents.templates import check, named_items
from assistant.documents.templates import fields as template_fields
from assistant.documents.templates.gate import called_names, render, run_within
from assistant.documents.templates.layout_check import grouped
from assistant.documents.templates.layout_check import layout_deviations as look_at
from assistant.documents.templates.named_items import BY_NAME, by_name, flat_names, pick
from assistant.domain.adoption import Adoption, Annex, lines_digest
from assistant.domain.announced import as_announced
from assistant.domain.meeting import Meeting
from assistant.domain.paper import SheetRow
from assistant.domain.secrecy import has_secrets_here
from assistant.domain.text import clean_line
from assistant.platform import paths
from assistant.wording import documents as words

MINUTES = "bien-ban"
ANNEX = "phu-luc-mat"
OWN_TEMPLATES = "mau"
"""Folder of the cell's own templates inside its workspace."""
FORMER_NAMES = {"bien-ban": "bien-ban-thuong-ky"}
"""Template → its name in earlier versions: an office that edited it then is not asked to rename its file."""


class PaperError(Exception):
    """A paper that must not be written; the message is a Vietnamese sentence with the remedy."""


@dataclass(frozen=True)
class Draft:
    """What is read out: goes into `AdoptMinutes` field by field. `removed` counts characters no file can hold.

    `source` is the template itself, to be kept when the text is adopted; `unprinted` as in `Paper`.
    """

    lines: tuple[str, ...]
    facts: str
    template: str
    template_digest: str
    removed: int = 0
    source: bytes = field(default=b"", repr=False)
    unprinted: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = field(default=(), repr=False)
    """The lines as they stand on paper."""


@dataclass(frozen=True)
class Paper:
    """A finished file. `unprinted` names facts for which the template has no place."""

    name: str
    data: bytes
    lines: tuple[str, ...]
    removed: int
    unprinted: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What it was filled from."""
    part: str = ""
    source: used.TemplateSource | None = None


OF_NO_MEETING: Mapping[str, CellForm] = {**CELL_FORMS, **COMMITTEE_FORMS}


def find_template(name: str, workspace: Path | None) -> Path:
    """`<workspace>/mau/<name>.docx` where the cell has its own, else the one that ships with the program.

    The cell's own may still have the name it had in an earlier version; the new name goes first.
    """
    shipped = paths.shipped_templates() / f"{name}.docx"
    if workspace is None:
        return shipped
    own = (workspace / OWN_TEMPLATES / f"{known}.docx" for known in (name, FORMER_NAMES.get(name, name)))
    return next((path for path in own if path.is_file()), shipped)


def template_names(form: Form, name: str) -> tuple[str, ...]:
    """The names a template of this document goes by: its own, the document's, that of an earlier version."""
    return (form.template, name, FORMER_NAMES.get(form.template, form.template))


def find_form(name: str) -> Form:
    """The document with this name, or PaperError with the names there are."""
    if name not in FORMS:
        raise PaperError(words.UNKNOWN_FORM.format(name=name, near=nearest(name, FORMS), known=", ".join(FORMS)))
    return FORMS[name]


def print_of_no_meeting(
    name: str, home: Path | None, facts: Mapping[str, Any], title: str, author: str, at: datetime, made_up: bool
) -> bytes:
    """A document of no one meeting, by the template and layout in `mau` of its home, else by the one that ships.

    `made_up`: it says so on every page. Raises TemplateError, LostText as every paper.
    """
    template, shipped = find_template(name, home), find_template(name, None)
    made = utc_time(at, at.tzinfo) if at.tzinfo else at
    properties = word.Properties(title, author, made, words.PRACTICE if made_up else "")
    source = used.TemplateSource(template, layout.layout_for(template, home))
    return render(source, shipped, find_template_form(name).facts, facts, properties).data


def find_template_form(name: str) -> Form | CellForm:
    """The document with this name, also one of no one meeting; PaperError with the names there are."""
    return OF_NO_MEETING[name] if name in OF_NO_MEETING else find_form(name)


def form_of_template(template: Path) -> str:
    """The document a template file belongs to, by its name. PaperError where no document goes by it."""
    known = {stem: name for name, form in FORMS.items() for stem in template_names(form, name)}
    known |= {form.template: name for name, form in OF_NO_MEETING.items()}
    if template.stem not in known:
        raise PaperError(words.WHICH_FORM.format(file=template.name, known=", ".join((*FORMS, *OF_NO_MEETING))))
    return known[template.stem]


class FormLine(NamedTuple):
    """One document in a list: its name for `print_paper`, its title, and how far the record is for it."""

    name: str
    title: str
    state: requirements.Readiness


def form_lines(meeting: Meeting) -> list[FormLine]:
    """Every document with its state for this record."""
    return [FormLine(name, form.title, paper_readiness(name, meeting)) for name, form in FORMS.items()]


def adopted_text(form_name: str, meeting: Meeting) -> Adoption | Annex | None:
    """What the room adopted of this document; None where it did not, or adopts no such thing."""
    if form_name == ANNEX:
        return meeting.adoption.annex if meeting.adoption else None
    return meeting.adoption if form_name == MINUTES else None


def paper_readiness(form_name: str, meeting: Meeting) -> requirements.Readiness:
    """What the record still lacks for this document."""
    form = find_form(form_name)
    shown = form.visible_meeting(meeting)
    told = replace(as_announced(shown), guests=shown.guests) if form.announces else shown
    missing = requirements.unmet_needs(told, form.needs)
    return requirements.readiness(missing, lambda: _shipped_lines(form, meeting))


def _shipped_lines(form: Form, meeting: Meeting) -> tuple[str, ...]:
    """The paper as the shipped template prints it: every field has a place there, and no share is asked for a list."""
    meeting, _, order = _ordered(form, meeting, None)
    source = used.current_source(find_template(form.template, None))
    return _render(form, meeting, source, form.body(meeting, order), form.closing(meeting, order), order).lines


def paper_parts(form_name: str, meeting: Meeting) -> list[tuple[str, str]]:
    """For whom or of what there is one paper each: (part, name), the part being what `print_paper` wants."""
    form = find_form(form_name)
    return form.parts(form.visible_meeting(meeting)) if form.parts else []


def make_draft(meeting: Meeting, template: Path | None = None, form_name: str = MINUTES) -> Draft:
    """What the room reads before adoption. Raises word.TemplateError or word.LostText."""
    form, order = find_form(form_name), PaperOrder.of(meeting)
    meeting = form.visible_meeting(meeting)
    source = used.current_source(template or find_template(form.template, paths.workspace()))
    facts, removed = word.clean_facts(form.body(meeting, order))
    rendered, data = (
        _render(form, meeting, source, facts, form.blanks(meeting)[0], order),
        used.template_content(source),
    )
    text, name = json.dumps(facts, ensure_ascii=False), source.path.name
    rows = paper_rows(rendered.data)
    return Draft(rendered.lines, text, name, used.digest_of(data), removed, data, rendered.unprinted, rows)


def print_paper(
    meeting: Meeting,
    template: Path | None = None,
    form_name: str = MINUTES,
    order: PaperOrder | None = None,
    home: Path | None = None,
) -> Paper:
    """The file as it is handed out.

    What the room adopts comes from the frozen facts once adopted, else from the live state marked `CHƯA THÔNG QUA`; its
    template is the kept copy (also of `home`, the cell's folder that the record lies in) unless `template` is given.
    `order.part` chooses one of `paper_parts`; without it a paper that exists only in parts is the first of them, or a
    blank form. Raises PaperError where the adopted text no longer comes out or there is no such part,
    word.TemplateError, word.LostText.
    """
    form = find_form(form_name)
    meeting, label, order = _ordered(form, meeting, order)
    if barred := requirements.unmet_needs(meeting, form.bars):
        raise PaperError(words.NO_SUCH_PAPER.format(title=form.title, why="; ".join(barred)))
    adopted = adopted_text(form_name, meeting)
    source = _source(form, adopted, template, home)
    facts = adopted_facts(form, meeting, adopted, source, order) if adopted else form.body(meeting, order)
    closing = form.closing(meeting, order)
    rendered = _render(form, meeting, source, facts, closing, order)
    names = called_names(source, form.facts)
    called = {BY_NAME: pick(by_name(minutes_body(meeting, order.zone)), names)} if names else {}
    return Paper(form.file_name(safe_part(label)), *rendered, {**facts, **closing, **called}, order.part, source)


def paper_content(meeting: Meeting, form_name: str, order: PaperOrder | None = None) -> Mapping[str, Any]:
    """What a paper would be filled from now, without printing it; PaperError where there is no such part any more.

    What its template may call by name is there whole: it is for whoever compares to know what the template called.
    """
    form = find_form(form_name)
    meeting, _, order = _ordered(form, meeting, order)
    if adopted := adopted_text(form_name, meeting):
        return {**json.loads(adopted.facts), **form.closing(meeting, order)}
    named = named_items.NamedItems in form.facts
    called = {BY_NAME: flat_names(by_name(minutes_body(meeting, order.zone)))} if named else {}
    return {**form.body(meeting, order), **form.closing(meeting, order), **called}


def print_parts(
    meeting: Meeting,
    form_name: str,
    template: Path | None = None,
    order: PaperOrder | None = None,
    home: Path | None = None,
) -> list[Paper]:
    """The part that is asked for, else the whole paper, or one for each part where it only exists in parts."""
    form, order = find_form(form_name), order or PaperOrder.of(meeting)
    wanted = [order.part] if order.part or form.whole else [key for key, _ in paper_parts(form_name, meeting)] or [""]
    papers = [print_paper(meeting, template, form_name, replace(order, part=key), home) for key in wanted]
    taken: set[str] = set()
    return [replace(paper, name=unique_name(paper.name, taken)) for paper in papers]


def _source(
    form: Form, adopted: Adoption | Annex | None, template: Path | None, home: Path | None
) -> used.TemplateSource:
    """The template asked for, else that of the adopted text as it was kept, else the one in force today."""
    workspace = paths.workspace()
    heard = adopted.template_digest if adopted else ""
    if heard and not template and (path := used.find_copy(heard, workspace, home)):
        return used.TemplateSource(path, heard=heard)
    source = used.current_source(template or find_template(form.template, workspace))
    return used.laid_out_as(source, heard)._replace(heard=heard)


def _seen(form: Form, meeting: Meeting) -> Meeting:
    """What the document may know of the meeting; PaperError where what it is for lies on another machine."""
    if form.private and meeting.withheld and not has_secrets_here(meeting):
        raise PaperError(secret_annex.elsewhere_notice(meeting))
    return form.visible_meeting(meeting)


def _ordered(form: Form, meeting: Meeting, order: PaperOrder | None) -> tuple[Meeting, str, PaperOrder]:
    """What the document may know of the meeting and of the year, the name of the part, and the order for it."""
    order = order or PaperOrder.of(meeting)
    meeting = _seen(form, meeting)
    label, order = _part(form, meeting, replace(order, year=tuple(map(form.visible_meeting, order.year))))
    return meeting, label, order


def _part(form: Form, meeting: Meeting, order: PaperOrder) -> tuple[str, PaperOrder]:
    """The name of the part that is wanted and the order for it; PaperError for a part there is not."""
    known = form.parts(meeting) if form.parts else []
    if not order.part and (form.whole or not known):
        return "", order
    part = order.part or known[0][0]
    label = dict(known).get(part)
    if label is None:
        names = ", ".join(f"{key} ({name})" for key, name in known) or words.NO_PARTS
        raise PaperError(words.NO_SUCH_PART.format(title=form.title, part=part, known=names))
    return label, replace(order, part=part)


def adopted_facts(
    form: Form, meeting: Meeting, adoption: Adoption | Annex, source: used.TemplateSource, order: PaperOrder
) -> Mapping[str, Any]:
    """The adopted facts, once they have given the adopted lines again; PaperError where they do not."""
    if lines_digest(adoption.lines) != adoption.digest:
        raise PaperError(words.CHANGED_RECORD)
    facts: Mapping[str, Any] = json.loads(adoption.facts)
    changed = words.CHANGED_TEMPLATE.format(file=source.path.name)
    try:
        same = any(
            _render(form, meeting, source, facts, blank, order).lines == adoption.lines
            for blank in form.blanks(meeting)
        )
    except word.TemplateError as error:
        if used.digest_of(word.template_bytes(source.path)) == adoption.template_digest:
            raise
        raise PaperError(changed) from error
    if not same:
        same_template = used.digest_of(used.template_content(source)) == adoption.template_digest
        raise PaperError(words.CHANGED_RECORD if same_template else changed)
    return facts


def form_names(form_name: str) -> list[template_fields.Field]:
    """What a document's template may call by name without a loop (`muc.B4.uu_diem`)."""
    return named_items.list_names() if named_items.has_named(find_template_form(form_name).facts) else []


def form_fields(form_name: str) -> list[template_fields.Field]:
    """Every field of a document, with its meaning and an example."""
    return template_fields.list_fields(find_template_form(form_name).facts, form_name)


def check_template(template: Path, form_name: str = "") -> list[check.Finding]:
    """What is wrong with a template, and where it differs from the layout of the cell.

    Without a form's name it goes by the file's. PaperError for a file whose document is not known, word.TemplateError
    for one that cannot be read.
    """
    word.template_bytes(template)
    form, workspace = find_template_form(form_name or form_of_template(template)), paths.workspace()
    shipped = find_template(form.template, None)
    look = layout.cell_layout(workspace) if workspace else layout.load()
    if is_copy(template, shipped):
        return inspect_template(template, form.facts, shipped, look)
    return run_within(template.name, inspect_template, template, form.facts, shipped, look)


def is_copy(template: Path, shipped: Path) -> bool:
    """Whether a template is ours, letter for letter: it needs no process of its own."""
    return shipped.is_file() and word.template_bytes(template) == shipped.read_bytes()


def inspect_template(
    template: Path, facts: tuple[type, ...], shipped: Path, look: layout.Layout
) -> list[check.Finding]:
    """The findings of `check_template`, where they can be waited for: reading a template may never end either."""
    found = check.check(template, facts, shipped)
    if any(one.sentence == words.NOT_WORD.format(file=template.name) for one in found):
        return found
    original = word.with_layout(shipped, look) if shipped.is_file() else b""
    return grouped([*found, *look_at(template, look, original, facts)])


def _render(
    form: Form,
    meeting: Meeting,
    source: used.TemplateSource,
    body: Mapping[str, Any],
    closing: Mapping[str, Any],
    order: PaperOrder,
) -> word.Rendered:
    """Body and closing through the gate, with the file's properties taken from the meeting (no clock here)."""
    title = clean_line(f"{form.title} {subject_line(meeting)}")
    at = meeting.ended() or (meeting.adoption.at if meeting.adoption else meeting_start(meeting, order.zone))
    at = as_announced(meeting).details.start if form.announces else at
    stamp = words.PRACTICE if meeting.cell.practice else ""
    properties = word.Properties(title, clean_line(meeting.cell.name), utc_time(at, order.zone), stamp)
    facts, shipped = {**body, **closing}, find_template(form.template, None)
    return render(source, shipped, form.facts, facts, properties, lambda: minutes_body(meeting, order.zone))
