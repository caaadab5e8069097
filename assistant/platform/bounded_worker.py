"""The process that does what may never end: `python -m assistant.platform.bounded_worker`, started by `bounded`.

It takes work from its standard input until that is closed, which it is when the parent ends, however that ends. A
piece of work that its parent did not live to stop is stopped here, by a watchdog that no loop can hold up.
"""

import contextlib
import faulthandler
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from assistant.platform.bounded import HEAD, Bound, Bounds

GRACE = 5.0
"""Seconds beyond the parent's bound: it should have stopped this process by then."""


def main() -> int:
    """Work until the parent closes the pipe."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who started it
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr  # whatever is printed on the way is no answer
    while len(head := tasks.read(HEAD.size)) == HEAD.size:
        request = tasks.read(HEAD.unpack(head)[0])
        bounds, work, given, named = pickle.loads(request)  # noqa: S301  of our own parent
        _say(answers, ("began", None))
        _say(answers, _done(bounds, work, given, named))
    return 0


def _done(bounds: Bounds, work: Callable[..., Any], given: Any, named: Any) -> tuple[str, Any]:
    """What came of one piece of work."""
    faulthandler.dump_traceback_later(bounds.wait + GRACE, exit=True)
    _bound_memory(bounds.memory)
    try:
        return "made", work(*given, **named)
    except MemoryError:
        return "stopped", Bound.MEMORY
    except RecursionError:
        return "stopped", Bound.BROKEN
    except Exception as error:  # noqa: BLE001  raised where it was asked for
        return "raised", error
    finally:
        faulthandler.cancel_dump_traceback_later()


def _bound_memory(beyond: int) -> None:
    """The system's own bound, where it has one: it stops what takes all at once, before anybody can look."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", "rb") as stat:  # noqa: PTH123  no path of a person's
        held = int(stat.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (held + beyond, most))


def _say(answers: BinaryIO, what: tuple[str, Any]) -> None:
    try:
        data = pickle.dumps(what)
    except MemoryError:
        data = pickle.dumps(("stopped", Bound.MEMORY))
    except Exception as error:  # noqa: BLE001  an exception of a library that cannot be sent on as it is
        data = pickle.dumps(("raised", RuntimeError(f"{what[1]!r}: {error}")))
    answers.write(HEAD.pack(len(data)) + data)
    answers.flush()


if __name__ == "__main__":
    raise SystemExit(main())
