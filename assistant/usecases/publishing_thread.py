"""A thread that keeps every meeting's record and minutes on their way to the share, page or no page (`carrying`)."""

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from assistant.journal.backups import FOLDER, Backups
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.platform.clock import process_clock
from assistant.platform.deadlines import answer_within
from assistant.platform.paths import journal_file
from assistant.share.files import Files
from assistant.share.identity import Identity
from assistant.share.outbox import Outbox
from assistant.usecases.presence import LockKeeper
from assistant.usecases.publishing import Publisher

log = logging.getLogger(__name__)
TICK_SECONDS = 1.0
"""Seconds between two looks at the journal; one look costs a small query."""
PATIENCE = 5.0
"""Seconds that publishing waits to see whose the folder is; it may be seen later, too."""
AGAIN = 5.0
"""Seconds before a new beginning after a failure that nothing else has caught."""


class Publishing:
    """A thread with its own connections: rendering a paper must not hold up a page."""

    def __init__(self, data: Path, workspace: Path) -> None:
        self._data, self._workspace, self._journal = data, workspace, journal_file(data)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="publishing", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Publish what is left and end; waits a few seconds at most."""
        self._ended.set()
        self._thread.join(10.0)

    def _run(self) -> None:
        """Publish until told to end; after a failure begin anew, with new connections.

        Nobody sees this thread, and without it nothing would reach the share for the rest of the evening.
        """
        while True:
            last = self._ended.is_set()
            try:
                self._publish()
            except Exception:
                log.exception("publishing failed")
            else:
                return
            if last:
                return
            self._ended.wait(AGAIN)

    def _publish(self) -> None:
        """Look at the journal until told to end, then publish what is left."""
        now = process_clock()
        with closing(Journal(self._journal)) as journal, closing(Outbox(self._data, now, self._workspace)) as outbox:
            machine = this_machine(self._data)
            failure = "the folder was not seen"
            answer_within(
                PATIENCE, lambda: attempt(failure, lambda: introduce_folder(self._data, self._workspace)), failure
            )
            Belonging(journal, self._workspace, outbox.notes).settle()
            publisher = Publisher(journal, outbox, self._workspace, now, machine)
            holding = LockKeeper(journal, outbox, self._workspace, now, machine)
            backups = Backups(journal, self._data / FOLDER, now)
            while not self._ended.wait(TICK_SECONDS):
                attempt("the locks on the share were not kept", holding.tick)
                publisher.tick()
                attempt("the journal was not copied", backups.tick)
            publisher.tick(hurry=True)


def introduce_folder(data: Path, workspace: Path) -> None:
    """The folder that was opened is known by its mark (`share.identity`), with a connection of its own."""
    with closing(Outbox(data, process_clock(), workspace)) as outbox:
        Identity(outbox.notes, Files(), outbox.folder).introduce(workspace)


def attempt(failure: str, action: Callable[[], object]) -> None:
    """One look; what goes wrong in it is logged as `failure` and must not keep the records from the share."""
    try:
        action()
    except Exception:
        log.exception(failure)
