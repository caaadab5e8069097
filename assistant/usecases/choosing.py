"""Choosing the cell's folder on the home page (chọn thư mục chi bộ): looked at, made where it is new, remembered."""

from pathlib import Path

from assistant.platform.os_errors import os_reason
from assistant.platform.paths import data_dir, last_folder_note, whole_path
from assistant.usecases.bad_input import BadInput
from assistant.wording import usecases as words
from assistant.workspace.init import CannotInit, init
from assistant.workspace.profile import FILE_NAME


def choose_folder(typed: str, make: bool) -> str:
    """Remember the folder that a person named, so that it is opened from now on; empty once that is done.

    Where it is no cell's folder yet, what comes back is the question whether one is to be made there (`make`: it was
    answered). BadInput for what cannot be one.
    """
    named = typed.strip().strip('"')
    if not named or not Path(named).is_absolute():
        raise BadInput(words.FOLDER_NOT_WHOLE)
    try:
        folder = whole_path(Path(named))
        if folder.exists() and not folder.is_dir():
            raise BadInput(words.FOLDER_IS_FILE.format(folder=folder))
        if folder == data_dir():
            raise BadInput(words.FOLDER_IS_DATA)
        if not (folder / FILE_NAME).is_file():
            if not Path(folder.anchor).exists():  # a drive that is not there: nothing can be made on it
                raise BadInput(words.FOLDER_NOT_OPENED.format(folder=folder, why=words.DRIVE_AWAY))
            if not make:
                question = words.FOLDER_TO_MAKE if folder.exists() else words.FOLDER_NOT_THERE
                return question.format(folder=folder)
            init(folder, sample=False)
        last_folder_note().write_text(str(folder), encoding="utf-8")
    except CannotInit as refusal:
        raise BadInput(str(refusal)) from refusal
    except OSError as error:
        raise BadInput(words.FOLDER_NOT_OPENED.format(folder=named, why=os_reason(error))) from error
    return ""
