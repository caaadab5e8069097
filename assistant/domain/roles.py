"""Roles (vai): who sits at a page, and which commands each may send. The server gives the role, the store asks it."""

from collections.abc import Mapping
from enum import StrEnum

from assistant.domain import commands
from assistant.domain.commands import Command, Redo, Undo
from assistant.domain.meeting import Meeting
from assistant.domain.refusal import Refused


class PageRole(StrEnum):
    """Who holds a page, strongest first."""

    CONSOLE = "console"
    """Thư ký, at the laptop: everything."""
    CHAIR = "chair"
    """Chủ trì, at a phone or at the projector's computer: the course of the meeting, the floor, the vote."""
    PROJECTOR = "projector"
    """Màn chiếu: looks on."""

    def covers(self, other: "PageRole") -> bool:
        """Whether this role may do all that the other may."""
        order = list(PageRole)
        return order.index(self) <= order.index(other)


ALLOWED: Mapping[PageRole, frozenset[str]] = {
    PageRole.CONSOLE: frozenset(commands.__all__) - {"Command"},
    PageRole.CHAIR: frozenset(
        {
            "GoToItem",
            "AdoptAgenda",
            "StartSpeech",
            "StopSpeech",
            "NextSpeaker",
            "AskFloor",
            "LeaveQueue",
            "MoveInQueue",
            "RecordVote",
            "Pause",
            "Resume",
            "OpenReading",
            "CloseReading",
            "Undo",
            "Redo",
        }
    ),
    PageRole.PROJECTOR: frozenset(),
}
"""Role: the names of the commands it may send."""


def permit(role: PageRole, command: Command) -> None:
    """Refused (`not_allowed`) where the role may not send the command."""
    if type(command).__name__ not in ALLOWED[role]:
        raise Refused("not_allowed")


def may_undo(role: PageRole, meeting: Meeting) -> bool:
    """Whether the last thing done is this role's to take back: the console's everything, of others what they did."""
    return bool(meeting.undoable) and (role is PageRole.CONSOLE or meeting.undoable[-1].by == role)


def may_redo(role: PageRole, meeting: Meeting) -> bool:
    """Whether what was taken back last is this role's to do again."""
    return bool(meeting.redoable) and (role is PageRole.CONSOLE or meeting.redoable[-1].by == role)


def permit_undo(role: PageRole, command: Command, meeting: Meeting) -> None:
    """Refused (`undo_of_another`) where what was done, or taken back, last is somebody else's."""
    match command:
        case Undo() if meeting.undoable and not may_undo(role, meeting):
            raise Refused("undo_of_another")
        case Redo() if meeting.redoable and not may_redo(role, meeting):
            raise Refused("undo_of_another")
