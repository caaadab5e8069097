"""Looking again and again (trông chừng) at what tells nobody when it changes."""

import asyncio
import logging
from collections.abc import Callable

log = logging.getLogger(__name__)
UNSEEN = object()


async def watch_changes(watched: Callable[[], object], changed: Callable[[], None], every: float = 1.0) -> None:
    """Call `changed` when what `watched` gives is no longer the same, looked at `every` so many seconds; no end.

    An error of either is logged (once while it stays the same) and tried again with the next look.
    """
    known, complaint = UNSEEN, ""
    while True:
        try:
            seen = watched()
            if seen != known and (known is not UNSEEN or complaint):
                changed()
            known, complaint = seen, ""
        except Exception as error:
            if repr(error) != complaint:
                log.exception("watching what is saved")
            complaint = repr(error)
        await asyncio.sleep(every)
