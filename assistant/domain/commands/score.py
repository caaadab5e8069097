"""Tự chấm điểm: the commands for the points."""

from dataclasses import dataclass

from assistant.domain.commands.command import Command


@dataclass(frozen=True)
class GivePoints(Command):
    """Cho điểm một tiêu chí, by its number on the sheet; None takes the points away.

    Points other than those proposed want a reason before the sum counts (docs/domain.md 4.8).
    """

    criterion: str
    points: float | None
    reason: str = ""


@dataclass(frozen=True)
class AcceptProposals(Command):
    """Nhận các điểm đề xuất, for every criterion that has none yet."""
