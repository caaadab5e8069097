"""Tự chấm điểm: the command for a score."""

from dataclasses import dataclass

from assistant.domain.commands.command import Command


@dataclass(frozen=True)
class ScoreMeeting(Command):
    """Tự chấm điểm: 0 to 100; the grade follows from the bands of the rules (docs/domain.md N29)."""

    points: float | None
