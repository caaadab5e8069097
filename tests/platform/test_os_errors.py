"""Why the system refused a file: on Windows one number means several things, so the path is looked at."""

import errno
from pathlib import Path

import pytest

from assistant.platform import os_errors
from assistant.platform.os_errors import os_reason
from assistant.wording import platform as words


@pytest.mark.parametrize(
    ("number", "below", "reason"),
    [
        (errno.EACCES, "folder", words.A_FOLDER),
        (errno.EEXIST, "file/new", words.NOT_A_FOLDER),
        (errno.ENOENT, "file/new/er", words.NOT_A_FOLDER),
        (errno.EACCES, "file", words.FORBIDDEN),
        (errno.EEXIST, "folder", words.THERE_ALREADY),
        (errno.ENOENT, "none", words.MISSING),
    ],
    ids=["folder", "below a file", "far below a file", "forbidden", "there already", "missing"],
)
def test_what_is_there_tells_what_the_number_means(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, below: str, reason: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    monkeypatch.setattr(os_errors, "WINDOWS", True)
    assert os_reason(OSError(number, "in English", str(tmp_path / below))) == reason


def test_folders_that_cannot_be_made_since_a_file_is_on_the_way_are_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(os_errors, "WINDOWS", True)
    error = OSError(errno.EEXIST, "in English", str(tmp_path / "file"))
    assert os_reason(error) == words.THERE_ALREADY, "a file was to be made"
    error.winerror = 183  # type: ignore[attr-defined,unused-ignore]  # an attribute of Windows alone
    assert os_reason(error) == words.NOT_A_FOLDER


def test_elsewhere_the_number_tells_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os_errors, "WINDOWS", False)
    assert os_reason(OSError(errno.EACCES, "Permission denied", str(tmp_path))) == words.FORBIDDEN
