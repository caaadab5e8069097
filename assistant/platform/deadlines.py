"""Waiting no longer than so many seconds: for a folder that may hang."""

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

log = logging.getLogger(__name__)
Found = TypeVar("Found")


def answer_within(seconds: float, ask: Callable[[], Found], failure: str) -> Found | None:
    """The answer, asked in a thread that nobody waits for once the seconds are over.

    None where it does not come in time or the system refuses, which is logged as `failure`.
    """
    answers: list[Found] = []

    def asking() -> None:
        try:
            answers.append(ask())
        except OSError as error:
            log.warning("%s: %s", failure, error)

    thread = threading.Thread(target=asking, daemon=True)
    thread.start()
    thread.join(seconds)
    return answers[0] if answers else None
