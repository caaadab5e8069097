"""Chuyển máy: commands about which machine records a meeting. No page may send them; the program puts them together."""

from dataclasses import dataclass, field

from assistant.domain.commands.command import Command
from assistant.domain.meeting import Meeting, Takeover


@dataclass(frozen=True)
class TakeOver(Command):
    """Tiếp tục trên máy này: go on with a meeting, as its record has it, on this machine."""

    meeting: Meeting = field(repr=False)
    machine: str
    name: str
    by: str = ""
    before: str = ""


@dataclass(frozen=True)
class NoteMoved(Command):
    """Another machine has taken the meeting over, as the shared folder tells."""

    takeover: Takeover
