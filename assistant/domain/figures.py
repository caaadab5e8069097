"""Figures as exact numbers: a share is counted, and a typed number is the decimal that was written."""

from fractions import Fraction
from functools import lru_cache

Figure = Fraction | float
"""A share or points: exact, or as somebody typed it."""
TYPED_PLACES = 9
"""Decimals of a typed number that mean something; what comes after them are a computer's own sums."""

MOST_KEPT = 512
"""Numbers whose decimals are remembered: the points and limits of the sheets in use."""


def exact(figure: Figure) -> Fraction:
    """The number that is meant: 0.1 + 0.2 is three tenths."""
    return figure if isinstance(figure, Fraction) else _written(figure)


@lru_cache(MOST_KEPT)
def _written(figure: float) -> Fraction:
    """The decimal that a float stands for; reading one costs twenty times as much as looking it up."""
    return Fraction(f"{figure:.{TYPED_PLACES}f}")


def percent_of(part: int, whole: int) -> Fraction | None:
    """How many hundredths of the whole; None of nothing."""
    return Fraction(100 * part, whole) if whole else None
