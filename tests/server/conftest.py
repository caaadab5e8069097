"""One running server for the HTTP tests, and the cookie that lets them in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.running import Running


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A real server on a free port with folders of its own; no kernel of it survives it."""
    running = Running(Path(tmp_path_factory.mktemp("server"))).start()
    yield running
    running.end()


@pytest.fixture(scope="session")
def cookie(server: Running) -> dict[str, str]:
    """Headers of a browser that came in by the entrance."""
    answer = server.get(server.entrance.removeprefix(server.base))
    assert answer.status == 302
    return {"Cookie": "; ".join(answer.cookies)}
