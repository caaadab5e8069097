"""Following (theo dõi): a page learns within a moment what another page wrote."""

import asyncio
import logging
from collections.abc import Callable

from assistant.journal.journal import Journal

log = logging.getLogger(__name__)
AFTER_AN_ERROR = 1.0
"""Seconds until the next try."""


async def follow(journal: Journal, changed: Callable[[], None], every: float = 0.05) -> None:
    """Call `changed` whenever another connection has committed; polls every `every` seconds until cancelled.

    Counts from the moment the journal was opened, so that nothing written before the first poll is missed. An error
    is logged (once while it stays the same) and tried again after a second. One poll costs microseconds, and a page
    where nothing happens sends nothing to its browser.
    """
    known, complaint = journal.opened_version, ""
    while True:
        try:
            version = journal.data_version()
            if version != known:
                changed()
            known, complaint = version, ""
        except Exception as error:
            if repr(error) != complaint:
                log.exception("following the journal %s", journal.path)
            complaint = repr(error)
        await asyncio.sleep(max(every, AFTER_AN_ERROR) if complaint else every)
