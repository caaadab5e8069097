"""Nội dung mật on the console: where an item's text goes, both parts being adopted, the annex when it is printed."""

from typing import TYPE_CHECKING, TypedDict

from assistant.domain.adoption import Annex, lines_digest
from assistant.domain.agenda import AgendaItem
from assistant.domain.meeting import Meeting
from assistant.domain.secrecy import has_secrets_here
from assistant.platform.paths import secrets_folder
from assistant.usecases.downloads import download_address
from assistant.usecases.minutes_printing import annex_state
from assistant.wording import usecases as words

if TYPE_CHECKING:
    from assistant.documents.papers import Draft


class PrintedAnnex(TypedDict):
    """The annex as it was printed on this machine."""

    url: str
    error: str
    unprinted: str
    folder: str


class ReadAnnex(TypedDict, total=False):
    """The lines of the annex that are read with the minutes; empty where there is none."""

    annex: list[str]
    annex_digest: str


def secret_place(meeting: Meeting, item: AgendaItem) -> str:
    """Where the text of a secret item is; empty for an open one."""
    if not item.secret:
        return ""
    if meeting.withheld and not (item.texts or item.records):
        return words.SECRETS_ELSEWHERE.format(machines=", ".join(meeting.withheld.machines) or words.OTHER_MACHINES)
    return words.APART if meeting.details.secrets_apart else words.TOGETHER


def printed_annex(meeting: Meeting) -> PrintedAnnex | None:
    """The printed annex: where to fetch it, the folder it lies in, or why it could not be printed."""
    if not has_secrets_here(meeting):
        return None
    state = annex_state(meeting.id)
    url = download_address(meeting.id, state.file, secret=True) if state.file else ""
    folder = str(secrets_folder(meeting.id))
    return {"url": url, "error": state.error, "unprinted": state.unprinted, "folder": folder}


def annex_draft(meeting: Meeting) -> "Draft | None":
    """The annex as it is read with the minutes; None where there is nothing to put into it."""
    from assistant.documents import papers

    return papers.make_draft(meeting, form_name=papers.ANNEX) if has_secrets_here(meeting) else None


def annex_reading(apart: "Draft | None") -> ReadAnnex:
    """What the console shows of the annex beside the minutes; the wall shows nothing of it."""
    return {"annex": list(apart.lines), "annex_digest": lines_digest(apart.lines)} if apart else {}


def annex_adoption(apart: "Draft | None") -> Annex | None:
    """The annex as it goes into the adoption."""
    if apart is None:
        return None
    return Annex(apart.lines, apart.facts, lines_digest(apart.lines), apart.template, apart.template_digest)
