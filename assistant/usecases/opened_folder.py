"""Which cell's folder a person works in who named none: the one that was open last, else a sample to play with."""

import logging
import shutil
from pathlib import Path

from assistant.journal.database import JournalUnusable
from assistant.platform.clock import process_clock
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import data_dir, remembered_folder
from assistant.share.errors import ShareError
from assistant.wording.usecases import SAMPLE_NOT_MADE
from assistant.workspace.init import CannotInit, init

log = logging.getLogger(__name__)
SAMPLE_FOLDER = "chi-bo-mau"


def opened_folder() -> Path | None:
    """The folder that was open last, be it away for now; else the sample cell, made where there is none yet.

    None where the sample cannot be made: then a folder is to be chosen.
    """
    if remembered := remembered_folder():
        return remembered
    folder = data_dir() / SAMPLE_FOLDER
    try:
        if not folder.exists():
            make_first_sample(folder)
    except (CannotInit, JournalUnusable, OSError) as error:
        log.warning("the sample cell could not be made: %s", error)
        return None
    return folder


def make_first_sample(folder: Path) -> None:
    """The sample cell of a first start. Half of one is taken away again. CannotInit, JournalUnusable, OSError."""
    try:
        make_sample(folder)
    except (CannotInit, JournalUnusable, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        raise


def make_sample(folder: Path) -> list[Path]:
    """The sample cell with its finished meeting of last month. CannotInit where the disk does not take it."""
    from assistant.usecases.sample_meeting import write_sample

    try:
        return [*init(folder, sample=True), *write_sample(folder, process_clock())]
    except ShareError as error:  # no share: it speaks of a copy that would be kept here
        why = os_reason(error.__cause__) if isinstance(error.__cause__, OSError) else error.alone
        raise CannotInit(SAMPLE_NOT_MADE.format(what=error.path, why=why)) from error
