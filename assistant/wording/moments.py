"""Days and hours as a page says them."""

from datetime import datetime, tzinfo


def hour_and_day(at: datetime, zone: tzinfo | None) -> str:
    """`14:00 ngày 04/11/2026`."""
    return f"{at.astimezone(zone):%H:%M ngày %d/%m/%Y}"


def hour(at: datetime, zone: tzinfo | None, seconds: bool = False) -> str:
    """`14:02`, or `14:31:05`."""
    return f"{at.astimezone(zone):%H:%M:%S}" if seconds else f"{at.astimezone(zone):%H:%M}"
