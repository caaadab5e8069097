"""The process that writes to the shared folder: `python -m assistant.share.worker DATA_DIR [--parent PID]`.

A write to a frozen server can block for as long as it stays frozen, so nobody else touches the share, and this
process ends itself (code 75) when one delivery outlasts its deadline; whoever started it starts it again.
Several may be started for one data folder: the others wait for the lock. Ends when its parent has ended.
"""

import argparse
import contextlib
import logging
import os
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.platform.clock import process_clock
from assistant.share.delivery import Deliverer, Patience
from assistant.share.errors import ShareStuck
from assistant.share.ledger import PASSING
from assistant.share.outbox import CurrentDelivery, Outbox, outbox_folder
from assistant.share.parent import Parent, watch_parent
from assistant.wording import share as words

STUCK_EXIT = 75
LOOK_SECONDS = 0.2  # seconds between two looks at the queue
_LOG = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Deliver until the parent ends."""
    asked = _parse(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(process)d %(levelname)s %(message)s")
    parent, patience = watch_parent(asked.parent), Patience.from_environment(os.environ)
    outbox = Outbox(asked.data_dir, now, told=process_clock())
    lock = FileLock(outbox_folder(asked.data_dir) / "worker.lock")
    if not _take(lock, parent):
        return 0
    outbox.recover()
    _LOG.info("delivering from %s", outbox.folder)
    threading.Thread(target=_guard, args=(Outbox(asked.data_dir, now), parent, patience), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C in the server's console ends this process too
        _deliver(outbox, Deliverer(outbox, patience), parent)
    return 0


def now() -> datetime:
    """This process's clock, by which it pauses; what it tells people follows the rehearsal's (`CHIBO_CLOCK`)."""
    return datetime.now(UTC)


def record_stuck(outbox: Outbox, flight: CurrentDelivery, patience: Patience) -> None:
    """Record that the delivery of an item outlasted its deadline; it is tried again after a pause."""
    item = outbox.waiting_for(flight.target)
    if item is not None:
        error = ShareStuck(item.target, words.SECONDS.format(seconds=patience.deadline))
        outbox.mark_failed(item, error.trouble, error.message, patience.pause(item.tries))
    else:
        outbox.clear_flight()


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="assistant.share.worker", description=words.WORKER)
    parser.add_argument("data_dir", type=Path, metavar="DATA_DIR", help=words.WORKER_DATA)
    parser.add_argument("--parent", type=int, metavar="PID", help=words.WORKER_PARENT)
    return parser.parse_args(arguments)


def _take(lock: FileLock, parent: Parent) -> bool:
    """Wait for the one worker's place; False if the parent ended first."""
    while not parent.has_ended():
        with contextlib.suppress(Timeout):  # another worker has it: look again
            lock.acquire(timeout=1, poll_interval=LOOK_SECONDS)
            return True
    return False


def _deliver(outbox: Outbox, courier: Deliverer, parent: Parent) -> None:
    while not parent.has_ended():
        with _going_on():
            seen = outbox.version()
            while courier.step():
                seen = outbox.version()
            _sleep(outbox, parent, seen)


@contextlib.contextmanager
def _going_on() -> Iterator[None]:
    """What passes on this machine's own disk (it is full, others hold the queue) ends nobody: looked at again."""
    try:
        yield
    except PASSING:
        _LOG.exception("the queue could not be used")
        time.sleep(LOOK_SECONDS)


def _sleep(outbox: Outbox, parent: Parent, seen: int) -> None:
    """Until the queue changes, or the next item's time comes, or the parent ends."""
    while outbox.version() == seen and not parent.has_ended() and not outbox.is_due():
        time.sleep(LOOK_SECONDS)


def _guard(outbox: Outbox, parent: Parent, patience: Patience) -> None:
    """In a thread: end the process when a delivery hangs or the parent has ended, even in the middle of a write."""
    flight: CurrentDelivery | None = None
    since = time.monotonic()
    while not parent.has_ended():
        with _going_on():
            current = outbox.flight()
            if current != flight:
                flight, since = current, time.monotonic()
            if flight is not None and time.monotonic() - since > patience.deadline:
                _LOG.error("no answer for %s after %s s", flight.target, patience.deadline)
                record_stuck(outbox, flight, patience)
                os._exit(STUCK_EXIT)
        time.sleep(LOOK_SECONDS)
    os._exit(0)


if __name__ == "__main__":
    raise SystemExit(main())
