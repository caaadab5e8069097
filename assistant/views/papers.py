"""The papers of one meeting as a page sees them: read aloud, adopted, saved on this machine and on the share."""

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.domain.commands import AmendDetails
from assistant.domain.meeting import Meeting
from assistant.domain.text import clean_line
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.platform.paths import workspace
from assistant.share.outbox import Outbox
from assistant.usecases import issuing, secret_annex
from assistant.usecases.adopting import Consent, adopt_minutes, read_minutes
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import download_address
from assistant.usecases.handbook_page import HandbookPage, handbook_page
from assistant.usecases.minutes_printing import PrintState, annex_state, printed_state
from assistant.usecases.publishing import MeetingFolders
from assistant.usecases.sending import Sending
from assistant.usecases.template_checks import check_own_templates
from assistant.views.attaching import Attaching
from assistant.views.console.panel_states import PrintedMinutes
from assistant.views.page import Action, Arguments
from assistant.views.states import ShareLine
from assistant.widgets.region import Answer
from assistant.wording.numbering import bare_number
from assistant.wording.views import NO_WHOLE_NUMBER


class PaperCommands:
    """What a page can say and do about papers. Word is only loaded when the minutes are first read."""

    def __init__(self, data: Path, journal: Journal, clock: Clock) -> None:
        folder = workspace()
        self._outbox = Outbox(data, clock, folder)
        folders = MeetingFolders(Belonging(journal, folder, self._outbox.notes), folder) if folder else None
        self._issue = issuing.Issuing(data, clock, self._outbox, folders)
        self._sending = Sending(clock, self._outbox, folders)
        self._attaching = Attaching(folders, self._outbox)

    def changes(self, meeting: str) -> object:
        """Something that differs as soon as a paper was printed, delivered or got stuck."""
        return self._outbox.version(), printed_state(meeting), annex_state(meeting)

    def share(self, meeting: Meeting) -> ShareLine:
        """The state of the shared folder for this meeting in one line."""
        if workspace() is None:
            return {"text": "", "ok": True, "detail": "", "folder": ""}
        status = self._outbox.status(meeting.id)
        folders = sorted({str(target.target.parent) for target in status.targets()})
        return {
            "text": status.sentence(),
            "ok": status.calm,
            "detail": "\n".join(status.notices()),
            "folder": folders[0] if folders else "",
        }

    def paper(self, meeting: Meeting) -> PrintedMinutes:
        """The printed minutes: where to fetch them, or why they could not be printed."""
        state: PrintState = printed_state(meeting.id)
        return {
            "url": download_address(meeting.id, state.file) if state.file else "",
            "error": state.error,
            "detail": state.note,
            "unprinted": state.unprinted,
            "annex": secret_annex.printed_annex(meeting),
        }

    def page_commands(self, store: Store) -> Mapping[str, Action]:
        """Reading and adopting the minutes, their number, and what the dialog of papers can do."""
        return {
            **self._attaching.page_commands(lambda: store),
            "ReadMinutes": lambda arguments, command_id: sent(read_minutes(store, self._issue)),
            "AdoptDraft": lambda arguments, command_id: self._adopt(store, arguments, command_id),
            "SetNumber": lambda arguments, command_id: set_number(store, arguments, command_id),
            "HandbookPage": lambda arguments, command_id: sent(shown_handbook(store)),
            "ListPapers": lambda arguments, command_id: {**self._issue.offered_papers(store)},
            "PreviewPaper": lambda arguments, command_id: sent(self._issue.preview(store, *wanted_paper(arguments))),
            "PrintPapers": lambda arguments, command_id: self._hand_out(store, arguments),
            "StrikeNumber": lambda arguments, command_id: self._strike(store, arguments),
            "CheckTemplates": lambda arguments, command_id: checked_templates(),
            "MakePdf": lambda arguments, command_id: self._make_pdf(store, arguments),
            "PdfState": lambda arguments, command_id: {
                **self._sending.pdf_state(store, str(arguments.get("file", "")))
            },
            "SendPapers": lambda arguments, command_id: {**self._sending.send(store)},
        }

    async def _adopt(self, store: Store, arguments: Arguments, command_id: str) -> Answer:
        """Adopt what was read, with the votes where they were counted."""
        votes = {
            name: whole_number(arguments[name]) for name in ("in_favour", "against", "abstained") if name in arguments
        }
        heard = (arguments.get("digest"), arguments.get("annex_digest"))
        consent = Consent(
            votes,
            reason=clean_line(str(arguments.get("reason", ""))),
            confirmer=clean_line(str(arguments.get("confirmer", ""))),
        )
        await adopt_minutes(store, self._issue, heard, consent, command_id)
        return {}

    async def _hand_out(self, store: Store, arguments: Arguments) -> Answer:
        """Print a paper, or ask what speaks against it."""
        sure, confirmer = arguments.get("sure") is True, clean_line(str(arguments.get("confirmer", "")))
        return {**await self._issue.hand_out(store, *wanted_paper(arguments), sure=sure, confirmer=confirmer)}

    def _strike(self, store: Store, arguments: Arguments) -> Answer:
        """Strike a number that was given by mistake."""
        self._issue.strike(store, *wanted_paper(arguments), clean_line(str(arguments.get("reason", ""))))
        return {}

    def _make_pdf(self, store: Store, arguments: Arguments) -> Answer:
        """Begin to make the PDF of a printed paper."""
        self._sending.make_pdf(store, str(arguments.get("file", "")))
        return {}


async def shown_handbook(store: Store) -> HandbookPage:
    """What is copied into the handbook, from the record as it is now."""
    store.refresh()
    meeting = store.meeting
    return await asyncio.to_thread(handbook_page, meeting)


async def checked_templates() -> Answer:
    """What is wrong with the cell's own templates."""
    return {"templates": await check_own_templates()}


async def sent(coming: Awaitable[Mapping[str, Any]]) -> Answer:
    """What is made, as an answer."""
    return {**await coming}


def wanted_paper(arguments: Arguments) -> tuple[str, str]:
    """Which paper, and the number typed for it."""
    return str(arguments.get("form", "")), clean_line(str(arguments.get("number", "")))


def whole_number(value: object) -> int:
    """A number of votes."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadInput(NO_WHOLE_NUMBER)
    return value


def set_number(store: Store, arguments: Arguments, command_id: str) -> Answer:
    """Số biên bản."""
    store.refresh()
    number = bare_number(str(arguments.get("number", "")))
    store.send(AmendDetails(replace(store.meeting.details, number=number)), command_id)
    return {}
