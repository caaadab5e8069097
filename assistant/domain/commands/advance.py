"""Ý kiến gửi trước: commands about opinions that were sent before the meeting."""

from dataclasses import dataclass
from datetime import date

from assistant.domain.commands.command import Command


@dataclass(frozen=True)
class WriteAdvance(Command):
    """Ghi một ý kiến gửi trước: a new one, or `opinion` with other words, another author or item."""

    member: str
    item: str
    text: str
    received: date | None = None
    source: str = ""
    opinion: str = ""


@dataclass(frozen=True)
class RemoveAdvance(Command):
    """Bỏ một ý kiến gửi trước."""

    opinion: str
