"""What has changed between two states of a page, so that not all of it goes over the network once more."""

from collections.abc import Iterator, Mapping
from typing import Any

Step = str | int
Patch = tuple[list[Step], Any]
"""Where (keys of objects, numbers of lists, from the outside in; nowhere: the whole) and what stands there now."""


def changes(old: Any, new: Any, at: tuple[Step, ...] = ()) -> Iterator[Patch]:
    """What must be set so that `old` becomes `new` (both as JSON has them); objects of other keys are set whole."""
    if old == new:
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
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return list(range(len(new)))
    return None
