"""Roles (vai): who sits at a page, and which commands each may send. The server gives the role, the store asks it."""

from collections.abc import Mapping
from enum import StrEnum

from assistant.domain import commands
from assistant.domain.commands import Command
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
        }
    ),
    PageRole.PROJECTOR: frozenset(),
}
"""Role: the names of the commands it may send."""


def permit(role: PageRole, command: Command) -> None:
    """Refused (`not_allowed`) where the role may not send the command."""
    if type(command).__name__ not in ALLOWED[role]:
        raise Refused("not_allowed")
