"""Figures in words: shares and points, rounded so that none is shown equal to a limit that it misses or passes.

Every share, score and limit that is shown or printed goes through here (docs/domain.md N15, N29).
"""

import math
from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from assistant.domain.figures import TYPED_PLACES, Figure, exact, percent_of
from assistant.domain.limits import Limit, attendance_limit
from assistant.domain.meeting import Meeting
from assistant.domain.votes import Vote

PERCENT_PLACES = 1
"""Decimals that are usually told."""


def rounded(figure: Figure, places: int, limits: Iterable[Figure] = ()) -> str:
    """A figure with so many decimals, or with as many more as it takes not to look like what it is not.

    89,96 is not told as 90, nor 50,02 as 50: no whole number and none of the limits is shown that the figure only comes
    near to. Halves are rounded up; needless zeros are left out; the comma is the Vietnamese one.
    """
    value = exact(figure)
    known = [exact(limit) for limit in limits]
    while places < TYPED_PLACES and _misleads(value, _round(value, places), places, known):
        places += 1
    return _in_digits(_round(value, places))


def _round(value: Fraction, places: int) -> Fraction:
    scale = 10**places
    return Fraction((2 * value * scale + 1) // 2, scale)


def _misleads(value: Fraction, shown: Fraction, places: int, limits: Iterable[Fraction]) -> bool:
    if shown == value:
        return False
    return shown.denominator == 1 or any(
        limit != value and (shown == _round(limit, places) or (shown > limit) is not (value > limit))
        for limit in limits
    )


def _in_digits(value: Fraction) -> str:
    digits = f"{float(value):.{TYPED_PLACES}f}"
    return digits.rstrip("0").rstrip(".").replace(".", ",")


def percent_text(percent: Figure, limits: Iterable[Figure] = ()) -> str:
    """A percentage, without the sign: one decimal where that does not lie."""
    return rounded(percent, PERCENT_PLACES, limits)


def points_text(points: Figure) -> str:
    """Điểm as they are, never rounded: 89,996 points are not 90."""
    return limit_text(points)


def limit_text(value: Figure) -> str:
    """A limit or a value that somebody set, as it was set; what is no number is told as it came."""
    return _in_digits(exact(value)) if math.isfinite(value) else str(value)


def limit_words(limit: Limit) -> str:
    """`từ 90`, `trên 85`: what is to be reached and what is to be exceeded are not the same."""
    return f"{'từ' if limit.at_least else 'trên'} {limit_text(limit.value)}"


def attendance_text(meeting: Meeting, now: datetime | None = None) -> str:
    """Tỷ lệ dự of a meeting, at a moment or of the whole, without the sign; empty where nobody is expected."""
    percent, asked = meeting.roll_count(now).percent, attendance_limit(meeting.rules)
    return "" if percent is None else percent_text(percent, [asked.value] if asked else [])


def vote_text(vote: Vote) -> str:
    """Tỷ lệ tán thành of the base, without the sign."""
    return percent_text(vote.percent, [vote.needed.percent])


def counted_percent(part: int, whole: int, limit: Figure) -> str:
    """A share of so many, against a limit; without the sign."""
    return percent_text(percent_of(part, whole) or Fraction(0), [limit])
