"""A copied cell's folder is noticed and asked about; one that was moved or renamed keeps its identity unasked."""

import json
import os
import platform
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.share import copied
from assistant.share.copied import CopiedFrom, copied_from, keep_as_moved, make_another
from assistant.share.files import Files
from assistant.share.identity import MARK_FILE, Identity
from assistant.share.notes import Notes
from assistant.share.outbox import Outbox


class Machine:
    """A machine that opens folders."""

    def __init__(self, data: Path) -> None:
        self.outbox = Outbox(data, lambda: datetime(2026, 11, 4, tzinfo=UTC))

    @property
    def notes(self) -> Notes:
        return self.outbox.notes

    def open(self, folder: Path) -> CopiedFrom | None:
        """What is asked."""
        Identity(self.notes, Files(), self.outbox.folder).introduce(folder)
        return copied_from(folder, self.notes, Files())


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path / "data")
    yield made
    made.outbox.close()


@pytest.fixture
def cell(tmp_path: Path, machine: Machine) -> Path:
    """A cell's folder that this machine has opened."""
    folder = tmp_path / "Chi bộ"
    folder.mkdir()
    (folder / "chi-bo.yaml").write_text("ten_chi_bo: Chi bộ\n", encoding="utf-8")
    assert machine.open(folder) is None
    return folder


def number(folder: Path) -> str:
    return str(json.loads((folder / MARK_FILE).read_text("utf-8"))["ma"])


def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """Another machine, which never saw the cell's folder."""
    monkeypatch.setattr(platform, "node", lambda: "MAY-KHAC")
    return Machine(tmp_path / "data-2")


def test_a_folder_that_was_moved_or_renamed_keeps_its_identity_unasked(
    machine: Machine, cell: Path, tmp_path: Path
) -> None:
    before = number(cell)
    moved = cell.rename(tmp_path / "Chi bộ Thôn Hạ")
    assert machine.open(moved) is None
    assert machine.notes.mark(moved) == before
    back = moved.rename(cell)
    assert machine.open(back) is None


def test_a_copy_is_asked_about_and_not_taken_for_the_folder_itself(
    machine: Machine, cell: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(cell, tmp_path / "bản sao"))
    assert machine.open(copy) == CopiedFrom(cell)
    assert machine.open(copy) == CopiedFrom(cell), "until it is answered"
    assert machine.notes.mark(copy) == ""
    assert not list(copy.glob(".~*")) + list(cell.glob(".~*"))


def test_a_copy_to_which_the_cell_moved_keeps_the_identity_and_the_old_one_is_asked_about(
    machine: Machine, cell: Path, tmp_path: Path
) -> None:
    copy, before = Path(shutil.copytree(cell, tmp_path / "bản sao")), number(cell)
    keep_as_moved(copy, machine.notes, Files())
    assert number(copy) == machine.notes.mark(copy) == before
    assert machine.open(copy) is None or machine.open(copy) == CopiedFrom(cell)
    assert machine.open(cell) == CopiedFrom(copy)


def test_a_copy_for_another_cell_gets_an_identity_of_its_own(machine: Machine, cell: Path, tmp_path: Path) -> None:
    copy, before = Path(shutil.copytree(cell, tmp_path / "bản sao")), number(cell)
    make_another(copy, machine.notes, Files())
    assert number(copy) == machine.notes.mark(copy) != before
    assert number(cell) == machine.notes.mark(cell) == before
    assert machine.open(copy) is None
    assert machine.open(cell) is None


def test_another_machine_asks_about_a_copy_on_its_own_disk_and_knows_what_came_along(
    machine: Machine, cell: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, before = Path(shutil.copytree(cell, tmp_path / "bản sao")), number(cell)
    told, other = CopiedFrom(cell, platform.node()), elsewhere(monkeypatch, tmp_path)
    assert other.open(copy) == told
    make_another(copy, other.notes, Files())
    assert other.open(copy) is None
    assert other.notes.mark(copy) == number(copy) != before
    assert [str(path) for path in other.notes.places(before)] == [str(told)]


def test_another_machine_is_not_asked_about_the_share_that_all_open(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "Ổ chung"
    share.mkdir()
    (share / "chi-bo.yaml").write_text("ten_chi_bo: Chi bộ\n", encoding="utf-8")
    monkeypatch.setattr(copied, "is_local", lambda path: False)
    assert machine.open(share) is None
    other = elsewhere(monkeypatch, tmp_path)
    assert other.open(share) is None
    assert other.notes.mark(share) == number(share)


@pytest.mark.skipif(os.name == "nt", reason="a link needs an administrator; Wine says it made one, and there is none")
def test_one_folder_by_two_names_is_no_copy(machine: Machine, cell: Path, tmp_path: Path) -> None:
    (tmp_path / "Z").symlink_to(cell, target_is_directory=True)
    assert machine.open(tmp_path / "Z") is None
    assert machine.notes.mark(tmp_path / "Z") == number(cell)
