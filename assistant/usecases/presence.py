"""Holding a meeting (giữ buổi sinh hoạt): signs of life on the share, and what other machines have left there.

All reading of the share is done in a thread that nobody waits for; all writing goes through the outbox.
"""

import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from assistant.domain.commands import NoteMoved
from assistant.domain.meeting import Stage, Takeover
from assistant.domain.procedure.moving import goes_on
from assistant.journal import lock, record
from assistant.journal.belonging import Belonging, FolderNotes
from assistant.journal.heads import MeetingSummary
from assistant.journal.journal import Journal
from assistant.journal.lock import Lock
from assistant.journal.machine import Machine
from assistant.journal.places import Places
from assistant.journal.record import RecordError
from assistant.journal.rule_texts import find_text
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.platform.paths import rule_texts, unmerged_folder
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.share.errors import ShareError
from assistant.share.lineage import Trail, takeover_trail
from assistant.wording import usecases as words

log = logging.getLogger(__name__)
BEAT_INTERVAL = timedelta(seconds=20)
"""Between two signs of life of a meeting that is going on."""
LOOK_SECONDS = 2.0
"""Seconds between two looks at the share, for the meetings of today."""
LATELY, LONG_AGO = timedelta(hours=12), timedelta(days=30)
RARELY = 30
"""Every so many looks the meetings of the last LONG_AGO are looked at too."""
OTHER_RECORDS = "ho-so (*).json"
GUARD_TIME = timedelta(minutes=3)
"""After a takeover the record on the share is read back: the other machine may have been about to replace it."""
MOST_BYTES = 50_000_000
"""Of one record: a larger file is none."""


class WriterNotes(FolderNotes, Protocol):
    """What holding needs of `share.notes.Notes`."""

    def seconds(self) -> list[str]:
        """Meetings whose record a copy of this machine's data writes too."""

    def forget_second(self, meeting: str) -> None:
        """It was told."""


class LockQueue(Protocol):
    """What holding needs of `share.outbox.Outbox`."""

    @property
    def notes(self) -> WriterNotes:
        """What the worker learnt on the share."""

    def put(self, meeting: str, target: Path, payload: bytes) -> int:
        """Queue the bytes for the target."""


class LockWatch:
    """Looks at the folders of some meetings on the share, one round at a time, and keeps what it saw."""

    def __init__(self, since_start: Callable[[], float] = time.monotonic) -> None:
        self._since_start = since_start
        self._round: threading.Thread | None = None
        self._begun: float | None = None
        self._seen: dict[str, Lock] = {}
        self._trails: dict[str, Trail] = {}
        self._known: dict[Path, tuple[int, int]] = {}

    def look(self, folders: Mapping[str, Path], guarded: Collection[str] = ()) -> bool:
        """Begin a round unless one is under way or has just been; a share that hangs holds up nobody but the round.

        `guarded` names meetings whose record is read, too.
        """
        now = self._since_start()
        if (self._round and self._round.is_alive()) or (self._begun is not None and now - self._begun < LOOK_SECONDS):
            return False
        self._begun = now
        self._round = threading.Thread(target=self._look, args=(dict(folders), guarded), name="watching", daemon=True)
        self._round.start()
        return True

    def wait(self, seconds: float) -> None:
        """Until the round is over."""
        if self._round:
            self._round.join(seconds)

    def seen(self) -> dict[str, Lock]:
        """The locks as they were last read, by meeting."""
        return dict(self._seen)

    def trails(self) -> dict[str, Trail]:
        """The takeovers that the records of guarded meetings named when they were last read, by meeting."""
        return dict(self._trails)

    def _look(self, folders: Mapping[str, Path], guarded: Collection[str]) -> None:
        for meeting, folder in folders.items():
            try:
                self._keep_copies(meeting, folder)
                self._look_at_record(meeting, folder, meeting in guarded)
                found = lock.load(read_patiently(folder / lock.FILE_NAME))
                if found.meeting == meeting:
                    self._seen[meeting] = found
                else:  # two machines chose this folder unseen, and the other meeting has it (`share.folder_claims`)
                    self._seen.pop(meeting, None)
            except FileNotFoundError:
                self._seen.pop(meeting, None)
            except (OSError, ShareError, RecordError) as error:
                log.info("the lock of %s was not read: %s", meeting, error)

    def _look_at_record(self, meeting: str, folder: Path, guarded: bool) -> None:
        self._trails.pop(meeting, None)
        if guarded and (file := folder / record.FILE_NAME).is_file():
            data = read_patiently(file)
            if record.meeting_id(data) == meeting and (found := takeover_trail(data)) is not None:
                self._trails[meeting] = found

    def _keep_copies(self, meeting: str, folder: Path) -> None:
        """Records that other machines left beside ours are copied to this machine: a page must not read the share."""
        for theirs in folder.glob(OTHER_RECORDS):
            found = theirs.stat()
            if found.st_size <= MOST_BYTES and self._known.get(theirs) != (found.st_mtime_ns, found.st_size):
                self._known[theirs] = (found.st_mtime_ns, found.st_size)
                if record.meeting_id(data := read_patiently(theirs)) != meeting:
                    continue
                kept = unmerged_folder(meeting)
                kept.mkdir(parents=True, exist_ok=True)
                _keep_rules(data, theirs)
                atomic.write(kept / theirs.name, data)


def _keep_rules(data: bytes, theirs: Path) -> None:
    """The text of the rules that the record refers to is copied too: a later program may ship another."""
    if text := find_text(data, theirs):
        rule_texts().mkdir(exist_ok=True)
        atomic.write(rule_texts() / text.name, text.data)


class LockKeeper:
    """Keeps the locks of the open folder's meetings fresh, and learns when another machine has taken one over."""

    def __init__(
        self,
        journal: Journal,
        outbox: LockQueue,
        workspace: Path,
        clock: Clock,
        machine: Machine,
        since_start: Callable[[], float] = time.monotonic,
    ) -> None:
        """`since_start` counts seconds and is never set, as a clock may be."""
        self._journal, self._outbox, self._workspace, self._clock = journal, outbox, workspace, clock
        self._notes = outbox.notes
        self._machine, self._places, self.watch = machine, Places(journal), LockWatch(since_start)
        self._since_start, self._belonging = since_start, Belonging(journal, workspace, outbox.notes)
        self._beaten: dict[str, float] = {}
        self._beats, self._looks = 0, 0
        self._stores: dict[str, Store] = {}
        self._judged: dict[str, tuple[Takeover, ...]] = {}

    def tick(self) -> list[str]:
        """Signs of life, a look at the share, and what it showed; the ids of meetings that were found to have moved."""
        heads = self._belonging.heads()
        for head in heads:
            if head.stage is Stage.RUNNING and self._due(head):
                self._beat(head.id)
        guarded = [head.id for head in heads if head.stage is Stage.RUNNING and self._guards(head.id)]
        for meeting in guarded:
            self._set_right(meeting)
        if self.watch.look(self._looked_at(heads), guarded):
            self._looks += 1
        here = {head.id for head in heads}
        seconds = [one for one in self._notes.seconds() if one in here and self._stands_back(one)]
        return seconds + [one for one, seen in self.watch.seen().items() if one in here and self._moved(one, seen)]

    def _stands_back(self, meeting: str) -> bool:
        """A copy of this machine's data wrote the record first: it goes on there, and here no more, until it is asked.

        Whether that was news.
        """
        store, seen = self._store(meeting), self.watch.seen().get(meeting)
        news = store.meeting.moved is None
        if news:
            other = (seen.machine, seen.name, seen.who) if seen else ("", words.UNKNOWN_MACHINE, "")
            store.send(NoteMoved(Takeover(self._clock(), *other, copied=True)))
        self._notes.forget_second(meeting)
        return news

    def _due(self, head: MeetingSummary) -> bool:
        last = self._beaten.get(head.id)
        return last is None or self._since_start() - last >= BEAT_INTERVAL.total_seconds()

    def _beat(self, meeting: str) -> None:
        """A sign of life, once the meeting has its folder; a meeting that went on elsewhere gives none."""
        folder = self._places.folder(meeting)
        if not folder:
            return
        self._beaten[meeting] = self._since_start()
        found = self._store(meeting).meeting
        if found.moved is None:
            self._beats += 1
            held = lock.make_lock(found, self._machine, self._clock(), self._beats)
            self._outbox.put(meeting, self._workspace / folder / lock.FILE_NAME, lock.dump(held))

    def _guards(self, meeting: str) -> bool:
        """Whether the meeting has just come here: what the other machine was writing then may still arrive."""
        found = self._store(meeting).meeting
        last = found.takeovers[-1] if found.takeovers and found.moved is None else None
        return bool(last and last.machine == self._machine.id and abs(self._clock() - last.at) < GUARD_TIME)

    def _set_right(self, meeting: str) -> None:
        """Lock and record are written again, where the share has those of the machine before: a takeover is missing.

        Between the look at the lock and the replacing of a file (`share.delivery`) another machine may take over.
        """
        ours = self._store(meeting).meeting.takeovers
        seen, there = self.watch.seen().get(meeting), self.watch.trails().get(meeting)
        if seen and len(seen.takeovers) < len(ours) and goes_on(seen.takeovers, ours):
            self._beaten.pop(meeting, None)
        if there is not None and len(there) < len(ours) and not self._places.is_overwritten(meeting):
            log.warning("the record of %s on the share is that of the machine before: it is written again", meeting)
            self._places.note_overwritten(meeting)

    def _store(self, meeting: str) -> Store:
        """The meeting as it is now; kept, so that a long one is not read from its beginning at each sign of life."""
        if meeting not in self._stores:
            self._stores[meeting] = Store(self._journal, meeting, self._clock)
        self._stores[meeting].refresh()
        return self._stores[meeting]

    def _looked_at(self, heads: list[MeetingSummary]) -> dict[str, Path]:
        """Folders of the meetings that may be going on elsewhere."""
        now, age = self._clock(), LONG_AGO if self._looks % RARELY == 0 else LATELY
        some = [h for h in heads if h.stage is Stage.RUNNING or now - h.changed < age]
        return {h.id: self._workspace / folder for h in some if (folder := self._places.folder(h.id))}

    def _moved(self, meeting: str, seen: Lock) -> bool:
        """Whether the lock names a takeover that this machine did not know of; it is noted in the journal."""
        if seen.meeting != meeting or not seen.takeovers or self._judged.get(meeting) == seen.takeovers:
            return False
        store = self._store(meeting)
        news = not goes_on(seen.takeovers, store.meeting.takeovers)
        if news:
            store.send(NoteMoved(seen.takeovers[-1]))
        self._judged[meeting] = seen.takeovers
        return news
