"""Đồng hồ: commands about the clock of this machine and the hours that were recorded by it."""

from dataclasses import dataclass

from assistant.domain.commands.command import Command


@dataclass(frozen=True)
class NoteClock(Command):
    """The clock was set while the meeting runs: its hours go on, now `after` seconds ahead of the clock, not `before`.

    A page that sees it sends it; where several do, the first counts.
    """

    before: float
    after: float


@dataclass(frozen=True)
class ShiftHours(Command):
    """Dời mọi giờ đã ghi: everything recorded so far by so many minutes, earlier where negative."""

    minutes: int
