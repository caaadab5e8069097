"""Figures as exact numbers: a share is counted, and a typed number is the decimal that was written."""

from fractions import Fraction

Figure = Fraction | float
"""A share or points: exact, or as somebody typed it."""
TYPED_PLACES = 9
"""Decimals of a typed number that mean something; what comes after them are a computer's own sums."""


def exact(figure: Figure) -> Fraction:
    """The number that is meant: 0.1 + 0.2 is three tenths."""
    return figure if isinstance(figure, Fraction) else Fraction(f"{figure:.{TYPED_PLACES}f}")


def percent_of(part: int, whole: int) -> Fraction | None:
    """How many hundredths of the whole; None of nothing."""
    return Fraction(100 * part, whole) if whole else None
