"""Looking again and again (trông chừng) at what tells nobody when it changes."""

import asyncio
import logging
from collections.abc import Callable

log = logging.getLogger(__name__)


async def watch_changes(watched: Callable[[], object], changed: Callable[[], None], every: float = 1.0) -> None:
    """Call `changed` when what `watched` gives is no longer the same, looked at `every` so many seconds; no end."""
    known = watched()
    while True:
        await asyncio.sleep(every)
        try:
            seen = watched()
            if seen != known:
                known = seen
                changed()
        except Exception:
            log.exception("watching what is saved")
