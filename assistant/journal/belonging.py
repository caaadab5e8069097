"""Which meetings of this machine belong to the cell's folder that is open (buổi của chi bộ nào): only those are seen.

The journal holds the meetings of all cells that were ever opened on this machine. Whose a meeting is, is told by, in
this order: the number that its facts name; the folder it was given to, where that had no number yet; for meetings of
earlier versions the folder that their papers went to first. One of which nothing is known belongs to the folder that is
open if this machine has known no other; else to the one where its record is found (`has_record`).
"""

from pathlib import Path
from typing import Protocol

from assistant.journal.heads import MeetingSummary
from assistant.journal.journal import Journal
from assistant.share.belonging import CellFolder, folder_of_key, same_folder


class FolderNotes(Protocol):
    """What this module needs of `share.notes.Notes`: the folders that this machine has known."""

    def mark(self, root: Path) -> str:
        """The number of the folder at a path; empty where it is not known."""

    def current(self, mark: str) -> str:
        """The number that the folder bears today which bore this one."""

    def workspaces(self) -> dict[str, str]:
        """Path -> number, the one learnt last at the end."""

    def first_workspace(self, meeting: str) -> Path | None:
        """Where a meeting's papers were put first."""


class Belonging:
    """The meetings of the open folder. Looks at this machine's disk only. Where no folder is open, all are shown."""

    def __init__(self, journal: Journal, workspace: Path | None, notes: FolderNotes) -> None:
        self.journal, self._workspace, self._notes = journal, workspace, notes

    @property
    def open(self) -> CellFolder:
        """The folder that is open, as far as it is known by now: a new one gets its number a moment later."""
        return self._known(CellFolder(path=str(self._workspace))) if self._workspace else CellFolder()

    def heads(self) -> list[MeetingSummary]:
        """The meetings of the open folder, the latest first. Cheap: each folder is judged once, not each meeting."""
        if self._workspace is None:
            return self.journal.heads()
        rows = self.journal.database.rows("SELECT id, workspace FROM meeting WHERE workspace IS NOT NULL")
        keys, here = {str(meeting): str(key) for meeting, key in rows}, self.open
        ours = {key: same_folder(self._known(folder_of_key(key)), here) for key in set(keys.values())}
        return [h for h in self.journal.heads() if (ours[keys[h.id]] if h.id in keys else self.has(h.id))]

    def has(self, meeting: str) -> bool:
        """Whether a meeting of this machine belongs to the open folder."""
        if self._workspace is None:
            return True
        found = self.folder_of(meeting)
        return same_folder(found, self.open) if found else not self._knows_others()

    def has_record(self, meeting: str, mark: str = "") -> bool:
        """Whether a meeting whose record lies in the open folder belongs there: unless it is known to be another's.

        `mark`: the number of the folder that the record itself names.
        """
        found = self.folder_of(meeting)
        if found is None and self._paths(mark):
            found = self._known(CellFolder(mark=mark))
        return self._workspace is None or found is None or same_folder(found, self.open)

    def folder_of(self, meeting: str) -> CellFolder | None:
        """The folder that a meeting of this machine belongs to; None where nothing tells."""
        rows = self.journal.database.rows("SELECT workspace FROM meeting WHERE id = ?", (meeting,))
        if rows and rows[0][0]:
            return self._known(folder_of_key(str(rows[0][0])))
        first = self._notes.first_workspace(meeting)
        return self._known(CellFolder(path=str(first))) if first else None

    def path_of(self, meeting: str) -> str:
        """Where that folder lay when it was last open; empty where that is not known."""
        found = self.folder_of(meeting) or CellFolder()
        return found.path or next(iter(self._paths(found.mark)), "")

    def path_of_mark(self, mark: str) -> str:
        """Where the folder of this number lay when it was last open; empty where that is not known."""
        return next(iter(self._paths(mark)), "")

    def claim(self, meeting: str) -> None:
        """From now on the meeting belongs to the open folder, unless it is known already to which."""
        self._keep(meeting, self.open)

    def settle(self) -> None:
        """Keep beside each meeting of an earlier version to which folder it belongs, where that is known."""
        for (meeting,) in self.journal.database.rows("SELECT id FROM meeting WHERE workspace IS NULL"):
            if found := self.folder_of(str(meeting)):
                self._keep(str(meeting), found)

    def _keep(self, meeting: str, folder: CellFolder) -> None:
        self.journal.database.rows(
            "UPDATE meeting SET workspace = ? WHERE id = ? AND workspace IS NULL", (folder.key or None, meeting)
        )

    def _known(self, folder: CellFolder) -> CellFolder:
        """With the number of today: that of the path, or the one that took the place of an older one."""
        mark = folder.mark or self._notes.mark(Path(folder.path))
        return CellFolder(self._notes.current(mark) if mark else "", folder.path)

    def _paths(self, mark: str) -> list[str]:
        """The paths at which this machine has known a folder, the latest first."""
        return [path for path, its in reversed(self._notes.workspaces().items()) if mark and its == mark]

    def _knows_others(self) -> bool:
        """Whether this machine has known a folder that is not the open one."""
        keys = self.journal.database.rows("SELECT DISTINCT workspace FROM meeting WHERE workspace IS NOT NULL")
        others = [CellFolder(mark, path) for path, mark in self._notes.workspaces().items()]
        here = self.open
        return any(
            not same_folder(self._known(one), here) for one in [*others, *(folder_of_key(str(key)) for (key,) in keys)]
        )
