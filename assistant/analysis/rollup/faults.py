"""Chất lượng dữ liệu: everything that is odd about a tree of records, each by its kind, its file and its facts."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class FaultKind(StrEnum):
    """What is odd. Those of `LOST` cost a meeting its place in the tables; the others are told beside them."""

    UNREADABLE = "unreadable"
    """The record is damaged, or lacks what a record cannot do without."""
    NOT_A_RECORD = "not_a_record"
    """A file with a record's name that is something else."""
    EMPTY = "empty"
    """The record has no bytes: cut off while it was written, or not there yet."""
    FUTURE = "future"
    """A later version of the program wrote it."""
    FOLDER_INSTEAD = "folder_instead"
    """A folder stands where the record should."""
    CANNOT_READ = "cannot_read"
    """The system does not give the bytes."""
    CANNOT_LIST = "cannot_list"
    """The system does not list a folder."""
    NO_RECORD = "no_record"
    """A meeting's folder without a record."""
    COPY = "copy"
    """A second record in a meeting's folder, as Windows and synced folders make them."""
    STRAY = "stray"
    """A record that lies outside a meeting's folder."""
    FOREIGN = "foreign"
    """Another JSON file in a meeting's folder."""
    SAME_MEETING = "same_meeting"
    """Two records of one meeting: the one that went further counts."""
    TWO_IN_MONTH = "two_in_month"
    """Two regular meetings of one cell in one month: the later one counts for the month."""
    OTHER_CELL = "other_cell"
    """The record names another cell than the newest of its folder: renamed, merged or put into the wrong folder."""
    OTHER_SUPERIOR = "other_superior"
    """The record names another superior than the newest of its folder: the cell moved."""
    SAME_CELL = "same_cell"
    """Two folders of one cell."""
    NO_MEETINGS = "no_meetings"
    """A cell's folder without any record of the year."""
    PRACTICE = "practice"
    """A made-up meeting among real ones: left out."""
    ENDS_BEFORE = "ends_before"
    """It ended before it began."""
    TOO_LONG = "too_long"
    """It went on for longer than a day has hours of work."""
    OTHER_DAY = "other_day"
    """Its folder is named by another day."""
    OTHER_YEAR = "other_year"
    """It was held in another year than its folder says: left out of this one."""
    TO_COME = "to_come"
    """It was held on a day that is still to come."""
    UNFINISHED = "unfinished"
    """Its day is over, and it has not been ended."""
    NOT_COUNTED_SO = "not_counted_so"
    """The figures in the record are not those of its facts."""
    IMPOSSIBLE = "impossible"
    """Figures that contradict each other (more present than members): counted anew from the facts."""
    OFFICIAL = "official"
    """A committee's file on a cell that is not used: damaged, or of no cell that is here."""


LOST = frozenset(
    {
        FaultKind.UNREADABLE,
        FaultKind.NOT_A_RECORD,
        FaultKind.EMPTY,
        FaultKind.FUTURE,
        FaultKind.FOLDER_INSTEAD,
        FaultKind.CANNOT_READ,
    }
)
"""Files that tell nothing of their meeting: their month is not known to have had one."""


@dataclass(frozen=True)
class Fault:
    """One thing that is odd: where (a path below the tree, with `/`), and what there is to say of it."""

    kind: FaultKind
    path: str
    cell: str = ""
    """Folder of the cell; empty where it is none's."""
    facts: dict[str, Any] = field(default_factory=dict)
