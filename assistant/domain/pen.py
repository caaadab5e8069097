"""Bút ghi: one console of a meeting writes its notes at a time, the others read along and may take the pen over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

GRACE = timedelta(seconds=2)
"""How long what was under way when the pen was taken still counts. An editor sends at least every second."""


@dataclass(frozen=True)
class Hand:
    """One console page: it keeps its name when it is loaded anew, and no two pages have the same."""

    page: str
    browser: str = ""
    """The browser the page is in; pages of one browser tell each other's whereabouts in other words."""
    where: str = ""
    """Where it is, as a Vietnamese phrase that the page's edge makes (`máy chạy chương trình, Chrome`)."""


@dataclass(frozen=True)
class Pen:
    """Who holds the pen, since when, and from whom it was taken (a page's name; empty where nobody had it)."""

    hand: Hand
    since: datetime
    before: str = ""

    def held_by(self, hand: Hand) -> bool:
        """Whether it is in this hand."""
        return self.hand.page == hand.page

    def under_way(self, hand: Hand, now: datetime) -> bool:
        """Whether this hand had the pen just before: what it had sent by then is still taken."""
        return bool(self.before) and self.before == hand.page and timedelta(0) <= now - self.since <= GRACE
