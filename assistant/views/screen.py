"""The base of the pages that show one meeting in one region and send only what a role may: projector and chair."""

from collections.abc import Callable, Mapping
from datetime import datetime

import ipywidgets as ipw

from assistant.domain.meeting import Meeting
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import process_clock
from assistant.platform.paths import journal_file
from assistant.views.page import PageCommands, PageFollower, address_value
from assistant.views.places import OpenPage
from assistant.views.shown_meeting import current_meeting, open_belonging, people_here_now, scene_of, why_not_here
from assistant.widgets.region import Region


class Screen:
    """One region that follows a meeting; where there is none it says so."""

    def __init__(
        self,
        store: Store | None,
        kind: type[Region],
        drawn: Callable[[Meeting, datetime], Mapping[str, object]],
        may: frozenset[str],
    ) -> None:
        """`drawn` makes the region's state; `may` names the commands that this page sends."""
        self._store, self._drawn, self._clock = store, drawn, process_clock()
        commands = PageCommands(lambda: store, self.show, {}, only=may)
        self.region = kind(commands.answer, self._state())
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

    def changes(self) -> object:
        """What changes without the journal: who is in the room, at an hour that was noted ahead."""
        return people_here_now(self._store.meeting, self._clock()) if self._store else ()

    def _state(self) -> Mapping[str, object]:
        return scene_of(self._store.meeting if self._store else None, self._clock(), self._drawn)


def open_page(draw: Callable[[Store | None], Screen]) -> OpenPage:
    """The page of the meeting named in the address, or of the one that is running."""
    journal = Journal(journal_file())
    belonging = open_belonging(journal)
    store = Store(journal, address_value("meeting") or current_meeting(belonging), process_clock())
    other = why_not_here(belonging, store.id)
    screen = draw(store if store.meeting.id and not other else None)
    if other:
        screen.say(other)
    following = PageFollower(journal, screen.show, screen.changes)
    following.start()
    return OpenPage(screen.root, following.end, (screen, following))
