"""Danh sách đảng viên on Home: what changed since last month, accepted by a press; which columns are read, chosen."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from assistant.domain.changes import Change
from assistant.platform.clock import Clock
from assistant.platform.os_errors import os_reason
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.cell_folder import CellContents
from assistant.usecases.member_list import (
    Baseline,
    ListKeeper,
    baseline_of,
    choice_from,
    shown_sheets,
    told_changes,
)
from assistant.views.home.states import MemberList
from assistant.views.page import Action, Arguments
from assistant.widgets.region import Answer
from assistant.wording import views as words
from assistant.wording.usecases import LIST_AWAY, NO_FOLDER


class MemberPanel:
    """The list of one page. What is read of the folder is read in a thread, with the folder."""

    def __init__(self, folder: Path | None, clock: Clock, outbox: Outbox) -> None:
        self._folder, self._clock, self._outbox = folder, clock, outbox
        self._baseline: Baseline | None = None
        self._known: tuple[Change, ...] = ()

    def read(self, cell: CellContents) -> None:
        """What the list is compared with; as slow as the share."""
        if self._folder is not None and not cell.copied:
            self._baseline, self._known = baseline_of(self._folder, cell.last)

    def state(self, cell: CellContents | None, read: str) -> MemberList:
        """The panel."""
        changes = told_changes(self._baseline, cell.members, cell.profile.zone) if cell else None
        return {"read": read, "changes": changes}

    def page_commands(
        self, cell: Callable[[], CellContents | None], read_again: Callable[[], None]
    ) -> dict[str, Action]:
        """The page's own wishes about the list, by their names."""

        def accept(arguments: Arguments, command_id: str) -> Answer:
            known = cell()
            if known is None or self._folder is None:
                raise BadInput(words.NOT_READ_YET)
            keeper = ListKeeper(self._folder, self._clock, self._outbox)
            self._baseline, self._known = keeper.accept(self._known, self._baseline, known.members)
            return {}

        async def show(arguments: Arguments, command_id: str) -> Answer:
            folder = self._folder
            if folder is None:
                raise BadInput(NO_FOLDER)
            try:
                return {**await asyncio.to_thread(shown_sheets, folder)}
            except OSError as error:
                raise BadInput(LIST_AWAY.format(why=os_reason(error))) from error

        async def choose(arguments: Arguments, command_id: str) -> Answer:
            folder = self._folder
            if folder is None:
                raise BadInput(NO_FOLDER)
            told = arguments.get("fields")
            fields = {str(name): _number(place) for name, place in told.items()} if isinstance(told, dict) else {}
            choice = choice_from(fields, _number(arguments.get("below")), arguments.get("official") is True)
            keeper = ListKeeper(folder, self._clock, self._outbox)
            sheet, row = str(arguments.get("sheet", "")), _number(arguments.get("row"))
            try:
                await asyncio.to_thread(keeper.choose, sheet, row, choice)
            except OSError as error:
                raise BadInput(LIST_AWAY.format(why=os_reason(error))) from error
            read_again()
            return {}

        return {"AcceptList": accept, "ShowListSheets": show, "ChooseColumns": choose}


def _number(told: object) -> int:
    """A number that a page tells; -1 for what is none, which is refused as a row that is not there."""
    return told if isinstance(told, int) and not isinstance(told, bool) else -1
