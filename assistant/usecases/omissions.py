"""Xác nhận thiếu: a paper that does not show all that is recorded is made only after somebody said that it may.

What is confirmed is kept in the journal and the record (who, when, on which machine, which fields), so that the same
paper is not asked about again. What a room adopted it has heard as it is printed: that is its own confirmation.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.domain.commands import ConfirmOmission
from assistant.domain.meeting import Meeting
from assistant.domain.procedure.closing import confirmed_fields
from assistant.journal.store import Store

if TYPE_CHECKING:
    from assistant.documents.papers import Paper


class ShownLess(Protocol):
    """A paper or draft that knows which recorded fields it does not show."""

    @property
    def unprinted(self) -> Sequence[str]:
        """Paths of fields."""


def unconfirmed(meeting: Meeting, form: str, made: Iterable[ShownLess]) -> tuple[str, ...]:
    """Recorded fields that these papers of one form do not show and nobody has confirmed yet."""
    from assistant.documents.papers import adopted_text

    if adopted_text(form, meeting):
        return ()
    known = confirmed_fields(meeting, form)
    return tuple(dict.fromkeys(path for one in made for path in one.unprinted if path not in known))


def confirm(store: Store, form: str, template: str, fields: Sequence[str], by: str, where: str) -> None:
    """Keep that somebody let the paper go without these fields. Refused where no name is given (`no_confirmer`)."""
    store.send(ConfirmOmission(form, template, tuple(fields), by, where))
    store.refresh()


def template_name(made: Iterable["Paper"]) -> str:
    """The file of the template that these papers were made from."""
    return next((one.source.path.name for one in made if one.source), "")


def likely_confirmer(meeting: Meeting) -> str:
    """Who is proposed: the secretary, who makes the papers."""
    return meeting.person(meeting.details.secretary) if meeting.details.secretary else ""
