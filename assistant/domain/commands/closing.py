"""Kết thúc: commands about the minutes and the end."""

from dataclasses import dataclass
from datetime import datetime

from assistant.domain.adoption import Annex
from assistant.domain.commands.command import Command


@dataclass(frozen=True)
class AdoptMinutes(Command):
    """Thông qua biên bản exactly as read: `lines` is the text, `facts` what it was printed from.

    The vote may be left out (adopted without a count, as most cells do by a show of hands). Where fewer are present
    than a count would need, `reason` says why the minutes are adopted all the same.
    """

    lines: tuple[str, ...]
    facts: str
    template: str
    template_digest: str
    in_favour: int | None = None
    against: int = 0
    abstained: int = 0
    annex: Annex | None = None
    """The secret items, read and adopted with the minutes where they are kept apart."""
    reason: str = ""


@dataclass(frozen=True)
class ReopenMinutes(Command):
    """Mở lại biên bản để sửa: needs a reason; the adopted text is kept, a new adoption is needed."""

    reason: str


@dataclass(frozen=True)
class ConfirmOmission(Command):
    """Xác nhận thiếu: a paper is made although its template does not show these fields of the record."""

    form: str
    template: str
    fields: tuple[str, ...]
    by: str
    where: str = ""


@dataclass(frozen=True)
class EndMeeting(Command):
    """Bế mạc. Where something is missing, a reason is asked for, recorded and printed; it is never forbidden.

    `ended` is given where the meeting ended before somebody pressed the button.
    """

    reason: str = ""
    ended: datetime | None = None


@dataclass(frozen=True)
class CorrectEnd(Command):
    """Sửa giờ kết thúc: the meeting ended earlier or later than was recorded; how it stood is kept.

    The end stands outside the adopted text, so the minutes need not be opened again. `reason`: where the meeting is too
    short by the new hour and no reason was given yet.
    """

    ended: datetime
    reason: str = ""


@dataclass(frozen=True)
class AmendText(Command):
    """Sửa một nội dung khi thông qua biên bản: whose correction it is, and the text as it is to stand."""

    field: str
    author: str
    value: str
    replaces: int | None = None
    """The place of an earlier amendment of the same text that this one stands for; see `DropAmendment`."""


@dataclass(frozen=True)
class DropAmendment(Command):
    """Bỏ một chỗ sửa: the amendment at this place of the list goes, and the words it changed stand again."""

    number: int
