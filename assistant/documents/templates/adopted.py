"""Mẫu đã dùng: the template that adopted minutes were made from is kept with them, by its digest.

An office edits its templates and a newer program brings others; what a room has adopted stays printable all the same.
The copy is the template as it was used, with the cell's layout laid over it, so that whoever prints from it later needs
to know neither the layout of that day nor whose template it was. It holds nothing of the meeting. This machine's copies
lie in its own folder, the cell's in `mau/da-dung/`, where every laptop and the office above find them.
"""

import logging
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from assistant.documents.rendering import layout, word
from assistant.domain.adoption import Adoption, Annex
from assistant.domain.meeting import Meeting
from assistant.platform import paths
from assistant.platform.patient_files import read_patiently

COPIES_FOLDER = "da-dung"
"""Folder of the kept copies inside the cell's folder of templates."""
DIGEST = re.compile(r"[0-9a-f]{64}")
log = logging.getLogger(__name__)


class TemplateSource(NamedTuple):
    """A template to fill, and the layout to lay over what comes out; None where it has its own.

    `heard` is the digest of the template that the room heard the adopted text from, where there is one.
    """

    path: Path
    look: layout.Layout | None = None
    heard: str = ""


def current_source(template: Path) -> TemplateSource:
    """This template as the cell uses it today."""
    return TemplateSource(template, layout.layout_for(template, paths.workspace()))


def template_content(source: TemplateSource) -> bytes:
    """The template as it is used, layout and all: what is kept. word.TemplateError where it cannot be read."""
    return word.with_layout(source.path, source.look) if source.look else word.template_bytes(source.path)


def laid_out_as(source: TemplateSource, heard: str) -> TemplateSource:
    """A template that ships, in the layout in which it has this digest; else as it is used today.

    A cell that takes another layout after it adopted minutes has them as they were adopted, also without their copy.
    """
    if not heard or source.path.parent != paths.shipped_templates() or not source.path.is_file():
        return source
    looks = (source.look, None, *map(layout.load, layout.names()))
    found = (one for one in (source._replace(look=look) for look in looks) if digest_of(template_content(one)) == heard)
    return next(found, source)


def digest_of(data: bytes) -> str:
    """SHA-256 of a template's content."""
    return sha256(data).hexdigest()


def copy_name(digest: str) -> str:
    """The copy's name; ValueError for what is no digest, since a record may come from anywhere."""
    if not DIGEST.fullmatch(digest):
        raise ValueError(f"no SHA-256: {digest!r}")
    return f"{digest}.docx"


def find_copy(digest: str, *cells: Path | None) -> Path | None:
    """The copy of this template: this machine's, else that of the first of the cells' folders that has a sound one."""
    if not DIGEST.fullmatch(digest):
        return None
    folders = [paths.used_templates(), *(cell / layout.OWN_TEMPLATES / COPIES_FOLDER for cell in cells if cell)]
    return next((path for one in folders if is_sound(path := one / copy_name(digest), digest)), None)


def is_sound(path: Path, digest: str) -> bool:
    """Whether the file is there and is still what its name says; a damaged copy is no copy."""
    try:
        data = read_patiently(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        log.warning("the kept template %s cannot be read: %s", path, error)
        return False
    if digest_of(data) == digest:
        return True
    log.warning("the kept template %s was changed or is damaged and is not used", path)
    return False


def all_adoptions(meeting: Meeting) -> Iterator[Adoption | Annex]:
    """Every text that the room has ever adopted of this meeting, also those that were opened again."""
    for adoption in (meeting.adoption, *(one.earlier for one in meeting.reopenings)):
        if adoption:
            yield adoption
            if adoption.annex:
                yield adoption.annex


def template_digests(meeting: Meeting) -> list[str]:
    """The digests of their templates, each once."""
    named = dict.fromkeys(one.template_digest for one in all_adoptions(meeting))
    return [digest for digest in named if DIGEST.fullmatch(digest)]
