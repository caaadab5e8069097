"""Chủ trì, thư ký: the offices of a meeting, and how they change hands while it goes on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Office(StrEnum):
    """Người điều hành: the offices of a meeting that can change hands while it goes on."""

    CHAIR = "chair"
    SECRETARY = "secretary"


@dataclass(frozen=True)
class Handover:
    """Bàn giao: from `at` on `after` holds the office, which `before` (a member's id) had held until then."""

    at: datetime
    office: Office
    before: str
    after: str


def holder_at(handovers: Iterable[Handover], office: Office, at: datetime, now_holds: str) -> str:
    """Who held the office at a moment: whoever handed it over first after it, else who holds it now."""
    later = [h for h in handovers if h.office is office and h.at > at]
    return min(later, key=lambda h: h.at).before if later else now_holds
