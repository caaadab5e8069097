"""Văn bản của buổi sinh hoạt: what the room reads before it adopts, and the finished file afterwards.

Before adoption the room reads the lines of the really rendered file, its closing block still blank. Those lines and
the facts behind them are frozen in the record (`Adoption`). The finished file is printed from the frozen facts, and
only if they still give the adopted lines letter for letter.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

from assistant import paths
from assistant.documents import word, words
from assistant.documents.forms import FORMS, Form
from assistant.documents.phrases import VIETNAM, day_of, subject, utc
from assistant.domain.adoption import Adoption, digest
from assistant.domain.meeting import Meeting
from assistant.domain.text import line

MINUTES = "bien-ban"
OWN_TEMPLATES = "mau"
"""Folder of the cell's own templates inside its workspace."""


class PaperError(Exception):
    """A paper that must not be written; the message is a Vietnamese sentence with the remedy."""


@dataclass(frozen=True)
class Draft:
    """What is read out: goes into `AdoptMinutes` field by field. `removed` counts characters no file can hold."""

    lines: tuple[str, ...]
    facts: str
    template: str
    template_digest: str
    removed: int = 0


@dataclass(frozen=True)
class Paper:
    """A finished file. `unprinted` names facts for which the template has no place."""

    name: str
    data: bytes
    lines: tuple[str, ...]
    removed: int
    unprinted: tuple[str, ...] = ()


def find_template(name: str, workspace: Path | None) -> Path:
    """`<workspace>/mau/<name>.docx` where the cell has its own, else the one that ships with the program."""
    own = workspace / OWN_TEMPLATES / f"{name}.docx" if workspace else None
    return own if own and own.is_file() else paths.share() / "templates" / "word" / f"{name}.docx"


def form_named(name: str) -> Form:
    """The document with this name, or PaperError with the names there are."""
    if name not in FORMS:
        raise PaperError(words.UNKNOWN_FORM.format(name=name, known=", ".join(FORMS)))
    return FORMS[name]


def draft(meeting: Meeting, template: Path | None = None, zone: tzinfo = VIETNAM) -> Draft:
    """What the room reads before adoption. Raises word.TemplateError or word.LostText."""
    form = form_named(MINUTES)
    path = template or find_template(form.template, paths.workspace())
    facts, removed = word.cleaned(form.body(meeting, zone))
    rendered = _render(form, meeting, path, facts, form.blank(), zone)
    return Draft(rendered.lines, json.dumps(facts, ensure_ascii=False), path.name, file_digest(path), removed)


def printed(meeting: Meeting, template: Path | None = None, zone: tzinfo = VIETNAM, form_name: str = MINUTES) -> Paper:
    """The file as it is handed out: frozen facts once adopted, else the live state marked `CHƯA THÔNG QUA`.

    Raises PaperError where the adopted text no longer comes out, word.TemplateError, word.LostText.
    """
    form = form_named(form_name)
    path = template or find_template(form.template, paths.workspace())
    facts: Mapping[str, Any] = form.body(meeting, zone)
    if meeting.adoption:
        facts = frozen(form, meeting, meeting.adoption, path, zone)
    rendered = _render(form, meeting, path, facts, form.closing(meeting, zone), zone)
    return Paper(form.file, rendered.data, rendered.lines, rendered.removed, rendered.unprinted)


def frozen(form: Form, meeting: Meeting, adoption: Adoption, template: Path, zone: tzinfo) -> Mapping[str, Any]:
    """The adopted facts, once they have given the adopted lines again; PaperError where they do not."""
    if digest(adoption.lines) != adoption.digest:
        raise PaperError(words.CHANGED_RECORD)
    facts: Mapping[str, Any] = json.loads(adoption.facts)
    try:
        again = _render(form, meeting, template, facts, form.blank(), zone)
    except word.TemplateError as error:
        if file_digest(template) == adoption.template_digest:
            raise
        raise PaperError(words.CHANGED_TEMPLATE.format(file=template.name)) from error
    if again.lines != adoption.lines:
        same_template = file_digest(template) == adoption.template_digest
        raise PaperError(words.CHANGED_RECORD if same_template else words.CHANGED_TEMPLATE.format(file=template.name))
    return facts


def file_digest(path: Path) -> str:
    """SHA-256 of the template; TemplateError where it cannot be read."""
    return hashlib.sha256(word.template_bytes(path)).hexdigest()


def _render(
    form: Form, meeting: Meeting, template: Path, body: Mapping[str, Any], closing: Mapping[str, Any], zone: tzinfo
) -> word.Rendered:
    """Body and closing through the gate, with the file's properties taken from the meeting (no clock here)."""
    title = line(f"{form.title} {subject(meeting, zone)}")
    at = meeting.ended() or (meeting.adoption.at if meeting.adoption else day_of(meeting, zone))
    properties = word.Properties(title, line(meeting.cell.name), utc(at, zone))
    return word.render(template, {**body, **closing}, properties)
