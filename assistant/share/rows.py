"""Rows of the outbox's database as values."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.share.errors import Trouble
from assistant.share.names import name_key
from assistant.share.status import DeliveredFile, WaitingFile


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One file to deliver. `root`: folder that must exist, or the share is away."""

    id: int
    meeting: str
    target: Path
    root: Path
    payload: str
    sha256: str
    tries: int

    @property
    def key(self) -> str:
        """The target as a Windows share compares it."""
        return name_key(str(self.target))


@dataclass(frozen=True, slots=True)
class CurrentDelivery:
    """A delivery that has begun; `moved`: when the share last answered one of its calls."""

    item: int
    target: Path
    moved: datetime


def utc_moment(seconds: Any) -> datetime:
    """Epoch seconds as a time in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def item_from_row(row: Any) -> OutboxItem:
    """id, meeting, target, root, payload, sha256, tries."""
    number, meeting, target, root, payload, digest, tries = row
    return OutboxItem(number, meeting, Path(target), Path(root), payload, digest, tries)


def waiting_from_row(row: Any) -> WaitingFile:
    """id, meeting, target, since, tries, trouble, message, next_try."""
    number, meeting, target, since, tries, trouble, message, next_try = row
    return WaitingFile(
        number,
        meeting,
        Path(target),
        utc_moment(since),
        tries,
        Trouble(trouble) if trouble else None,
        message,
        utc_moment(next_try) if next_try else None,
    )


def delivered_from_row(row: Any) -> DeliveredFile:
    """id, meeting, target, sha256, at."""
    number, meeting, target, digest, at = row
    return DeliveredFile(number, meeting, Path(target), digest, utc_moment(at))
