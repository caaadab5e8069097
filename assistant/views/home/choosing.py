"""Folders on Home: another cell's folder is opened."""

from assistant.platform.kernel_session import is_hosted
from assistant.usecases.bad_input import BadInput
from assistant.usecases.choosing import choose_folder
from assistant.usecases.tree_choice import chose_tree
from assistant.views.page import Arguments
from assistant.views.places import changed_folder
from assistant.widgets.region import Answer
from assistant.wording.usecases import FOLDER_IS_SET


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
