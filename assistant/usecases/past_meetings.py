"""Các buổi đã họp: the records in the cell's folder, and the tasks that go on into the next meeting."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from assistant.analysis.record_index import RecordIndex, Told, tell_nobody
from assistant.documents.facts.phrases import meeting_start
from assistant.documents.facts.print_order import PaperOrder, PlannedTopic
from assistant.domain.absences import running_excuses
from assistant.domain.actions import ActionItem
from assistant.domain.kinds import KINDS, Body, MeetingKind
from assistant.domain.meeting import Meeting
from assistant.domain.outline import Outline
from assistant.domain.rules import Rules
from assistant.journal import record
from assistant.platform.patient_files import read_patiently
from assistant.share.sync_copies import original_name, stray_copies
from assistant.usecases.secret_topics import told_topics
from assistant.usecases.topic_plan import author_name, read_plan, sessions_of, with_sessions
from assistant.wording import usecases as words
from assistant.workspace.members import members_file, read_members
from assistant.workspace.profile import read_profile

COPY_PATTERN = "[0-9][0-9][0-9][0-9]/*/*ho-so*.json"


@dataclass(frozen=True)
class PastMeeting:
    """One record in the folder: the meeting in short, or in `problem` a Vietnamese sentence on why it cannot be read.

    A `copy` of a record is not read either, but nothing is missing without it.
    """

    path: Path
    outline: Outline | None = None
    problem: str = ""
    copy: bool = False


def past_meetings(workspace: Path, index_at: Path | None = None, tell: Told = tell_nobody) -> list[PastMeeting]:
    """Every record in the folder, the newest first by its folder's date; broken ones tell their problem.

    By the index that is kept in the file `index_at` (`analysis.record_index`) only what changed is read; without one,
    everything. `tell` hears how many are read. A folder that cannot be listed (the share is away) raises OSError.
    """
    index = RecordIndex(workspace, index_at)
    try:
        records = indexed_meetings(index, tell)
    finally:
        index.close()
    names = (path for path in workspace.glob(COPY_PATTERN) if stray_copies([path.name], [record.FILE_NAME]))
    strays = sorted(names, key=lambda path: (path.parent.name, str(path)), reverse=True)
    told = {path: words.COPY.format(name=path.name, folder=path.parent) for path in strays}
    return [*records, *(PastMeeting(path, problem=problem, copy=True) for path, problem in told.items())]


def indexed_meetings(index: RecordIndex, tell: Told = tell_nobody) -> list[PastMeeting]:
    """Every record of the index's folder as it is now, each meeting once, the newest first."""
    return _once(PastMeeting(one.path, one.outline, one.problem) for one in index.refresh(tell))


class YearRecords(NamedTuple):
    """The meetings of a year and its plan of topics, and a sentence for each record of it that cannot be read."""

    meetings: tuple[Meeting, ...] = ()
    problems: tuple[str, ...] = ()
    topics: tuple[PlannedTopic, ...] = ()

    def order(self, meeting: Meeting, part: str = "", number: str = "") -> PaperOrder:
        """The order for a paper of the meeting that may tell of its year."""
        return PaperOrder.of(meeting, part, number, year=self.meetings, topics=self.topics)


NO_RECORDS = YearRecords()


def year_of(workspace: Path, year: int) -> YearRecords:
    """What a paper that tells of a whole year is made of: the year's records in the cell's folder, and its plan.

    Raises OSError where the share is away.
    """
    found = past_meetings(workspace)
    lost = [one for one in found if not one.outline and not one.copy and year_folder(one.path) == str(year)]
    meetings = []
    for one in found:
        if one.outline and meeting_start(one.outline.bare()).year == year:
            try:
                meetings.append(record.load(read_patiently(one.path), one.path))
            except record.RecordError as error:  # it was changed a moment ago
                lost.append(replace(one, problem=str(error)))
    told = tuple(words.LEFT_OUT.format(folder=one.path.parent.name, why=one.problem) for one in lost)
    plan = read_plan(workspace)
    outlines = [one.outline for one in found if one.outline]
    topics = with_sessions(told_topics(plan.of_year(year), outlines), sessions_of(outlines))
    members = read_members(members_file(workspace, read_profile(workspace).members)).members if topics else ()
    planned = tuple(PlannedTopic(one, author_name(one, members)) for one in topics)
    return YearRecords(tuple(meetings), (*told, *plan.problems), planned)


def year_folder(path: Path) -> str:
    """The name of the folder of the year that a record lies in (`RECORD_PATTERN`)."""
    return path.parent.parent.name


def _once(records: Iterable[PastMeeting]) -> list[PastMeeting]:
    """Each meeting once: of a folder and its copies ("… - Copy") the one whose name is no copy's, and the newest.

    Of equals that of the later name: in which order a disk tells its folders is its own matter.
    """
    kept: dict[str, PastMeeting] = {}
    result = []
    for one in sorted(sorted(records, key=_place, reverse=True), key=_worth):
        meeting = one.outline.id if one.outline else str(one.path)
        if first := kept.get(meeting):
            told = words.FOLDER_COPY.format(folder=one.path.parent, other=first.path.parent)
            result.append(PastMeeting(one.path, problem=told, copy=True))
        else:
            kept[meeting] = one
            result.append(one)
    return sorted(result, key=_place, reverse=True)


def _place(one: PastMeeting) -> tuple[str, str]:
    return one.path.parent.name, str(one.path)


def _worth(one: PastMeeting) -> tuple[bool, int]:
    name = one.path.parent.name
    return original_name(name) != name, -one.outline.version if one.outline else 0


def tasks_for(kind: MeetingKind, ended: Iterable[Outline], rules: Rules) -> tuple[ActionItem, ...]:
    """What a new meeting of this kind takes over from those that are over.

    The month's regular meeting (also a combined one) assesses those open after the last such meeting, and those that
    thematic and extraordinary meetings have given since: the tasks of its resolutions (docs/domain.md 2.1 B4). What a
    chi ủy meeting gave, mostly to prepare the cell's, the next chi ủy meeting assesses (docs/domain.md 2.4); by the
    rule `committee_tasks_to_cell` the cell's own meeting does.
    """
    apart = not rules.flag("committee_tasks_to_cell")
    if KINDS[kind].body is Body.COMMITTEE and apart:
        assessing = {one for one, spec in KINDS.items() if spec.body is Body.COMMITTEE}
        heard = [meeting for meeting in ended if meeting.kind in assessing]
    elif KINDS[kind].monthly:
        assessing = {one for one, spec in KINDS.items() if spec.monthly}
        heard = [meeting for meeting in ended if KINDS[meeting.kind].body is Body.CELL or not apart]
    else:
        return ()
    tasks: tuple[ActionItem, ...] = ()
    for meeting in sorted(heard, key=lambda m: m.began):
        given = meeting.open_tasks
        tasks = given if meeting.kind in assessing else (*tasks, *given)
    return tasks


def excused_in_a_row(ended: Iterable[Outline], year: int) -> dict[str, int]:
    """How often running each member was absent with a reason at the monthly meetings of the year, up to the last one.

    Members who were there, or absent without a reason, at the last one are not in it (HD 12-HD/BTCTW: not more than
    three times running in the year).
    """
    of_year = (m for m in sorted(ended, key=lambda m: m.began) if KINDS[m.kind].monthly and m.day.year == year)
    return [{}, *running_excuses(meeting.excused for meeting in of_year)][-1]


def last_monthly(past: Iterable[PastMeeting]) -> Meeting | None:
    """The last monthly meeting that was held and whose record can be read, whole; as slow as the share."""
    held = [
        (one.outline.began, one.path)
        for one in past
        if one.outline and KINDS[one.outline.kind].monthly and one.outline.figures.ended
    ]
    for _, path in sorted(held, reverse=True):
        try:
            return record.load(read_patiently(path), path)
        except (OSError, record.RecordError):  # told where the records are read
            continue
    return None
