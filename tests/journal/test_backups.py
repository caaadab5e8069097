"""Copies of the journal: when they are made, how many are kept; and what is said of a journal that was damaged."""

from datetime import timedelta
from pathlib import Path

from assistant.journal.backups import COPIES_KEPT, COPY_INTERVAL, Backups
from assistant.journal.journal import Journal
from assistant.journal.repair import ensure_sound, past_damages
from assistant.journal.store import Store
from tests.journal.making import START, making


def meet(journal: Journal, number: int = 0) -> None:
    Store.make(journal, making(START + timedelta(days=number)), lambda: START)


def test_a_copy_each_ten_minutes_while_something_is_written(tmp_path: Path) -> None:
    moment = [START]
    journal = Journal(tmp_path / "chibo.sqlite")
    backups = Backups(journal, tmp_path / "backup", lambda: moment[0])
    made = []
    for number in range(COPIES_KEPT + 2):
        meet(journal, number)
        made.append(backups.tick())
        assert backups.tick() is None, "not twice within ten minutes"
        moment[0] += COPY_INTERVAL
        assert number or backups.tick() is None, "nothing was written"
        moment[0] += COPY_INTERVAL
    kept = sorted((tmp_path / "backup").iterdir())
    assert kept == made[-COPIES_KEPT:]
    assert len(Journal(kept[-1]).heads()) == COPIES_KEPT + 2
    moment[0] += timedelta(hours=1)
    assert Backups(journal, tmp_path / "backup", lambda: moment[0]).tick() is None, "a restart copies nothing twice"


def test_a_failed_copy_stops_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "chibo.sqlite")
    meet(journal)
    (tmp_path / "backup").write_text("a file where the folder should be", encoding="utf-8")
    assert Backups(journal, tmp_path / "backup", lambda: START).tick() is None


def test_a_damage_is_told_until_the_damaged_file_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "chibo.sqlite"
    path.write_bytes(b"this is no database" * 400)
    damage = ensure_sound(path, START)
    assert damage is not None
    assert past_damages(path) == (damage.sentence,)
    damage.set_aside.unlink()
    assert past_damages(path) == ()
