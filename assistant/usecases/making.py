"""What takes long is made beside the page's other work, and is of the meeting as it stands when it is there."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from assistant.domain.meeting import Meeting
from assistant.journal.store import Store

TRIES = 3
"""How often something is made anew because the room wrote on meanwhile; then the writing waits for it."""
Made = TypeVar("Made")


async def made_beside(store: Store, make: Callable[[Meeting], Made]) -> Made:
    """What `make` gives for the meeting; made in a thread, so that whoever writes meanwhile does not wait.

    When this comes back, the store's meeting is the one that it was made of.
    """
    for _ in range(TRIES):
        store.refresh()
        meeting = store.meeting
        made = await asyncio.to_thread(make, meeting)
        store.refresh()
        if store.meeting.version == meeting.version:
            return made
    return make(store.meeting)
