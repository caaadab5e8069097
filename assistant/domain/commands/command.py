"""What every wish is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """A wish. Frozen, so that it can be sent again."""
