"""Publishing (đưa hồ sơ lên thư mục chi bộ): every meeting's record is kept fresh in its folder on the share."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Meeting, Stage
from assistant.journal import lock, record, rule_texts
from assistant.journal.belonging import Belonging, FolderNotes
from assistant.journal.journal import Journal
from assistant.journal.machine import Machine
from assistant.journal.places import Places
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.platform.deadlines import answer_within
from assistant.platform.patient_files import read_patiently
from assistant.share.belonging import meeting_in_folder
from assistant.share.files import Files
from assistant.usecases.minutes_printing import keep_rules, print_minutes, shared_record, templates_used
from assistant.workspace.folders import meeting_folder

log = logging.getLogger(__name__)
FolderName = Callable[[Path, datetime, MeetingKind], Path]
MOST_OF_A_DAY = 99
"""Meetings of one day and kind."""
LEAST_GAP = timedelta(seconds=3)
"""Between two records of one meeting: with the look each second and the writing, the share is less than 5 s behind."""
USED_TEMPLATES = Path("mau") / "da-dung"
"""Where the cell's folder keeps them (`documents.templates.adopted`, which is not loaded here: it brings Word)."""
UNKNOWN_OWNER = "?"
"""Owner of a folder on a share that does not answer."""


class MoveQueue(Protocol):
    """What publishing needs of `share.folder_moves.FolderMoves`."""

    def ask(self, meeting: str, root: Path, old: Path, new: Path) -> None:
        """The folder is to be called so."""

    def drop(self, meeting: str) -> None:
        """The folder keeps its name."""

    def finished(self, root: Path) -> dict[str, Path]:
        """Meeting -> the name that its folder has by now."""

    def noted(self, meeting: str) -> None:
        """The new name is known here."""


class PublishQueue(Protocol):
    """What publishing needs of `share.outbox.Outbox`."""

    @property
    def moves(self) -> MoveQueue:
        """Folders that are to take the name of another day."""

    @property
    def notes(self) -> FolderNotes:
        """The cells' folders that this machine has known."""

    def put(self, meeting: str, target: Path, payload: bytes, *, again: bool = False) -> int:
        """Queue the bytes for the target; `again`: even if they were delivered before."""


def put_rules(outbox: PublishQueue, workspace: Path, meeting: Meeting) -> None:
    """Queue the text of the meeting's rule set for the cell's folder; what was delivered once is not queued again."""
    if text := keep_rules(meeting):
        outbox.put("", workspace / rule_texts.FOLDER / text.name, text.data)


class MeetingFolders:
    """Each meeting's folder in the workspace. Two meetings of one day and kind never share one."""

    def __init__(
        self,
        belonging: Belonging,
        workspace: Path,
        name: FolderName = meeting_folder,
        deadline: float = 1.0,
    ) -> None:
        self._belonging, self._places = belonging, Places(belonging.journal)
        self._workspace, self._name, self._deadline = workspace, name, deadline

    @property
    def workspace(self) -> Path:
        """The cell's folder, which is there where the share is."""
        return self._workspace

    def of(self, meeting: Meeting) -> Path:
        """The folder, chosen once and then kept; where the day is set right, the worker renames it (`Publisher`).

        It is the one whose record is this meeting's, or the first that belongs to no other: ` (2)` and so on are added
        to its name. Looks at the share only to choose, for at most `deadline` seconds a name. If it does not answer,
        the choice is made without it; the outbox never overwrites a file that is not ours. Raises OSError if a day has
        a hundred.
        """
        self._belonging.claim(meeting.id)
        kept = self._places.folder(meeting.id)
        return self._workspace / kept if kept else self._choose(meeting)

    def wanted(self, meeting: Meeting) -> Path:
        """The name that tells the day on which the meeting was held, or before it began, is planned."""
        return self._name(self._workspace, meeting.began.astimezone(meeting.details.start.tzinfo), meeting.kind)

    def free_names(self, meeting: Meeting) -> Iterator[Path]:
        """The name of its day, then with ` (2)` and so on, without those that another meeting of this machine has."""
        first = self.wanted(meeting)
        for number in range(1, MOST_OF_A_DAY + 1):
            folder = first if number == 1 else first.with_name(f"{first.name} ({number})")
            others = (one for one in self._places.at(self._below(folder)) if one != meeting.id)
            if not any(map(self._belonging.has, others)):
                yield folder

    def _below(self, folder: Path) -> str:
        return folder.relative_to(self._workspace).as_posix()

    def _choose(self, meeting: Meeting) -> Path:
        planned = self._name(self._workspace, meeting.details.start, meeting.kind)
        if planned != self.wanted(meeting) and folder_owner(planned, self._deadline) == meeting.id:
            self._places.give(meeting.id, self._below(planned))  # where an earlier version left it, or another journal
            return self._workspace / (self._places.folder(meeting.id) or self._below(planned))
        for folder in self.free_names(meeting):
            if folder_owner(folder, self._deadline) in ("", UNKNOWN_OWNER, meeting.id) and self._places.give(
                meeting.id, self._below(folder)
            ):
                return folder
            if kept := self._places.folder(meeting.id):  # another process was quicker
                return self._workspace / kept
        raise OSError(f"more than {MOST_OF_A_DAY} meetings of one day and kind: {self.wanted(meeting)}")


def folder_owner(folder: Path, deadline: float) -> str:
    """The meeting whose record lies in the folder: its id, "" for none.

    `UNKNOWN_OWNER` is answered if the share does not answer in time. A record that cannot be read belongs to somebody:
    `SOMEBODY` is answered, an id that no meeting has.
    """
    there = answer_within(deadline, lambda: meeting_in_folder(folder, Files()), f"cannot see whose folder {folder} is")
    return UNKNOWN_OWNER if there is None else there


class Publisher:
    """Puts records into the outbox. What was put is remembered in the journal's file, so a restart repeats nothing."""

    def __init__(
        self,
        journal: Journal,
        outbox: PublishQueue,
        workspace: Path,
        clock: Clock,
        machine: Machine,
        name: FolderName = meeting_folder,
        least_gap: timedelta = LEAST_GAP,
    ) -> None:
        self._journal, self._outbox, self._clock, self._least_gap = journal, outbox, clock, least_gap
        self._machine, self._workspace = machine, workspace
        self._belonging = Belonging(journal, workspace, outbox.notes)
        self._places, self._folders = Places(journal), MeetingFolders(self._belonging, workspace, name)
        self._stores: dict[str, Store] = {}
        self._tried: dict[str, datetime] = {}

    def tick(self, hurry: bool = False) -> list[str]:
        """Publish what has changed of the open folder, each meeting at most once in `least_gap` unless in a hurry.

        The ids published. What another cell's folder lacks waits until that folder is open.

        Two small queries when nothing has. A meeting that fails is logged and tried again, and stops no other.
        """
        self._note_moved()
        for meeting in filter(self._belonging.has, self._places.unprinted()):
            if hurry or self._due(meeting):
                self._try(meeting, self._print_alone)
        changed = filter(self._belonging.has, self._places.unpublished())
        return [one for one in changed if (hurry or self._due(one)) and self._try(one, self._publish)]

    def _due(self, meeting: str) -> bool:
        last = self._tried.get(meeting)
        return last is None or not timedelta(0) <= self._clock() - last < self._least_gap

    def _try(self, meeting_id: str, action: Callable[[str], None]) -> bool:
        self._tried[meeting_id] = self._clock()
        try:
            action(meeting_id)
        except Exception:
            log.exception("the record of %s could not be put into the outbox", meeting_id)
            return False
        return True

    def _meeting(self, meeting_id: str) -> Meeting:
        """The meeting as it is now."""
        if meeting_id not in self._stores:
            self._stores[meeting_id] = Store(self._journal, meeting_id, self._clock)
        self._stores[meeting_id].refresh()
        return self._stores[meeting_id].meeting

    def _print_alone(self, meeting_id: str) -> None:
        """The minutes of a meeting that is only read, to be fetched here: nothing of it goes to the share."""
        meeting = self._meeting(meeting_id)
        print_minutes(meeting)
        self._places.mark_published(meeting.id, meeting.version)

    def _publish(self, meeting_id: str) -> None:
        """The newest record. Marked only when the outbox has it on the disk: a crash in between puts it twice.

        A meeting that went on on another machine is not this one's to publish: what was recorded here is put beside
        the other's record, under this machine's name, so that both texts are kept.
        """
        meeting = self._meeting(meeting_id)
        folder = self._folders.of(meeting)
        put_rules(self._outbox, self._workspace, meeting)
        self._keep_to_the_day(meeting, folder)
        if meeting.moved:
            self._outbox.put(meeting.id, folder / self._machine.record_name, shared_record(meeting, self._machine.name))
        else:
            self._put_lock(meeting, folder)
            data, again = shared_record(meeting, self._machine.name), self._places.is_overwritten(meeting.id)
            self._outbox.put(meeting.id, folder / record.FILE_NAME, data, again=again)
            if paper := print_minutes(meeting):
                self._outbox.put(meeting.id, folder / paper.name, read_patiently(paper))
        self._put_templates(meeting)
        self._places.mark_published(meeting.id, meeting.version)

    def _keep_to_the_day(self, meeting: Meeting, folder: Path) -> None:
        """The folder is to bear the day of the meeting, which may have been set right since it was chosen.

        Not once it is over, and not of one that other machines have recorded too: they know the folder by its name.
        """
        wanted = self._folders.wanted(meeting)
        named = folder.name == wanted.name or folder.name.startswith(f"{wanted.name} (")
        if (named and folder.parent == wanted.parent) or not meeting.stage.open or meeting.takeovers or meeting.moved:
            self._outbox.moves.drop(meeting.id)
        elif free := next(self._folders.free_names(meeting), None):
            self._outbox.moves.ask(meeting.id, self._workspace, folder, free)

    def _note_moved(self) -> None:
        """Folders that were renamed since the last look are known by their names from now on."""
        for meeting, used in self._outbox.moves.finished(self._workspace).items():
            self._places.move(meeting, used.relative_to(self._workspace).as_posix())
            self._outbox.moves.noted(meeting)

    def _put_templates(self, meeting: Meeting) -> None:
        """The templates of what was adopted: another laptop and the office above print the same minutes from them.

        They belong to the cell, not to one meeting; what was delivered once is not queued again.
        """
        for copy in templates_used(meeting):
            self._outbox.put("", self._workspace / USED_TEMPLATES / copy.name, read_patiently(copy))

    def _put_lock(self, meeting: Meeting, folder: Path) -> None:
        """The lock of a meeting that was going on, even if by mistake, or went on here.

        While it runs, `usecases.presence` gives its signs of life. Before the record: the lock says whose record may be
        written (`share.lineage`).
        """
        if meeting.stage is not Stage.RUNNING and (meeting.started or meeting.takeovers or meeting.corrections):
            self._outbox.put(
                meeting.id,
                folder / lock.FILE_NAME,
                lock.dump(lock.make_lock(meeting, self._machine, self._clock(), 0)),
            )
