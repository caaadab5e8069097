"""What Home, the year page and the committee's page have alike: one region, shown anew after each commit."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

import ipywidgets as ipw

from assistant.journal.journal import Journal
from assistant.views.page import PageFollower
from assistant.views.places import OpenPage
from assistant.widgets.region import Region


class BoardPage(ABC):
    """A page of one region. What takes long is read in `_reading`, once the page is seen."""

    board: Region
    following: PageFollower
    root: ipw.Box
    _reading: asyncio.Task[None] | None = None

    def lay(self, board: Region, journal: Journal, watched: Callable[[], object] | None = None) -> None:
        """The page around its region. `watched`: what besides the journal makes it be shown anew."""
        self.board, self.following = board, PageFollower(journal, self.show, watched)
        self.root = ipw.Box([board])
        self.root.add_class("chibo-page")

    def start(self) -> None:
        """Follow the journal."""
        self.following.start()

    def end(self) -> None:
        """Another page takes its place."""
        self.following.end()
        if self._reading:
            self._reading.cancel()

    def show(self) -> None:
        """The page as it is known by now."""
        self.board.show(self._state())

    def opened(self) -> OpenPage:
        """Started, as the one page of its kernel."""
        self.start()
        return OpenPage(self.root, self.end, self)

    @abstractmethod
    def _state(self) -> Mapping[str, object]:
        """What the region shows."""
