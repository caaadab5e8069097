"""Every row has a sum, linked to the row before: what changed unseen by SQLite is named, and the sound part is kept."""

import shutil
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.events import Event
from assistant.domain.procedure import replay
from assistant.journal import schema
from assistant.journal.backups import FOLDER, Backups
from assistant.journal.database import JournalDamaged
from assistant.journal.heads import COLUMNS
from assistant.journal.journal import Journal
from assistant.journal.places import Places
from assistant.journal.repair import ensure_sound
from assistant.journal.store import Store

from .making import START, Clock, making, running

FIELD = "item.B8.ket_luan"
TITLE = "Sinh hoạt thường kỳ tháng 11/2026"
GUESTS = 12


class Lived(NamedTuple):
    """A journal of two meetings, closed."""

    path: Path
    meeting: str
    events: list[Event]
    other: str
    others: list[Event]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    path, clock = tmp_path_factory.mktemp("lived") / "chibo.sqlite", Clock()
    journal, store = running(path, clock)
    for number in range(GUESTS):
        store.send(c.AddGuest(f"Khách {number}"), f"wish-{number}")
    for number in range(5):
        clock.pass_time(1)
        store.send(c.EditText(FIELD, number, 0, 0, "đồng chí "), f"edit-{number}")
    clock.pass_time(1)
    other = Store.make(journal, making(START + timedelta(days=30), "Buổi thứ hai"), clock)
    found = Lived(path, store.id, journal.read(store.id), other.id, journal.read(other.id))
    journal.close()
    return found


@pytest.fixture
def lived(master: Lived, path: Path) -> Lived:
    shutil.copy(master.path, path)
    return master._replace(path=path)


def change(path: Path, *statements: str) -> None:
    """As a failing disk does it, past the program; SQLite itself finds nothing wrong afterwards."""
    with closing(apsw.Connection(str(path))) as database:
        for statement in statements:
            database.execute(statement)
        assert database.execute("PRAGMA quick_check").get == "ok"


def of_one(version: int) -> str:
    return f"meeting = 1 AND version = {version}"


DAMAGES: dict[str, tuple[int, list[str]]] = {
    "a letter of a text": (
        35,
        [f"UPDATE event SET data = replace(data, 'đồng chí', 'đồng chỉ') WHERE {of_one(35)}"],
    ),
    "a digit of a moment": (34, [f"UPDATE event SET at = '2026-11-04T07:01:00+00:00' WHERE {of_one(34)}"]),
    "the id of a wish": (21, [f"UPDATE event SET command = 'wish-99' WHERE {of_one(21)}"]),
    "two rows swapped": (
        21,
        [
            f"UPDATE event SET version = 1000 WHERE {of_one(21)}",
            f"UPDATE event SET version = 21 WHERE {of_one(22)}",
            "UPDATE event SET version = 22 WHERE meeting = 1 AND version = 1000",
        ],
    ),
    "a row that is gone": (25, [f"DELETE FROM event WHERE {of_one(25)}"]),
    "the last rows gone": (34, ["DELETE FROM event WHERE meeting = 1 AND version >= 34"]),
    "the last row gone, the list saying nothing of it": (
        36,
        [f"DELETE FROM event WHERE {of_one(36)}", "UPDATE meeting SET version = 35 WHERE number = 1"],
    ),
    "a row of another meeting": (
        36,
        [f"UPDATE event SET meeting = 2, version = 2 WHERE {of_one(36)}"],
    ),
    "a sum": (30, [f"UPDATE event SET sum = x'0011223344556677' WHERE {of_one(30)}"]),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_changed_in_a_file_that_sqlite_calls_sound_is_named_and_the_sound_part_kept(
    lived: Lived, name: str
) -> None:
    first, statements = DAMAGES[name]
    assert len(lived.events) == 36
    change(lived.path, *statements)
    damage = ensure_sound(lived.path, START)
    assert damage is not None, name
    with closing(Journal(lived.path)) as journal:
        assert journal.read(lived.meeting) == lived.events[: first - 1]
        assert journal.read(lived.other) == lived.others
    assert damage.set_aside.is_file()
    assert "xem lại" in damage.sentence
    if "gone" not in name and "another" not in name:
        assert f"Buổi “{TITLE}” chỉ còn đến ghi chép số {first - 1} (" in damage.sentence
        assert f"từ ghi chép số {first} về sau ({37 - first} ghi chép) bị mất" in damage.sentence
    assert ensure_sound(lived.path, START) is None


def test_a_line_of_the_list_is_made_anew_from_the_facts(lived: Lived) -> None:
    change(lived.path, "UPDATE meeting SET title = 'Sinh hoat thuong ky' WHERE number = 1")
    damage = ensure_sound(lived.path, START)
    assert damage is not None
    assert "Không mất ghi chép nào." in damage.sentence
    with closing(Journal(lived.path)) as journal:
        assert [head.title for head in journal.heads()] == ["Buổi thứ hai", TITLE]


def test_a_damage_while_the_program_runs_is_told_in_words_and_nothing_is_written_on_it(
    lived: Lived, clock: Clock
) -> None:
    with closing(Journal(lived.path)) as journal:
        store = Store(journal, lived.meeting, clock)
        change(lived.path, f"UPDATE event SET data = replace(data, 'Khách', 'Khach') WHERE {of_one(25)}")
        with pytest.raises(JournalDamaged, match=r"Ghi chép số 25 .* đóng chương trình rồi mở lại"):
            journal.read(lived.meeting)
        assert journal.read(lived.meeting, after=25) == lived.events[25:], "what was read before is not read again"
        assert store.send(c.AddGuest("Đến sau")), "the page goes on with what it knows"
        change(lived.path, "DELETE FROM event WHERE meeting = 1 AND version = 37")
        with pytest.raises(JournalDamaged, match="Ghi chép số 37"):
            store.send(c.AddGuest("Không vào đâu"))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(version=st.integers(2, 36), column=st.sampled_from(["at", "command", "kind", "data"]), data=st.data())
def test_no_change_of_a_letter_anywhere_goes_unseen(
    master: Lived, tmp_path_factory: pytest.TempPathFactory, version: int, column: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("flipped") / "chibo.sqlite"
    shutil.copy(master.path, path)
    with closing(apsw.Connection(str(path))) as database:
        text = database.execute(f"SELECT {column} FROM event WHERE {of_one(version)}").get
        at = data.draw(st.integers(0, len(text)))
        other = data.draw(st.characters(exclude_categories=["Cs"]).filter(lambda one: one != text[at : at + 1]))
        database.execute(
            f"UPDATE event SET {column} = ? WHERE {of_one(version)}", (text[:at] + other + text[at + 1 :],)
        )
    damage = ensure_sound(path, START)
    assert damage is not None
    with closing(Journal(path)) as journal:
        assert journal.read(master.meeting) == master.events[: version - 1]
        assert journal.read(master.other) == master.others


def copied(lived: Lived) -> None:
    """A rolling copy of the whole journal."""
    with closing(Journal(lived.path)) as journal:
        assert Backups(journal, lived.path.parent / FOLDER, lambda: START).tick()


DAMAGE: list[Callable[[Path], Any]] = [
    lambda path: change(path, f"UPDATE event SET data = replace(data, 'Khách', 'Khach') WHERE {of_one(25)}"),
    lambda path: change(path, "DELETE FROM event WHERE meeting = 1 AND version IN (1, 7, 8)"),
    lambda path: path.write_bytes(b"not a database at all" * 500),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_here_and_sound_in_a_copy_is_taken_from_there(
    lived: Lived, clock: Clock, damage: Callable[[Path], Any]
) -> None:
    copied(lived)
    damage(lived.path)
    found = ensure_sound(lived.path, START)
    assert found is not None
    assert "lấy lại được từ bản sao" in found.sentence
    with closing(Journal(lived.path)) as journal:
        assert journal.read(lived.meeting) == lived.events
        assert journal.read(lived.other) == lived.others
        Store(journal, lived.meeting, clock).send(c.AddGuest("Đến sau"))
    assert sorted(path.suffix for path in (lived.path.parent / FOLDER).iterdir()) == [".sqlite"], "no file beside it"


def test_facts_after_the_copy_go_on_from_it(lived: Lived, clock: Clock) -> None:
    copied(lived)
    with closing(Journal(lived.path)) as journal:
        store = Store(journal, lived.meeting, clock)
        later = [event for number in range(3) for event in store.send(c.AddGuest(f"Sau {number}"))]
    change(lived.path, f"UPDATE event SET data = replace(data, 'Khách', 'Khach') WHERE {of_one(25)}")
    found = ensure_sound(lived.path, START)
    assert found is not None
    assert "Trong đó 1 ghi chép hỏng đã lấy lại được" in found.sentence
    assert "Không mất ghi chép nào." in found.sentence
    with closing(Journal(lived.path)) as journal:
        assert journal.read(lived.meeting) == lived.events + later


def as_version_1(path: Path) -> None:
    """The file as the program wrote it before rows had sums."""
    change(
        path,
        "PRAGMA user_version = 1",
        "ALTER TABLE event DROP COLUMN sum",
        "ALTER TABLE meeting DROP COLUMN sum",
    )


def test_a_journal_of_the_version_before_comes_up_in_place(lived: Lived, clock: Clock) -> None:
    as_version_1(lived.path)
    assert ensure_sound(lived.path, START) is None
    opened: list[Journal] = []
    threads = [threading.Thread(target=lambda: opened.append(Journal(lived.path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    for number, journal in enumerate(opened):
        assert journal.read(lived.meeting)[:36] == lived.events
        assert journal.database.rows("PRAGMA user_version") == [(schema.VERSION,)]
        Store(journal, lived.meeting, clock).send(c.AddGuest(f"Đến sau {number}"))
        journal.close()
    assert ensure_sound(lived.path, START) is None
    change(lived.path, f"UPDATE event SET data = replace(data, 'Khách', 'Khach') WHERE {of_one(25)}")
    assert ensure_sound(lived.path, START) is not None
    with closing(Journal(lived.path)) as journal:
        assert replay(journal.read(lived.meeting)) == replay(lived.events[:24])


VERSION_2 = """CREATE TABLE meeting_old (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, title TEXT NOT NULL, start TEXT NOT NULL, stage TEXT NOT NULL,
    started TEXT, ended TEXT, adopted TEXT, cell TEXT NOT NULL,
    version INTEGER NOT NULL, changed TEXT NOT NULL,
    published INTEGER NOT NULL DEFAULT 0, folder TEXT UNIQUE, sum BLOB NOT NULL DEFAULT x''
)"""


def as_version_2(path: Path) -> None:
    """The file as the program wrote it before meetings belonged to one cell's folder."""
    columns = f"number, {COLUMNS}, published, folder, sum"
    change(
        path,
        VERSION_2,
        f"INSERT INTO meeting_old SELECT {columns} FROM meeting",
        "DROP TABLE meeting",
        "ALTER TABLE meeting_old RENAME TO meeting",
        "PRAGMA user_version = 2",
    )


def test_a_journal_that_is_not_divided_by_cell_comes_up_in_place(lived: Lived, clock: Clock) -> None:
    with closing(Journal(lived.path)) as journal:
        Places(journal).give(lived.meeting, "2026/2026-11-04 thuong-ky")
        Places(journal).mark_published(lived.meeting, 36)
        before = journal.heads()
    as_version_2(lived.path)
    assert ensure_sound(lived.path, START) is None
    with closing(Journal(lived.path)) as journal:
        assert journal.database.rows("PRAGMA user_version") == [(schema.VERSION,)]
        assert journal.heads() == before
        assert journal.read(lived.meeting) == lived.events
        assert journal.read(lived.other) == lived.others
        assert Places(journal).folder(lived.meeting) == "2026/2026-11-04 thuong-ky"
        assert lived.meeting not in Places(journal).unpublished()
        assert journal.database.rows("SELECT DISTINCT workspace FROM meeting") == [(None,)]
        assert not Places(journal).give(lived.other, "2026/2026-11-04 thuong-ky"), "of one cell, as far as is known"
        journal.database.rows("UPDATE meeting SET workspace = 'another' WHERE id = ?", (lived.other,))
        assert Places(journal).give(lived.other, "2026/2026-11-04 thuong-ky"), "each in its own cell's folder"
        Store(journal, lived.meeting, clock).send(c.AddGuest("Đến sau"))
    assert ensure_sound(lived.path, START) is None


def test_a_damaged_journal_of_the_version_before_keeps_its_sound_part(lived: Lived) -> None:
    as_version_1(lived.path)
    change(lived.path, f"UPDATE event SET data = substr(data, 2) WHERE {of_one(25)}")
    damage = ensure_sound(lived.path, START)
    assert damage is not None
    assert "từ ghi chép số 25 về sau (12 ghi chép)" in damage.sentence
    with closing(Journal(lived.path)) as journal:
        assert journal.read(lived.meeting) == lived.events[:24]
        assert journal.read(lived.other) == lived.others
