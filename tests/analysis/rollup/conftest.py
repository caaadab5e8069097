"""A made-up province that the tests of the roll-up read: made once, copied by those who change it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.usecases.province.tree import make_province
from tests.writes import own_data

CELLS, MONTHS, YEAR = 14, 3, 2025
__all__ = ["own_data"]


def clock() -> datetime:
    """When it is read: the year is over."""
    return datetime(2026, 11, 29, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree, not to be changed."""
    folder = tmp_path_factory.mktemp("province") / "tinh"
    make_province(folder, CELLS, MONTHS, 7, YEAR, lambda done, total: None)
    return folder


@pytest.fixture
def tree(province: Path, tmp_path: Path) -> Path:
    """A copy, to be damaged."""
    return Path(shutil.copytree(province, tmp_path / "tinh"))
