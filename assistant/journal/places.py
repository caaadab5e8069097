"""Which folder of the workspace belongs to which meeting, and which record is on its way there; kept on this disk."""

from assistant.domain.events import MeetingMoved, MeetingRestored, MeetingTakenOver
from assistant.domain.meeting import Takeover
from assistant.journal.codec import decode
from assistant.journal.journal import Journal

OVERWRITTEN = -1
"""In place of a version: what is published is not this machine's."""


UNPRINTED = -2
"""In place of a version, less that version: nothing is to be published, but its minutes are to be printed here."""


class Places:
    """A few columns beside the events. They are no facts of the meeting, so they are not in its history."""

    def __init__(self, journal: Journal) -> None:
        self._database = journal.database

    def unpublished(self) -> list[str]:
        """Ids of the meetings that have changed since their record was last given to the outbox."""
        changed = self._database.rows(
            "SELECT id FROM meeting WHERE version <> published AND published <> ? - version ORDER BY number",
            (UNPRINTED,),
        )
        return [str(row[0]) for row in changed]

    def unprinted(self) -> list[str]:
        """Ids of the meetings that have nothing to publish, and whose minutes are to be printed."""
        asked = self._database.rows(
            "SELECT id FROM meeting WHERE published = ? - version ORDER BY number", (UNPRINTED,)
        )
        return [str(row[0]) for row in asked]

    def note_unprinted(self, meeting: str) -> None:
        """Its minutes are to be printed, though nothing is to be published; what is published brings its minutes."""
        self._database.rows(
            "UPDATE meeting SET published = ? - version WHERE id = ? AND published = version", (UNPRINTED, meeting)
        )

    def mark_published(self, meeting: str, version: int) -> None:
        """The record of this version is safe in the outbox."""
        self._database.rows("UPDATE meeting SET published = ? WHERE id = ?", (version, meeting))

    def note_overwritten(self, meeting: str) -> None:
        """Its record on the share is another machine's: it is to be written there again, though nothing has changed."""
        self._database.rows("UPDATE meeting SET published = ? WHERE id = ?", (OVERWRITTEN, meeting))

    def is_overwritten(self, meeting: str) -> bool:
        """Whether that was noted since the record was last published."""
        return bool(self._database.rows("SELECT 1 FROM meeting WHERE id = ? AND published = ?", (meeting, OVERWRITTEN)))

    def folder(self, meeting: str) -> str:
        """The meeting's folder below the workspace, with "/"; empty where it has none yet."""
        found = self._database.rows("SELECT folder FROM meeting WHERE id = ?", (meeting,))
        return str(found[0][0] or "") if found else ""

    def at(self, folder: str) -> list[str]:
        """The meetings of this machine that have a folder of this name, each in the workspace of its cell."""
        return [str(row[0]) for row in self._database.rows("SELECT id FROM meeting WHERE folder = ?", (folder,))]

    def give(self, meeting: str, folder: str) -> bool:
        """Give a folder to a meeting that has none; False where another process was quicker with either."""
        with self._database.writing():
            taken = self._database.rows(
                "SELECT 1 FROM meeting WHERE folder = ? AND workspace IS (SELECT workspace FROM meeting WHERE id = ?)",
                (folder, meeting),
            )
            if taken or self.folder(meeting):
                return False
            self._database.rows("UPDATE meeting SET folder = ? WHERE id = ?", (folder, meeting))
        return True

    def move(self, meeting: str, folder: str) -> None:
        """The meeting's folder is called so by now."""
        self._database.rows("UPDATE meeting SET folder = ? WHERE id = ?", (folder, meeting))

    def moved(self) -> dict[str, Takeover]:
        """Meetings that other machines go on with. Nothing is recorded after that fact, so it is the last one."""
        found = self._database.rows(
            "SELECT m.id, e.at, e.data FROM meeting m JOIN event e ON e.meeting = m.number AND e.version = m.version"
            " WHERE e.kind = ?",
            (MeetingMoved.__name__,),
        )
        events = ((meeting, decode(MeetingMoved.__name__, at, data)) for meeting, at, data in found)
        return {str(meeting): event.takeover for meeting, event in events if isinstance(event, MeetingMoved)}

    def trail(self, meeting: str) -> tuple[Takeover, ...]:
        """The takeovers by which the meeting came to this machine; empty for one that began here."""
        found = self._database.rows(
            "SELECT e.kind, e.at, e.data FROM event e JOIN meeting m ON m.number = e.meeting"
            " WHERE m.id = ? AND e.kind IN (?, ?) ORDER BY e.version",
            (meeting, MeetingRestored.__name__, MeetingTakenOver.__name__),
        )
        trail: tuple[Takeover, ...] = ()
        for event in (decode(*row) for row in found):
            match event:
                case MeetingRestored():
                    trail = event.meeting.takeovers
                case MeetingTakenOver():
                    trail = (*trail, event.takeover)
        return trail
