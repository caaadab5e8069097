"""A sync client's copies of records: named, never read as a record, never deleted."""

import unicodedata
from pathlib import Path

import pytest

from assistant.journal import record
from assistant.usecases.past_meetings import past_meetings
from tests.journal.making import Clock, running

COPIES = ["ho-so (1).json", "ho-so - Copy.json", "ho-so-LAPTOP-7Q2K.json", "Bản sao của ho-so.json"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a meeting on the share."""
    journal, store = running(tmp_path / "chibo.sqlite", Clock())
    place = tmp_path / "chi-bo" / "2026" / "2026-11-04 thuong-ky"
    place.mkdir(parents=True)
    (place / record.FILE_NAME).write_bytes(record.dump(store.meeting))
    journal.close()
    return place


@pytest.mark.parametrize("name", [*COPIES, unicodedata.normalize("NFD", "ho-so (bản sao xung đột của Lan).json")])
def test_a_copy_is_named_and_not_read(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / record.FILE_NAME).read_bytes())
    found = past_meetings(folder.parents[1])
    assert [one.path.name for one in found if one.outline] == [record.FILE_NAME]
    (told,) = (one.problem for one in found if one.problem)
    assert name in told
    assert (folder / name).exists()


@pytest.mark.parametrize(
    "copy", ["2026-11-04 thuong-ky - Copy", "2026-11-04 thuong-ky (1)", "2026-11-04 thuong-ky - Bản sao"]
)
def test_a_copied_folder_does_not_double_the_meeting(folder: Path, copy: str) -> None:
    twin = folder.with_name(copy)
    twin.mkdir()
    (twin / record.FILE_NAME).write_bytes((folder / record.FILE_NAME).read_bytes())
    found = past_meetings(folder.parents[1])
    assert [one.path.parent for one in found if one.outline] == [folder]
    assert copy in next(one.problem for one in found if one.problem)
