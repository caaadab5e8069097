"""The pen at one console: which page this is, whether it writes, and the wish to take the pen over."""

from collections.abc import Mapping
from uuid import uuid4

from assistant.domain.commands import TakePen
from assistant.domain.meeting import Meeting
from assistant.domain.pen import Hand
from assistant.domain.procedure.pen import writes
from assistant.domain.text import line
from assistant.journal.store import Store
from assistant.platform.clock import epoch
from assistant.usecases.bad_input import BadInput
from assistant.views.console.states import PenElsewhere
from assistant.views.page import Action, Arguments
from assistant.widgets.region import Answer
from assistant.wording import domain as words
from assistant.wording.views import WRONG_REQUEST

LONGEST_NAME = 100


def nobody() -> Hand:
    """A page that has not said yet which it is."""
    return Hand(f"kernel-{uuid4().hex}")


def may_write(store: Store) -> bool:
    """Whether this console's wishes are granted; the buttons and boxes of one that reads along are switched off."""
    return store.hand is None or writes(store.meeting, store.hand)


def elsewhere(meeting: Meeting, hand: Hand) -> PenElsewhere | None:
    """Where the pen is, since when, and whether it was taken from this page; None where this page may write."""
    pen = meeting.pen
    if pen is None or writes(meeting, hand):
        return None
    return {"where": words.pen_place(pen.hand, hand), "since": epoch(pen.since), "taken": pen.before == hand.page}


def wishes(store: Store) -> Mapping[str, Action]:
    """`Here` {page, browser, where}: which page this is. `TakePen`: this page writes from now on."""

    def here(arguments: Arguments, wish: str) -> Answer:
        """A pen taken before the page had said its name stays with it; whose it is else, it is told."""
        told, before = named(arguments), store.hand
        store.refresh()
        mine = before is not None and store.meeting.pen is not None and store.meeting.pen.held_by(before)
        store.hand = told
        if mine:
            store.send(TakePen(told))
        pen = store.meeting.pen
        return {"holder": pen.hand.page, "browser": pen.hand.browser} if pen and not pen.held_by(told) else {}

    def take(arguments: Arguments, wish: str) -> Answer:
        if store.hand is not None:
            store.send(TakePen(store.hand), wish)
        return {}

    return {"Here": here, "TakePen": take}


def named(arguments: Arguments) -> Hand:
    """The page's own words about itself, as one-line facts."""
    told = {name: arguments.get(name) for name in ("page", "browser", "where")}
    lines = {name: line(value) for name, value in told.items() if isinstance(value, str) and len(value) <= LONGEST_NAME}
    if len(lines) < len(told) or not lines["page"]:
        raise BadInput(WRONG_REQUEST)
    return Hand(**lines)
