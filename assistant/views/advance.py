"""Ý kiến gửi trước: the wish that reads the files of a folder; the same on Home and on the console."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from assistant.domain.refusal import Refused
from assistant.journal.store import Store
from assistant.platform.os_errors import os_reason
from assistant.usecases import advance_files
from assistant.usecases.bad_input import BadInput
from assistant.views.page import Action, Arguments
from assistant.widgets.region import Answer
from assistant.wording import usecases as words


def read_advance(store: Callable[[], Store | None], folder: Path | None) -> Action:
    """The command `ReadAdvance`: every new file of the meeting's folder becomes an opinion that was sent before."""

    async def answer(arguments: Arguments, command_id: str) -> Answer:
        planned = store()
        if planned is None:
            raise Refused("no_meeting")
        if folder is None:
            raise BadInput(words.NO_FOLDER)
        meeting = planned.meeting
        place = advance_files.folder_of(folder, meeting)
        zone, members = meeting.details.start.tzinfo, tuple(meeting.members.values())
        try:
            files = await asyncio.to_thread(advance_files.read_files, place, members, zone)
        except OSError as error:
            raise BadInput(words.ADVANCE_FOLDER_AWAY.format(folder=place, why=os_reason(error))) from error
        planned.refresh()
        wanted = advance_files.commands_for(planned.meeting, files)
        for command in wanted:
            planned.send(command)
        told = words.ADVANCE_READ if wanted else words.ADVANCE_NOTHING_NEW
        return {
            "told": told.format(count=len(wanted), folder=place),
            "problems": [one.problem for one in files if one.problem],
        }

    return answer
