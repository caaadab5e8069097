"""What the tests of the command line share: a folder of their own for what the program keeps on this machine."""

from pathlib import Path

import pytest

from assistant.platform.paths import DATA_VARIABLE


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else `chibo init` makes the folder of whoever runs the tests."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
