"""In biên bản: the minutes of a meeting that stands are printed, checked, kept on this machine and sent to the share.

Done by the server, so that a page or its kernel may go at any moment. What came of it is told to the pages by a small
file beside the paper.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.domain.meeting import Meeting
from assistant.paths import papers_folder
from assistant.share import atomic

STATE = "trang-thai.json"


@dataclass(frozen=True)
class Printed:
    """What was printed last: of which version of the meeting, under which name; or why it could not be."""

    version: int = 0
    file: str = ""
    error: str = ""
    note: str = ""
    """What the person should know, for instance that characters no file can hold were left out."""


def printed_state(meeting: str) -> Printed:
    """What is known of the meeting's printed minutes."""
    path = papers_folder(meeting) / STATE
    return Printed(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else Printed()


def print_minutes(meeting: Meeting) -> Path | None:
    """Print the minutes of a meeting that stands, unless this version was printed already; None where nothing is new.

    The paper is re-opened and compared with the record before it counts as printed (`documents.papers.printed`).
    """
    before = printed_state(meeting.id)
    if not meeting.frozen or before.version == meeting.version:
        return None
    from assistant.documents import papers, word

    folder = papers_folder(meeting.id)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        paper = papers.printed(meeting)
    except (papers.PaperError, word.TemplateError, word.LostText) as error:
        keep(folder, Printed(meeting.version, before.file, str(error)))
        return None
    name = edition(paper.name, len(meeting.reopenings))
    atomic.write(folder / name, paper.data)
    notes = [f"Đã bỏ {paper.removed} ký tự không in được."] if paper.removed else []
    keep(folder, Printed(meeting.version, name, "", " ".join(notes)))
    return folder / name


def edition(name: str, reopenings: int) -> str:
    """`bien-ban (bản 2).docx` for minutes adopted again: what was adopted before may have been handed out."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem} (bản {reopenings + 1}){dot}{ending}" if reopenings else name


def keep(folder: Path, state: Printed) -> None:
    """Tell the pages."""
    atomic.write(folder / STATE, json.dumps(asdict(state), ensure_ascii=False).encode("utf-8"))
