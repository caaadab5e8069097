"""What every event is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Event:
    """A fact, with the moment it became one."""

    at: datetime
