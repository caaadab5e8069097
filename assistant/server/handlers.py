"""Our own routes: entrance, ping, goodbye, pages, papers and the browser's files. All are guarded."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode

import tornado.web
from tornado.iostream import StreamClosedError
from voila.request_info_handler import RequestInfoSocketHandler
from voila.tornado.handler import TornadoVoilaHandler

from assistant.domain.roles import PageRole
from assistant.platform.clock import Clock
from assistant.platform.patient_files import read_patiently
from assistant.server import static
from assistant.server.door import is_local
from assistant.server.guard import Guarded
from assistant.server.kernels import visitor
from assistant.server.rights import BEGUN_WITH, CHAIR, LANDING, PROJECTOR, RENDER, WALL, owner_of, owns
from assistant.usecases import downloads
from assistant.wording.server import ENTRANCE

CHUNK = 256 * 1024


class Enter(Guarded):
    """`GET /chibo/enter?token=…`: the token becomes a cookie and leaves the address."""

    auth_resource = "door"

    def get(self) -> None:
        """On to the first page.

        From a link on another site the browser keeps a strict cookie back through all redirects; so it is this page
        that leads on then.
        """
        self.identity_provider.set_login_cookie(self, self.visitor)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        if self.request.headers.get("Sec-Fetch-Site") == "cross-site":
            self.finish(ENTRANCE)
        else:
            self.redirect(self._first_page())

    def _first_page(self) -> str:
        """The page that the link names (`page=committee&year=2025`), if it may be begun with; else the first."""
        page, year = self.get_query_argument("page", ""), self.get_query_argument("year", "")
        if page not in BEGUN_WITH or self.visitor.role is not PageRole.CONSOLE:
            return self.at("/")
        asked = f"?year={year}" if re.fullmatch(r"\d{4}", year, re.ASCII) else ""
        return self.at(f"{RENDER}{page}.ipynb{asked}")


class HomeRedirect(Guarded):
    """`/` and Voila's listing lead to the first page of the role; folders are never listed."""

    auth_resource = "door"

    def get(self, *_: str) -> None:
        """Redirect, not cached."""
        self.set_header("Cache-Control", "no-store")
        self.redirect(self.at(LANDING[self.visitor.role]))


class UnknownRoute(Guarded):
    """Whatever no route knows: 404 for the console, 403 for all others."""

    async def prepare(self, **_: Any) -> None:
        """Answer at once, whatever the method."""
        await super().prepare()
        raise tornado.web.HTTPError(404)


class Ping(Guarded):
    """`GET /chibo/ping?kernel=ID`: the server's clock, this run's id and the kernel's process; a sign of life.

    Somebody else's kernel is answered as one that is gone.
    """

    auth_resource = "ping"

    def initialize(self, clock: Clock, boot: str) -> None:
        """Tornado hands over what the route names."""
        self.clock, self.boot = clock, boot

    async def get(self) -> None:
        """Answer as JSON."""
        kernel_id = self.get_argument("kernel", "")
        mine = bool(kernel_id) and owns(self.visitor, self.kernels, kernel_id)
        if mine:
            self.kernels.sign(kernel_id)
        process = await self.kernels.process(kernel_id) if mine else None
        self.set_header("Cache-Control", "no-store")
        self.finish({"now": self.clock().timestamp(), "boot": self.boot, "kernel": process})


class Goodbye(Guarded):
    """`POST /chibo/goodbye/<kernel>` with the XSRF field: the page is gone, its kernel goes too."""

    auth_resource = "kernels"

    async def post(self, kernel_id: str) -> None:
        """Idempotent."""
        await self.kernels.end(kernel_id)
        self.set_status(204)
        self.finish()


class EndProgram(Guarded):
    """`POST /chibo/stop`, `/chibo/restart` with the XSRF field: the program ends in order, as by closing its window."""

    def initialize(self, end: Callable[[bool], None]) -> None:
        """Tornado hands over what the route names."""
        self.end = end

    def post(self, what: str) -> None:
        """Answered before the end."""
        self.set_status(204)
        self.finish()
        self.end(what == "restart")


class PaperDownload(Guarded):
    """`GET /chibo/papers/<meeting>/<file>`: a finished paper as a download."""

    def initialize(self, root: Path) -> None:
        """Tornado hands over what the route names."""
        self.root = root

    async def get(self, meeting: str, name: str) -> None:
        """The file, or 404."""
        file = downloads.find_paper(self.root, meeting, name)
        if file is None:
            raise tornado.web.HTTPError(404)
        self.set_header("Content-Type", downloads.TYPES[file.suffix.lower()])
        self.set_header("Content-Disposition", downloads.content_disposition(file.name))
        self.set_header("Cache-Control", "no-store")
        data = await asyncio.to_thread(read_patiently, file)  # the worker may just be putting a newer one in place
        self.set_header("Content-Length", str(len(data)))
        for start in range(0, len(data), CHUNK):
            self.write(data[start : start + CHUNK])
            await self.flush()


class StaticDownload(Guarded):
    """`GET /chibo/static/<version>/<path>`: our modules and styles, cached for ever under their version."""

    auth_resource = "asset"

    def initialize(self, root: Path) -> None:
        """Tornado hands over what the route names."""
        self.root = root

    def get(self, version: str, name: str) -> None:
        """The file, or 404."""
        now, kind = static.files_version(self.root), PurePosixPath(name).suffix
        squeezed = kind not in static.SQUEEZED and "gzip" in self.request.headers.get("Accept-Encoding", "")
        data = static.contents(self.root, name, now, squeezed)
        if data is None:
            raise tornado.web.HTTPError(404)
        self.set_header("Content-Type", static.TYPES[kind])
        self.set_header("Cache-Control", "public, max-age=31536000, immutable" if version == now else "no-cache")
        self.set_header("Vary", "Accept-Encoding")
        if squeezed:
            self.set_header("Content-Encoding", "gzip")
        self.finish(data)


class Page(Guarded, TornadoVoilaHandler):
    """A notebook as a page. Leaves the XSRF cookie for the goodbye, and ends the kernel if nobody waited for it."""

    auth_resource = "page"
    _kernel: ClassVar[re.Pattern[str]] = re.compile(r'"kernelId": ?"([^"]+)"')
    left = False

    def on_connection_close(self) -> None:
        """The browser went away before the page was complete."""
        self.left = True
        super().on_connection_close()

    async def get(self, path: str) -> None:
        """Stream the page; only notebooks directly in the folder exist. `projector.ipynb?role=chair` is the chair's."""
        root = Path(self.contents_manager.root_dir)
        if "/" in path or not path.endswith(".ipynb") or not (root / path).is_file():
            raise tornado.web.HTTPError(404)
        if path == PROJECTOR and self.get_argument("role", "") == PageRole.CHAIR:
            self.redirect(self.at(f"{RENDER}{CHAIR}?{self._query_without('role')}"))
            return
        if self.visitor.role is PageRole.PROJECTOR:  # who only looks needs no kernel
            self.redirect(self.at(WALL))
            return
        if self.kernels.is_full(self.visitor.role):
            raise tornado.web.HTTPError(429)
        if self.visitor.role is not PageRole.CONSOLE:  # the meeting that runs, not one of their choice
            self.request.query = self._query_without("meeting")
            self.request.uri = f"{self.request.path}?{self.request.query}"
        await self._stream(path)

    async def _stream(self, path: str) -> None:
        self.xsrf_token  # noqa: B018  reading it sets the cookie
        kernel_id, owner = None, owner_of(self.visitor)
        visitor.set(owner)
        async for html in self.get_generator(path=path):
            if found := self._kernel.search(html):
                kernel_id = found.group(1)
                self.kernels.claim(kernel_id, owner)
            await self._send(html)
        if kernel_id and self.left:
            await self.kernels.end(kernel_id)
        elif kernel_id:
            self.kernels.sign(kernel_id)

    def should_use_rendered_notebook(self, *arguments: Any) -> bool:
        """Pre-heated kernels are the console's."""
        return self.visitor.role is PageRole.CONSOLE and bool(super().should_use_rendered_notebook(*arguments))

    def _query_without(self, name: str) -> str:
        return urlencode([(key, value) for key, value in parse_qsl(self.request.query) if key != name])

    async def _send(self, html: str) -> None:
        if self.left:
            return
        try:
            self.write(html)
            await self.flush()
        except StreamClosedError:
            self.left = True


class VisitorSocket(RequestInfoSocketHandler):
    """Where a pre-heated kernel hears who came, under an address that only our kernels know."""

    def check_origin(self, origin: str) -> bool:
        """No web page has business here."""
        return False

    def open(self, kernel_id: str) -> None:
        """Kernels of this server only, from this machine."""
        if kernel_id not in self.settings["kernel_manager"] or not is_local(self):
            self.close()
            return
        super().open(kernel_id)

    def on_close(self) -> None:
        """Forget the socket and what was cached for it."""
        for kernel_id in [key for key, waiter in self._waiters.items() if waiter is self]:
            del self._waiters[kernel_id]
            self._cache.pop(kernel_id, None)
