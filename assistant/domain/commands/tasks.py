"""Nhiệm vụ: commands about tasks, this month's and last month's."""

from dataclasses import dataclass
from datetime import date

from assistant.domain.actions import ActionStatus
from assistant.domain.commands.command import Command


@dataclass(frozen=True)
class AddAction(Command):
    """Giao nhiệm vụ under an item (the current one unless named)."""

    what: str
    owners: tuple[str, ...] = ()
    unit: str = ""
    due: date | None = None
    product: str = ""
    report_at: str = ""
    item: str = ""
    due_said: str = ""


@dataclass(frozen=True)
class AmendAction(Command):
    """Sửa nhiệm vụ."""

    action: str
    what: str
    owners: tuple[str, ...] = ()
    unit: str = ""
    due: date | None = None
    product: str = ""
    report_at: str = ""
    due_said: str = ""


@dataclass(frozen=True)
class RemoveAction(Command):
    """Bỏ nhiệm vụ."""

    action: str


@dataclass(frozen=True)
class AssessCarried(Command):
    """Đánh giá một nhiệm vụ của kỳ trước."""

    action: str
    status: ActionStatus
    result: str = ""
    done_on: date | None = None
