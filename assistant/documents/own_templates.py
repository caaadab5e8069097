"""Mẫu của chi bộ (`<workspace>/mau/`): which template is in force for each document, and a copy of ours to edit.

Everything here reads or writes the share and may take long; the page asks it within a time of its own.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.documents import papers
from assistant.documents.catalogue import CELL_FORMS, FORMS
from assistant.documents.rendering import layout, word
from assistant.documents.templates.check import Finding
from assistant.domain.text import folded
from assistant.share.errors import ShareError, from_os
from assistant.share.files import Files
from assistant.wording import documents as words

OWN_FOLDER = papers.OWN_TEMPLATES
LOCK = "~$"
"""How Word names its sign that somebody has a file open."""


class OwnTemplateThere(Exception):
    """The cell has a template of its own already, which is never written over; a Vietnamese sentence."""


@dataclass(frozen=True)
class TemplateInForce:
    """The template of one document: the file, whether it is the cell's own, what is wrong with it."""

    form: str
    title: str
    file: Path
    own: bool
    findings: tuple[str, ...] = ()


def templates_in_force(workspace: Path | None) -> list[TemplateInForce]:
    """Every document with its template. The cell's own are checked; ours are, when the program is made."""
    return [_line(name, workspace) for name in (*FORMS, *CELL_FORMS)]


def _line(name: str, workspace: Path | None) -> TemplateInForce:
    form = papers.find_template_form(name)
    path = papers.find_template(form.template, workspace)
    own = workspace is not None and path.parent == workspace / OWN_FOLDER
    return TemplateInForce(name, form.title, path, own, tuple(template_problems(path, name)) if own else ())


def template_problems(template: Path, form: str) -> Iterator[str]:
    """What `chibo template check` says of it, each with its place."""
    try:
        found = papers.check_template(template, form)
    except (papers.PaperError, word.TemplateError) as error:
        yield str(error)
        return
    yield from (finding_sentence(one) for one in found)


def finding_sentence(finding: Finding) -> str:
    """Place and sentence."""
    return f"{finding.place}: {finding.sentence}" if finding.place else finding.sentence


def unused_files(workspace: Path | None) -> list[str]:
    """Word files in the folder of templates that no document goes by, so that a misspelt name is seen."""
    if workspace is None:
        return []
    names = [form.template for form in FORMS.values()] + [form.template for form in CELL_FORMS.values()]
    used = {folded(papers.find_template(name, workspace).name) for name in names}
    there = sorted(path.name for path in (workspace / OWN_FOLDER).glob("*.docx"))
    return [name for name in there if folded(name) not in used and not name.startswith(LOCK)]


def layout_label(workspace: Path | None) -> str:
    """The layout our templates are printed in, by its label, or what is wrong with the cell's choice."""
    try:
        return (layout.cell_layout(workspace) if workspace else layout.load()).label
    except layout.LayoutError as error:
        return str(error)


def copy_template(form_name: str, workspace: Path) -> Path:
    """Our template as a file of the cell's own, to be edited in Word; the path.

    Raises OwnTemplateThere where there is one, also by a former name or since a moment ago; ShareError.
    """
    form = papers.find_template_form(form_name)
    target = workspace / OWN_FOLDER / f"{form.template}.docx"
    if (known := papers.find_template(form.template, workspace)).parent == target.parent:
        raise OwnTemplateThere(words.OWN_TEMPLATE_THERE.format(path=known))
    data, disk = papers.find_template(form.template, None).read_bytes(), Files()
    try:
        disk.make_folder(target.parent)
        write_new_file(target, data, disk)
    except FileExistsError as error:
        raise OwnTemplateThere(words.OWN_TEMPLATE_THERE.format(path=target)) from error
    except OSError as error:
        raise from_os(error, target) from error
    return target


def write_new_file(target: Path, data: bytes, disk: Files) -> None:
    """A new file, whole or not at all. Not by way of another name: taking its place could cover somebody's file."""
    target.open("xb").close()
    try:
        with target.open("r+b") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        disk.sync_folder(target.parent)
        same = disk.read(target) == data
    except BaseException:
        disk.remove(target)
        raise
    if not same:
        disk.remove(target)
        raise ShareError(target, words.DAMAGED_COPY)
