"""The projector (`projector.ipynb`): follows the same journal; the chair's keys move the meeting, nothing else does."""

import ipywidgets as ipw

from assistant.clock import clock
from assistant.domain.meeting import Stage
from assistant.domain.roles import ALLOWED, Role
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.paths import journal_file
from assistant.views.page import Following, Wishes, asked
from assistant.views.projector import present
from assistant.views.shared import Shown
from assistant.visit import role
from assistant.widgets.region import Region, drawn_by

NOTHING: Shown = {"message": "Chưa có buổi sinh hoạt nào. Hãy lập buổi sinh hoạt ở trang đầu."}


class Screen(Region):
    """The whole wall."""

    _esm = drawn_by("projector/wall")


class Projector:
    """One projector. From this machine's browser it takes the chair's keys; a projector's token can write nothing."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._may = ALLOWED[Role.CHAIR] if role() is not Role.PROJECTOR else frozenset()
        wishes = Wishes(lambda: store, self.show, {}, only=self._may)
        self.screen = Screen(wishes.answer, self._state())
        self.root = ipw.Box([self.screen])
        self.root.add_class("chibo-page")

    def show(self) -> None:
        """What the journal tells now."""
        if self._store is not None:
            self._store.refresh()
            self.screen.show(self._state())

    def _state(self) -> Shown:
        return {**present.projector(self._store.meeting), "keys": bool(self._may)} if self._store else NOTHING


def current(journal: Journal) -> str:
    """The meeting to show when the address names none: the one running, else the newest."""
    heads = journal.heads()
    running = [h for h in heads if h.stage is Stage.RUNNING]
    return next((h.id for h in [*running, *heads]), "")


def page() -> ipw.Box:
    """The page of the meeting named in the address, or of the one that is running."""
    meeting = asked("meeting")
    journal = Journal(journal_file())
    store = Store(journal, meeting or current(journal), clock())
    projector = Projector(store if store.meeting.id else None)
    following = Following(journal, projector.show)
    following.start()
    projector.root.chibo = (projector, following)
    return projector.root
