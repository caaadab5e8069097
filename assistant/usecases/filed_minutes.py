"""Biên bản các năm trước: old Word minutes that were put into the cell's folder, searched and fetched."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import TypedDict

from assistant.analysis.filed_papers import (
    SUFFIX,
    FiledPaper,
    FiledState,
    PaperNotAnswering,
    UnreadablePaper,
    refresh_filed,
)
from assistant.analysis.record_index import RecordIndex
from assistant.documents.rendering.docx_text import read_paragraphs, text_lines
from assistant.documents.rendering.unpacked_size import too_large
from assistant.domain.text import clean, clean_line
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import papers_folder
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import download_address
from assistant.usecases.intake import LARGEST
from assistant.wording import filed_minutes as words

FOLDER = "bien-ban-cu"
HEAD_LINES = 40
"""So many lines at the beginning tell the day and the title."""
STAMP_LINES = 80
"""A stamp of secrecy stands in a header, a footer, or in so many lines at the beginning: a head has many cells."""
LONGEST_TITLE = 160
YEARS = range(1930, 2101)


class FiledMinutes(TypedDict):
    """What Home tells of old minutes: how they are filed, how many can be searched, what is wrong with others."""

    how: str
    told: str
    problems: list[str]
    most: int
    """Bytes that a file may have."""


def read_filed(index: RecordIndex, workspace: Path) -> FiledState:
    """The files of the folder into the index; only changed ones are read. Raises OSError, share away."""
    return refresh_filed(index, workspace / FOLDER, read_paper)


def filed_told(workspace: Path, state: FiledState) -> FiledMinutes:
    """The state in words."""
    undated = (
        [words.UNDATED.format(count=len(state.undated), name=Path(state.undated[0]).name)] if state.undated else []
    )
    others = [words.NOT_DOCX.format(count=len(state.others), name=Path(state.others[0]).name)] if state.others else []
    away = [
        words.UNLISTED.format(name=(PurePosixPath(FOLDER) / name).as_posix(), why=os_reason(error))
        for name, error in state.unlisted
    ]
    return {
        "how": words.FOLDER_HOW.format(folder=workspace / FOLDER),
        "told": words.COUNT.format(count=state.count) if state.count else "",
        "problems": [*undated, *others, *away, *state.problems],
        "most": LARGEST,
    }


def read_paper(path: Path) -> FiledPaper:
    """A Word file as it is searched. Raises UnreadablePaper, also for one with a stamp of secrecy."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadablePaper(words.TOO_LARGE.format(name=path.name, most=LARGEST // 2**20))
        data = read_patiently(path)
    except OSError as error:
        raise PaperNotAnswering(words.UNREADABLE.format(name=path.name, why=os_reason(error))) from error
    return paper_of(path.name, data)


def paper_of(name: str, data: bytes) -> FiledPaper:
    """The same by its bytes and its file's name."""
    if len(data) > LARGEST or too_large(data):
        raise UnreadablePaper(words.TOO_LARGE.format(name=name, most=LARGEST // 2**20))
    try:
        lines = [line for line in clean("\n".join(text_lines(data))).split("\n") if line.strip()]
        stamped = is_stamped(data)
    except ValueError as error:
        raise UnreadablePaper(words.NO_WORD.format(name=name)) from error
    if stamped:
        raise UnreadablePaper(words.STAMPED.format(name=name))
    if not lines:
        raise UnreadablePaper(words.EMPTY.format(name=name))
    head, stem = lines[:HEAD_LINES], PurePath(name).stem
    return FiledPaper(title_of(stem, head), day_of(stem, head), tuple(lines))


def is_stamped(docx: bytes) -> bool:
    """Whether a Word file bears a stamp of secrecy (dấu độ mật). ValueError for bytes that are none."""
    paragraphs = read_paragraphs(docx)
    for line in map(clean_line, _columns((*paragraphs.margins, *paragraphs.body[:STAMP_LINES]))):
        if words.SECRET.fullmatch(line):
            return True
    return False


def _columns(lines: Iterable[str]) -> Iterator[str]:
    """Each line, and what stands side by side on it."""
    for line in lines:
        yield line
        yield from words.COLUMN.split(line)


def title_of(stem: str, head: Sequence[str]) -> str:
    """`BIÊN BẢN họp chi bộ tháng 3 năm 2019`, from the paper's head; the file's name where it has no such line."""
    for number, line in enumerate(head):
        if words.MINUTES.match(line):
            below = head[number + 1] if number + 1 < len(head) else ""
            alone = bool(words.MINUTES.fullmatch(line))
            return " ".join(f"{line} {below if alone else ''}".split())[:LONGEST_TITLE]
    return stem[:LONGEST_TITLE]


def day_of(stem: str, head: Sequence[str]) -> date | None:
    """The day of the meeting: as the file's name tells it, else the first that the paper's head tells."""
    return next(_days(stem, head), None)


def _days(stem: str, head: Sequence[str]) -> Iterator[date]:
    for year, month, day in words.DAY_OF_NAME.findall(stem):
        yield from _day(year, month, day)
    for text in (stem, "\n".join(head)):
        for pattern in (words.DAY_IN_WORDS, words.DAY_IN_FIGURES):
            for day, month, year in pattern.findall(text):
                yield from _day(year, month, day)


def _day(year: str, month: str, day: str) -> Iterator[date]:
    """The day, where there is such a one."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return
    if found.year in YEARS:
        yield found


def fetch_filed(workspace: Path, name: str) -> str:
    """The address of a filed paper, copied to this machine. BadInput where it is gone; OSError, ShareError."""
    folder = workspace / FOLDER
    path = folder / name
    if not _is_inside(name) or path.suffix.lower() != SUFFIX or not path.is_file():
        raise BadInput(words.GONE)
    _require_open(path)
    apart = copy_folder(name)
    target = papers_folder(apart) / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    atomic.write(target, read_patiently(path))
    return download_address(apart, path.name)


def copy_folder(name: str) -> str:
    """Where the copy of a filed paper lies on this machine: papers of one name, from two years, lie apart."""
    year = PurePosixPath(name).parent.as_posix()
    return FOLDER if year == "." else f"{FOLDER}-{sha256(year.encode()).hexdigest()[:8]}"


def _is_inside(name: str) -> bool:
    """Whether the name stays in the folder it is looked for in, on any system: no drive, no root, no way up."""
    ways: tuple[PurePath, ...] = (PurePosixPath(name), PureWindowsPath(name))
    return not any(one.anchor or ".." in one.parts for one in ways)


def _require_open(path: Path) -> None:
    """BadInput for a paper with a stamp of secrecy, which no page hands out."""
    try:
        read_paper(path)
    except UnreadablePaper as problem:
        raise BadInput(str(problem)) from problem
