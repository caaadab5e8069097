"""What the journal's tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.journal.journal import Journal
from tests.journal.making import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chibo.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal(path)
    yield opened
    opened.close()
