"""Văn bản đã in: the papers that were handed out, and what the record says otherwise since."""

from typing import TypedDict

from assistant.domain.meeting import Meeting
from assistant.platform.clock import epoch
from assistant.platform.paths import papers_folder
from assistant.usecases.downloads import download_address
from assistant.usecases.editions import Edition, Editions
from assistant.usecases.minutes_printing import printed_state
from assistant.usecases.past_meetings import NO_RECORDS, YearRecords
from assistant.wording import usecases as words


class PrintedRow(TypedDict):
    """A paper that was printed: where to fetch it, when it was made, what speaks against using it now."""

    file: str
    number: str
    url: str
    at: float | None
    stale: list[str]
    unprinted: str


def printed_papers(meeting: Meeting, done: Editions, form: str, year: YearRecords | None = None) -> list[PrintedRow]:
    """The newest printed paper of each part, what it does not show, and what the record says otherwise since."""
    from assistant.documents.templates import gate

    return [
        {
            "file": one.file,
            "number": one.number,
            "url": download_address(meeting.id, one.file),
            "at": epoch(one.moment),
            "stale": stale_fields(meeting, one, year),
            "unprinted": gate.omission_sentence(one.unprinted),
        }
        for (name, _), one in done.latest().items()
        if name == form
    ]


def stale_fields(meeting: Meeting, one: Edition, year: YearRecords | None = None) -> list[str]:
    """What has changed since this paper was printed, in words; nothing where it still says what the record says.

    A paper of the whole year is compared where the year's records are at hand.
    """
    from assistant.documents import freshness, papers
    from assistant.documents.catalogue import FORMS

    yearly = FORMS[one.form].yearly
    if (one.version == meeting.version and not yearly) or (yearly and year is None):
        return []
    try:
        now = papers.paper_content(meeting, one.form, (year or NO_RECORDS).order(meeting, one.part, one.number))
    except papers.PaperError:
        return [words.PART_GONE]
    announced = FORMS[one.form].announces and meeting.begun
    compare = freshness.changed_since_announced if announced else freshness.changed_paths
    return freshness.field_labels(compare(one.prints, freshness.field_digests(now)))


def printed_minutes(meeting: Meeting) -> list[PrintedRow]:
    """The minutes that the server printed; it prints them anew when they are adopted again."""
    state, folder = printed_state(meeting.id), papers_folder(meeting.id)
    if not state.file or not (folder / state.file).is_file():
        return []
    at = (folder / state.file).stat().st_mtime
    old = [words.REOPENED] if meeting.reopenings and not meeting.frozen else []
    url = download_address(meeting.id, state.file)
    return [{"file": state.file, "number": "", "url": url, "at": at, "stale": old, "unprinted": state.unprinted}]
