"""A reader that meets a file while it is replaced reads it a moment later; what stays refused is told."""

import time
from pathlib import Path

import pytest

from assistant.platform import patient_files
from assistant.platform.patient_files import read_patiently


class Replaced:
    """A file that is refused so many times, as Windows does while it is being put in place."""

    def __init__(self, refusals: int, folder: Path = Path()) -> None:
        self.refusals, self.asked = refusals, 0
        self.parent = folder

    def read_bytes(self) -> bytes:
        self.asked += 1
        if self.asked <= self.refusals:
            raise PermissionError(13, "Permission denied")
        return b"whole"

    def is_dir(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patient_files, "PAUSES", (0.0,) * 5)
    monkeypatch.setattr(patient_files, "_lasting", {})


def test_what_is_being_replaced_is_read_again() -> None:
    assert read_patiently(Replaced(3)) == b"whole"  # type: ignore[arg-type] # a file of another system


def test_what_stays_refused_is_told() -> None:
    with pytest.raises(PermissionError):
        read_patiently(Replaced(100))  # type: ignore[arg-type] # the same


def test_of_a_folder_whose_files_stay_refused_only_the_first_is_waited_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [Replaced(100), Replaced(100), Replaced(100, Path("other"))]
    for file in files:
        with pytest.raises(PermissionError):
            read_patiently(file)  # type: ignore[arg-type] # the same
    assert [file.asked for file in files] == [6, patient_files.SHORT + 1, 6]
    # What is being replaced there is still read.
    assert read_patiently(Replaced(1)) == b"whole"  # type: ignore[arg-type] # the same
    monkeypatch.setattr(time, "monotonic", lambda: 1e12)
    # After a while it is waited for again.
    assert read_patiently(Replaced(5)) == b"whole"  # type: ignore[arg-type] # the same


def test_what_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_patiently(tmp_path / "none")
