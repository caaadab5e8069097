"""The pen at one console: which page this is, whether it writes, and the command to take the pen over."""

from collections.abc import Mapping
from uuid import uuid4

from assistant.domain.commands import TakePen
from assistant.domain.meeting import Meeting
from assistant.domain.pen import Hand
from assistant.domain.procedure.pen import hand_may_write
from assistant.domain.text import clean_line
from assistant.journal.store import Store
from assistant.platform.clock import epoch
from assistant.usecases.bad_input import BadInput
from assistant.views.console.states import PenElsewhere
from assistant.views.page import Action, Arguments
from assistant.widgets.region import Answer
from assistant.wording import refusals as refusal_words
from assistant.wording.views import WRONG_REQUEST

LONGEST_NAME = 100


def unnamed_hand() -> Hand:
    """A page that has not said yet which it is."""
    return Hand(f"kernel-{uuid4().hex}")


def may_write(store: Store) -> bool:
    """Whether this console's commands are granted; the buttons and boxes of one that reads along are switched off."""
    return store.hand is None or hand_may_write(store.meeting, store.hand)


def pen_elsewhere(meeting: Meeting, hand: Hand) -> PenElsewhere | None:
    """Where the pen is, since when, and whether it was taken from this page; None where this page may write."""
    pen = meeting.pen
    if pen is None or hand_may_write(meeting, hand):
        return None
    return {
        "where": refusal_words.pen_place(pen.hand, hand),
        "since": epoch(pen.since),
        "taken": pen.before == hand.page,
    }


def page_commands(store: Store) -> Mapping[str, Action]:
    """`Here` {page, browser, where}: which page this is. `TakePen`: this page writes from now on."""

    def here(arguments: Arguments, command_id: str) -> Answer:
        """A pen taken before the page had said its name stays with it; whose it is else, it is told."""
        told, before = named_hand(arguments), store.hand
        store.refresh()
        mine = before is not None and store.meeting.pen is not None and store.meeting.pen.held_by(before)
        store.hand = told
        if mine:
            store.send(TakePen(told))
        pen = store.meeting.pen
        return {"holder": pen.hand.page, "browser": pen.hand.browser} if pen and not pen.held_by(told) else {}

    def take(arguments: Arguments, command_id: str) -> Answer:
        if store.hand is not None:
            store.send(TakePen(store.hand), command_id)
        return {}

    return {"Here": here, "TakePen": take}


def named_hand(arguments: Arguments) -> Hand:
    """The page's own words about itself, as one-line facts."""
    told = {name: arguments.get(name) for name in ("page", "browser", "where")}
    lines = {
        name: clean_line(value) for name, value in told.items() if isinstance(value, str) and len(value) <= LONGEST_NAME
    }
    if len(lines) < len(told) or not lines["page"]:
        raise BadInput(WRONG_REQUEST)
    return Hand(**lines)
