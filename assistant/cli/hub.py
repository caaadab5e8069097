"""`chibo hub`: what JupyterHub starts for each of its users (deploy/jupyterhub)."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.cli.papers import GAPS
from assistant.platform.paths import workspace
from assistant.wording import cli as words
from assistant.workspace.init import CannotInit, init
from assistant.workspace.profile import FILE_NAME


def add_hub_options(hub: Any) -> None:
    """The options of `hub`."""
    hub.add_argument("--workspace", type=Path, default=None, metavar=words.FOLDER, help=words.HUB_WORKSPACE)
    hub.add_argument("--tree", type=Path, default=None, metavar=words.FOLDER, help=words.HUB_TREE)


def hub(options: argparse.Namespace) -> int:
    """Serve one user of a hub; the cell's folder is made where there is none yet."""
    folder = options.workspace or workspace()
    if find_spec("jupyterhub") is None:
        return refused(words.HUB_NOT_INSTALLED)
    from assistant.server.hub import Place, serve
    from assistant.usecases.tree_choice import remember_tree

    place = Place.told()
    if place is None:
        return refused(words.NO_HUB)
    if folder is None:
        return refused(words.HUB_NEEDS_FOLDER)
    try:
        if not (folder / FILE_NAME).is_file():
            init(folder, sample=False)
    except CannotInit as refusal:
        return refused(str(refusal))
    if options.tree:
        remember_tree(options.tree)
    return serve(folder, place)


def refused(sentence: str) -> int:
    """Say why nothing is served."""
    print(sentence, file=sys.stderr)
    return GAPS
