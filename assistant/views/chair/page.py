"""The chair's page (`chair.ipynb`): on a phone or a second computer; next item, the floor, the vote."""

import ipywidgets as ipw

from assistant.clock import clock
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.roles import ALLOWED, Role
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.paths import journal_file
from assistant.views import shared
from assistant.views.console import floor
from assistant.views.page import Following, Wishes, asked
from assistant.views.projector import present
from assistant.views.projector.page import NOTHING, current
from assistant.views.shared import Shown
from assistant.widgets.region import Region, drawn_by


class Hand(Region):
    """The whole page."""

    _esm = drawn_by("chair")


class Chair:
    """What the chair holds in the hand: what the wall shows, and the few wishes a chair has."""

    def __init__(self, store: Store | None) -> None:
        self._store, self._clock = store, clock()
        wishes = Wishes(lambda: store, self.show, {}, only=ALLOWED[Role.CHAIR])
        self.hand = Hand(wishes.answer, self._state())
        self.root = ipw.Box([self.hand])
        self.root.add_class("chibo-page")

    def show(self) -> None:
        """As the journal tells it."""
        if self._store is not None:
            self._store.refresh()
            self.hand.show(self._state())

    def _state(self) -> Shown:
        if self._store is None:
            return NOTHING
        meeting = self._store.meeting
        return {
            **present.projector(meeting),
            "people": floor.people(meeting, {}) if meeting.stage is Stage.RUNNING else [],
            "waiting": [{"id": s, "name": meeting.person(s)} for s in meeting.queue],
            "vote": to_vote(meeting),
        }


def to_vote(meeting: Meeting) -> Shown | None:
    """The motion of the current item that is still to be counted."""
    if meeting.stage is not Stage.RUNNING:
        return None
    waiting = [m for m in meeting.motions.values() if m.item == meeting.current and m.vote is None]
    if not waiting:
        return None
    put = waiting[0]
    return {
        "id": put.id,
        "title": put.title,
        "text": meeting.text(f"motion.{put.id}"),
        "base": shared.base_sentence(meeting),
    }


def page() -> ipw.Box:
    """The page of the meeting named in the address, or of the one that is running."""
    meeting = asked("meeting")
    journal = Journal(journal_file())
    store = Store(journal, meeting or current(journal), clock())
    chair = Chair(store if store.meeting.id else None)
    following = Following(journal, chair.show)
    following.start()
    chair.root.chibo = (chair, following)
    return chair.root
