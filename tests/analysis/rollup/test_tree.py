"""What is a tree of cells, and what is not: large trees, closed folders, folders that only look like it."""

import os
from pathlib import Path

import pytest

from assistant.analysis.rollup.tree import MOST_LOOKED, has_cells
from assistant.share.identity import PROFILE_NAME


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def test_a_province_with_more_upper_folders_than_are_looked_at_is_a_tree(tmp_path: Path) -> None:
    for number in range(MOST_LOOKED + 20):
        cell = made(tmp_path / f"xa {number:03}" / "Thôn Đoài")
        (cell / PROFILE_NAME).write_text("ten_chi_bo: Chi bộ thôn Đoài\n", "utf-8")
    assert has_cells(tmp_path)
    assert not has_cells(tmp_path / "xa 000" / "Thôn Đoài")


def test_a_cell_is_known_by_the_folder_of_a_year_with_meetings_alone(tmp_path: Path) -> None:
    made(tmp_path / "Xã" / "Thôn Đoài" / "2026" / "2026-11-04 thuong-ky")
    assert has_cells(tmp_path)


def test_pictures_that_are_kept_by_years_are_no_cells(tmp_path: Path) -> None:
    made(tmp_path / "Ảnh" / "2026" / "Tết")
    assert not has_cells(tmp_path)


def test_a_folder_that_is_closed_to_us_does_not_close_the_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (made(tmp_path / "a" / "Thôn Đoài") / PROFILE_NAME).write_text("", "utf-8")
    closed, real = made(tmp_path / "z"), os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "closed")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert has_cells(tmp_path)
    with pytest.raises(PermissionError):
        has_cells(closed)
