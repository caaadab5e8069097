"""Các sổ của một năm: what registers are made of, from this machine's index and the cell's register of numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from assistant.analysis.frames import Frames, held_meetings
from assistant.analysis.record_index import RecordIndex
from assistant.analysis.register_table import Sources
from assistant.analysis.registers import MAKERS, make_register
from assistant.domain.outline import Outline
from assistant.domain.people import CellProfile
from assistant.platform.paths import data_dir
from assistant.usecases.finding import open_index
from assistant.usecases.number_register import NumberBook
from assistant.usecases.number_register import Register as NumberRegister
from assistant.usecases.past_meetings import PastMeeting, indexed_meetings, year_folder
from assistant.wording import registers as words
from assistant.workspace.profile import Profile, read_profile

REGISTERS = tuple(MAKERS)
"""Names of the registers, in the order of the page."""


@dataclass(frozen=True)
class CellYear:
    """What the registers of a year are made of; `problems` says which records of it could not be read."""

    sources: Sources
    years: tuple[int, ...]
    """Years in which the cell has met, oldest first."""
    problems: tuple[str, ...] = ()
    outlines: tuple[Outline, ...] = ()
    """Every meeting of the folder that is this cell's, in short."""


def every_meeting(meeting: PastMeeting) -> bool:
    """No record is another cell's."""
    return True


def read_year(
    workspace: Path, year: int, today: date, numbers: NumberBook, ours: Callable[[PastMeeting], bool] = every_meeting
) -> CellYear:
    """A year of the cell's folder as it is now: only records that changed are read. Raises OSError, share away.

    `ours`: whether a record is this cell's, as far as it is known.
    """
    index = open_index(workspace)
    try:
        return year_from(index, list(filter(ours, indexed_meetings(index))), year, today, numbers)
    finally:
        index.close()


def year_from(index: RecordIndex, past: list[PastMeeting], year: int, today: date, numbers: NumberBook) -> CellYear:
    """The same from an index that is fresh. A task lives over New Year, so the years beside it are looked at too."""
    ledgers = index.ledgers(date(year - 1, 1, 1), date(year + 1, 12, 31))
    around = held_meetings(((one.path, one.outline) for one in past if one.outline), ledgers)
    sources = Sources(
        year=year,
        today=today,
        held=Frames(one for one in around if one.outline.day.year == year),
        around=Frames(around),
        days={one.outline.id: one.outline.day for one in past if one.outline},
        numbers=numbers.issued,
        struck=numbers.struck,
    )
    lost = [one for one in past if one.problem and not one.copy and year_folder(one.path) == str(year)]
    told = tuple(words.LEFT_OUT.format(folder=one.path.parent.name, why=one.problem) for one in lost)
    outlines = tuple(one.outline for one in past if one.outline)
    return CellYear(sources, _years(past, year), (*told, *numbers.problems), outlines)


def _years(past: list[PastMeeting], year: int) -> tuple[int, ...]:
    return tuple(sorted({one.outline.day.year for one in past if one.outline and one.outline.figures.ended} | {year}))


def register_file(cell: CellProfile, sources: Sources, *names: str) -> bytes:
    """Registers as an Excel file made for printing, one sheet each; all of them where none is named."""
    from assistant.analysis.register_book import BookHead, book_bytes  # Excel, for whoever prints

    head = BookHead(cell.superior, cell.name, sources.today, cell.practice, cell.locality)
    return book_bytes(head, [make_register(name, sources) for name in names or REGISTERS])


def file_name(name: str, year: int) -> str:
    """`so-diem-danh-2026.xlsx`."""
    return f"so-{name}-{year}.xlsx"


def title_of(name: str) -> str:
    """The register's title in words."""
    return words.TITLE[name]


def read_cell_year(
    workspace: Path, year: int | None, now: datetime, ours: Callable[[PastMeeting], bool] = every_meeting
) -> tuple[CellYear, Profile]:
    """A year of a cell's folder (this year where none is named), and its settings. Raises OSError, share away."""
    profile = read_profile(workspace)
    today = now.astimezone(profile.zone).date()
    numbers = NumberRegister(data_dir(), workspace).book()
    return read_year(workspace, year or today.year, today, numbers, ours), profile
