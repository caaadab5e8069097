"""Our own routes: entrance, ping, goodbye, pages, papers and the browser's files. All need the login cookie."""

import re
from pathlib import Path
from typing import Any, ClassVar, cast

import tornado.web
from jupyter_server.base.handlers import JupyterHandler
from tornado.iostream import StreamClosedError
from voila.request_info_handler import RequestInfoSocketHandler
from voila.tornado.handler import TornadoVoilaHandler

from assistant.clock import Clock
from assistant.server import papers, static
from assistant.server.door import redacted
from assistant.server.kernels import Kernels

HOME = "/voila/render/home.ipynb"
CHUNK = 256 * 1024


class Guarded(JupyterHandler):
    """A route behind the login cookie: whoever has none gets the 403 page, not a redirect."""

    @property
    def kernels(self) -> Kernels:
        """The kernel manager, which is ours."""
        return cast("Kernels", self.settings["kernel_manager"])

    def get_login_url(self) -> str:
        """Tornado asks for this when the cookie is missing."""
        raise tornado.web.HTTPError(403)

    def _request_summary(self) -> str:
        return redacted(super()._request_summary())


class Enter(Guarded):
    """`GET /chibo/enter?token=…`: the identity provider has set the cookie by now; the token leaves the address."""

    @tornado.web.authenticated
    def get(self) -> None:
        """On to the home page."""
        self.set_header("Cache-Control", "no-store")
        self.redirect("/")


class Home(Guarded):
    """`/` and Voila's listing lead to the home page; folders are never listed."""

    @tornado.web.authenticated
    def get(self, *_: str) -> None:
        """Redirect, not cached."""
        self.set_header("Cache-Control", "no-store")
        self.redirect(HOME)


class Missing(Guarded):
    """Whatever no route knows: 404 for those who are in, 403 for all others."""

    async def prepare(self, **_: Any) -> None:
        """Answer at once, whatever the method."""
        await super().prepare(_redirect_to_login=False)
        raise tornado.web.HTTPError(404)


class Ping(Guarded):
    """`GET /chibo/ping?kernel=ID`: the server's clock, this run's id and the kernel's process; a sign of life."""

    def initialize(self, clock: Clock, boot: str) -> None:
        """Tornado hands over what the route names."""
        self.clock, self.boot = clock, boot

    @tornado.web.authenticated
    async def get(self) -> None:
        """Answer as JSON."""
        kernel_id = self.get_argument("kernel", "")
        self.kernels.sign(kernel_id)
        process = await self.kernels.process(kernel_id) if kernel_id else None
        self.set_header("Cache-Control", "no-store")
        self.finish({"now": self.clock().timestamp(), "boot": self.boot, "kernel": process})


class Goodbye(Guarded):
    """`POST /chibo/goodbye/<kernel>` with the XSRF field: the page is gone, its kernel goes too."""

    @tornado.web.authenticated
    async def post(self, kernel_id: str) -> None:
        """Idempotent."""
        await self.kernels.end(kernel_id)
        self.set_status(204)
        self.finish()


class Papers(Guarded):
    """`GET /chibo/papers/<meeting>/<file>`: a finished paper as a download."""

    def initialize(self, root: Path) -> None:
        """Tornado hands over what the route names."""
        self.root = root

    @tornado.web.authenticated
    async def get(self, meeting: str, name: str) -> None:
        """The file, or 404."""
        file = papers.find(self.root, meeting, name)
        if file is None:
            raise tornado.web.HTTPError(404)
        self.set_header("Content-Type", papers.TYPES[file.suffix.lower()])
        self.set_header("Content-Disposition", papers.disposition(file.name))
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Length", str(file.stat().st_size))
        with file.open("rb") as stream:
            while block := stream.read(CHUNK):
                self.write(block)
                await self.flush()


class Static(Guarded):
    """`GET /chibo/static/<version>/<path>`: our modules and styles, cached for ever under their version."""

    def initialize(self, root: Path) -> None:
        """Tornado hands over what the route names."""
        self.root = root

    @tornado.web.authenticated
    def get(self, version: str, name: str) -> None:
        """The file, or 404."""
        file = static.find(self.root, name)
        if file is None:
            raise tornado.web.HTTPError(404)
        current = version == static.version(self.root)
        self.set_header("Content-Type", static.TYPES[file.suffix])
        self.set_header("Cache-Control", "public, max-age=31536000, immutable" if current else "no-cache")
        self.finish(file.read_bytes())


class Page(TornadoVoilaHandler):
    """A notebook as a page. Leaves the XSRF cookie for the goodbye, and ends the kernel if nobody waited for it."""

    _kernel: ClassVar[re.Pattern[str]] = re.compile(r'"kernelId": ?"([^"]+)"')
    left = False

    kernels = Guarded.kernels
    get_login_url = Guarded.get_login_url
    _request_summary = Guarded._request_summary  # noqa: SLF001  tornado's hook, same reason

    def on_connection_close(self) -> None:
        """The browser went away before the page was complete."""
        self.left = True
        super().on_connection_close()

    @tornado.web.authenticated
    async def get(self, path: str | None = None) -> None:
        """Stream the page; only notebooks directly in the folder exist."""
        root = Path(self.contents_manager.root_dir)
        if path is None or "/" in path or not path.endswith(".ipynb") or not (root / path).is_file():
            raise tornado.web.HTTPError(404)
        self.xsrf_token  # noqa: B018  reading it sets the cookie
        kernel_id = None
        async for html in self.get_generator(path=path):
            found = self._kernel.search(html)
            kernel_id = found.group(1) if found else kernel_id
            await self._send(html)
        if kernel_id and self.left:
            await self.kernels.end(kernel_id)
        elif kernel_id:
            self.kernels.sign(kernel_id)

    async def _send(self, html: str) -> None:
        if self.left:
            return
        try:
            self.write(html)
            await self.flush()
        except StreamClosedError:
            self.left = True


class Visit(RequestInfoSocketHandler):
    """Where a pre-heated kernel hears who came, under an address that only our kernels know."""

    def check_origin(self, origin: str) -> bool:
        """No web page has business here."""
        return False

    def open(self, kernel_id: str) -> None:
        """Kernels of this server only."""
        if kernel_id not in self.settings["kernel_manager"]:
            self.close()
            return
        super().open(kernel_id)

    def on_close(self) -> None:
        """Forget the socket and what was cached for it."""
        for kernel_id in [key for key, waiter in self._waiters.items() if waiter is self]:
            del self._waiters[kernel_id]
            self._cache.pop(kernel_id, None)
