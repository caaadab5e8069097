"""A new outbox that several open at once: each comes in, whoever makes it."""

from pathlib import Path
from threading import Timer

import apsw

from assistant.share.ledger import Ledger


def test_one_that_another_is_just_making_is_waited_for(tmp_path: Path) -> None:
    """SQLite refuses at once here, whatever patience it was given."""
    other = apsw.Connection(str(tmp_path / "outbox.sqlite"))
    other.execute("BEGIN IMMEDIATE; CREATE TABLE x (y)")
    timer = Timer(0.2, lambda: other.execute("ROLLBACK"))
    timer.start()
    opened = Ledger(tmp_path / "outbox.sqlite")
    assert opened.rows("SELECT count(*) FROM item") == [(0,)]
    timer.join()
    opened.close()
    other.close()
