"""The server's hand for papers: keeps every meeting's record and minutes on their way to the share, page or no page."""

import logging
import threading
from pathlib import Path

from assistant.clock import clock
from assistant.holding import Holding
from assistant.journal.backups import Backups
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.paths import journal_file
from assistant.publish import Publisher
from assistant.share.outbox import Outbox

log = logging.getLogger(__name__)
EVERY = 1.0
"""Seconds between two looks at the journal; one look costs a small query."""


class Publishing:
    """A thread of the server with its own connections: rendering a paper must not hold up a page's ping."""

    def __init__(self, data: Path, workspace: Path) -> None:
        self._data, self._workspace = data, workspace
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
        now = clock()
        journal, outbox = Journal(journal_file()), Outbox(self._data, now, self._workspace)
        machine = this_machine(self._data)
        publisher = Publisher(journal, outbox, self._workspace, now, machine)
        holding = Holding(journal, outbox, self._workspace, now, machine)
        backups = Backups(journal, self._data / "backup", now)
        try:
            while not self._ended.wait(EVERY):
                hold(holding)
                publisher.tick()
                backups.tick()
            publisher.tick(hurry=True)
        except Exception:
            log.exception("publishing ended")
        finally:
            outbox.close()
            journal.close()


def hold(holding: Holding) -> None:
    """One look of `holding`; what goes wrong there must not keep the records from the share."""
    try:
        holding.tick()
    except Exception:
        log.exception("the locks on the share were not kept")
