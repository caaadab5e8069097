"""What every command is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """A command. Frozen, so that it can be sent again."""
