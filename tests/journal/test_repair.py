"""A damaged journal: the sound part is kept, the file is set aside, and it is said in Vietnamese."""

from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain.procedure import replay
from assistant.journal.database import JournalDamaged
from assistant.journal.journal import Journal
from assistant.journal.repair import ensure_sound
from assistant.journal.store import Store
from tests.journal.making import START, Clock, making, running

PAGE = 4096


def test_a_sound_or_missing_file_is_left_alone(path: Path, clock: Clock) -> None:
    assert ensure_sound(path, START) is None
    assert not path.exists()
    journal, _ = running(path, clock)
    journal.close()
    before = path.read_bytes()
    assert ensure_sound(path, START) is None
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 500, b"\x00" * 8192, b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_rubbish_is_set_aside_and_a_new_journal_begins(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    damage = ensure_sound(path, START)
    assert damage is not None
    assert damage.set_aside.read_bytes() == content
    assert damage.events == 0
    assert "hỏng" in damage.sentence
    assert damage.set_aside.name in damage.sentence
    assert Journal(path).heads() == []


def test_a_file_cut_short_or_overwritten_keeps_what_is_sound(path: Path, clock: Clock) -> None:
    journal, store = running(path, clock)
    for number in range(600):
        store.send(c.AddGuest(f"Đại biểu {number}", "Ủy viên", "Cơ quan có tên dài để chiếm chỗ trên đĩa"))
    clock.pass_time(1)
    other = Store.make(journal, making(title="Buổi thứ hai"), clock)
    whole, others = journal.read(store.id), journal.read(other.id)
    roots = dict(journal.database.rows("SELECT name, rootpage FROM sqlite_schema"))
    journal.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // PAGE // 2 * PAGE
    assert middle // PAGE not in [root - 1 for root in roots.values()]
    data[middle : middle + PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)
    damage = ensure_sound(path, START)
    assert damage is not None
    assert damage.set_aside.read_bytes() == bytes(data)
    kept = Journal(path)
    saved = kept.read(store.id)
    assert 20 < len(saved) < len(whole)
    assert saved == whole[: len(saved)]
    assert kept.read(other.id) == others
    assert replay(saved).guests
    assert kept.check() == ""
    assert f"{damage.events} ghi chép của 2 buổi" in damage.sentence


def test_opening_a_damaged_file_says_so(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 500)
    with pytest.raises(JournalDamaged, match="bị hỏng"):
        Journal(path)


def test_the_wal_of_a_damaged_file_goes_with_it(path: Path, clock: Clock) -> None:
    journal, _ = running(path, clock)
    wal = path.with_name(path.name + "-wal").read_bytes()
    main = path.read_bytes()
    journal.close()
    path.write_bytes(b"\xa5" * max(len(main), PAGE))
    path.with_name(path.name + "-wal").write_bytes(wal)
    damage = ensure_sound(path, START)
    assert damage is None or damage.set_aside.with_name(damage.set_aside.name + "-wal").read_bytes() == wal


def test_a_repair_that_was_cut_off_between_the_two_renamings_is_finished(path: Path, clock: Clock) -> None:
    journal, store = running(path, clock)
    events = journal.read(store.id)
    journal.close()
    path.rename(path.with_name("chibo.cuu-20261104-140000.sqlite"))
    path.with_name("chibo.hong-20261104-140000.sqlite").write_bytes(b"the damaged one")
    assert ensure_sound(path, START) is None
    kept = Journal(path)
    assert kept.read(store.id) == events
    kept.close()
