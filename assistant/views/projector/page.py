"""The projector (`projector.ipynb`): follows the same journal; the chair's keys move the meeting, nothing else does."""

from datetime import datetime

import ipywidgets as ipw

from assistant.domain.meeting import Meeting
from assistant.domain.roles import ALLOWED, PageRole
from assistant.journal.store import Store
from assistant.platform.kernel_session import page_role
from assistant.views import screen
from assistant.views.projector import present
from assistant.views.projector.states import WallView
from assistant.views.screen import Screen
from assistant.widgets.region import Region, module_source


class ProjectorRegion(Region):
    """The whole wall."""

    _esm = module_source("projector/projector")


def projector_screen(store: Store | None) -> Screen:
    """One projector. From this machine's browser it takes the chair's keys; a projector's token can write nothing."""
    may = ALLOWED[PageRole.CHAIR] if page_role() is not PageRole.PROJECTOR else frozenset()

    def drawn(meeting: Meeting, now: datetime) -> WallView:
        return {**present.projector_state(meeting, now), "keys": bool(may)}

    return Screen(store, ProjectorRegion, drawn, may)


def page() -> ipw.Box:
    """The page that `projector.ipynb` shows."""
    return screen.page(projector_screen)
