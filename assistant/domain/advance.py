"""Ý kiến gửi trước: what members wrote on an item before the meeting. It is printed as such, and never as spoken."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AdvanceOpinion:
    """Một ý kiến gửi trước: whose (a member's id, a name, or empty where nobody knows yet), on which item, what."""

    id: str
    member: str
    item: str
    text: str
    received: date | None = None
    """The day on which it came in."""
    source: str = ""
    """Name of the file that it was read from; empty where it was typed."""
