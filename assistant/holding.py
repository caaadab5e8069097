"""Holding a meeting (giữ buổi sinh hoạt): signs of life on the share, and what other machines have left there.

All reading of the share is done in a thread that nobody waits for; all writing goes through the outbox.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from assistant.clock import Clock
from assistant.domain.commands import NoteMoved
from assistant.domain.meeting import Stage, Takeover
from assistant.domain.procedure.moving import goes_on
from assistant.journal import lock, record
from assistant.journal.heads import Head
from assistant.journal.journal import Journal
from assistant.journal.lock import Lock
from assistant.journal.machine import Machine
from assistant.journal.places import Places
from assistant.journal.record import RecordError
from assistant.journal.store import Store
from assistant.paths import left_folder
from assistant.share import atomic
from assistant.share.errors import ShareError

log = logging.getLogger(__name__)
BEAT = timedelta(seconds=20)
"""Between two signs of life of a meeting that is going on."""
LOOK = 2.0
"""Seconds between two looks at the share, for the meetings of today."""
LATELY, LONG_AGO = timedelta(hours=12), timedelta(days=30)
RARELY = 30
"""Every so many looks the meetings of the last LONG_AGO are looked at too."""
OTHERS = "ho-so (*).json"
MOST_BYTES = 50_000_000
"""Of one record: a larger file is none."""


class Outbox(Protocol):
    """What holding needs of `share.outbox.Outbox`."""

    def put(self, meeting: str, target: Path, payload: bytes) -> int:
        """Queue the bytes for the target."""


class Watch:
    """Looks at the folders of some meetings on the share, one round at a time, and keeps what it saw."""

    def __init__(self, since_start: Callable[[], float] = time.monotonic) -> None:
        self._since_start = since_start
        self._round: threading.Thread | None = None
        self._begun: float | None = None
        self._seen: dict[str, Lock] = {}
        self._known: dict[Path, tuple[int, int]] = {}

    def look(self, folders: Mapping[str, Path]) -> bool:
        """Begin a round unless one is under way or has just been; a share that hangs holds up nobody but the round."""
        now = self._since_start()
        if (self._round and self._round.is_alive()) or (self._begun is not None and now - self._begun < LOOK):
            return False
        self._begun = now
        self._round = threading.Thread(target=self._look, args=(dict(folders),), name="watching", daemon=True)
        self._round.start()
        return True

    def wait(self, seconds: float) -> None:
        """Until the round is over."""
        if self._round:
            self._round.join(seconds)

    def seen(self) -> dict[str, Lock]:
        """The locks as they were last read, by meeting."""
        return dict(self._seen)

    def _look(self, folders: Mapping[str, Path]) -> None:
        for meeting, folder in folders.items():
            try:
                self._keep_copies(meeting, folder)
                found = lock.load((folder / lock.FILE_NAME).read_bytes())
                if found.meeting == meeting:
                    self._seen[meeting] = found
                else:  # two machines chose this folder unseen, and the other meeting has it (`share.lodging`)
                    self._seen.pop(meeting, None)
            except FileNotFoundError:
                self._seen.pop(meeting, None)
            except (OSError, ShareError, RecordError) as error:
                log.info("the lock of %s was not read: %s", meeting, error)

    def _keep_copies(self, meeting: str, folder: Path) -> None:
        """Records that other machines left beside ours are copied to this machine: a page must not read the share."""
        for theirs in folder.glob(OTHERS):
            found = theirs.stat()
            if found.st_size <= MOST_BYTES and self._known.get(theirs) != (found.st_mtime_ns, found.st_size):
                self._known[theirs] = (found.st_mtime_ns, found.st_size)
                if record.whose(data := theirs.read_bytes()) != meeting:
                    continue
                kept = left_folder(meeting)
                kept.mkdir(parents=True, exist_ok=True)
                atomic.write(kept / theirs.name, data)


class Holding:
    """Keeps the locks of this machine's meetings fresh, and learns when another machine has taken one over."""

    def __init__(
        self,
        journal: Journal,
        outbox: Outbox,
        workspace: Path,
        clock: Clock,
        machine: Machine,
        since_start: Callable[[], float] = time.monotonic,
    ) -> None:
        """`since_start` counts seconds and is never set, as a clock may be."""
        self._journal, self._outbox, self._workspace, self._clock = journal, outbox, workspace, clock
        self._machine, self._places, self.watch = machine, Places(journal), Watch(since_start)
        self._since_start = since_start
        self._beaten: dict[str, float] = {}
        self._beats, self._looks = 0, 0
        self._stores: dict[str, Store] = {}
        self._judged: dict[str, tuple[Takeover, ...]] = {}

    def tick(self) -> list[str]:
        """Signs of life, a look at the share, and what it showed; the ids of meetings that were found to have moved."""
        heads = self._journal.heads()
        for head in heads:
            if head.stage is Stage.RUNNING and self._due(head):
                self._beat(head.id)
        if self.watch.look(self._looked_at(heads)):
            self._looks += 1
        here = {head.id for head in heads}
        return [one for one, seen in self.watch.seen().items() if one in here and self._moved(one, seen)]

    def _due(self, head: Head) -> bool:
        last = self._beaten.get(head.id)
        return last is None or self._since_start() - last >= BEAT.total_seconds()

    def _beat(self, meeting: str) -> None:
        """A sign of life, once the meeting has its folder; a meeting that went on elsewhere gives none."""
        folder = self._places.folder(meeting)
        if not folder:
            return
        self._beaten[meeting] = self._since_start()
        found = self._store(meeting).meeting
        if found.moved is None:
            self._beats += 1
            held = lock.lock(found, self._machine, self._clock(), self._beats)
            self._outbox.put(meeting, self._workspace / folder / lock.FILE_NAME, lock.dump(held))

    def _store(self, meeting: str) -> Store:
        """The meeting as it is now; kept, so that a long one is not read from its beginning at each sign of life."""
        if meeting not in self._stores:
            self._stores[meeting] = Store(self._journal, meeting, self._clock)
        self._stores[meeting].refresh()
        return self._stores[meeting]

    def _looked_at(self, heads: list[Head]) -> dict[str, Path]:
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
