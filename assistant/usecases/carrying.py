"""Who carries papers to the share: one process of this machine for each cell's folder, whichever holds the lock.

Under `chibo serve` that is the server. In JupyterLab or another Voila there is no server of ours: there a page's kernel
does it, and when that ends, the next one's, within seconds.
"""

import logging
import threading
from contextlib import ExitStack
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.platform.paths import folder_key
from assistant.share.supervise import Supervisor
from assistant.usecases.publishing_thread import Publishing, attempt

log = logging.getLogger(__name__)
LOOK_EVERY = 1.0
"""Seconds between two looks at the worker; and at the lock, while another process has it."""
AGAIN = 5.0
"""Seconds before a new beginning after a failure."""
STOP_WAIT = 15.0
"""Seconds that the end of the process waits: publishing what is left takes ten at most, the worker three."""


class Carrying:
    """A thread that waits for its turn, then publishes and keeps the worker alive until `stop`."""

    def __init__(self, data: Path, workspace: Path) -> None:
        self._data, self._workspace = data, workspace
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="carrying", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Publish what is left, end the worker, leave the place to others. Harmless where it was never started."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(STOP_WAIT)

    def _run(self) -> None:
        """Carry until the end; after a failure begin anew.

        Nobody sees this thread, and without it nothing would reach the share for the rest of the evening.
        """
        lock = FileLock(lock_file(self._data, self._workspace), thread_local=False)
        if self._take(lock):
            try:
                while not self._ended.is_set():
                    attempt("papers are not carried to the share", self._carry)
                    self._ended.wait(AGAIN)
            finally:
                lock.release()

    def _take(self, lock: FileLock) -> bool:
        """Wait for the lock; False where the end comes first."""
        while not self._ended.is_set():
            try:
                lock.acquire(timeout=0)
            except Timeout:
                self._ended.wait(LOOK_EVERY)
            except OSError:
                log.exception("the lock of who carries papers cannot be had")
                self._ended.wait(LOOK_EVERY)
            else:
                return True
        return False

    def _carry(self) -> None:
        with ExitStack() as end:
            worker, publishing = Supervisor(self._data), Publishing(self._data, self._workspace)
            end.callback(worker.stop)
            publishing.start()
            end.callback(publishing.stop)
            while not self._ended.is_set():
                attempt("the worker could not be looked after", worker.check)
                self._ended.wait(LOOK_EVERY)


def lock_file(data: Path, workspace: Path) -> Path:
    """The lock of whoever carries the papers of one cell's folder from one data folder."""
    return data / f"dua-len-{folder_key(workspace)}.lock"
