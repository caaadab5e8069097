"""What the tests of the use cases share: a journal, and pages without a browser."""

from tests.journal.conftest import clock, journal, path
from tests.pages import console, now, room, store, visitor, workspace
from tests.writes import own_data

__all__ = ["clock", "console", "journal", "now", "own_data", "path", "room", "store", "visitor", "workspace"]
