"""The port the program listens at: taken at once and held, so that no other program comes between look and use."""

import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.server.lan import LOCAL

QUEUE = 128
"""Connections that may wait until the program answers."""
TRIES = 5
"""Ports of the system's choosing that are tried: one that is free at the first host may be taken at another."""


@dataclass(frozen=True)
class Port:
    """A port that is ours, with the sockets that hold it, by host."""

    number: int
    sockets: Mapping[str, Sequence[socket.socket]]

    def release(self) -> None:
        """Give it back."""
        for held in self.sockets.values():
            for one in held:
                one.close()


def take_port(wanted: int, hosts: Sequence[str] = (LOCAL,)) -> Port | None:
    """`wanted` if nobody listens there at any of the hosts, else one the system chooses; None where a host is not ours.

    Whoever connects from now on waits until the program answers. Voila itself must never pick a port silently.
    """
    tries = [*([wanted] if wanted else []), *([0] * TRIES)]
    return next(filter(None, (_taken(port, hosts) for port in tries)), None)


def _taken(port: int, hosts: Sequence[str]) -> Port | None:
    """The port at all hosts (0: the one that the system gave at the first); else None, and nothing is held."""
    sockets: dict[str, Sequence[socket.socket]] = {}
    for host in hosts:
        try:
            held = socket.create_server((host, port), backlog=QUEUE)
        except OSError:
            Port(port, sockets).release()
            return None
        held.setblocking(False)
        sockets[host] = [held]
        port = int(held.getsockname()[1])
    return Port(port, sockets)
