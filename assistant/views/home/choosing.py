"""Folders on Home: another cell's folder is opened, minutes of earlier years are fetched from this one's."""

import asyncio
from pathlib import Path

from assistant.platform.kernel_session import is_hosted
from assistant.platform.os_errors import os_reason
from assistant.usecases.bad_input import BadInput
from assistant.usecases.choosing import choose_folder
from assistant.usecases.filed_minutes import fetch_filed
from assistant.usecases.tree_choice import chose_tree
from assistant.views.page import Action, Arguments
from assistant.views.places import changed_folder
from assistant.widgets.region import Answer
from assistant.wording.filed_minutes import FILED_AWAY
from assistant.wording.usecases import FOLDER_IS_SET, NO_FOLDER


def fetch_filed_from(folder: Path | None) -> Action:
    """The command `FetchFiled`: minutes of an earlier year, copied to this machine to be fetched; their address."""

    async def answer(arguments: Arguments, command_id: str) -> Answer:
        if folder is None:
            raise BadInput(NO_FOLDER)
        try:
            return {"file": await asyncio.to_thread(fetch_filed, folder, str(arguments.get("file", "")))}
        except OSError as error:
            raise BadInput(FILED_AWAY.format(why=os_reason(error))) from error

    return answer


def choose(arguments: Arguments, command_id: str) -> Answer:
    """Another folder from now on: our server is asked to begin anew with it, elsewhere this page is.

    A tree of cells is no cell's folder: the committee's page shows it, and the cell's folder stays.
    """
    if is_hosted():
        raise BadInput(FOLDER_IS_SET)
    make = arguments.get("make") is True
    if not make and chose_tree(str(arguments.get("path", ""))):
        return {"ask": "", "page": "committee"}
    asked = choose_folder(str(arguments.get("path", "")), make=make)
    if not asked:
        changed_folder()
    return {"ask": asked}
