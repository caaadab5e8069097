"""A child process that writes guests into a meeting and prints each one once the journal has confirmed it."""

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from assistant.domain.commands import AddGuest
from assistant.journal.journal import Journal
from assistant.journal.store import Store


def main(path: str, meeting: str, name: str, most: str) -> None:
    store = Store(Journal(Path(path)), meeting, lambda: datetime.now(UTC))
    for number in count():
        if number == int(most):
            break
        store.send(AddGuest(f"{name} {number}"), f"{name}-{number}")
        sys.stdout.write(f"{name} {number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
