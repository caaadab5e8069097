"""The projector (`projector.ipynb`): follows the same journal; the chair's keys move the meeting, nothing else does."""

from datetime import datetime

import ipywidgets as ipw

from assistant.domain.meeting import Meeting
from assistant.domain.roles import ALLOWED, PageRole
from assistant.journal.store import Store
from assistant.platform.kernel_session import page_role
from assistant.views import screen
from assistant.views.places import OpenPage, shown_page
from assistant.views.projector import present
from assistant.views.projector.states import WallView
from assistant.views.screen import Screen
from assistant.widgets.region import Region


class ProjectorRegion(Region):
    """The whole wall."""

    draws = "projector/projector"


def projector_screen(store: Store | None) -> Screen:
    """One projector. From this machine's browser it takes the chair's keys; a projector's token can write nothing."""
    may = ALLOWED[PageRole.CHAIR] if page_role() is not PageRole.PROJECTOR else frozenset()

    def drawn(meeting: Meeting, now: datetime) -> WallView:
        return {**present.projector_state(meeting, now), "keys": bool(may)}

    return Screen(store, ProjectorRegion, drawn, may)


def build() -> OpenPage:
    """The page, of the meeting that its address names or of the one that runs."""
    return screen.open_page(projector_screen)


def page() -> ipw.Box:
    """What `projector.ipynb` shows."""
    return shown_page("projector", build)
