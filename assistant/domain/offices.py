"""Chủ trì, thư ký: the offices of a meeting, and how they change hands while it goes on."""

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
