"""Nhiệm vụ: who does what by when, and what became of last month's."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActionStatus(StrEnum):
    """State of a task; the words are those of the follow-up table (docs/domain.md 6.8)."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


@dataclass(frozen=True)
class ActionItem:
    """Một nhiệm vụ: việc, người thực hiện (one or more members, or a named unit), thời hạn, sản phẩm.

    `owners` are members' ids, `unit` a named unit or agency; `origin` is the meeting that gave the task,
    empty for this one. `result` and `done_on` are filled in when it is assessed.
    """

    id: str
    what: str
    owners: tuple[str, ...] = ()
    unit: str = ""
    due: date | None = None
    """The last day on which it is in time."""
    due_said: str = ""
    """Thời hạn in the words that were typed (`trước 15/8`); empty where they were a date."""
    product: str = ""
    report_at: str = ""
    item: str = ""
    origin: str = ""
    owner_names: str = ""
    """Names as the earlier meeting had them, for a task carried over."""
    status: ActionStatus = ActionStatus.OPEN
    result: str = ""
    done_on: date | None = None
    secret: bool = False
    """Given under a secret item of the meeting it was carried over from, and so kept apart here too."""

    @property
    def has_owner(self) -> bool:
        """Whether somebody in particular is to do it."""
        return bool(self.owners or self.unit.strip() or self.owner_names)

    @property
    def unanswered(self) -> bool:
        """Whether nothing was told of what became of it."""
        return self.status is ActionStatus.OPEN and not self.result.strip()
