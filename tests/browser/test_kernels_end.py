"""Kernels without a browser: none outlives its page, its server or the silence set. Here for long waits."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.running import Running, until


@pytest.fixture
def entered(tmp_path: Path) -> Iterator[tuple[Running, dict[str, str]]]:
    """A server that forgets silent pages after four seconds and keeps two kernels warm."""
    running = Running(tmp_path, silence=4, preheat=True).start()
    answer = running.get(running.entrance.removeprefix(running.base))
    yield running, {"Cookie": "; ".join(answer.cookies)}
    if running.child is not None and running.child.poll() is None:
        running.stop()
    until("no kernel outlives its server", lambda: running.kernels() == [], 15)


def test_silent_pages_are_forgotten_warm_kernels_are_not(entered: tuple[Running, dict[str, str]]) -> None:
    server, cookie = entered
    until("two kernels are warm", lambda: len(server.kernels()) == 2)
    warm = server.kernels()
    page = server.get("/voila/render/meeting.ipynb?meeting=a", cookie)
    found = re.findall(r'"kernelId": "([^"]+)"', page.text)
    assert found, f"{page.status}: {page.text[-2000:]}"
    kernel = found[0]
    process = json.loads(server.get(f"/chibo/ping?kernel={kernel}", cookie).body)["kernel"]
    assert process in warm
    until("the pool is filled again", lambda: len(server.kernels()) == 3)
    until("the silent page's kernel is gone", lambda: process not in server.kernels(), 15)
    assert len(server.kernels()) == 2
    rest = next(pid for pid in warm if pid != process)
    assert rest in server.kernels()


def test_a_killed_server_leaves_nothing(entered: tuple[Running, dict[str, str]]) -> None:
    server, _ = entered
    until("two kernels are warm", lambda: len(server.kernels()) == 2)
    server.kill()
    until("no kernel is left over", lambda: server.kernels() == [], 15)
