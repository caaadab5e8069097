"""Trang cấp ủy: what was known of its tree before, its thresholds, and the files that are made of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from assistant.analysis.rollup.cache import Cache, cache_folder
from assistant.analysis.rollup.columns import rows_at
from assistant.analysis.rollup.levels import lies_in
from assistant.analysis.rollup.reading import read_known
from assistant.domain.figures import exact
from assistant.platform.paths import folder_key, papers_folder
from assistant.rules.oversight import WHOLE, shipped_limits
from assistant.share import atomic
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import download_address
from assistant.usecases.rolling_up import RolledUp, committee_name, tables_of, with_officials
from assistant.wording import committee as words
from assistant.wording import committee_settings as setting_words
from assistant.workspace.committee import CannotSet, Committee, read_committee, write_limits

HALVES: Mapping[str, int] = {"year": 0, "half1": 1, "half2": 2}
MONTHS_OF_HALF = ((), range(1, 7), range(7, 13))
"""Months of the whole year (all that have begun) and of its halves."""


def known_before(tree: Path, year: int) -> tuple[RolledUp, datetime] | None:
    """The tables as they were at the end of the last run, and when that was.

    Of the tree itself only what its committees wrote is read: what was decided is never shown as undecided.
    """
    known = read_known(tree, year, Cache(cache_folder(tree, year)))
    if known is None:
        return None
    reading, officials = with_officials(known[0])
    return tables_of(reading, read_committee(tree), officials=officials), known[1]


def set_limits(tree: Path, typed: Mapping[str, str]) -> None:
    """The thresholds as somebody typed them; one that is empty or as it ships is not the committee's own. BadInput."""
    own: dict[str, float] = {}
    known = {one.key: one for one in shipped_limits()}
    for key, text in typed.items():
        limit = known.get(key)
        if limit is None:
            raise BadInput(words.NO_SUCH_LIMIT.format(key=key))
        value = _number(text)
        if text.strip() and (value is None or not limit.takes(value)):
            whole = limit.field in WHOLE
            told = {"least": int(whole), "most": limit.most, "whole": words.WHOLE_NUMBER if whole else ""}
            raise BadInput(words.LIMIT_OUT_OF_RANGE.format(label=setting_words.LIMITS[key], **told))
        if value is not None and value != limit.value:
            own[key] = value
    try:
        write_limits(tree, own)
    except CannotSet as error:
        raise BadInput(str(error)) from error


def _number(text: str) -> float | None:
    """A number as people type it, with a comma or a point; None for what is none."""
    try:
        return float(exact(float(text.strip().replace(",", "."))))
    except (ValueError, OverflowError):
        return None


def narrowed(found: RolledUp, folder: str) -> RolledUp:
    """What lies below a folder of the tree, as if it were all.

    Its committee is called as its cells call it, where they agree, else as its folder is called.
    """
    if not folder:
        return found
    reading = found.reading
    cells = [cell for cell in reading.cells if lies_in(cell.path, folder)]
    kept = {cell.path for cell in cells}
    numbers = [n for n, cell in enumerate(reading.rows.column("cell").to_pylist()) if cell in kept]
    part = replace(
        reading,
        cells=cells,
        rows=rows_at(reading.rows, numbers),
        faults=[one for one in reading.faults if lies_in(one.path, folder)],
        lost={cell: lost for cell, lost in reading.lost.items() if cell in kept},
    )
    officials = {cell: one for cell, one in found.officials.items() if cell in kept}
    narrow = tables_of(part, found.committee, officials=officials)
    agreed = len({name for name in narrow.tables.cells["superior"] if name}) == 1
    called = "" if agreed else folder.rpartition("/")[2]
    return replace(narrow, committee=_committee_below(found, folder, called))


def _committee_below(found: RolledUp, folder: str, called: str) -> Committee:
    """The committee of a folder below, by the rules of the whole tree, as it calls itself where it does.

    Its place is not the upper one's. Right below the root it stands under the root's committee; of those that lie
    deeper nobody tells whose they are.
    """
    own, above = read_committee(found.reading.root / folder), "" if "/" in folder else committee_name(found)
    return replace(
        found.committee, name=own.name or called, superior=own.superior or above, locality=own.locality,
        observers=own.observers or found.committee.observers,
    )  # fmt: skip


@dataclass(frozen=True)
class WantedFile:
    """Which file is to be made: of which folder of the tree, and of which month (0: the last that has begun)."""

    what: str
    folder: str = ""
    month: int = 0


def files_offered(now: datetime, year: int) -> dict[str, str]:
    """The files that can be made on the page of a year; `{month}` in their names is the month that is looked at.

    What concerns the months ahead belongs to the page of this year, and to that of a month's own year.
    """
    offered = dict(words.KINDS_OF_FILE)
    ahead = (now, (now.replace(day=1) + timedelta(days=32)).replace(day=1))
    for at in (one for one in ahead if year in (now.year, one.year)):
        for what, told in words.KINDS_AHEAD.items():
            offered[f"{what}:{at:%Y-%m}"] = told.format(month=at.month, year=at.year)
    return offered


def make_file(found: RolledUp, wanted: WantedFile, now: datetime) -> str:
    """A file of the tree on this machine; the address it is fetched from. BadInput for one that there is not."""
    if wanted.what not in files_offered(now, found.tables.year):
        raise BadInput(words.NO_SUCH_FILE.format(name=wanted.what))
    part = narrowed(found, wanted.folder)
    if not part.reading.cells:
        raise BadInput(words.GONE.format(path=wanted.folder))
    what, _, ahead = wanted.what.partition(":")
    if not ahead and not found.tables.months:
        raise BadInput(words.YEAR_TO_COME.format(year=found.tables.year))
    year, month = map(int, ahead.split("-")) if ahead else (found.tables.year, wanted.month or max(found.tables.months))
    name = words.FILES[what].format(year=year, month=month)
    key = sha256(wanted.folder.encode()).hexdigest()[:6]
    folder = f"cap-uy-{year}-{folder_key(found.reading.root)}-{key}"
    target = papers_folder(folder) / name
    target.parent.mkdir(parents=True, exist_ok=True)
    atomic.write(target, _made(part, what, (year, month), now))
    return download_address(folder, name)


def _made(found: RolledUp, what: str, of: tuple[int, int], now: datetime) -> bytes:
    from assistant.usecases.committee_papers import chosen_cells, notice_of_dates, visits_of_observers
    from assistant.usecases.rollup_papers import grades_of_month, quality_summary, templates_of
    from assistant.usecases.rollup_workbook import workbook_of

    year = words.WHOLE_YEAR.format(year=found.tables.year)
    made: dict[str, Callable[[], bytes]] = {
        "workbook": lambda: workbook_of(found.tables),
        "notice": lambda: notice_of_dates(found, now, *of),
        "visits": lambda: visits_of_observers(found, now, *of),
        "chosen": lambda: chosen_cells(found, now, year),
        "grades": lambda: grades_of_month(found, now, of[1]),
        "templates": lambda: templates_of(found),
    }
    if what in made:
        return made[what]()
    half = HALVES[what]
    part = tables_of(found.reading, found.committee, MONTHS_OF_HALF[half], found.officials) if half else found
    return quality_summary(part, now, half)
