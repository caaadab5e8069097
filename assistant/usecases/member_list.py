"""Danh sách đảng viên on Home: how it differs from last month's, by name, accepted; and which columns are read.

Last month's list is that of the last monthly meeting, or the one that somebody accepted since. What was accepted and
chosen is kept in the cell's folder as changes (`workspace.kept_changes`), so that the other machine knows it too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TypedDict

from assistant.domain.changes import Change, things_of
from assistant.domain.meeting import Meeting
from assistant.domain.people import Member, distinct_name
from assistant.domain.roster import ListDifference, compare_lists
from assistant.journal.machine import this_machine
from assistant.journal.shapes import Misshapen, shape_of
from assistant.platform.clock import Clock
from assistant.platform.paths import data_dir
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.list_changes import same_people
from assistant.wording import member_list as words
from assistant.wording.domain import status_in_sentence
from assistant.workspace.cells import cell_text
from assistant.workspace.column_choice import (
    FIELDS,
    ColumnChoice,
    choice_fields,
    heading_sign,
    kept_choices,
    read_choices,
)
from assistant.workspace.columns import SEARCHED_ROWS, find_columns
from assistant.workspace.kept_changes import ChangeWriter, KeptChanges
from assistant.workspace.members import members_file
from assistant.workspace.profile import read_profile
from assistant.workspace.table import Sheet, UnreadableFile, read_sheets

FOLDER = "danh-sach-da-nhan"
ACCEPTED = "danh-sach"
"""The one thing whose changes are kept there: the list."""
SHOWN_ROWS, SHOWN_COLUMNS = 14, 24
"""So much of a sheet is shown where columns are chosen."""
LONGEST_CELL = 60


@dataclass(frozen=True)
class AcceptedList:
    """A list that somebody accepted."""

    members: tuple[Member, ...]


@dataclass(frozen=True)
class Baseline:
    """The list that this month's is compared with: of a meeting's day, or accepted at a moment."""

    members: Mapping[str, Member]
    at: datetime
    accepted: bool = False


def kept_lists(workspace: Path) -> KeptChanges:
    """Where accepted lists are kept."""
    return KeptChanges(data_dir(), workspace, FOLDER)


def baseline_of(workspace: Path, last: Meeting | None) -> tuple[Baseline | None, tuple[Change, ...]]:
    """What this month's list is compared with, None before the first meeting; and the changes it comes from.

    `last`: the last monthly meeting that was held.
    """
    read = kept_lists(workspace).read()
    met = Baseline(last.members, last.started or last.details.start) if last else None
    found = [one for one in (_accepted(read.changes), met) if one]
    return max(found, key=lambda one: one.at, default=None), read.changes


def _accepted(changes: Sequence[Change]) -> Baseline | None:
    """The list that was accepted last; what cannot be read is none, and the meeting's list goes on to be compared."""
    fields = things_of(changes).get(ACCEPTED)
    if not fields:
        return None
    try:
        found = shape_of(AcceptedList).read(fields.get("members", ""))
    except Misshapen:
        return None
    return Baseline({m.id: m for m in found.members}, max(one.at for one in changes), accepted=True)


def difference(baseline: Baseline | None, listed: tuple[Member, ...]) -> ListDifference:
    """How the list of today differs; nothing where there is none to compare with, or none could be read."""
    if baseline is None or not listed:
        return ListDifference()
    return compare_lists(baseline.members, same_people(baseline.members, listed))


class ListChanges(TypedDict):
    """How the list differs from last month's, by name; all empty: it does not."""

    since: str
    added: list[str]
    gone: list[str]
    status: list[str]
    other: list[str]


def told_changes(baseline: Baseline | None, listed: tuple[Member, ...], zone: tzinfo) -> ListChanges | None:
    """The differences in words, since a day of the cell's `zone`; None for none."""
    found = difference(baseline, listed)
    if not found or baseline is None:
        return None

    def name(member: Member) -> str:
        return distinct_name(member, listed)

    shape = words.SINCE_ACCEPTED if baseline.accepted else words.SINCE_MEETING
    return {
        "since": shape.format(day=f"{baseline.at.astimezone(zone):%d/%m/%Y}"),
        "added": [words.ADDED.format(name=name(m), status=status_in_sentence(m.status)) for m in found.added],
        "gone": [distinct_name(m, baseline.members.values()) for m in found.gone],
        "status": [
            words.STATUS.format(
                name=name(new), before=status_in_sentence(old.status), after=status_in_sentence(new.status)
            )
            for old, new in found.status
        ],
        "other": [name(m) for m in found.other],
    }


class ListKeeper:
    """Whoever accepts the list or chooses its columns on this machine."""

    def __init__(self, workspace: Path, clock: Clock, outbox: Outbox) -> None:
        self._workspace, self._clock, self._outbox = workspace, clock, outbox
        self._machine = this_machine(data_dir()).id

    def _writer(self, kept: KeptChanges) -> ChangeWriter:
        return ChangeWriter(kept, self._clock, self._machine, self._outbox)

    def accept(
        self, known: Sequence[Change], baseline: Baseline | None, listed: tuple[Member, ...]
    ) -> tuple[Baseline, tuple[Change, ...]]:
        """The list as it is now was looked at and is right. BadInput for a list that could not be read; ShareError."""
        if not listed:
            raise BadInput(words.NOTHING_TO_ACCEPT)
        members = same_people(baseline.members if baseline else {}, listed)
        fields = {"members": shape_of(AcceptedList).write(AcceptedList(members))}
        change = self._writer(kept_lists(self._workspace)).write(known, ACCEPTED, fields)
        now = max(change.at, self._clock().astimezone(UTC))
        return Baseline({m.id: m for m in members}, now, accepted=True), (*known, change)

    def choose(self, sheet_name: str, row: int, choice: ColumnChoice) -> None:
        """Which columns a list with these headings has. BadInput where that makes no sense; OSError, ShareError."""
        sheet = next((one for one in list_sheets(self._workspace) if one.name == sheet_name), None)
        if sheet is None or not 0 <= row < min(len(sheet.rows), SEARCHED_ROWS):
            raise BadInput(words.NO_SUCH_ROW)
        places = list(choice.places.values())
        if not choice.places.keys() <= set(FIELDS) or not all(0 <= place < SHOWN_COLUMNS for place in places):
            raise BadInput(words.NO_SUCH_ROW)
        if "name" not in choice.places and not {"family", "given"} <= choice.places.keys():
            raise BadInput(words.NO_NAME_COLUMN)
        if len(set(places)) < len(places):
            raise BadInput(words.TWO_FOR_ONE)
        tells = {"status", "confirmed", "days"} & choice.places.keys()
        if not tells and not choice.official:
            raise BadInput(words.NO_STATUS_CHOSEN)
        sign = heading_sign(sheet.rows[row])
        if not sign:
            raise BadInput(words.NO_HEADINGS_THERE)
        _, known = read_choices(self._workspace)
        self._writer(kept_choices(self._workspace)).write(known, sign, choice_fields(choice))


def list_sheets(workspace: Path) -> list[Sheet]:
    """The sheets of the cell's list that can be seen. BadInput where it cannot be read; as slow as the share."""
    path = members_file(workspace, read_profile(workspace).members)
    try:
        sheets, _ = read_sheets(path, apart=True)
    except UnreadableFile as error:
        raise BadInput(f"{path.name}: {error.message}. {error.remedy}.") from error
    return [one for one in sheets if not one.hidden]


class ShownSheet(TypedDict):
    """The first rows of a sheet; `row`: of its headings, counted from 0, -1 for none; `fields`: what columns hold."""

    name: str
    rows: list[list[str]]
    row: int
    below: int
    official: bool
    fields: dict[str, int]


class ShownSheets(TypedDict):
    """The sheets of the list that can be seen."""

    sheets: list[ShownSheet]


def shown_sheets(workspace: Path) -> ShownSheets:
    """What the list looks like, and how it is read now. BadInput where it cannot be read."""
    choices, _ = read_choices(workspace)
    return {"sheets": [_shown(one, choices) for one in list_sheets(workspace)]}


def _shown(sheet: Sheet, choices: Mapping[str, ColumnChoice]) -> ShownSheet:
    columns = find_columns(sheet, choices)
    rows = [[cell_text(cell)[:LONGEST_CELL] for cell in row[:SHOWN_COLUMNS]] for row in sheet.rows[:SHOWN_ROWS]]
    if columns is None:
        return {"name": sheet.name, "rows": rows, "row": -1, "below": 0, "official": False, "fields": {}}
    known = ((name, place) for name, place in columns.places.items() if name in FIELDS)
    return {
        "name": sheet.name,
        "rows": rows,
        "row": columns.row - columns.below,
        "below": columns.below,
        "official": columns.official,
        "fields": {name: place for name, place in known if place < SHOWN_COLUMNS},
    }


def choice_from(fields: Mapping[str, int], below: int, official: bool) -> ColumnChoice:
    """A choice out of what a page tells."""
    return ColumnChoice(dict(fields), max(0, below), official)
