"""SQLite files that several processes of this machine open: their journal is written ahead (WAL)."""

import time

import apsw

HELD = (apsw.BusyError, apsw.ProtocolError)
"""Other processes had the file for longer than was waited: nothing is wrong with it, and the next try may succeed."""
LOOK_AGAIN = 0.02
"""Seconds until a new file that another process is just making is tried again."""


def write_ahead(database: apsw.Connection, milliseconds: int) -> None:
    """Write ahead from here on. While another process makes a new file of it, SQLite refuses at once: try again.

    Raises apsw.BusyError where that lasts longer than so many milliseconds.
    """
    until = time.monotonic() + milliseconds / 1000
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except apsw.BusyError:
            if time.monotonic() > until:
                raise
            time.sleep(LOOK_AGAIN)
        else:
            return
