"""Nhiệm vụ: commands about tasks, this month's and last month's."""

from dataclasses import dataclass
from datetime import date

from assistant.domain.actions import ActionStatus, StartState
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
    start: StartState = StartState.UNTOLD


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
    start: StartState = StartState.UNTOLD


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
    percent: int | None = None
    said: str = ""
    start: StartState | None = None
    """Tình trạng đầu kỳ; None: it stays."""


@dataclass(frozen=True)
class AmendCarried(Command):
    """Sửa một nhiệm vụ của kỳ trước, because it had been written down wrongly or its day was put off: why.

    `owners` may name those of its owners who have left the list since.
    """

    action: str
    reason: str
    what: str
    owners: tuple[str, ...] = ()
    unit: str = ""
    due: date | None = None
    product: str = ""
    report_at: str = ""
    due_said: str = ""


@dataclass(frozen=True)
class StrikeCarried(Command):
    """Đưa một nhiệm vụ của kỳ trước ra khỏi danh sách: why. It stays in the record, and no later meeting has it."""

    action: str
    reason: str


@dataclass(frozen=True)
class RestoreCarried(Command):
    """Lấy lại một nhiệm vụ đã đưa ra khỏi danh sách."""

    action: str
