"""Makes a cell's folder: a commented chi-bo.yaml and dang-vien.xlsx, empty or with the sample (chi bộ mẫu)."""

import json
from datetime import date
from pathlib import Path

from assistant.platform.clock import process_clock
from assistant.platform.os_errors import os_reason
from assistant.rules.laws import STATE_SECRETS, law_on
from assistant.wording import sample_cell, workspace_profile
from assistant.wording import workspace as words
from assistant.workspace import sample as cell
from assistant.workspace.profile import FILE_NAME, VIETNAM

LIST_NAME = "dang-vien.xlsx"


class CannotInit(Exception):
    """The folder cannot be made into a cell's folder; the message is in Vietnamese, for the person."""


def init(folder: Path, sample: bool, day: date | None = None) -> list[Path]:
    """Writes both files and returns their paths. CannotInit, and nothing written, where one of them exists already.

    `day` is today where it is not told: laws are named in the profile as they are on that day.
    """
    from assistant.workspace.workbook import workbook_bytes  # brings openpyxl, which nothing else at start-up needs

    if folder.exists() and not folder.is_dir():
        raise CannotInit(words.NOT_A_FOLDER.format(folder=folder))
    contents = {
        folder / FILE_NAME: profile_text(sample, day or process_clock()().astimezone(VIETNAM).date()).encode("utf-8"),
        folder / LIST_NAME: workbook_bytes(cell.sample_members() if sample else ()),
    }
    existing = ", ".join(path.name for path in contents if path.exists())
    if existing:
        raise CannotInit(words.EXISTS.format(folder=folder, files=existing))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in contents.items():
            with path.open("xb") as file:
                file.write(data)
    except OSError as error:
        raise CannotInit(words.CANNOT_MAKE.format(folder=folder, reason=os_reason(error))) from error
    return list(contents)


def profile_text(sample: bool, day: date) -> str:
    """The commented chi-bo.yaml of that day, with the sample's facts or with blanks to fill in."""
    made_up = sample_cell.NAME, sample_cell.SUPERIOR, sample_cell.LOCALITY, sample_cell.PLACE
    facts = made_up if sample else ("", "", "", "")
    name, superior, locality, place = (json.dumps(fact, ensure_ascii=False) for fact in facts)
    meets = f"ngay_hop: {cell.MEETING_DAY}" if sample else "# ngay_hop: 4"
    law = law_on(STATE_SECRETS, day)
    return workspace_profile.TEXT.format(
        name=name,
        superior=superior,
        locality=locality,
        place=place,
        day=meets,
        secrets_law=law,
        practice=workspace_profile.PRACTICE if sample else "",
    )
