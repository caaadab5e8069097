"""What the tests of the pages share."""

from tests.pages import console, now, room, store, visitor, workspace
from tests.writes import own_data

__all__ = ["console", "now", "own_data", "room", "store", "visitor", "workspace"]
