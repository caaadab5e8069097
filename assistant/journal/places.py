"""Which folder of the workspace belongs to which meeting, and which record is on its way there; kept on this disk."""

from assistant.journal.journal import Journal


class Places:
    """A few columns beside the events. They are no facts of the meeting, so they are not in its history."""

    def __init__(self, journal: Journal) -> None:
        self._database = journal.database

    def unpublished(self) -> list[str]:
        """Ids of the meetings that have changed since their record was last given to the outbox."""
        changed = self._database.rows("SELECT id FROM meeting WHERE version <> published ORDER BY number")
        return [str(row[0]) for row in changed]

    def mark_published(self, meeting: str, version: int) -> None:
        """The record of this version is safe in the outbox."""
        self._database.rows("UPDATE meeting SET published = ? WHERE id = ?", (version, meeting))

    def folder(self, meeting: str) -> str:
        """The meeting's folder below the workspace, with "/"; empty where it has none yet."""
        found = self._database.rows("SELECT folder FROM meeting WHERE id = ?", (meeting,))
        return str(found[0][0] or "") if found else ""

    def taken(self, folder: str) -> bool:
        """Whether some meeting of this machine has the folder."""
        return bool(self._database.rows("SELECT 1 FROM meeting WHERE folder = ?", (folder,)))

    def give(self, meeting: str, folder: str) -> bool:
        """Give a folder to a meeting that has none; False where another process was quicker with either."""
        with self._database.writing():
            if self.taken(folder) or self.folder(meeting):
                return False
            self._database.rows("UPDATE meeting SET folder = ? WHERE id = ?", (folder, meeting))
        return True
