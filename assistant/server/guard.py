"""The guard before every route, ours and Voila's: known host, login cookie, and a role that may open it."""

import json
import struct
from itertools import islice
from typing import Any, Literal, cast
from urllib.parse import unquote

import tornado.web
from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import FileFindHandler, JupyterHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.httputil import split_host_and_port
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from assistant.domain.roles import PageRole
from assistant.server.door import Visitor
from assistant.server.kernels import Kernels
from assistant.server.private import CLOSED, hide_tokens

MOST_OF_ALL, MOST_OF_OTHERS = 100 * 2**20, 2**20
"""Bytes of one websocket message, from the console and from others."""
MOST_PARTS = 1000
"""Of one message: header, parent, metadata, content, and what widgets add."""
MOST_ENCODED = 4
"""Times that an address may have been encoded: browsers do it once."""
NO_MESSAGE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, struct.error)
"""What Jupyter's reading of a message raises for one that is none."""


class Guarded(JupyterHandler):
    """A route behind the guard: whoever may not gets the 403 page, not a redirect."""

    auth_resource = "console"

    async def prepare(self, **_: Any) -> None:
        """Host, identity and XSRF are checked by Jupyter, then the role; before anything of the route itself runs."""
        prepared: Any = super().prepare()
        await ensure_async(prepared)
        if self._finished:  # on the way to the login of the hub
            return
        user = self.current_user
        if user is None or not self.authorizer.is_authorized(self, user, "", self.auth_resource):
            raise tornado.web.HTTPError(403)
        if leads_out(self.request.path):
            raise tornado.web.HTTPError(404)

    @property
    def kernels(self) -> Kernels:
        """The kernel manager, which is ours."""
        return cast("Kernels", self.settings["kernel_manager"])

    @property
    def visitor(self) -> Visitor:
        """Who asks."""
        return cast("Visitor", self.current_user)

    def check_host(self) -> bool:
        """The exact names of this server: no other name leads here (DNS rebinding).

        Behind a hub there are none to know: its proxy hands on what the browser asked for, and its login guards.
        """
        if self.settings["hosts"] is None:
            return True
        host, _ = split_host_and_port(self.request.host.lower())
        return host in self.settings["hosts"]

    def set_cors_headers(self) -> None:
        """No page of another origin may read an answer, not even that of the entrance."""

    def get_login_url(self) -> str:
        """Tornado asks for this when the cookie is missing. Only a hub has a login (`hub.HubDoor`)."""
        address = str(self.settings["login_url"])
        if address == CLOSED:
            raise tornado.web.HTTPError(403)
        return address

    def at(self, path: str) -> str:
        """The address of a path of ours: a hub serves each user below a prefix."""
        return f"{self.base_url.rstrip('/')}{path}"

    def _request_summary(self) -> str:
        return hide_tokens(super()._request_summary())


def leads_out(path: str) -> bool:
    """Whether an address could be read as one outside the folder it begins with, however often it was encoded.

    Each of Voila's routes has an answer of its own to such a path (404, 403, 500); here there is one.
    """
    plain = path
    for _ in range(MOST_ENCODED):
        path, plain = plain, unquote(plain)
        if plain == path:
            break
    return (
        plain != path
        or any(sign in plain for sign in ("\\", "\0", "//"))
        or any(part.startswith("..") for part in plain.split("/"))
    )


class Kernel(Guarded, KernelHandler):
    """`GET /api/kernels/<id>`: Voila's script asks whether its kernel is there. Kernels end by the goodbye only."""

    auth_resource = "kernels"

    async def delete(self, kernel_id: str) -> None:
        """Not offered."""
        raise tornado.web.HTTPError(405)


class Channels(Guarded, VoilaKernelWebsocketHandler):
    """The websocket of a kernel. Which messages pass: `kernels.WIDGETS_NEED`."""

    auth_resource = "kernels"

    @property
    def max_message_size(self) -> int:
        """Bytes of one message: the chair and the projector have nothing long to say."""
        return MOST_OF_ALL if self.visitor.role is PageRole.CONSOLE else MOST_OF_OTHERS

    def on_message(self, ws_message: str | bytes) -> None:
        """What is no message closes the socket, before Jupyter reads sizes out of it and reserves that much."""
        try:
            if is_well_framed(ws_message, v1=self.selected_subprotocol is not None):
                super().on_message(ws_message)
                return
        except NO_MESSAGE as error:  # parts that are nowhere, fields that are missing, endless nesting
            self.log.info("The message cannot be read: %s", type(error).__name__)
        self.log.warning("No message of Jupyter's: the websocket is closed")
        self.close(1007)


def is_well_framed(message: str | bytes, v1: bool) -> bool:
    """Whether a message has the form that its protocol asks for: JSON, or parts announced by a table of offsets."""
    if isinstance(message, bytes):
        width, order = (8, "little") if v1 else (4, "big")
        numbers = (message[at : at + width] for at in range(0, len(message), width))
        parts, *offsets = (
            int.from_bytes(number, cast("Literal['little', 'big']", order))
            for number in islice(numbers, MOST_PARTS + 1)
        )
        table = [(parts + 1) * width, *offsets[:parts], len(message)]
        return 0 < parts <= len(offsets) and table == sorted(table)
    try:
        said = json.loads(message)
    except ValueError:
        return False
    header = said.get("header") if isinstance(said, dict) else None
    return not v1 and isinstance(header, dict) and isinstance(header.get("msg_type"), str)


class TemplateFile(Guarded, TemplateStaticFileHandler):
    """Scripts and styles of Voila's templates."""

    auth_resource = "asset"

    def parse_url_path(self, url_path: str) -> str:
        """Voila asserts this form, with a 500."""
        template, _, rest = url_path.partition("/static/")
        if not template.isalnum() or not rest:
            raise tornado.web.HTTPError(404)
        return cast("str", super().parse_url_path(url_path))


class StaticFile(Guarded, MultiStaticFileHandler):
    """Voila's own scripts."""

    auth_resource = "asset"

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Tornado answers 403 for what is no file; for whoever was let in that is not there."""
        try:
            return cast("str | None", super().validate_absolute_path(root, absolute_path))
        except tornado.web.HTTPError as error:
            raise tornado.web.HTTPError(404) from error


class ThemeFile(Guarded, ThemesHandler):
    """Themes of JupyterLab."""

    auth_resource = "asset"


class ExtensionFile(Guarded, FileFindHandler):
    """Scripts of the widget extensions."""

    auth_resource = "asset"


GUARDED: dict[type, type[Guarded]] = {
    KernelHandler: Kernel,
    VoilaKernelWebsocketHandler: Channels,
    TemplateStaticFileHandler: TemplateFile,
    MultiStaticFileHandler: StaticFile,
    ThemesHandler: ThemeFile,
    FileFindHandler: ExtensionFile,
}
"""Voila's handlers that pages need, with ours in their place; its tree, contents, files and login are not served."""
