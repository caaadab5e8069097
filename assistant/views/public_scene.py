"""What the whole room may see, as one value for all who only look (màn chiếu, điện thoại của đảng viên).

The wall's own state, drawn once a change however many look, and without a page: no widgets, no commands, no kernel.
What is secret is left out where that state is made (`views/projector/present.py`), as for the projector's page.
"""

from collections.abc import Mapping
from datetime import datetime

from assistant.domain.meeting import Meeting
from assistant.domain.roles import PageRole
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.platform.paths import journal_file
from assistant.views.projector.present import projector_state
from assistant.views.projector.states import WallView
from assistant.views.shown_meeting import current_meeting, open_belonging, people_here_now, scene_of


class PublicScene:
    """The wall of the meeting that runs in the open folder, else of the newest: nobody who looks may choose another."""

    def __init__(self, journal: Journal, belonging: Belonging, clock: Clock) -> None:
        self.journal, self._belonging, self._clock = journal, belonging, clock
        self._store = self._opened("")

    @classmethod
    def of_this_machine(cls, clock: Clock) -> "PublicScene":
        """That of the journal and of the folder that are open here. Raises JournalUnusable."""
        journal = Journal(journal_file())
        return cls(journal, open_belonging(journal), clock)

    def state(self) -> Mapping[str, object]:
        """As the journal tells it now."""
        self._store.refresh()
        wanted = current_meeting(self._belonging, self._store.id)
        if wanted != self._store.id:
            self._store = self._opened(wanted)
        return scene_of(self._shown(), self._clock(), viewers_wall)

    def changes_by_itself(self) -> object:
        """What changes without the journal: who is in the room, at an hour that was noted ahead."""
        shown = self._shown()
        return people_here_now(shown, self._clock()) if shown else ()

    def _shown(self) -> Meeting | None:
        return self._store.meeting if self._store.meeting.id else None

    def _opened(self, meeting: str) -> Store:
        return Store(self.journal, meeting, self._clock, PageRole.PROJECTOR)


def viewers_wall(meeting: Meeting, now: datetime) -> WallView:
    """The wall of somebody who only looks: no key of it moves the meeting."""
    return {**projector_state(meeting, now), "keys": False}
