"""The local network (mạng nội bộ): the addresses and names of this machine, and the links that `--lan` prints."""

import socket
from collections.abc import Iterable
from io import StringIO
from ipaddress import ip_address

import segno

from assistant.server.private import ENTER

LOCAL = "127.0.0.1"
# Connecting a UDP socket sends nothing; it asks the system which address it would send from. 192.0.2.1 is nobody's.
NOBODY = ("192.0.2.1", 9)


def network_addresses() -> list[str]:
    """This machine's IPv4 addresses that others can reach, the one it would send from first; none without a network."""
    found = [address for address in [_sender(), *_of_name()] if address and not ip_address(address).is_loopback]
    return list(dict.fromkeys(found))


def _sender() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOBODY)
        except OSError:  # no route to anywhere: not in a network
            return ""
        return str(probe.getsockname()[0])


def _of_name() -> list[str]:
    try:
        answers = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:  # a machine that does not know its own name
        return []
    return [str(answer[4][0]) for answer in answers]


def allowed_hosts(reachable: Iterable[str]) -> frozenset[str]:
    """The host names a request may be addressed to: this machine's own, and with a network its address and name."""
    own = {LOCAL, "localhost"}
    listening = set(reachable)
    if listening:
        name = socket.gethostname().lower()
        own |= listening | {name, f"{name}.local"}
    return frozenset(own)


def entrance_link(address: str, port: int, token: str) -> str:
    """The entrance for the holder of a token."""
    return f"http://{address}:{port}{ENTER}?token={token}"


def qr_code(url: str) -> str:
    """The link as a QR code of half blocks, light on dark, to be photographed from the window."""
    drawn = StringIO()
    segno.make(url, micro=False, error="l").terminal(drawn, border=2, compact=True)
    return drawn.getvalue().rstrip("\n")
