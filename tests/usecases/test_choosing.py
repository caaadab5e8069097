"""The cell's folder chosen on the home page: without a command line, also one that is not made yet."""

import os
from pathlib import Path

import pytest

from assistant.platform.paths import data_dir, remembered_folder
from assistant.usecases.bad_input import BadInput
from assistant.usecases.choosing import choose_folder
from assistant.views.home.choosing import choose
from assistant.wording import usecases as words
from assistant.workspace.init import init


def test_a_cell_s_folder_is_opened_from_now_on(tmp_path: Path, workspace: Path) -> None:
    init(workspace, sample=False)
    assert choose_folder(f' "{workspace}" ', make=False) == ""
    assert remembered_folder() == workspace


@pytest.mark.usefixtures("workspace")
def test_a_folder_without_settings_is_made_only_when_somebody_says_so(tmp_path: Path) -> None:
    new = tmp_path / "Ổ chung" / "Chi bộ mới"
    assert str(new) in choose_folder(str(new), make=False)
    assert (new.exists(), remembered_folder()) == (False, None)
    assert choose_folder(str(new), make=True) == ""
    assert (new / "chi-bo.yaml").is_file()
    assert remembered_folder() == new


@pytest.mark.usefixtures("workspace")
def test_a_folder_that_is_not_there_is_offered_to_be_made_with_its_whole_path(tmp_path: Path) -> None:
    new = tmp_path / "Chi bộ 5"
    asked = choose({"path": str(new)}, "c1")
    assert asked == {"ask": words.FOLDER_NOT_THERE.format(folder=new)}
    assert not new.exists()
    new.mkdir()
    assert choose({"path": str(new)}, "c2") == {"ask": words.FOLDER_TO_MAKE.format(folder=new)}
    assert choose({"path": str(new), "make": True}, "c3") == {"ask": ""}
    assert (new / "chi-bo.yaml").is_file()


@pytest.mark.skipif(os.name != "nt", reason="only there a path begins with a drive")
def test_a_drive_that_is_not_there_takes_no_folder() -> None:
    free = next(letter for letter in "QRSTUVWXYZ" if not Path(f"{letter}:\\").exists())
    with pytest.raises(BadInput, match=words.DRIVE_AWAY):
        choose_folder(f"{free}:\\ChiBo", make=False)


@pytest.mark.usefixtures("workspace")
def test_what_cannot_be_a_cell_s_folder_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    for typed, told in {
        "": words.FOLDER_NOT_WHOLE,
        "ChiBo": words.FOLDER_NOT_WHOLE,
        str(tmp_path / "tệp"): words.FOLDER_IS_FILE.format(folder=tmp_path / "tệp"),
        str(data_dir()): words.FOLDER_IS_DATA,
    }.items():
        with pytest.raises(BadInput) as refusal:
            choose_folder(typed, make=True)
        assert str(refusal.value) == told
    with pytest.raises(BadInput):
        choose_folder(str(tmp_path / "tệp" / "x"), make=True)
    assert remembered_folder() is None
