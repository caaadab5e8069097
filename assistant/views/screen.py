"""The base of the pages that show one meeting in one region and send only what a role may: projector and chair."""

from collections.abc import Callable

import ipywidgets as ipw

from assistant.clock import clock
from assistant.domain.meeting import Meeting, Stage
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.paths import journal_file
from assistant.views.page import Following, Wishes, asked, open_belonging, why_not_here
from assistant.views.shared import Shown
from assistant.widgets.region import Region

DISCARDED: Shown = {"message": "Buổi sinh hoạt này đã bỏ."}
NOTHING: Shown = {"message": "Chưa có buổi sinh hoạt nào. Hãy lập buổi sinh hoạt ở trang đầu."}


class Screen:
    """One region that follows a meeting; where there is none it says so."""

    def __init__(
        self, store: Store | None, kind: type[Region], drawn: Callable[[Meeting], Shown], may: frozenset[str]
    ) -> None:
        """`drawn` makes the region's state; `may` names the commands that this page sends."""
        self._store, self._drawn = store, drawn
        wishes = Wishes(lambda: store, self.show, {}, only=may)
        self.region = kind(wishes.answer, self._state())
        self.root = ipw.Box([self.region])
        self.root.add_class("chibo-page")

    def show(self) -> None:
        """As the journal tells it."""
        if self._store is not None:
            self._store.refresh()
            self.region.show(self._state())

    def say(self, message: str) -> None:
        """Nothing but this sentence."""
        self._store = None
        self.region.show({"message": message})

    def _state(self) -> Shown:
        if self._store is None:
            return NOTHING
        return DISCARDED if self._store.meeting.stage is Stage.DISCARDED else self._drawn(self._store.meeting)


def current(meetings: Journal | Belonging) -> str:
    """The meeting to show when the address names none: the one running, else the newest that is to be held."""
    heads = meetings.heads()
    running = [h for h in heads if h.stage is Stage.RUNNING]
    return next((h.id for h in [*running, *heads] if h.stage is not Stage.DISCARDED), "")


def page(build: Callable[[Store | None], Screen]) -> ipw.Box:
    """The page of the meeting named in the address, or of the one that is running."""
    journal = Journal(journal_file())
    belonging = open_belonging(journal)
    store = Store(journal, asked("meeting") or current(belonging), clock())
    other = why_not_here(belonging, store.id)
    screen = build(store if store.meeting.id and not other else None)
    if other:
        screen.say(other)
    following = Following(journal, screen.show)
    following.start()
    screen.root.chibo = (screen, following)
    return screen.root
