"""What is asked of one meeting again and again (a click asks four times for its opinions) is reckoned once.

A fact that is frozen gives the same answer each time, so the answers about the one that was asked about last are kept:
no more of them, since a page looks at one meeting, and the next command makes another of it.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from operator import is_
from typing import Any, Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")
MOST = 32
"""Answers about one thing: who asks by the moment gets a new one each time, and nobody asks about an old moment."""


def reckoned_once(reckon: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """A pure function of something frozen (and of plain values), whose answers are kept until it is another thing.

    What comes back is shared by all who ask: it must be frozen itself, or be left alone. The thing is known by its
    identity, never by its value: comparing two meetings costs more than most questions.
    """
    kept: tuple[Any, dict[Hashable, R]] = (None, {})

    @wraps(reckon)
    def asked(thing: T, /, *args: P.args, **named: P.kwargs) -> R:
        nonlocal kept
        about, answers = kept  # read once: another thread may ask about another thing meanwhile
        if about is not thing or len(answers) >= MOST:
            kept = about, answers = thing, {}
        key = (args, tuple(named.items())) if named else args
        if key not in answers:
            answers[key] = reckon(thing, *args, **named)
        return answers[key]

    return asked


def reckoned_while_same(reckon: Callable[..., R]) -> Callable[..., R]:
    """A pure function of several frozen things, whose last answer is kept while it is asked about the very same ones.

    A command makes another meeting and leaves alone what it does not concern: while text is written, members, roll and
    points are the same things. They are known by their identity, and must never be changed in place.
    """
    kept: tuple[tuple[object, ...], Any] = ((), None)

    @wraps(reckon)
    def asked(*things: object) -> R:
        nonlocal kept
        known, answer = kept  # read once: another thread may ask meanwhile
        if len(known) != len(things) or not all(map(is_, known, things)):
            answer = reckon(*things)
            kept = things, answer
        found: R = answer
        return found

    return asked
