"""What has changed between two states of a page, so that not all of it goes over the network once more."""

from collections.abc import Iterator, Mapping
from typing import Any

Step = str | int
Patch = tuple[list[Step], Any] | tuple[list[Step], list[Any], int, int]
"""Where (keys of objects, numbers of lists, from the outside in; nowhere: the whole) and what stands there now.

With two numbers: what stands in the list there in place of the entries from the one to before the other."""


def changes(old: Any, new: Any, at: tuple[Step, ...] = ()) -> Iterator[Patch]:
    """What must be set so that `old` becomes `new` (both as JSON has them); objects of other keys are set whole.

    Of lists of other lengths what lies between their common beginning and their common end is put in.
    """
    if old == new:
        return
    if isinstance(old, list) and isinstance(new, list) and len(old) != len(new):
        start, end = _alike(old, new)
        yield list(at), new[start : len(new) - end], start, len(old) - end
        return
    steps = _steps(old, new)
    if steps is None:
        yield list(at), new
        return
    for step in steps:
        yield from changes(old[step], new[step], (*at, step))


def _steps(old: Any, new: Any) -> list[Step] | None:
    """The places that both have and that can be looked at one by one; None where the whole has to be set."""
    if isinstance(old, Mapping) and isinstance(new, Mapping) and old.keys() == new.keys():
        return list(new)
    if isinstance(old, list) and isinstance(new, list):
        return list(range(len(new)))
    return None


def _alike(old: list[Any], new: list[Any]) -> tuple[int, int]:
    """How many entries two lists share at their beginning, and how many of the others at their end."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    rest = most - start
    return start, next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
