"""Inside a page's kernel: who came, and as what? A pre-heated kernel waits here for its visitor.

Stands in for `voila.utils.get_query_string`, whose import alone costs a kernel 3 s and 44 MB.
"""

import json
import os
import time

from assistant.domain.roles import PageRole

ROLE_VARIABLE = "CHIBO_ROLE"
HOSTED_VARIABLE = "CHIBO_HOSTED"
PAUSE = 0.2  # seconds until the server is asked again after a broken connection


def page_role() -> PageRole:
    """Who holds this page, as the server said when it started the kernel; a browser cannot change it.

    A process that no server started (a test, a notebook of one's own) belongs to whoever has the files: the console.
    """
    return PageRole(os.environ.get(ROLE_VARIABLE, PageRole.CONSOLE))


def is_served() -> bool:
    """Whether our own server started this process for a page; else it is a Jupyter's that somebody opened."""
    return ROLE_VARIABLE in os.environ


def is_hosted() -> bool:
    """Whether an operator runs the server for this person (`chibo hub`): folder and end of the program are his."""
    return bool(os.environ.get(HOSTED_VARIABLE))


def query_string() -> str:
    """The query of the page's address (`meeting=…`), known once somebody has opened the page; until then this waits.

    Call it before building anything: what is read before the visitor comes is the past.
    """
    if os.environ.get("VOILA_PREHEAT") == "True":
        _wait_for_visitor()
    return os.environ.get("QUERY_STRING", "")


def _wait_for_visitor() -> None:
    """Take over what the server says of the visitor. Imports here: a cold kernel, whose visitor waits, needs none."""
    from websockets.exceptions import WebSocketException

    while os.environ.get("VOILA_PREHEAT") == "True":
        try:
            os.environ.update(_visitor(), VOILA_PREHEAT="False")
        except (OSError, WebSocketException):  # the computer slept, the server is busy: ask again
            time.sleep(PAUSE)


def _visitor() -> dict[str, str]:
    """What the server says of the visitor (names as CGI has them); waits for him without limit."""
    from websockets.sync.client import connect

    port, base, kernel = (os.environ[name] for name in ("VOILA_APP_PORT", "VOILA_WS_BASE_URL", "VOILA_KERNEL_ID"))
    address = f"ws://127.0.0.1:{port}{base}voila/query/{kernel}"
    with connect(address, open_timeout=5, ping_interval=None, proxy=None) as socket:
        said = json.loads(socket.recv())
    return {str(name): str(value) for name, value in said.items()}
