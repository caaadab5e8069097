"""Nhận biên bản cũ: Word minutes of earlier years that somebody chose in the browser, put into the cell's folder.

Nothing is written before a file is whole (`usecases.intake`) and was looked at.
"""

import os
from pathlib import Path, PurePath

from assistant.analysis.filed_papers import SUFFIX, UnreadablePaper
from assistant.documents.rendering.file_names import unique_name
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import holds
from assistant.share import atomic
from assistant.share.errors import ShareError
from assistant.share.names import safe_name
from assistant.usecases.bad_input import BadInput
from assistant.usecases.filed_minutes import FOLDER, paper_of
from assistant.wording import filed_minutes as words

OLD_SUFFIX = ".doc"


def require_word(name: str) -> None:
    """BadInput for a file that by its name cannot be read."""
    suffix = PurePath(name).suffix.lower()
    if suffix == OLD_SUFFIX:
        raise BadInput(words.OLD_WORD.format(name=name))
    if suffix != SUFFIX:
        raise BadInput(words.OTHER_FILE.format(name=name))


def file_minutes(workspace: Path, typed: str, data: bytes) -> str:
    """Put old minutes into the folder, by their year where it is known; what came of it, in words.

    The same file is there once; another of its name gets a number, and nothing is written over. Raises BadInput for
    what cannot be read, is secret, or cannot be written now.
    """
    name = safe_name(typed)
    require_word(name)
    try:
        paper = paper_of(name, data)
    except UnreadablePaper as problem:
        raise BadInput(str(problem)) from problem
    folder = workspace / FOLDER
    target = folder / str(paper.day.year) if paper.day else folder
    told = {"name": name, "day": f"{paper.day:%d/%m/%Y}" if paper.day else ""}
    try:
        workspace.stat()
        twin = same_file(folder, data)
        if twin and (paper.day is None or paper_of(twin.name, data).day):
            return words.HERE_ALREADY.format(path=twin.relative_to(folder).as_posix(), **told)
        target.mkdir(parents=True, exist_ok=True)
        taken = {path.name for path in target.iterdir()}
        place = target / unique_name(PurePath(name).stem + SUFFIX, taken)
        if twin:  # its name tells the day now
            twin.rename(place)
            return words.RENAMED.format(**told)
        atomic.write(place, data)
    except ShareError as error:
        raise BadInput(error.alone) from error
    except OSError as error:
        raise BadInput(words.NOT_COPIED.format(name=name, why=os_reason(error))) from error
    return (words.TAKEN_IN if paper.day else words.TAKEN_IN_UNDATED).format(**told)


def same_file(folder: Path, data: bytes) -> Path | None:
    """The filed paper with these very bytes, if there is one. Raises OSError."""
    for top, _, names in os.walk(folder):
        for path in (Path(top, name) for name in sorted(names)):
            if path.suffix.lower() == SUFFIX and holds(path, data):
                return path
    return None
