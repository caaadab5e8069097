"""Kỳ sinh hoạt: commands about the steps round a meeting; they are taken also after its minutes stand."""

from dataclasses import dataclass
from datetime import date

from assistant.domain.commands.command import Command


@dataclass(frozen=True)
class MarkStep(Command):
    """Ghi một bước: its own day, the day it was done (None: it was not, or that is taken back), by whom, a note."""

    step: str
    due: date | None = None
    done: date | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True)
class NoteSending(Command):
    """Ghi đã gửi: on which day, by which way, to whom."""

    step: str
    on: date
    way: str
    to: str


@dataclass(frozen=True)
class DropSending(Command):
    """Bỏ một lần gửi đã ghi, counted from 0."""

    step: str
    number: int
