"""Rolling copies of the journal (bản sao nhật ký) on this machine, made with SQLite's backup interface."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

import apsw

from assistant.journal.database import JournalUnusable
from assistant.journal.journal import Journal
from assistant.platform.clock import Clock

COPIES_KEPT = 3
COPY_INTERVAL = timedelta(minutes=10)
COPY_PATTERN = "chibo-*.sqlite"
FOLDER = "backup"
"""Below the data folder."""
log = logging.getLogger(__name__)


class Backups:
    """The last KEPT copies in a folder; a new one each EVERY while something is written, and none while nothing is."""

    def __init__(self, journal: Journal, folder: Path, clock: Clock) -> None:
        self._journal, self._folder, self._clock = journal, folder, clock
        self._last: datetime | None = None
        self._copied = self._newest_event() if self._is_copied() else -1

    def tick(self) -> Path | None:
        """Make a copy if one is due; a failure is logged and tried again when the next one is due."""
        now = self._clock()
        if self._last is not None and timedelta(0) <= now - self._last < COPY_INTERVAL:
            return None
        self._last = now
        try:
            return self._copy(now)
        except (OSError, apsw.Error, JournalUnusable):
            log.exception("the journal could not be copied to %s", self._folder)
            return None

    def _copy(self, now: datetime) -> Path | None:
        newest = self._newest_event()
        if newest == self._copied:
            return None
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = self._folder / f"chibo-{now:%Y%m%d-%H%M%S}.sqlite"
        self._journal.backup(target)
        self._copied = newest
        for old in sorted(self._folder.glob(COPY_PATTERN))[:-COPIES_KEPT]:
            old.unlink()
        return target

    def _newest_event(self) -> int:
        return int(self._journal.database.rows("SELECT coalesce(max(seq), 0) FROM event")[0][0])

    def _is_copied(self) -> bool:
        """Whether the newest copy is younger than the journal: a restart must not push the older copies out."""
        copies = sorted(self._folder.glob(COPY_PATTERN))
        files = [self._journal.path, self._journal.path.with_name(self._journal.path.name + "-wal")]
        written = max((f.stat().st_mtime for f in files if f.is_file()), default=0.0)
        return bool(copies) and copies[-1].stat().st_mtime >= written
