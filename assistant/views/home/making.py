"""Lập buổi on Home: what is proposed, and the meeting that is made of it."""

from pathlib import Path

from assistant.journal.belonging import Belonging
from assistant.platform.clock import Clock
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.cell_folder import CellContents
from assistant.usecases.new_meeting import NewMeetings
from assistant.views.home.states import Suggestion
from assistant.views.making import made_answer, wanted_meeting
from assistant.views.page import Arguments
from assistant.widgets.region import Answer
from assistant.wording import views as words
from assistant.wording.usecases import COPIED_FIRST


class Making:
    """The proposals of one page."""

    def __init__(self, belonging: Belonging, clock: Clock, outbox: Outbox) -> None:
        self._new = NewMeetings(belonging, clock, outbox)

    def suggestion(self, cell: CellContents | None, reading: str) -> Suggestion:
        """The meetings that can be made; `reading`: why there are none yet, where the folder was not read."""
        if cell is None or cell.copied:
            return {
                "reading": COPIED_FIRST if cell else reading,
                "members": 0,
                "list_read": "",
                "left_out": [],
                "rules": "",
                "place": "",
                "kinds": [],
            }
        return {"reading": "", **self._new.proposals(cell).shown()}

    def make(
        self, cell: CellContents | None, folder: Path | None, arguments: Arguments, command_id: str
    ) -> tuple[Answer, CellContents | None]:
        """The meeting as proposed; the cell after it."""
        if cell is None:
            raise BadInput(words.NOT_READ_YET)
        made = self._new.make(cell, folder, wanted_meeting(arguments), command_id)
        return made_answer(made), made.cell
