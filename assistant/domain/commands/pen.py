"""The command for the pen."""

from dataclasses import dataclass

from assistant.domain.commands.command import Command
from assistant.domain.pen import Hand


@dataclass(frozen=True)
class TakePen(Command):
    """Lấy bút ghi: from now on this page writes; whoever had the pen reads along."""

    hand: Hand
