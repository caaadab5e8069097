"""Cây thư mục của cấp ủy: which tree of cells this machine looks at. Imports no pandas: the home page asks."""

from pathlib import Path

from assistant.analysis.rollup.tree import has_cells
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import remembered_folder, tree_note, whole_path
from assistant.usecases.bad_input import BadInput
from assistant.wording import usecases as words


def remembered_tree() -> Path | None:
    """The tree of cells that was looked at last on this machine; None where none was."""
    return remembered_folder(tree_note())


def remember_tree(tree: Path) -> None:
    """From now on the committee's page shows this tree. OSError."""
    tree_note().write_text(str(whole_path(tree)), encoding="utf-8")


def chose_tree(typed: str) -> bool:
    """Whether a person named a tree of cells, no cell's own folder; it is remembered then. BadInput."""
    named = typed.strip().strip('"')
    folder = Path(named)
    try:
        if not named or not folder.is_absolute() or not folder.exists() or not has_cells(folder):
            return False
        remember_tree(folder)
    except OSError as error:
        raise BadInput(words.FOLDER_NOT_OPENED.format(folder=named, why=os_reason(error))) from error
    return True
