"""Giờ của buổi beside the clock of this machine."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Hours:
    """Giờ của buổi: a running meeting has hours of its own, which go on where a clock is set (`domain.moments`).

    `off`: what they are ahead of this machine's clock; `seen`: whether a page saw the clock being set, so that it is
    known to have been; `right`: whether somebody has told them by a right clock, so that the clock is wrong;
    `latest`: the newest moment that was recorded since the start.
    """

    off: timedelta = timedelta(0)
    seen: bool = False
    right: bool = False
    latest: datetime | None = None
