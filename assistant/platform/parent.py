"""A process started by `multiprocessing` that is to end with the one that started it, also when that was killed."""

import os
import threading
from multiprocessing import parent_process


def end_with_parent() -> None:
    """From now on this process ends, whatever it is at, as soon as the one that started it has ended."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
