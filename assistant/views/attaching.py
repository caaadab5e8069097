"""Dự thảo, tài liệu kèm theo on Home: files for the meeting that is prepared."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant.domain.commands import AmendDetails
from assistant.domain.refusal import Refused
from assistant.journal.belonging import Belonging
from assistant.journal.store import Store
from assistant.share.outbox import Outbox
from assistant.usecases.attached_files import AttachedFiles, require_paper, with_paper, without_paper
from assistant.usecases.bad_input import BadInput
from assistant.usecases.intake import Intake
from assistant.usecases.publishing import MeetingFolders
from assistant.views.page import Action, Arguments
from assistant.widgets.region import Answer
from assistant.wording.usecases import NO_FOLDER


class Attaching:
    """What Home can do with the files of the meeting that is prepared."""

    def __init__(self, folder: Path | None, belonging: Belonging, outbox: Outbox) -> None:
        self._files = AttachedFiles(MeetingFolders(belonging, folder), outbox) if folder else None
        self._intake = Intake(require_paper)

    def page_commands(self, planned: Callable[[], Store | None]) -> dict[str, Action]:
        """The page's own wishes about these files, by their names; `planned`: the meeting that is prepared."""

        def found() -> tuple[Store, AttachedFiles]:
            store = planned()
            if store is None:
                raise Refused("no_meeting")
            if self._files is None:
                raise BadInput(NO_FOLDER)
            return store, self._files

        async def listed(arguments: Arguments, command_id: str) -> Answer:
            store, files = found()
            return {**await asyncio.to_thread(files.listed, store.meeting)}

        async def attach(arguments: Arguments, command_id: str) -> Answer:
            store, files = found()
            try:
                file = self._intake.take(arguments)
                if not file.whole:
                    return {"told": "", "problem": ""}
                name, told = await asyncio.to_thread(files.attach, store.meeting, file.name, bytes(file.data))
            except BadInput as problem:  # told beside its name; the other files go on
                return {"told": "", "problem": str(problem)}
            write_line(store, lambda papers: with_paper(papers, name) if name else papers, command_id)
            return {"told": told, "problem": ""}

        async def remove(arguments: Arguments, command_id: str) -> Answer:
            store, files = found()
            name = str(arguments.get("file", ""))
            await asyncio.to_thread(files.remove, store.meeting, name)
            write_line(store, lambda papers: without_paper(papers, name), command_id)
            return {}

        async def fetch(arguments: Arguments, command_id: str) -> Answer:
            store, files = found()
            return {"file": await asyncio.to_thread(files.fetch, store.meeting, str(arguments.get("file", "")))}

        return {"ListAttached": listed, "AttachFile": attach, "RemoveAttached": remove, "FetchAttached": fetch}


def write_line(store: Store, change: Callable[[str], str], command_id: str) -> None:
    """The line “Tài liệu gửi kèm”, which papers print, goes with the files."""
    store.refresh()
    details = store.meeting.details
    papers = change(details.papers)
    if papers != details.papers:
        store.send(AmendDetails(replace(details, papers=papers)), command_id)
