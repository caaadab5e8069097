"""Cấp ủy mở biên bản của một chi bộ: with a reason that is written down in the tree, without what is secret."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from assistant.domain.meeting import Meeting
from assistant.domain.secrecy import public_version
from assistant.domain.text import clean_line
from assistant.journal.record import RecordError, load
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import folder_key, papers_folder
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.share.belonging import cell_folder_of
from assistant.share.errors import ShareError
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import download_address
from assistant.wording import committee as words
from assistant.workspace.committee import FOLDER

SEEN = "da-xem"
"""Folder of the committee's own in which it is written down who looked into which minutes, and why."""
MOST_REASON = 500


@dataclass(frozen=True)
class Look:
    """Who looks into which minutes of the tree, and why."""

    tree: Path
    record: str
    machine: str
    reason: str


def minutes_address(look: Look, now: datetime) -> str:
    """The minutes as a Word file on this machine; the address it is fetched from. BadInput where there can be none.

    That somebody looked is written down before anything is read.
    """
    from assistant.documents import papers
    from assistant.documents.rendering.template_errors import TemplateError
    from assistant.documents.rendering.word import LostText

    reason = clean_line(look.reason).strip()
    if not reason:
        raise BadInput(words.WHY_MINUTES)
    if len(reason) > MOST_REASON:
        raise BadInput(words.REASON_TOO_LONG.format(most=MOST_REASON))
    path = look.tree / look.record
    try:
        _write_down(replace(look, reason=reason), now)
        meeting = open_part(load(read_patiently(path), path))
        paper = papers.print_parts(meeting, papers.MINUTES, home=cell_folder_of(path))[0]
        folder = f"cap-uy-{folder_key(look.tree)}-{sha256(look.record.encode()).hexdigest()[:8]}"
        target = papers_folder(folder) / paper.name
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(target, paper.data)
        return download_address(folder, paper.name)
    except ShareError as error:
        raise BadInput(error.alone) from error
    except (RecordError, papers.PaperError, TemplateError, LostText) as error:
        raise BadInput(str(error)) from error
    except OSError as error:
        raise BadInput(words.MINUTES_NOT_READ.format(file=look.record, why=os_reason(error))) from error


def open_part(meeting: Meeting) -> Meeting:
    """The meeting without what is secret in it, also where the cell keeps that with the rest."""
    return public_version(replace(meeting, details=replace(meeting.details, secrets_apart=True)))


def _write_down(look: Look, now: datetime) -> None:
    """A small file for each look: nobody has to wait for another, and none is written twice."""
    folder = look.tree / FOLDER / SEEN
    folder.parent.mkdir(exist_ok=True)  # not with its parents: a tree that is away is not made again, empty
    folder.mkdir(exist_ok=True)
    told = {"luc": now.isoformat(timespec="seconds"), "may": look.machine, "ho_so": look.record, "ly_do": look.reason}
    name = f"{now:%Y-%m-%d %H%M%S} {uuid4().hex[:6]}.json"
    atomic.write(folder / name, json.dumps(told, ensure_ascii=False, indent=1).encode())
