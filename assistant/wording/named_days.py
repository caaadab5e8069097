"""A day that a sentence names in figures: `Bí thư thông qua ngày 25/11/2026`."""

import re
from contextlib import suppress
from datetime import date

NAMED_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/])", re.ASCII)


def named_day(text: str, near: date) -> date | None:
    """The last day that a sentence names in figures (`Bí thư thông qua ngày 25/11/2026`); None for none.

    Without a year it is the nearest to `near`.
    """
    found = [day for said in NAMED_DAY.finditer(text) if (day := _figures(said, near))]
    return found[-1] if found else None


def _figures(said: re.Match[str], near: date) -> date | None:
    day, month, year = said.groups()
    years = (int(year),) if year else (near.year - 1, near.year, near.year + 1)
    days = []
    for one in years:
        with suppress(ValueError):  # 31/11 is no day
            days.append(date(one, int(month), int(day)))
    return min(days, key=lambda one: abs((one - near).days), default=None)
