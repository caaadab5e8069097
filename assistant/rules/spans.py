"""Days in rule files and in chi-bo.yaml: from when (`tu`) and until when (`den`) something is in force."""

import contextlib
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from assistant.domain.rules import Span

LATEST = date.max
"""The day of which a rule is told where nobody names one: what has no end is in force."""
UNDATED = "khong-ro"
"""What stands for `tu` where a source gives no day."""
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def read_span(entry: Mapping[str, Any]) -> Span:
    """The time of an entry of a rule set; KeyError where it does not say `tu`, ValueError where a day is none."""
    if "tu" not in entry:
        raise KeyError(f"no tu in {dict(entry)}")
    since = None if entry["tu"] == UNDATED else entry["tu"]
    span = Span(since, entry.get("den"))
    if not all(day is None or isinstance(day, date) for day in (span.since, span.until)):
        raise ValueError(entry)
    return span


def read_day(value: object) -> date | None:
    """A day that a person wrote: `2025-05-10` or `10/5/2025`; None where it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = DAY.fullmatch(str(value).strip())
    if found:
        year, month, day_of_month = (int(n) for n in (found.groups()[:3] if found[1] else found.groups()[:2:-1]))
        with contextlib.suppress(ValueError):  # no such day
            return date(year, month, day_of_month)
    return None
