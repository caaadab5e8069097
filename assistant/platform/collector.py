"""The garbage collector, told to wait while much is read that does not go round in circles.

It looks at every object again and again as more are made: of the records of a province for a fifth of the time.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_inside = 0
_was_on = True


@contextmanager
def collector_waits() -> Iterator[None]:
    """The collector does not run meanwhile, in any thread; what is used no more still goes at once.

    Where several are inside, it goes on after the last; a collector that was off before stays off.
    """
    global _inside, _was_on  # noqa: PLW0603 # there is one collector in a process
    with _lock:
        if not _inside:
            _was_on = gc.isenabled()
            gc.disable()
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside and _was_on:
                gc.enable()
