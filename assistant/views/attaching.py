"""Dự thảo, tài liệu kèm theo: the same on Home, where a meeting is prepared, and on its console."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from assistant.domain.commands import AmendDetails
from assistant.domain.refusal import Refused
from assistant.domain.text import folded
from assistant.journal.store import Store
from assistant.share.outbox import Outbox
from assistant.usecases.attached_files import AttachedFiles, paper_title, require_paper, with_paper, without_paper
from assistant.usecases.bad_input import BadInput
from assistant.usecases.intake import Intake
from assistant.usecases.publishing import MeetingFolders
from assistant.views.page import Action, Arguments
from assistant.views.taking_files import take_piece
from assistant.widgets.region import Answer
from assistant.wording.attached import BEGUN
from assistant.wording.usecases import NO_FOLDER

Whose = Callable[[], Store | None]
"""Whose files they are: the meeting of the page, as it is now."""


class Attaching:
    """What a page can do with the files of its meeting: they are looked at any time, and changed before it begins."""

    def __init__(self, folders: MeetingFolders | None, outbox: Outbox) -> None:
        self._files = AttachedFiles(folders, outbox) if folders else None
        self._intake = Intake(require_paper)

    def page_commands(self, whose: Whose) -> dict[str, Action]:
        """The page's own wishes about these files, by their names."""
        return {
            "AttachFile": lambda arguments, command_id: self._attach(whose, arguments, command_id),
            "FetchAttached": lambda arguments, _: self._fetch(whose, arguments),
            "ListAttached": lambda arguments, _: self._listed(whose),
            "RemoveAttached": lambda arguments, command_id: self._remove(whose, arguments, command_id),
        }

    def _found(self, whose: Whose, changed: bool = False) -> tuple[Store, AttachedFiles]:
        """The meeting and its files. Refused, BadInput where there are none, or where they are not `changed` now."""
        store = whose()
        if store is None:
            raise Refused("no_meeting")
        if self._files is None:
            raise BadInput(NO_FOLDER)
        store.refresh()
        if changed and store.meeting.begun:
            raise BadInput(BEGUN)
        return store, self._files

    async def _listed(self, whose: Whose) -> Answer:
        store, files = self._found(whose)
        return {**await asyncio.to_thread(files.listed, store.meeting)}

    async def _attach(self, whose: Whose, arguments: Arguments, command_id: str) -> Answer:
        """A piece of a file; with the last one it is put beside the meeting and named in the line, or neither."""
        store, files = self._found(whose, changed=True)

        async def put(typed: str, data: bytes) -> str:
            found = await asyncio.to_thread(files.attach, store.meeting, typed, data)
            try:
                write_line(store, lambda papers: with_paper(papers, found.name), command_id)
            except Exception:
                if found.new:
                    await asyncio.to_thread(files.remove, store.meeting, found.name)
                raise
            return found.told

        return await take_piece(self._intake, arguments, put)

    async def _remove(self, whose: Whose, arguments: Arguments, command_id: str) -> Answer:
        """Take a file away, and its name out of the line, or neither."""
        store, files = self._found(whose, changed=True)
        name = str(arguments.get("file", ""))
        left = await asyncio.to_thread(files.others, store.meeting, name)
        titles = {folded(paper_title(one)) for one in left}
        kept = folded(paper_title(name)) in titles  # the same paper may be there in another kind of file
        named = not kept and write_line(store, lambda papers: without_paper(papers, name), command_id)
        try:
            await asyncio.to_thread(files.remove, store.meeting, name)
        except BadInput:
            if named:
                write_line(store, lambda papers: with_paper(papers, name), f"{command_id}.back")
            raise
        return {}

    async def _fetch(self, whose: Whose, arguments: Arguments) -> Answer:
        store, files = self._found(whose)
        return {"file": await asyncio.to_thread(files.fetch, store.meeting, str(arguments.get("file", "")))}


def write_line(store: Store, change: Callable[[str], str], command_id: str) -> bool:
    """The line “Tài liệu gửi kèm”, which papers print, goes with the files; whether it is another. Raises Refused."""
    store.refresh()
    details = store.meeting.details
    papers = change(details.papers)
    if papers != details.papers:
        store.send(AmendDetails(replace(details, papers=papers)), command_id)
    return papers != details.papers
