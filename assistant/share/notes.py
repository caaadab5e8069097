"""What the worker learnt on the share and must not forget: whose it is, what stays open in Word, strange copies."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.share.belonging import cell_folder_of
from assistant.share.ledger import Ledger
from assistant.share.names import name_key
from assistant.share.rows import OutboxItem, utc_moment
from assistant.share.status import BesideFile

NEWEST = 5
"""Deliveries looked at to know a share again."""


class Notes:
    """Tables beside the queue, in the same file."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def mark(self, root: Path) -> str:
        """The number that marks the workspace `root`; empty before the first delivery."""
        rows = self._ledger.rows("SELECT mark FROM workspace WHERE root = ?", (str(root),))
        return str(rows[0][0]) if rows else ""

    def learn(self, root: Path, mark: str) -> None:
        """The workspace at `root` bears this mark."""
        with self._ledger.writing():
            self._ledger.rows("REPLACE INTO workspace VALUES (?, ?)", (str(root), mark))

    def places(self, mark: str) -> list[Path]:
        """The paths at which this machine has known the workspace with this mark, the one learnt last first."""
        return [Path(root) for root, its in reversed(self.workspaces().items()) if its == mark]

    def forget(self, root: Path) -> None:
        """The workspace does not lie there any more."""
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM workspace WHERE root = ?", (str(root),))

    def renew(self, mark: str, now: str) -> None:
        """The folder that bore `mark` bears another since: the old one was deleted, and a second laptop was quicker."""
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM former WHERE mark = ?", (now,))
            self._ledger.rows("UPDATE former SET now = ? WHERE now = ?", (now, mark))
            self._ledger.rows("REPLACE INTO former VALUES (?, ?)", (mark, now))

    def current(self, mark: str) -> str:
        """The mark that the folder bears today which bore this one."""
        rows = self._ledger.rows("SELECT now FROM former WHERE mark = ?", (mark,))
        return str(rows[0][0]) if rows else mark

    def workspaces(self) -> dict[str, str]:
        """Every workspace that this machine has known: path -> mark, the one learnt last at the end."""
        return {
            str(root): str(mark) for root, mark in self._ledger.rows("SELECT root, mark FROM workspace ORDER BY rowid")
        }

    def used(self, root: Path) -> bool:
        """Whether something was delivered below `root`, or waits for it."""
        rows = self._ledger.rows("SELECT target FROM delivered UNION ALL SELECT target FROM item")
        return any(Path(target).is_relative_to(root) for (target,) in rows)

    def first_workspace(self, meeting: str) -> Path | None:
        """The workspace that a meeting's papers were put into first (by the deliveries' numbers); None for none."""
        rows = self._ledger.rows(
            "SELECT id, target FROM delivered WHERE meeting = ?1"
            " UNION ALL SELECT id, target FROM item WHERE meeting = ?1 ORDER BY 1",
            (meeting,),
        )
        return next((root for _, target in rows if (root := cell_folder_of(Path(target)))), None)

    def delivered_in(self, root: Path) -> list[tuple[Path, str]]:
        """The newest files delivered below `root`, with their sha256."""
        rows = self._ledger.rows("SELECT target, sha256 FROM delivered ORDER BY at DESC")
        found = ((Path(target), str(digest)) for target, digest in rows if Path(target).is_relative_to(root))
        return [pair for pair, _ in zip(found, range(NEWEST), strict=False)]

    def knows_claim(self, folder: Path, meeting: str) -> bool:
        """Whether it was asked once whose the folder is, or the meeting's was renamed."""
        return bool(
            self._ledger.rows("SELECT 1 FROM lodging WHERE folder = ?", (str(folder),))
            or self._ledger.rows("SELECT 1 FROM settled WHERE folder = ? AND meeting = ?", (str(folder), meeting))
        )

    def record_claim(self, folder: Path, used: Path) -> None:
        """What is meant for `folder` goes to `used`."""
        with self._ledger.writing():
            self._ledger.rows("REPLACE INTO lodging VALUES (?, ?)", (str(folder), str(used)))

    def claimed_target(self, target: Path, meeting: str) -> Path:
        """Where a target really goes: its folder may have been renamed since, or be another meeting's."""
        moved = self._ledger.rows(
            "SELECT used FROM settled WHERE folder = ? AND meeting = ?", (str(target.parent), meeting)
        )
        if moved:
            return Path(moved[0][0]) / target.name
        rows: list[Any] = self._ledger.rows("SELECT used FROM lodging WHERE folder = ?", (str(target.parent),))
        return Path(rows[0][0]) / target.name if rows else target

    def busy_since(self, item: OutboxItem) -> float | None:
        """Since when (epoch seconds) the item's target has been open elsewhere, newer versions included."""
        rows: list[Any] = self._ledger.rows("SELECT since FROM busy WHERE key = ?", (item.key,))
        return float(rows[0][0]) if rows else None

    def beside(self, item: OutboxItem) -> Path | None:
        """Under which other name this target was written last, until it took a newer version itself."""
        rows: list[Any] = self._ledger.rows("SELECT path FROM beside WHERE key = ?", (item.key,))
        return Path(rows[0][0]) if rows else None

    def intend(self, path: Path, digest: str) -> None:
        """We are about to write this content at `path`: found there later, it is ours."""
        with self._ledger.writing():
            self._ledger.rows("INSERT OR IGNORE INTO ours VALUES (?, ?)", (name_key(str(path)), digest))

    def is_ours(self, path: Path, digest: str) -> bool:
        """True if this content at `path` was put there by us."""
        return bool(self._ledger.rows("SELECT 1 FROM ours WHERE key = ? AND sha256 = ?", (name_key(str(path)), digest)))

    def knows(self, digest: str) -> bool:
        """True if this content was put on the share by us, wherever, or was read there to go on from it."""
        return bool(self._ledger.rows("SELECT 1 FROM ours WHERE sha256 = ? LIMIT 1", (digest,)))

    def note_second(self, meeting: str) -> None:
        """Somebody else writes this meeting's record who comes from the same beginnings (`lineage.SecondWriter`)."""
        with self._ledger.writing():
            self._ledger.rows("INSERT OR IGNORE INTO second VALUES (?)", (meeting,))

    def seconds(self) -> list[str]:
        """The meetings of which that was noted."""
        return [str(meeting) for (meeting,) in self._ledger.rows("SELECT meeting FROM second")]

    def forget_second(self, meeting: str) -> None:
        """It was told."""
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM second WHERE meeting = ?", (meeting,))

    def all_beside(self, meeting: str | None) -> tuple[BesideFile, ...]:
        """What was written under another name, of one meeting or of all."""
        rows = self._ledger.rows(
            "SELECT target, path, at FROM beside WHERE ? IS NULL OR meeting = ? ORDER BY at", (meeting, meeting)
        )
        return tuple(BesideFile(Path(target), Path(path), utc_moment(at)) for target, path, at in rows)

    def names_in(self, folder: Path) -> set[str]:
        """Names of our files in a folder of the share: delivered, waiting or written beside."""
        rows = self._ledger.rows(
            "SELECT target FROM delivered UNION SELECT target FROM item UNION SELECT path FROM beside"
        )
        return {path.name for path in (Path(row[0]) for row in rows) if path.parent == folder}

    def saw_strays(self, item: OutboxItem, names: Iterable[str]) -> None:
        """These copies that are not ours lie in the folder of the item now; written only when it is news."""
        target = self.claimed_target(item.target, item.meeting)
        folder = str(target.parent)
        paths = {str(target.with_name(name)) for name in names}
        known = {row[0] for row in self._ledger.rows("SELECT path FROM stray WHERE folder = ?", (folder,))}
        if paths == known:
            return
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM stray WHERE folder = ?", (folder,))
            for path in sorted(paths):
                self._ledger.rows("REPLACE INTO stray VALUES (?, ?, ?)", (path, item.meeting, folder))

    def strays(self, meeting: str | None) -> tuple[Path, ...]:
        """Copies made by sync clients or people, of one meeting's folder or of all."""
        rows = self._ledger.rows(
            "SELECT path FROM stray WHERE ? IS NULL OR meeting = ? ORDER BY path", (meeting, meeting)
        )
        return tuple(Path(row[0]) for row in rows)
