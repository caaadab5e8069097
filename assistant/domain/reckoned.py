"""What is asked of one meeting again and again (a click asks four times for its opinions) is reckoned once.

A fact that is frozen gives the same answer each time, so the answers about the one that was asked about last are kept:
no more of them, since a page looks at one meeting, and the next command makes another of it.
"""

from collections.abc import Callable, Hashable
from functools import wraps
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
