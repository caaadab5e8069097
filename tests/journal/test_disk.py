"""A disk of this machine that is full or read-only, for real: told in words, nothing half written, all right after."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from assistant.domain import commands as c
from assistant.domain.procedure import replay
from assistant.journal import database
from assistant.journal.database import JournalUnwritable
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.views.page import PageCommands
from tests.journal.making import Clock, running
from tests.pages import answer_at_once

FIELD = "item.B8.ket_luan"
needs_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a limit on the size of files (RLIMIT_FSIZE, prlimit) is Linux only"
)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 1 MB; skipped with a reason where this account may not mount."""
    folder = tmp_path / "small"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("mounting a tmpfs needs root on Linux; the page limit and RLIMIT_FSIZE cover the rest")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "chibo", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"mount refused: {made.stderr.decode()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def type_on(store: Store, text: str) -> dict[str, object]:
    """The page's answer to a text typed anew."""
    old = store.meeting.texts.get(FIELD)
    rev, length = (old.rev, len(old.value)) if old else (0, 0)
    commands = PageCommands(lambda: store, lambda: None, {})
    edit = {"field": FIELD, "rev": rev, "at": 0, "cut": length, "insert": text}
    return answer_at_once(commands, "EditText", edit, os.urandom(8).hex())


def test_a_journal_that_others_hold_is_told_and_written_to_once_they_let_go(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process writes for longer than anybody waits, as on a machine that has come to a standstill."""
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 50)
    _, store = running(path, clock)
    before = store.meeting.version
    with closing(apsw.Connection(str(path))) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = type_on(store, "Kết luận")
        assert "chương trình khác" in str(answer["error"])
        assert "trình duyệt" in str(answer["error"])
        other.execute("COMMIT")
    assert store.meeting.version == before
    assert "rev" in type_on(store, "Kết luận")


def test_a_full_database_is_told_and_everything_is_there_once_there_is_room(path: Path, clock: Clock) -> None:
    """SQLite's own limit of pages: the real error of the real database, on every system."""
    journal, store = running(path, clock)
    store.send(c.EditText(FIELD, 0, 0, 0, "Trước khi đầy"))
    journal.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.database.rows(f"PRAGMA max_page_count = {journal.database.rows('PRAGMA page_count')[0][0]}")
    before = journal.read(store.id)
    answer = type_on(store, "Kết luận dài. " * 2000)
    assert "đã đầy" in str(answer["error"])
    assert "trình duyệt" in str(answer["error"])
    assert "code" not in answer, "the browser tries again by itself"
    assert journal.read(store.id) == before
    assert journal.check() == ""
    journal.database.rows("PRAGMA max_page_count = 1000000")
    assert "error" not in type_on(store, "Kết luận dài. " * 2000)
    assert Store(Journal(path), store.id, clock).meeting.text(FIELD) == "Kết luận dài. " * 2000
    journal.close()


def test_a_really_full_disk(small_disk: Path, clock: Clock) -> None:
    journal, store = running(small_disk / "chibo.sqlite", clock)
    filler = small_disk / "anh.jpg"
    fill(filler)
    before = journal.read(store.id)
    told = [type_on(store, f"{turn} " + "Ghi chép " * 400) for turn in range(300)]
    refused = [one for one in told if "error" in one]
    assert refused
    assert all("đã đầy" in str(one["error"]) for one in refused)
    confirmed = len(told) - len(refused)
    assert len(journal.read(store.id)) == len(before) + confirmed
    assert Store(Journal(journal.path), store.id, clock).meeting == replay(journal.read(store.id)), (
        "a page opens all the same"
    )
    filler.unlink()
    assert "error" not in type_on(store, "Có chỗ rồi")
    assert store.meeting.text(FIELD) == "Có chỗ rồi"
    assert journal.check() == ""
    journal.close()


def test_a_disk_made_read_only_before_the_start(small_disk: Path, clock: Clock) -> None:
    journal, _ = running(small_disk / "chibo.sqlite", clock)
    path = journal.path
    journal.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(JournalUnwritable, match="Ổ đĩa của máy này"):
        Journal(path)


def fill(path: Path) -> None:
    """Write until the disk takes no more."""
    size = 1 << 20
    with path.open("wb", buffering=0) as stream:
        while size:
            try:
                stream.write(b"x" * size)
            except OSError:
                size //= 2


@needs_linux
def test_a_limit_of_the_system_that_comes_and_goes(path: Path, clock: Clock) -> None:
    """The system refuses each write beyond a size (EFBIG), as a failing disk does (EIO)."""
    import resource

    journal, store = running(path, clock)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = journal.read(store.id)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, usual[1]))
    try:
        answer = type_on(store, "Kết luận dài. " * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert "không ghi được" in str(answer["error"])
    assert journal.read(store.id) == before
    assert "error" not in type_on(store, "Kết luận")
    assert journal.check() == ""
    journal.close()
