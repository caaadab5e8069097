"""In biên bản: the minutes of a meeting that stands are printed, checked, kept on this machine and sent to the share.

Done by the server, so that a page or its kernel may go at any moment. What came of it is told to the pages by a small
file beside the paper. The annex of what is kept apart goes into a folder of its own and is sent nowhere.
"""

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain.meeting import Meeting
from assistant.domain.secrecy import has_secrets_here
from assistant.journal import record
from assistant.journal.places import Places
from assistant.journal.rule_texts import RuleText, text_of
from assistant.platform import paths
from assistant.platform.paths import papers_folder, rule_texts, secrets_folder
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.share.errors import ShareError
from assistant.usecases import omissions
from assistant.wording import usecases as words
from assistant.wording.papers import EDITION

if TYPE_CHECKING:
    from assistant.documents.papers import Paper

log = logging.getLogger(__name__)
STATE_FILE = "trang-thai.json"
OWNER_ONLY = 0o600


@dataclass(frozen=True)
class PrintState:
    """What was printed last: of which version of the meeting, under which name; or why it could not be."""

    version: int = 0
    file: str = ""
    error: str = ""
    note: str = ""
    """What the person should know, for instance that characters no file can hold were left out."""
    unprinted: str = ""
    """What the record holds and the paper does not show, in words; empty where it shows everything."""


def printed_state(meeting: str) -> PrintState:
    """What is known of the meeting's printed minutes."""
    return _state(papers_folder(meeting))


def annex_state(meeting: str) -> PrintState:
    """What is known of the meeting's secret annex."""
    return _state(secrets_folder(meeting))


def _state(folder: Path) -> PrintState:
    path = folder / STATE_FILE
    return PrintState(**json.loads(read_patiently(path))) if path.is_file() else PrintState()


def shared_record(meeting: Meeting, machine: str) -> bytes:
    """The record for the share. Where something is kept apart, the whole one is kept on this machine first.

    So is the text of its rules: a later version of the program may ship another (`journal.rule_texts`).
    """
    keep_rules(meeting)
    if has_secrets_here(meeting):
        atomic.write(_private(meeting) / record.FILE_NAME, record.dump(meeting))
        (_private(meeting) / record.FILE_NAME).chmod(OWNER_ONLY)
    return record.dump_redacted(meeting, machine)


def keep_rules(meeting: Meeting) -> RuleText | None:
    """The text of the meeting's rule set, which this machine has from now on; None where its record has the rules."""
    text = text_of(meeting.rules)
    if text and not (kept := rule_texts() / text.name).is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(kept, text.data)
    return text


def _private(meeting: Meeting) -> Path:
    """The meeting's folder that only this user may enter (Windows: by the rights of the user's own profile)."""
    folder = secrets_folder(meeting.id)
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def print_minutes(meeting: Meeting, *, again: bool = False) -> Path | None:
    """Print the minutes of a meeting that stands, unless this version was printed already; None where nothing is new.

    `again` prints this version all the same: its template was refused, and has been mended since. The paper is
    re-opened and compared with the record before it counts as printed (`documents.papers.print_paper`).
    """
    before = printed_state(meeting.id)
    if not meeting.frozen or (before.version == meeting.version and not again):
        return None
    if has_secrets_here(meeting):
        from assistant.documents.papers import ANNEX

        if annex := _print(meeting, ANNEX, _private(meeting), annex_state(meeting.id)):
            annex.chmod(OWNER_ONLY)
    folder = papers_folder(meeting.id)
    folder.mkdir(parents=True, exist_ok=True)
    return _print(meeting, "bien-ban", folder, before)


def ask_for_minutes(places: Places, meeting: Meeting) -> None:
    """The minutes of a meeting that is only read are to be printed, unless they were; the publisher does it.

    Nobody waits for that, neither who opens a past meeting nor its page; one that was opened by an earlier version
    gets its minutes when it is looked at.
    """
    if meeting.frozen and not printed_state(meeting.id).version:
        places.note_unprinted(meeting.id)


def _print(meeting: Meeting, form: str, folder: Path, before: PrintState) -> Path | None:
    """Print a document into the folder and tell the pages; None where it cannot be, which they are told too."""
    from assistant.documents import papers
    from assistant.documents.rendering import word
    from assistant.documents.templates import gate

    try:
        paper = papers.print_paper(meeting, form_name=form)
        keep_source(meeting, form, paper)
    except (papers.PaperError, word.TemplateError, word.LostText) as error:
        save_state(folder, PrintState(meeting.version, before.file, str(error)))
        return None
    told = gate.omission_sentence(paper.unprinted)
    if omissions.unconfirmed(meeting, form, [paper]):
        save_state(folder, PrintState(meeting.version, before.file, words.CONFIRM_FIRST.format(what=told)))
        return None
    name = edition_name(paper.name, len(meeting.reopenings))
    atomic.write(folder / name, paper.data)
    notes = [words.REMOVED.format(count=paper.removed)] if paper.removed else []
    save_state(folder, PrintState(meeting.version, name, "", " ".join(notes), told))
    return folder / name


def keep_template(digest: str, data: bytes) -> None:
    """Keep on this machine the template that a text is adopted from (`documents.templates.adopted`).

    A disk that refuses stops neither an adoption in front of the room nor the printing: it is logged, and tried again
    whenever the minutes are printed.
    """
    from assistant.documents.templates import adopted as used

    folder = paths.used_templates()
    if used.is_sound(folder / used.copy_name(digest), digest):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        atomic.write(folder / used.copy_name(digest), data)
    except (OSError, ShareError):
        log.exception("the template %s of an adopted text could not be kept", digest)


def keep_source(meeting: Meeting, form: str, paper: "Paper") -> None:
    """Keep the template of an adopted paper where this machine has no copy yet, if it is the adopted one itself.

    So does a second laptop with what it found on the share, and a meeting that an earlier version adopted.
    """
    from assistant.documents import papers
    from assistant.documents.templates import adopted as used

    adopted = papers.adopted_text(form, meeting)
    data = used.template_content(paper.source) if adopted and paper.source else b""
    if adopted and used.digest_of(data) == adopted.template_digest:
        keep_template(adopted.template_digest, data)


def templates_used(meeting: Meeting) -> list[Path]:
    """This machine's copies of the templates of all that was ever adopted of this meeting, for the cell's folder."""
    from assistant.documents.templates import adopted as used

    if not (meeting.adoption or meeting.reopenings):
        return []
    copies = [paths.used_templates() / used.copy_name(digest) for digest in used.template_digests(meeting)]
    return [path for path in copies if path.is_file()]


def edition_name(name: str, reopenings: int) -> str:
    """`bien-ban (bản 2).docx` for minutes adopted again: what was adopted before may have been handed out."""
    stem, dot, ending = name.rpartition(".")
    return EDITION.format(stem=stem, number=reopenings + 1, suffix=dot + ending) if reopenings else name


def save_state(folder: Path, state: PrintState) -> None:
    """Tell the pages."""
    atomic.write(folder / STATE_FILE, json.dumps(asdict(state), ensure_ascii=False).encode("utf-8"))
