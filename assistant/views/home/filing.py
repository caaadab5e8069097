"""Biên bản các năm trước on Home: files that were chosen in the browser are put into the cell's folder, or fetched."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from assistant.platform.os_errors import os_reason
from assistant.usecases.bad_input import BadInput
from assistant.usecases.cell_folder import CellContents
from assistant.usecases.filed_minutes import fetch_filed
from assistant.usecases.filing_minutes import file_minutes, require_word
from assistant.usecases.intake import Intake
from assistant.views.page import Action, Arguments
from assistant.views.taking_files import take_piece
from assistant.widgets.region import Answer
from assistant.wording.filed_minutes import FILED_AWAY
from assistant.wording.usecases import COPIED_FIRST, NO_FOLDER
from assistant.wording.views import NOT_READ_YET


class Filing:
    """What Home can do with old minutes."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._intake = folder, Intake(require_word)

    def page_commands(self, cell: Callable[[], CellContents | None]) -> dict[str, Action]:
        """The page's own wishes about old minutes, by their names; `cell`: the folder as it was read."""
        return {"FetchFiled": self._fetch, "FileMinutes": lambda arguments, _: self._take(cell(), arguments)}

    async def _fetch(self, arguments: Arguments, command_id: str) -> Answer:
        """Minutes of an earlier year, copied to this machine to be fetched; their address."""
        if self._folder is None:
            raise BadInput(NO_FOLDER)
        try:
            return {"file": await asyncio.to_thread(fetch_filed, self._folder, str(arguments.get("file", "")))}
        except OSError as error:
            raise BadInput(FILED_AWAY.format(why=os_reason(error))) from error

    async def _take(self, cell: CellContents | None, arguments: Arguments) -> Answer:
        """A piece of a file; with the last one the file is looked at and put into the folder. What came of it."""
        if self._folder is None:
            raise BadInput(NO_FOLDER)
        if cell is None or cell.copied or not cell.share.ok:
            raise BadInput(NOT_READ_YET if cell is None else COPIED_FIRST if cell.copied else cell.share.message)
        folder = self._folder
        return await take_piece(
            self._intake, arguments, lambda name, data: asyncio.to_thread(file_minutes, folder, name, data)
        )
