"""The projector (`projector.ipynb`): follows the same journal; the chair's keys move the meeting, nothing else does."""

import ipywidgets as ipw

from assistant.domain.meeting import Meeting
from assistant.domain.roles import ALLOWED, Role
from assistant.journal.store import Store
from assistant.platform.kernel_session import role
from assistant.views import screen
from assistant.views.projector import present
from assistant.views.projector.states import WallView
from assistant.views.screen import Screen
from assistant.widgets.region import Region, drawn_by


class Wall(Region):
    """The whole wall."""

    _esm = drawn_by("projector/wall")


def projector(store: Store | None) -> Screen:
    """One projector. From this machine's browser it takes the chair's keys; a projector's token can write nothing."""
    may = ALLOWED[Role.CHAIR] if role() is not Role.PROJECTOR else frozenset()

    def drawn(meeting: Meeting) -> WallView:
        return {**present.projector(meeting), "keys": bool(may)}

    return Screen(store, Wall, drawn, may)


def page() -> ipw.Box:
    """The page that `projector.ipynb` shows."""
    return screen.page(projector)
