"""Ý kiến gửi trước by file: what members sent as Word or text files, read from a folder of the cell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

from assistant.analysis.folding import without_marks
from assistant.documents.facts.minutes_items import DISCUSSION_ITEMS
from assistant.documents.rendering.docx_text import text_lines
from assistant.documents.rendering.unpacked_size import too_large
from assistant.domain.agenda import AgendaItem
from assistant.domain.commands import WriteAdvance
from assistant.domain.kinds import TOPIC_DISCUSSION
from assistant.domain.meeting import Meeting
from assistant.domain.people import Member
from assistant.domain.rules import Phase
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.wording import usecases as words
from assistant.workspace.encodings import broken_encoding

FOLDER = "y-kien-gui-truoc"
WORD, TEXT = ".docx", ".txt"
LARGEST = 4 * 2**20
"""Bytes of a file: a report of a hundred pages has a tenth of it."""
HEAD_LINES = 12
"""So many lines at the beginning and at the end of a paper may name whoever wrote it."""


@dataclass(frozen=True)
class AdvanceFile:
    """A file that was read: its name, whose it is (a member's id, empty where nobody knows), its text, its day."""

    name: str
    member: str = ""
    text: str = ""
    day: date | None = None
    problem: str = ""
    """A Vietnamese sentence on why it could not be read."""


def folder_of(workspace: Path, meeting: Meeting) -> Path:
    """Where the files for a meeting are put: a folder for each month."""
    return workspace / FOLDER / f"{meeting.details.start:%Y-%m}"


def read_files(folder: Path, members: Iterable[Member], zone: tzinfo | None) -> list[AdvanceFile]:
    """Every Word and text file in the folder, by name. The folder is made where it is missing. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    people = list(members)
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in (WORD, TEXT))
    return [_read(path, people, zone) for path in found if path.is_file() and not path.name.startswith(("~$", "."))]


def _read(path: Path, members: list[Member], zone: tzinfo | None) -> AdvanceFile:
    try:
        if path.stat().st_size > LARGEST:
            return AdvanceFile(path.name, problem=words.ADVANCE_TOO_LARGE.format(name=path.name))
        text = _text(path)
        day = datetime.fromtimestamp(path.stat().st_mtime, zone).date()
    except OSError as error:
        return AdvanceFile(path.name, problem=words.ADVANCE_UNREADABLE.format(name=path.name, why=os_reason(error)))
    except ValueError:  # no Word file, or one in letters that are not Unicode
        return AdvanceFile(path.name, problem=words.ADVANCE_NO_TEXT.format(name=path.name))
    if not text.strip():
        return AdvanceFile(path.name, problem=words.ADVANCE_EMPTY.format(name=path.name))
    return AdvanceFile(path.name, whose(path.stem, text, members), text, day)


def _text(path: Path) -> str:
    """The text of a file; ValueError for one that has none to be read."""
    data = read_patiently(path)
    if path.suffix.lower() == WORD:
        if too_large(data):
            raise ValueError(path.name)
        return "\n".join(text_lines(data))
    text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    if broken_encoding(text):
        raise ValueError(path.name)
    return text


def whose(stem: str, text: str, members: Iterable[Member]) -> str:
    """Id of the member who wrote it: the one whose name is in the file's name, else at the paper's head or foot.

    Empty where none is named, or more than one: nobody is guessed.
    """
    people = list(members)
    lines = text.split("\n")
    for place in (stem, "\n".join((*lines[:HEAD_LINES], *lines[-HEAD_LINES:]))):
        named = list(_named(place, people))
        if named:
            return named[0] if len(named) == 1 else ""
    return ""


def _named(place: str, members: Iterable[Member]) -> Iterator[str]:
    folded = f" {_words(place)} "
    for member in members:
        if f" {_words(member.name)} " in folded:
            yield member.id


def _words(text: str) -> str:
    """Letters and digits without marks, set apart by one space."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in without_marks(text)).split())


def usual_item(meeting: Meeting) -> AgendaItem:
    """The item that opinions are put under unless another is chosen: the discussion."""
    talks = (i for i in meeting.agenda if i.code in (*DISCUSSION_ITEMS, TOPIC_DISCUSSION))
    return next(talks, next((i for i in meeting.agenda if i.phase is Phase.PROCEEDINGS), meeting.agenda[0]))


def commands_for(meeting: Meeting, files: Iterable[AdvanceFile]) -> list[WriteAdvance]:
    """What takes the files down that the meeting does not have yet; each file once, by its name."""
    known = {one.source for one in meeting.advance.values()}
    item = usual_item(meeting).id
    return [
        WriteAdvance(one.member, item, one.text, one.day, one.name)
        for one in files
        if not one.problem and one.name not in known
    ]
