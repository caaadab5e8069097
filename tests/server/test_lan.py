"""The machine in its network: addresses, names, links and their codes; the second start."""

import logging
import socket
from ipaddress import ip_address
from pathlib import Path

import pytest
import segno

from assistant.server import lan
from assistant.server.app import App
from assistant.server.ports import take_port
from assistant.server.private import Redacting
from tests.server.running import Running

HALF = {" ": (1, 1), "▀": (0, 1), "▄": (1, 0), "█": (0, 0)}


def test_addresses_are_others_way_to_this_machine() -> None:
    found = lan.network_addresses()
    assert len(set(found)) == len(found)
    assert not [address for address in found if ip_address(address).is_loopback]


def test_a_machine_without_a_network_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    monkeypatch.setattr(socket, "getaddrinfo", unreachable)
    assert lan.network_addresses() == []


def test_names_grow_by_the_machines_own_only() -> None:
    name = socket.gethostname().lower()
    assert lan.allowed_hosts([]) == {"127.0.0.1", "localhost"}
    assert lan.allowed_hosts(["10.1.2.3"]) == {"127.0.0.1", "localhost", "10.1.2.3", name, f"{name}.local"}


def test_the_code_in_the_window_is_the_link() -> None:
    link = lan.entrance_link("192.168.100.100", 8866, "t" * 22)
    rows = lan.qr_code(link).splitlines()
    pixels = [[HALF[sign][half] for sign in row] for row in rows for half in (0, 1)]
    wanted = [list(row) for row in segno.make(link, micro=False, error="l").matrix_iter(border=2)]
    assert pixels[: len(wanted)] == wanted
    assert len(rows) <= 24, "fits into a window of 25 lines"


def test_without_lan_it_is_on_this_machine_only(server: Running) -> None:
    with pytest.raises(ConnectionRefusedError):
        server.get("/", address="127.0.0.2")
    assert len(server.links) == 1


def number(wanted: int, *hosts: str) -> int | None:
    """The port that is taken, given back at once."""
    port = take_port(wanted, hosts or ("127.0.0.1",))
    if port is None:
        return None
    port.release()
    return port.number


def test_a_busy_port_is_left_alone(server: Running) -> None:
    assert number(server.port) != server.port
    free = number(0)
    assert free
    assert number(free) == free


def test_a_port_that_was_chosen_is_held_until_it_is_used() -> None:
    port = take_port(0)
    assert port
    try:
        with pytest.raises(OSError, match="in use|10048|10013"), socket.create_server(("127.0.0.1", port.number)):
            pass
        assert number(port.number) not in (port.number, None)
        with socket.create_connection(("127.0.0.1", port.number), timeout=5):
            pass  # whoever comes early waits
    finally:
        port.release()


def test_a_library_that_ends_the_program_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        App(data=str(tmp_path)).exit(1)
    assert end.value.code == 1
    assert str(tmp_path / "logs" / "may-chu.log") in capsys.readouterr().out


def test_a_port_is_free_at_every_address_or_not_at_all() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.2", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert number(port) == port
        assert number(port, "127.0.0.1", "127.0.0.2") not in (port, None)
    assert number(0, "127.0.0.1", "192.0.2.99") is None


def test_an_address_that_is_not_ours_is_told(server: Running) -> None:
    said = server.output.read_bytes()
    asked = {"data": str(server.folder / "other"), "lan": ["192.0.2.99"], "port": 0}
    assert server.launch(**asked).wait(60) == 1
    assert "192.0.2.99" in server.said()
    server.output.write_bytes(said)


def test_a_second_start_for_the_network_is_told_that_the_first_is_not(server: Running) -> None:
    said = server.output.read_bytes()
    assert server.launch(lan=[]).wait(60) == 1
    assert "--lan" in server.said()
    server.output.write_bytes(said)


def test_no_line_of_the_log_shows_a_token() -> None:
    form = Redacting("%(message)s", ("geheim",))
    record = logging.LogRecord("x", logging.INFO, "", 1, "GET /enter?token=abc&x=1 cookie geheim", None, None)
    assert form.format(record) == "GET /enter?token=…&x=1 cookie …"
