"""Luân phiên: who prepares an item this month where members take turns (docs/domain.md 6.3, 8)."""

from collections.abc import Container, Sequence


def next_in_turn(order: Sequence[str], last: str, able: Container[str]) -> str:
    """Whose turn it is after `last`: the next of the order who is `able`; the first where nobody had a turn yet.

    Empty where nobody of the order is able. Where only the last one is, it is their turn again.
    """
    at = order.index(last) + 1 if last in order else 0
    return next((one for one in (*order[at:], *order[:at]) if one in able), "")
