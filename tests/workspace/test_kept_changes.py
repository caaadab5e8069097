"""Thay đổi đã ghi: what the share does not tell just now is as it was seen, and no file spoils the others."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.domain.changes import Change
from assistant.workspace.column_choice import FOLDER as COLUMNS
from assistant.workspace.column_choice import shared_choices
from assistant.workspace.kept_changes import KeptChanges, ReadChanges, dump_change, file_name, read_changes

FOLDER = "chuyen-de"
FIRST, SECOND = (
    Change(thing, datetime(2026, 11, 4, 8, n, tzinfo=UTC), "may", {"title": thing}) for n, thing in enumerate("ab")
)


@pytest.fixture
def kept(tmp_path: Path) -> KeptChanges:
    """Two changes that another machine wrote, seen once."""
    found = KeptChanges(tmp_path / "máy này", tmp_path / "chi-bo", FOLDER)
    folder = found.workspace / FOLDER
    folder.mkdir(parents=True)
    for change in (FIRST, SECOND):
        (folder / file_name(change)).write_bytes(dump_change(change))
    assert found.read().changes == (FIRST, SECOND)
    return found


def test_a_folder_that_cannot_be_listed_is_not_an_empty_one(kept: KeptChanges, tmp_path: Path) -> None:
    folder = kept.workspace / FOLDER
    there = folder.rename(tmp_path / "giữ")
    folder.write_bytes(b"")
    for _ in range(2):
        away = kept.read()
        assert away.changes == (FIRST, SECOND)
        assert "lần đọc gần nhất" in away.problems[0]
    folder.unlink()
    there.rename(folder)
    assert kept.read() == ReadChanges((FIRST, SECOND))


def test_a_file_that_cannot_be_read_now_stays_as_it_was_seen(kept: KeptChanges) -> None:
    """A folder of its name is as unreadable as a file that another program holds."""
    locked = kept.workspace / FOLDER / file_name(FIRST)
    locked.unlink()
    locked.mkdir()
    for _ in range(2):
        now = kept.read()
        assert now.changes == (FIRST, SECOND)
        assert locked.name in now.problems[0]
    locked.rmdir()
    assert kept.read().changes == (SECOND,), "a change that was taken away by hand is gone"


def test_this_machines_own_folder_that_cannot_be_listed_is_told(kept: KeptChanges) -> None:
    kept.here.parent.mkdir(exist_ok=True)
    kept.here.write_bytes(b"")
    now = kept.read()
    assert now.changes == (FIRST, SECOND)
    assert str(kept.here) in now.problems[0]


@pytest.mark.parametrize(
    "data",
    [
        b'{"cua":"x","luc":"0001-01-01T00:00:00+07:00","may":"m","sua":{}}',
        b'{"cua":"x","luc":"9999-12-31T23:59:59-07:00","may":"m","sua":{}}',
        b'{"cua":"x","luc":"9999-12-31T23:59:59.999999+00:00","may":"m","sua":{}}',
        b"[" * 100_000,
    ],
    ids=["before all days", "after all days", "the last of all", "deep"],
)
def test_a_file_of_no_moment_spoils_nothing(kept: KeptChanges, data: bytes) -> None:
    (kept.workspace / FOLDER / "lạ.json").write_bytes(data)
    now = kept.read()
    assert now.changes == (FIRST, SECOND)
    assert "lạ.json" in now.problems[0]


def test_what_was_seen_is_read_without_what_is_no_moment(kept: KeptChanges) -> None:
    kept.seen.write_bytes(b'[{"cua":"x","luc":"0001-01-01T00:00:00+07:00","may":"m","sua":{}}]')
    (kept.workspace / FOLDER).rename(kept.workspace / "khác")
    (kept.workspace / FOLDER).write_bytes(b"")
    assert kept.read().changes == ()


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert read_changes(tmp_path / "không có") == ([], [])
    (tmp_path / COLUMNS).write_bytes(b"")
    assert shared_choices(tmp_path) == {}
