"""Thay đổi đã ghi: facts of a cell that two machines may change, as the changes themselves.

Nothing is written over: each change stands for itself, and what is true is what they come to, one after the other. So
two machines need no lock, and whoever changed a field later has the last word on it, and on no other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

ONE_TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Change:
    """One change: of which thing, when, on which machine, and the fields with their new values."""

    thing: str
    at: datetime
    machine: str
    fields: Mapping[str, str]

    @property
    def order(self) -> tuple[datetime, str, tuple[tuple[str, str], ...]]:
        """Where it stands among the others, the same on every machine."""
        return self.at, self.machine, tuple(sorted(self.fields.items()))


def things_of(changes: Iterable[Change]) -> dict[str, dict[str, str]]:
    """Each thing with the fields that its changes come to, in the order in which the things were first told of."""
    found: dict[str, dict[str, str]] = {}
    for change in sorted(changes, key=lambda one: one.order):
        found.setdefault(change.thing, {}).update(change.fields)
    return found


def next_moment(changes: Iterable[Change], now: datetime) -> datetime:
    """When a change of now stands: after all that was seen when it was made, also where another clock goes ahead."""
    return max([now, *(one.at + ONE_TICK for one in changes)])
