"""A test that writes outside its own folder is refused and fails: shown by trying it."""

import os
from pathlib import Path

import pytest

from tests import writes
from tests.writes import ROOT


@pytest.mark.parametrize("place", [ROOT, ROOT / "tests", Path.home()], ids=["root", "tests", "home"])
def test_nothing_can_be_made_in_the_checkout_or_at_home(place: Path) -> None:
    stray = place / "stray.docx"
    for attempt in (
        stray.touch,
        stray.mkdir,
        lambda: stray.write_bytes(b"x"),
        lambda: stray.symlink_to(ROOT),
        lambda: os.close(os.open(stray, os.O_CREAT | os.O_WRONLY)),
    ):
        with pytest.raises(OSError, match="outside its own folder"):
            attempt()
        assert writes.caught[0].endswith(str(stray))
        writes.caught.clear()
    assert not os.path.lexists(stray)
    assert writes.caught == []


def test_nothing_can_be_moved_changed_or_removed_there(tmp_path: Path) -> None:
    mine = tmp_path / "mine.docx"
    mine.touch()
    readme = ROOT / "README.md"
    before = readme.stat()
    for attempt in (
        readme.unlink,
        lambda: readme.rename(tmp_path / "README.md"),
        lambda: mine.rename(ROOT / "mine.docx"),
        lambda: readme.chmod(0o600),
        lambda: os.utime(readme),
        lambda: os.truncate(readme, 0),
        (ROOT / "docs").rmdir,
    ):
        with pytest.raises(OSError, match="outside its own folder"):
            attempt()
        assert writes.caught.pop()
    assert (readme.stat(), mine.exists()) == (before, True)
    assert writes.caught == []


def test_a_name_without_a_folder_is_one_of_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(OSError, match="outside its own folder"):
        Path("bad.json").write_bytes(b"{}")
    assert writes.caught.pop() == "open bad.json"
    monkeypatch.chdir(tmp_path)
    Path("good.json").touch()
    assert writes.caught == []


def test_reading_and_folders_of_ones_own_are_free(tmp_path: Path) -> None:
    assert (ROOT / "README.md").read_bytes()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.docx").touch()
    Path(os.devnull).write_bytes(b"x")
    assert writes.caught == []


def test_what_a_started_program_left_in_the_checkout_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writes, "unknown", lambda: {"stray.docx"})
    assert writes.left_behind(set()) == {"stray.docx"}
    assert writes.left_behind({"mine.docx"}) == set(), "somebody is at work in this checkout"
    assert writes.left_behind(None) == set(), "no git here"
