"""The outbox (hàng chờ ghi lên ổ chung): a durable queue on this machine of files meant for the shared folder.

`put` returns when the bytes are on the local disk; the worker process delivers them. Newest wins for each target.
Everything lies in `<data>/outbox/`: `outbox.sqlite`, `payload/`, `worker.lock`, `worker.log`.
"""

import contextlib
import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any
from uuid import uuid4

from assistant.platform.os_errors import os_reason
from assistant.platform.write_ahead import HELD
from assistant.share import rows
from assistant.share.errors import OF_THE_WHOLE_SHARE, ThisMachineBusy, ThisMachineFull, Trouble
from assistant.share.files import Files
from assistant.share.folder_moves import FolderMoves
from assistant.share.ledger import LOCAL_DISK, Ledger
from assistant.share.names import name_key
from assistant.share.notes import Notes
from assistant.share.rows import CurrentDelivery, OutboxItem
from assistant.share.status import VIETNAM, ShareStatus
from assistant.wording import share as words

__all__ = ["CurrentDelivery", "Outbox", "OutboxItem", "outbox_folder"]

_LONGEST_WAIT = 3600.0  # a next try further away than this means that the machine's clock was set back
_BEAT = 1.0  # seconds between two notes that a delivery goes on
_KEPT = 50  # contents of a record or a lock that are known again as ours
_ORPHAN_AGE = 3600.0  # a payload file without a row may be younger: its `put` has not finished
_ITEM = "SELECT id, meeting, target, root, payload, sha256, tries FROM item"


def outbox_folder(data: Path) -> Path:
    """Where the outbox of a data folder lies."""
    return data / "outbox"


class Outbox:
    """The queue. Many processes may hold one each; one worker takes from it.

    `workspace`: the cell's folder on the share (thư mục làm việc). It is never created: while it is missing the share
    counts as away. Targets must lie in it. Without a workspace a target's own folder plays that part.
    `told` is the clock of what people are told (“đã lưu 14:32”) where pauses go by another one: a rehearsal's clock may
    jump, and no pause and no file's age may jump with it.
    """

    def __init__(
        self,
        data: Path,
        clock: Callable[[], datetime],
        workspace: Path | None = None,
        *,
        zone: tzinfo = VIETNAM,
        told: Callable[[], datetime] | None = None,
    ) -> None:
        self.folder = outbox_folder(data)
        self._payloads = self.folder / "payload"
        self._payloads.mkdir(parents=True, exist_ok=True)
        self._ledger = Ledger(self.folder / "outbox.sqlite")
        self.notes = Notes(self._ledger)
        self._beaten = 0.0
        self.clock, self._workspace, self._zone, self._files = clock, workspace, zone, Files()
        self._told = told or clock
        self.moves = FolderMoves(self._ledger, clock)

    # For those who have something to save

    def put(self, meeting: str, target: Path, payload: bytes, *, again: bool = False) -> int:
        """Queue `payload` for `target`; returns its number once the bytes are on the local disk.

        A newer payload replaces an older one that waits. What was delivered last is not queued again, unless
        `again` is given (somebody removed the file). Raises ValueError for a target outside the workspace,
        ThisMachineFull if the local disk does not take it, ThisMachineBusy if others hold the queue for long.
        """
        root, target = self._place(target)
        digest = hashlib.sha256(payload).hexdigest()
        known = None if again else self._known(name_key(str(target)), digest)
        if known is not None:
            return known
        with _kept_here(target):
            name = f"{uuid4().hex}.bin"
            self._files.create(self._payloads / name, payload)
            self._files.sync_folder(self._payloads)
            return self._queue(meeting, target, root, name, digest)

    def status(self, meeting: str | None = None) -> ShareStatus:
        """What waits and what was delivered, of one meeting or of all."""
        values = (meeting, meeting)
        with self._ledger.reading():
            waiting = self._ledger.rows(
                "SELECT id, meeting, target, since, tries, trouble, message, next_try FROM item"
                " WHERE ? IS NULL OR meeting = ? ORDER BY id",
                values,
            )
            delivered = self._ledger.rows(
                "SELECT id, meeting, target, sha256, at FROM delivered WHERE ? IS NULL OR meeting = ?", values
            )
            beside, strays = self.notes.all_beside(meeting), self.notes.strays(meeting)
        return ShareStatus(
            self.clock(),
            self._zone,
            tuple(map(rows.waiting_from_row, waiting)),
            tuple(map(rows.delivered_from_row, delivered)),
            beside,
            strays,
        )

    def version(self) -> int:
        """A number that changes with every change of the queue; cheap enough to poll many times a second."""
        return self._ledger.version()

    def retry_now(self) -> None:
        """Forget all pauses ("Thử lại ngay")."""
        with self._ledger.writing():
            self._ledger.rows("UPDATE item SET next_try = 0")

    def close(self) -> None:
        """Close the database of this outbox; what waits stays on the disk."""
        self._ledger.close()

    # For the worker

    def next(self) -> OutboxItem | None:
        """The oldest item whose time has come."""
        now = self._now()
        found = self._ledger.rows(
            _ITEM + " WHERE next_try <= ? OR next_try > ? ORDER BY id LIMIT 1",
            (now, now + _LONGEST_WAIT),
        )
        return rows.item_from_row(found[0]) if found else None

    def is_due(self) -> bool:
        """Whether there is something to do on the share now."""
        return self.next() is not None or self.moves.due() is not None

    def payload(self, item: OutboxItem) -> bytes:
        """The bytes to deliver."""
        return self._files.read(self._payloads / item.payload)

    def begin(self, item: OutboxItem, pause: float) -> bool:
        """Record that a delivery starts; if it is cut off, the next try is `pause` seconds away.

        False if the item was superseded meanwhile.
        """
        now = self._now()
        with self._ledger.writing():
            still = self._ledger.rows(
                "UPDATE item SET tries = tries + 1, next_try = ? WHERE id = ? RETURNING id", (now + pause, item.id)
            )
            if still:
                self._ledger.rows("REPLACE INTO flight VALUES (1, ?, ?, ?)", (item.id, str(item.target), now))
                self._ledger.rows("INSERT OR IGNORE INTO ours VALUES (?, ?)", (item.key, item.sha256))
        return bool(still)

    def beat(self) -> None:
        """The share answered: the delivery is slow, but it does not hang."""
        now = self._now()
        if abs(now - self._beaten) >= _BEAT:
            self._beaten = now
            with self._ledger.writing():
                self._ledger.rows("UPDATE flight SET started = ?", (now,))

    def mark_delivered(self, item: OutboxItem, beside: Path | None = None) -> None:
        """The share holds the item, verified: drop it, and let the others of that share try at once.

        `beside`: it was written under this name, as its own stayed open elsewhere.
        """
        place = self.notes.claimed_target(item.target, item.meeting)
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM flight")
            self._ledger.rows("DELETE FROM item WHERE id = ?", (item.id,))
            self._ledger.rows("INSERT OR IGNORE INTO trash VALUES (?)", (item.payload,))
            self._ledger.rows(
                "REPLACE INTO delivered VALUES (?, ?, ?, ?, ?, ?)",
                (item.key, item.id, item.meeting, str(place), item.sha256, self._told().timestamp()),
            )
            self._ledger.rows(  # a newer payload that came meanwhile
                "UPDATE item SET next_try = 0, tries = 0, trouble = '', message = '' WHERE key = ?", (item.key,)
            )
            self._told_where(item, beside)
            for trouble in OF_THE_WHOLE_SHARE:
                self._ledger.rows(
                    "UPDATE item SET next_try = 0, tries = 0 WHERE root = ? AND trouble = ?",
                    (str(item.root), trouble.value),
                )

    def mark_withdrawn(self, item: OutboxItem) -> None:
        """The item must not be delivered any more: drop it."""
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM flight")
            self._ledger.rows("DELETE FROM item WHERE id = ?", (item.id,))
            self._ledger.rows("INSERT OR IGNORE INTO trash VALUES (?)", (item.payload,))

    def mark_failed(self, item: OutboxItem, trouble: Trouble, message: str, pause: float) -> None:
        """The delivery did not work; a trouble of the whole share makes all its items wait."""
        until = self._now() + pause
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM flight")
            self._ledger.rows(  # by target: a newer payload that came meanwhile waits for the same reason
                "UPDATE item SET trouble = ?, message = ?, next_try = ? WHERE key = ?",
                (trouble.value, message, until, item.key),
            )
            if trouble is Trouble.BUSY:
                self._ledger.rows("INSERT OR IGNORE INTO busy VALUES (?, ?)", (item.key, self._now()))
            if trouble in OF_THE_WHOLE_SHARE:
                self._ledger.rows("UPDATE item SET next_try = max(next_try, ?) WHERE root = ?", (until, str(item.root)))

    def flight(self) -> CurrentDelivery | None:
        """The delivery going on now, if any."""
        found: list[Any] = self._ledger.rows("SELECT item, target, started FROM flight")
        return CurrentDelivery(found[0][0], Path(found[0][1]), rows.utc_moment(found[0][2])) if found else None

    def recover(self) -> None:
        """A new worker starts: what was going on was cut off; payloads that never got a row are removed."""
        self.clear_flight()
        known = {name for (name,) in self._ledger.rows("SELECT payload FROM item")}
        for path in self._payloads.iterdir():
            if path.name not in known and self._now() - path.stat().st_mtime > _ORPHAN_AGE:
                self._files.remove(path)

    def clear_flight(self) -> None:
        """Nothing is being delivered now."""
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM flight")

    def waiting_for(self, target: Path) -> OutboxItem | None:
        """What waits for this target: the very item, or a newer one that took its place."""
        found = self._ledger.rows(_ITEM + " WHERE key = ?", (name_key(str(target)),))
        return rows.item_from_row(found[0]) if found else None

    def is_ours(self, item: OutboxItem, digest: str) -> bool:
        """True if a file with this sha256 at the item's target was put there by us."""
        return self.notes.is_ours(item.target, digest)

    def tidy(self) -> None:
        """Remove payload files that no row needs any more."""
        for (name,) in self._ledger.rows("SELECT payload FROM trash"):
            self._files.remove(self._payloads / str(name))
            with self._ledger.writing():
                self._ledger.rows("DELETE FROM trash WHERE payload = ?", (name,))

    # Inside

    def _now(self) -> float:
        return self.clock().timestamp()

    def _told_where(self, item: OutboxItem, beside: Path | None) -> None:
        """Under its own name all is as it should be; beside it, what lies under its own name is still ours, too."""
        if beside is None:
            self._ledger.rows(  # of a record some more: a sync client may bring an older one back
                "DELETE FROM ours WHERE key = ? AND sha256 <> ? AND rowid NOT IN"
                " (SELECT rowid FROM ours WHERE key = ? ORDER BY rowid DESC LIMIT ?)",
                (item.key, item.sha256, item.key, _KEPT if item.target.suffix == ".json" else 0),
            )
            self._ledger.rows("DELETE FROM busy WHERE key = ?", (item.key,))
            self._ledger.rows("DELETE FROM beside WHERE key = ?", (item.key,))
            return
        place, at = self.notes.claimed_target(item.target, item.meeting), self._told().timestamp()
        row = (item.key, item.meeting, str(place), str(place.with_name(beside.name)), at)
        self._ledger.rows("REPLACE INTO beside VALUES (?, ?, ?, ?, ?)", row)

    def _place(self, target: Path) -> tuple[Path, Path]:
        """Root and target; the part below the root in NFC, so that no NFD twin appears."""
        root = self._workspace or target.parent
        if not target.is_absolute() or ".." in target.parts or not target.is_relative_to(root) or target == root:
            raise ValueError(words.OUTSIDE.format(path=target, root=root))
        return root, root / unicodedata.normalize("NFC", str(target.relative_to(root)))

    def _known(self, key: str, digest: str) -> int | None:
        """The number under which this very content waits or, if nothing waits, was last delivered."""
        with self._ledger.reading():
            waiting: list[Any] = self._ledger.rows("SELECT id, sha256 FROM item WHERE key = ?", (key,))
            delivered: list[Any] = self._ledger.rows("SELECT id, sha256 FROM delivered WHERE key = ?", (key,))
        number, known = (waiting or delivered or [(None, None)])[0]
        return number if known == digest else None

    def _queue(self, meeting: str, target: Path, root: Path, payload: str, digest: str) -> int:
        """The row. A target that waited keeps its tries and its pause: new text is no reason to hurry a sick share."""
        key = name_key(str(target))
        with self._ledger.writing():
            self._ledger.rows("INSERT OR IGNORE INTO trash SELECT payload FROM item WHERE key = ?", (key,))
            kept: list[Any] = self._ledger.rows(
                "DELETE FROM item WHERE key = ? RETURNING since, tries, next_try, trouble, message", (key,)
            )
            new: list[Any] = self._ledger.rows(
                "INSERT INTO item"
                " (key, meeting, target, root, payload, sha256, since, tries, next_try, trouble, message)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (key, meeting, str(target), str(root), payload, digest, *(kept or [(self._now(), 0, 0, "", "")])[0]),
            )
        return int(new[0][0])


@contextlib.contextmanager
def _kept_here(target: Path) -> Iterator[None]:
    """A local disk that takes no more is said in words of its own, and so is a queue that others hold."""
    try:
        yield
    except HELD as error:
        raise ThisMachineBusy(target) from error
    except (OSError, *LOCAL_DISK) as error:
        raise ThisMachineFull(target, os_reason(error)) from error
