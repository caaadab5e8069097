"""The server: Voila, fit for one laptop in a meeting room. Leans on voila 0.5 internals; tests/server guards them."""

import re
import socket
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jupyter_core.utils import run_sync
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import RequestHandler
from traitlets import Bool, Float, Int, List, Unicode
from voila.app import Voila

from assistant.platform.clock import process_clock
from assistant.server import handlers, lan, static, wall
from assistant.server.configuration import WARM_LATER
from assistant.server.door import HEADERS
from assistant.server.guard import GUARDED
from assistant.server.private import CLOSED, ENTER, hide_tokens
from assistant.server.serve import HOME_FIRST, tell
from assistant.server.viewers import MOST_VIEWERS, Scene, Viewers
from assistant.wording.cli import OWN_FAULT

KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"

LAST_WORD = 0.2
"""Seconds between the wish to end and the end."""
LONGEST_BODY = 64 * 1024
"""Bytes of a request's body from the network: a page posts one short field, and Tornado reads it before any guard."""


class App(Voila):
    """Voila on 127.0.0.1, and on the network where asked to, with our own routes, guard, templates and kernel care."""

    name = "chibo"
    again = False
    """Whether the program is to begin anew once it has ended."""
    when_listening: Callable[[], None] | None = None
    taken: Mapping[str, Sequence[socket.socket]] = {}
    """The sockets of our port that are held already, by address (ports.py)."""
    silence = Float(300.0, config=True, help="Seconds without a ping after which a page's kernel is ended.")
    preheat = Bool(True, config=True, help="Keep one kernel warm for the home page and one for the console.")
    data = Unicode(config=True, help="This machine's data folder.")
    boot = Unicode(config=True, help="Identity of this run of the server.")
    visit = Unicode(config=True, help="The part of an address that only our own kernels know.")
    proxy = Unicode(config=True, help="The name under which a trusted proxy on this machine shows the server.")
    most_projectors = Int(MOST_VIEWERS, config=True, help="Walls and phones that may look at once.")
    hosted = Bool(False, config=True, help="Whether a hub stands before the server: its login, its name, its end.")
    lan = List(Unicode(), config=True, help="Addresses of this machine to listen at besides 127.0.0.1.")

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings, closed: known host names only, our headers, our error pages, nothing secret in the log."""
        settings: dict[str, Any] = super().init_settings()
        names = lan.allowed_hosts(self.lan) | ({self.proxy.lower()} if self.proxy else set())
        settings.update(
            allow_remote_access=self.hosted,
            local_hostnames=["localhost"],
            hosts=None if self.hosted else names,
            xsrf_cookie_kwargs={"samesite": "Strict"},
            headers=HEADERS,
            jinja2_env=settings["voila_jinja2_env"],
            log_function=self._log_request,
            login_url=CLOSED,
        )
        return settings

    def init_handlers(self) -> list[Any]:
        """Our routes first, then the login's, then those of Voila that pages need; all below the server's own root."""
        root = re.escape(self.base_url.rstrip("/"))
        ours = [(root + path, *rest) for path, *rest in self._routes() + self.identity_provider.get_handlers()]
        theirs = [(path, GUARDED[kind], *rest) for path, kind, *rest in super().init_handlers() if kind in GUARDED]
        return ours + theirs + [(r".*", handlers.UnknownRoute)]

    def _routes(self) -> list[Any]:
        """What we serve ourselves. Behind a hub nobody comes in by a token, nor ends the program."""
        data, root = Path(self.data), static.static_folder()
        alone = [(ENTER, handlers.Enter), (r"/chibo/(stop|restart)", handlers.EndProgram, {"end": self.end})]
        return [
            (r"/(?:voila/tree.*)?", handlers.HomeRedirect),
            *([] if self.hosted else alone),
            (r"/chibo/ping", handlers.Ping, {"clock": process_clock(), "boot": self.boot}),
            (rf"/chibo/goodbye/{KERNEL}", handlers.Goodbye),
            (r"/chibo/papers/([^/]+)/([^/]+)", handlers.PaperDownload, {"root": data / "papers"}),
            (r"/chibo/secret-papers/([^/]+)/([^/]+)", handlers.PaperDownload, {"root": data / "mat"}),
            (r"/chibo/static/([^/]+)/(.+)", handlers.StaticDownload, {"root": root}),
            (rf"/chibo/visit/{self.visit}/voila/query/{KERNEL}", handlers.VisitorSocket),
            (r"/voila/render/(?P<path>.*)", handlers.Page, self._page_arguments()),
            *wall.routes(Viewers(public_scene, process_clock(), self.most_projectors)),
        ]

    def _page_arguments(self) -> dict[str, Any]:
        return {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }

    def _log_request(self, handler: RequestHandler) -> None:
        if handler.get_status() >= 400:
            self.log.warning("%d %s %s", handler.get_status(), handler.request.method, hide_tokens(handler.request.uri))

    def listen(self) -> None:
        """Start to serve, with the sweep that ends forgotten kernels; `when_listening` runs once the port is ours."""
        if self.when_listening is not None:
            IOLoop.current().add_callback(self.when_listening)
        every = min(2.0, self.silence / 3)
        PeriodicCallback(lambda: self.kernel_manager.sweep(self.silence), every * 1000).start()
        if self.preheat:
            IOLoop.current().call_later(HOME_FIRST, self.kernel_manager.keep_warm, WARM_LATER)
        # behind a hub whoever asks comes from the network
        self.app.listen = partial(self._listen_at, max_body_size=LONGEST_BODY if self.hosted else None)
        for address in self.lan:
            self.app.listen(self.port, address, max_body_size=LONGEST_BODY)
        super().listen()

    def _listen_at(self, port: int, address: str, max_body_size: int | None) -> None:
        HTTPServer(self.app, max_body_size=max_body_size).add_sockets(
            self.taken.get(address) or bind_sockets(port, address)
        )

    def exit(self, exit_status: int | str | None = 0) -> None:
        """Voila ends the program by itself where it cannot start: never without a word at the window."""
        if exit_status:
            tell(OWN_FAULT.format(log=Path(self.data) / "logs" / "may-chu.log"))
        super().exit(exit_status)

    def end(self, again: bool) -> None:
        """End in order, soon: the answer to whoever asked goes out first. `again`: to begin anew."""
        self.again = again
        self.ioloop.call_later(LAST_WORD, self.ioloop.stop)

    def stop(self) -> None:
        """End every kernel before the connection files go."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        super().stop()


def public_scene() -> Scene:
    """What the room sees; what draws it is loaded when the first viewer comes."""
    from assistant.views.public_scene import PublicScene

    return PublicScene.of_this_machine(process_clock())
