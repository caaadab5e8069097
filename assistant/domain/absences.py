"""Vắng nhiều kỳ: absences that follow one another, and what the Charter looks at (docs/domain.md N15, N26)."""

from collections.abc import Iterable, Iterator

STRIKING_OFF_MONTHS = 3
"""Months in a year without meetings or dues and without good reason, after which the cell considers striking a member
off (Charter art. 8, docs/domain.md N26). It stands in the Charter, so that no committee sets it otherwise."""


def running_excuses(excused: Iterable[Iterable[str]]) -> Iterator[dict[str, int]]:
    """After each monthly meeting, how often running those absent with a reason then have been absent with one.

    `excused` are the members absent with a reason at each of them, oldest first (N15: within a year).
    """
    running: dict[str, int] = {}
    for members in excused:
        running = {member: running.get(member, 0) + 1 for member in members}
        yield running
