"""Xem thử mẫu: a template filled from the sample cell's meeting, so that an office sees its form before a meeting does.

The minutes are adopted anew as this very template prints them: what the room adopts goes by the template it was read
from, and a form that was just edited must be shown, not refused.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.documents import papers
from assistant.documents.facts.phrases import VIETNAM
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain.adoption import Annex, lines_digest
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Phase
from assistant.platform import paths
from assistant.platform.clock import Clock
from assistant.usecases.sample_meeting import sample_meeting
from assistant.wording import documents as words
from assistant.wording import sample_meeting as said
from assistant.workspace.init import init

NUMBER = "05"
"""Of papers that carry one."""


def sample_paper(form_name: str, clock: Clock, template: Path | None = None) -> papers.Paper:
    """The paper as it looks with this template, or with the one that is in force; of one in parts, one part.

    Raises papers.PaperError, word.TemplateError, word.LostText.
    """
    if form_name in papers.OF_NO_MEETING:
        raise papers.PaperError(words.CELL_SAMPLE.format(title=papers.OF_NO_MEETING[form_name].title))
    form = papers.find_form(form_name)
    path = template.absolute() if template else papers.find_template(form.template, paths.workspace())
    meeting = with_adoption(finished_sample(clock().astimezone(VIETNAM).date()), form_name, path)
    part, number = sample_part(meeting, form_name), NUMBER if form.code else ""
    return papers.print_paper(
        meeting, path, form_name, PaperOrder(VIETNAM, part, number, year=tuple(thematic_meetings(meeting)))
    )


def sample_part(meeting: Meeting, form_name: str) -> str:
    """Of a paper that exists only in parts by item, the first one on which somebody spoke; of others, any."""
    if papers.find_form(form_name).whole:
        return ""
    first = discussed_item(meeting)
    return first if first in dict(papers.paper_parts(form_name, meeting)) else ""


def discussed_item(meeting: Meeting) -> str:
    """The first item of the proceedings on which somebody spoke."""
    spoken = {speech.item for speech in meeting.speeches.values()}
    return next((item.id for item in meeting.agenda if item.id in spoken and item.phase is Phase.PROCEEDINGS), "")


@lru_cache(maxsize=1)
def finished_sample(day: date) -> Meeting:
    """The sample cell's meeting of the month before this day."""
    with TemporaryDirectory(prefix="chibo-mau-") as folder:
        workspace = Path(folder) / "chi-bo"
        init(workspace, sample=True)
        lived = sample_meeting(workspace, lambda: datetime.combine(day, time(12), VIETNAM))
    return replace(lived, cell=replace(lived.cell, practice=False))  # the form is shown as the office will print it


def with_adoption(meeting: Meeting, form_name: str, template: Path) -> Meeting:
    """The meeting whose room heard this paper as the template prints it; for papers it does not adopt, as it is."""
    if form_name not in (papers.MINUTES, papers.ANNEX) or meeting.adoption is None:
        return meeting
    if form_name == papers.ANNEX:
        meeting = with_secret(meeting)
    read = papers.make_draft(replace(meeting, adoption=None), template, form_name)
    heard = Annex(read.lines, read.facts, lines_digest(read.lines), read.template, read.template_digest)
    adoption = meeting.adoption
    if adoption is None:
        return meeting
    if form_name == papers.ANNEX:
        return replace(meeting, adoption=replace(adoption, annex=heard))
    return replace(meeting, adoption=replace(adoption, **vars(heard)))


def with_secret(meeting: Meeting) -> Meeting:
    """The same meeting, had its first item with an opinion been secret and kept apart."""
    first = discussed_item(meeting)
    agenda = tuple(replace(item, secret=item.id == first) for item in meeting.agenda)
    return replace(meeting, agenda=agenda, details=replace(meeting.details, secrets_apart=True))


def thematic_meetings(meeting: Meeting) -> Iterator[Meeting]:
    """The thematic meetings of the sample's year, for its plan: no more of them than title, day and notice."""
    for n, (month, title) in enumerate(said.TOPICS, start=1):
        start = meeting.details.start.replace(month=month)
        details = replace(meeting.details, start=start, notice_on=start.date().replace(day=1))
        yield replace(
            meeting,
            id=f"{meeting.id}-chuyen-de-{n}",
            kind=MeetingKind.THEMATIC,
            title=title,
            details=details,
            started=start,
        )
