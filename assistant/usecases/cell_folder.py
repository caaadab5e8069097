"""The cell's folder as the home page reads it: slowly, perhaps from a share, so never while the page waits."""

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.analysis.filed_papers import NOTHING_FILED, FiledState
from assistant.analysis.record_index import RecordIndex, Told, index_file, tell_nobody
from assistant.domain.meeting import Meeting
from assistant.domain.people import Member
from assistant.journal.belonging import Belonging
from assistant.rules.problems import Problem
from assistant.share.copied import CopiedFrom, copied_from, keep_as_moved, make_another
from assistant.share.errors import ShareError
from assistant.share.files import Files
from assistant.share.identity import Identity
from assistant.share.lengths import length_warning
from assistant.share.outbox import Outbox
from assistant.share.probe import ProbeAnswer, probe_share
from assistant.usecases.filed_minutes import read_filed
from assistant.usecases.past_meetings import PastMeeting, last_monthly, past_meetings
from assistant.usecases.rotation import NO_ROTATIONS, Rotations, read_rotations
from assistant.usecases.topic_plan import NO_PLAN, PlanRead, read_plan
from assistant.wording import usecases as words
from assistant.workspace.column_choice import read_choices
from assistant.workspace.members import members_file, read_members
from assistant.workspace.official import NOTHING_OFFICIAL, Official, read_official
from assistant.workspace.profile import Profile, read_profile

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CellContents:
    """Everything the home page needs from the workspace, with what was wrong in it."""

    profile: Profile
    members: tuple[Member, ...]
    list_place: str
    """File and sheet of the list that was read."""
    left_out: tuple[Problem, ...]
    """Rows of it that nobody could be read from."""
    past: tuple[PastMeeting, ...]
    share: ProbeAnswer
    problems: tuple[str, ...]
    official: Official = NOTHING_OFFICIAL
    """What the superior committee decided of the cell, from the file beside its folder."""
    topics: PlanRead = NO_PLAN
    """The year plan of thematic sessions."""
    filed: FiledState = NOTHING_FILED
    """Minutes of earlier years that were filed as Word files."""
    last: Meeting | None = None
    """The last monthly meeting that was held: whose list this month's is compared with, and who presented what."""
    rotations: Rotations = NO_ROTATIONS
    """Who takes turns with which item."""
    copied: CopiedFrom | None = None
    """The folder that this one is a copy of; what it is meant for is asked first, and nothing of it is shown."""

    def with_rotations(self, rotations: Rotations) -> "CellContents":
        """The cell after the lists of turns were changed."""
        return replace(self, rotations=rotations)


def read_cell(belonging: Belonging, workspace: Path, outbox: Outbox, tell: Told = tell_nobody) -> CellContents:
    """The folder as it is read, once it is known whose it is; without records known to be another cell's, told of.

    Takes as long as the share takes, and tells how many changed records it reads; what is wrong becomes a sentence.
    """
    Identity(outbox.notes, Files(), outbox.folder).introduce(workspace)
    found = _read(workspace, outbox.notes.mark(workspace), tell)
    if copied := _copied(workspace, outbox):
        return replace(found, past=(), last=None, copied=copied)
    strange = [
        one for one in found.past if one.outline and not belonging.has_record(one.outline.id, one.outline.workspace)
    ]
    past = tuple(one for one in found.past if one not in strange)
    return replace(
        found, past=past, last=last_monthly(past), problems=(*found.problems, *_told_strange(belonging, strange))
    )


def settle_copy(workspace: Path, outbox: Outbox, moved: bool) -> None:
    """What a copy is meant for: the cell's folder, which has `moved`, or another cell's. Raises OSError, ShareError."""
    settle = keep_as_moved if moved else make_another
    settle(workspace, outbox.notes, Files())


def _copied(workspace: Path, outbox: Outbox) -> CopiedFrom | None:
    try:
        return copied_from(workspace, outbox.notes, Files())
    except (OSError, ShareError) as error:  # the share is away, which is told elsewhere
        log.info("whether %s is a copy was not seen: %s", workspace, error)
        return None


def _told_strange(belonging: Belonging, strange: list[PastMeeting]) -> list[str]:
    """A sentence for each other cell's folder of which records lie here."""
    told: dict[str, list[PastMeeting]] = {}
    for one in strange:
        if one.outline:
            other = belonging.path_of(one.outline.id) or belonging.path_of_mark(one.outline.workspace)
            told.setdefault(other or words.FOLDER_NOT_KNOWN, []).append(one)
    return [
        words.STRANGE_RECORDS.format(count=len(some), other=other)
        if len(some) > 1
        else words.STRANGE_RECORD.format(
            folder=some[0].path.parent, title=some[0].outline.title if some[0].outline else "", other=other
        )
        for other, some in told.items()
    ]


def _read(workspace: Path, mark: str, tell: Told) -> CellContents:
    """Profile, members and past meetings.

    `mark`: the number that the workspace is known by, so that another's share is not even tried. Where the share is
    away, what was kept beside the records is as it was seen last.
    """
    share = probe_share(workspace, mark=mark)
    profile = read_profile(workspace)
    choices, _ = read_choices(workspace) if not share.foreign else ({}, ())
    members = read_members(members_file(workspace, profile.members), apart=True, choices=choices)
    past = tuple(past_meetings(workspace, index_file(workspace, mark), tell)) if share.ok else ()
    filed = _filed(workspace, mark) if share.ok else NOTHING_FILED
    problems = [p.sentence() for p in (*profile.problems, *members.problems)]
    problems += [p.problem for p in past if p.problem]
    official = read_official(workspace)
    problems += filter(None, [official.problem])
    problems += filter(None, [length_warning(workspace)])
    place = words.LIST_PLACE.format(file=members.file, sheet=members.sheet) if members.sheet else members.file
    topics = read_plan(workspace) if not share.foreign else NO_PLAN
    rotations, unread = read_rotations(workspace) if not share.foreign else (NO_ROTATIONS, ())
    problems += [*topics.problems, *unread]
    return CellContents(
        profile=profile,
        members=members.members,
        list_place=place,
        left_out=members.left_out,
        past=past,
        share=share,
        problems=tuple(dict.fromkeys(problems)),
        official=official,
        topics=topics,
        filed=filed,
        rotations=rotations,
    )


def _filed(workspace: Path, mark: str) -> FiledState:
    """The minutes of earlier years, as they are in the index after a look at their folder."""
    index = RecordIndex(workspace, index_file(workspace, mark))
    try:
        return read_filed(index, workspace)
    finally:
        index.close()
