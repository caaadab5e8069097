"""Following (theo dõi): a page learns within a moment what another page wrote."""

import asyncio
import logging
from collections.abc import Callable

from assistant.journal.bell import Bell
from assistant.journal.journal import Journal

log = logging.getLogger(__name__)
LOOK_EVERY = 1.0
"""Seconds between two looks at the journal where nobody rings."""
WITHOUT_A_BELL = 0.05
"""Seconds between two looks where no bell could be hung up: about half a per cent of a core."""
AFTER_AN_ERROR = 1.0
"""Seconds until the next try."""


async def follow(journal: Journal, changed: Callable[[], None], every: float = LOOK_EVERY) -> None:
    """Call `changed` whenever another connection has committed: at a ring of its bell, else every `every` seconds.

    Goes on until cancelled. Counts from the moment the journal was opened, so that nothing written before the first
    look is missed. An error is logged (once while it stays the same) and tried again after a second. One look costs
    microseconds, and a page where nothing happens sends nothing to its browser.
    """
    bell = await hung_bell(journal)
    try:
        await _look_again_and_again(journal, changed, bell, every)
    finally:
        if bell:
            bell.take_down()


async def hung_bell(journal: Journal) -> Bell | None:
    """A bell, or None on a machine that gives none: then the page looks more often."""
    try:
        return await Bell.hang(journal.path)
    except OSError as error:
        log.warning("no doorbell for %s, so it is looked at more often: %s", journal.path, error)
        return None


async def _look_again_and_again(journal: Journal, changed: Callable[[], None], bell: Bell | None, every: float) -> None:
    known, complaint = journal.opened_version, ""
    while True:
        try:
            version = journal.data_version()
            if version != known:
                changed()
            known, complaint = version, ""
            if bell:
                bell.freshen()
        except Exception as error:
            if repr(error) != complaint:
                log.exception("following the journal %s", journal.path)
            complaint = repr(error)
        if complaint:
            await asyncio.sleep(AFTER_AN_ERROR)
        elif bell:
            await bell.rung(within=every)
        else:
            await asyncio.sleep(min(every, WITHOUT_A_BELL))
