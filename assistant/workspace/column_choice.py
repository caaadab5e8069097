"""Chọn cột: which column of a members' list holds what, as a person chose it for lists with such headings.

Lists of the national handbook, of form 7-HSĐV or of an office's own program name their columns in many ways. What was
chosen once is remembered in the cell's folder by the row of headings, so that next month's list is read by itself.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from assistant.domain.changes import Change, things_of
from assistant.platform.paths import data_dir
from assistant.workspace.cells import cell_text
from assistant.workspace.kept_changes import KeptChanges, read_changes
from assistant.workspace.names import fold
from assistant.workspace.table import Row

log = logging.getLogger(__name__)
FOLDER = "cot-danh-sach"
FIELDS = (
    "name", "family", "given", "status", "role", "sex", "birth", "called", "admitted", "confirmed", "days", "phone",
)  # fmt: skip
"""What a column may hold (`workspace.columns.HEADINGS`)."""
ALL_OFFICIAL = "official"
"""What everybody is whose row tells no status."""


@dataclass(frozen=True)
class ColumnChoice:
    """What was chosen for lists with one row of headings."""

    places: Mapping[str, int]
    """Field → column, counted from 0."""
    below: int = 0
    """Further rows of headings below it."""
    official: bool = False
    """Whoever's row tells no status is an official member."""


Choices = Mapping[str, ColumnChoice]
"""By the sign of the row of headings."""


def heading_sign(row: Row) -> str:
    """What a row of headings is known by, whatever its spelling; empty for a row with fewer than two headings."""
    texts = [fold(cell_text(cell)) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    if sum(map(bool, texts)) < 2:
        return ""
    return sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:24]


def kept_choices(workspace: Path) -> KeptChanges:
    """Where the choices of a cell are kept."""
    return KeptChanges(data_dir(), workspace, FOLDER)


def choices_of(changes: Iterable[Change]) -> dict[str, ColumnChoice]:
    """The choices that the changes come to; one that makes no sense is none, and the headings are read as they are."""
    found = {}
    for sign, fields in things_of(changes).items():
        places = {name: fields.get(name, "") for name in FIELDS}
        known = {name: int(place) for name, place in places.items() if place.isdecimal()}
        if {"name"} <= known.keys() or {"family", "given"} <= known.keys():
            below = fields.get("below", "")
            official = fields.get("no_status") == ALL_OFFICIAL
            found[sign] = ColumnChoice(known, int(below) if below.isdecimal() else 0, official)
    return found


def choice_fields(choice: ColumnChoice) -> dict[str, str]:
    """A choice as it is written down: every field, so that a later choice takes back what an earlier one said."""
    return {
        **{name: str(choice.places[name]) if name in choice.places else "" for name in FIELDS},
        "below": str(choice.below),
        "no_status": ALL_OFFICIAL if choice.official else "",
    }


def shared_choices(folder: Path) -> dict[str, ColumnChoice]:
    """The choices that lie in the folder of a list, whoever reads it; as slow as the share."""
    try:
        return choices_of(read_changes(folder / FOLDER)[0])
    except OSError as error:  # the headings are read as they are
        log.warning("the columns that were chosen cannot be read in %s: %s", folder, error)
        return {}


def read_choices(workspace: Path) -> tuple[dict[str, ColumnChoice], tuple[Change, ...]]:
    """The choices of the cell, those still on their way too, and the changes they come from; as slow as the share."""
    changes = kept_choices(workspace).read().changes
    return choices_of(changes), changes


def chosen_row(rows: Sequence[Row], choices: Choices, searched: int) -> tuple[int, ColumnChoice] | None:
    """The row of headings, among the first of a sheet, for which columns were chosen."""
    for number, row in enumerate(rows[:searched]):
        if choices and (found := choices.get(heading_sign(row))):
            return number, found
    return None
