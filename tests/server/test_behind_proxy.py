"""A proxy on this machine reaches the server at 127.0.0.1, whoever asked it: strangers do not become local by it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import websocket

from tests.server.running import Running

NAME = "chibo.example"
PASSED_ON = [
    {"X-Forwarded-For": "203.0.113.7"},
    {"x-forwarded-proto": "https"},
    {"Forwarded": "for=203.0.113.7"},
    {"Via": "1.1 proxy"},
    {"X-Real-IP": "203.0.113.7"},
]


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server whose operator vouches for the proxy in front of it."""
    running = Running(Path(tmp_path_factory.mktemp("behind")), proxy=NAME).start()
    yield running
    assert running.stop() == 0


@pytest.mark.parametrize("headers", PASSED_ON, ids=lambda headers: next(iter(headers)))
def test_what_a_proxy_passes_on_opens_no_console(
    server: Running, cookie: dict[str, str], headers: dict[str, str]
) -> None:
    entrance = server.entrance.removeprefix(server.base)
    assert server.get(entrance, headers).status == 403, "neither the token"
    assert server.get("/", {**cookie, **headers}).status == 403, "nor a cookie that was given at the machine itself"
    assert server.get("/", cookie).status == 302


def test_nor_does_a_websocket(server: Running, cookie: dict[str, str]) -> None:
    address = f"ws://127.0.0.1:{server.port}/api/kernels/1-2-3-4-5/channels"
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        websocket.create_connection(
            address, header=[f"Cookie: {cookie['Cookie']}", "X-Forwarded-For: 203.0.113.7"], timeout=15
        )
    assert refused.value.status_code == 403


def test_a_proxy_that_says_nothing_of_itself_is_known_by_its_old_protocol(server: Running) -> None:
    entrance = server.entrance.removeprefix(server.base)
    assert server.raw(f"GET {entrance} HTTP/1.0\r\nHost: 127.0.0.1:{server.port}\r\n\r\n").startswith(b"HTTP/1.1 403")


def test_an_operator_may_vouch_for_the_proxy(behind: Running) -> None:
    entrance = behind.entrance.removeprefix(behind.base)
    passed_on = {"X-Forwarded-For": "203.0.113.7", "Host": NAME}
    assert behind.get(entrance, passed_on).status == 302
    assert behind.get(entrance, {**passed_on, "Host": "evil.example"}).status == 403, "under the name that was said"
