"""What the tests of the pages share."""

from tests.pages import console, now, room, store, visitor, workspace

__all__ = ["console", "now", "room", "store", "visitor", "workspace"]
