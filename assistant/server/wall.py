"""The page of those who only look, and the stream of scenes that it shows. No kernel, no command, no choice of meeting.

The same door as everywhere (`door`, `guard`, `rights`). Besides: only a page of this very server may read the stream,
and it ends now and then, so that who looks is asked for again.
"""

import asyncio
import time
from typing import Any

import tornado.web
from tornado.iostream import StreamClosedError

from assistant.server import static
from assistant.server.door import CONTENT_SECURITY_POLICY
from assistant.server.guard import Guarded
from assistant.server.viewers import Viewer, Viewers

BEAT = 4.0
"""Seconds between two signs of life where nothing changes; the page gives the connection up after nine."""
PATIENCE = 20.0
"""Seconds in which a viewer must have taken what was sent: a phone that left the room says no goodbye."""
LONGEST = 1800.0
"""Seconds of one stream: then the page asks again, with its cookie, whose time may be over."""
OWN_PAGES = frozenset({"same-origin", "none"})
"""What a browser says of a request that a page of this server, or the person himself, has made."""
NO_INLINE = CONTENT_SECURITY_POLICY.replace("script-src 'self' 'unsafe-inline' blob:", "script-src 'self'")
"""As everywhere, but no script that stands in the page: only Voila needs those."""


class Wall(Guarded):
    """`GET /chibo/wall`: the page. Whatever meeting its address names, it shows the room's."""

    auth_resource = "wall"

    def get(self) -> None:
        """Small, and never kept: it names the files of the version that runs."""
        root = static.static_folder()
        version = static.files_version(root)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", NO_INLINE)
        self.finish(self.render_template("wall.html", version=version, script=static.WALL))


class Scenes(Guarded):
    """`GET /chibo/wall/scenes`: the scene as lines of JSON, one for each change, for as long as somebody looks."""

    auth_resource = "wall"

    def initialize(self, viewers: Viewers) -> None:
        """Tornado hands over what the route names."""
        self._viewers, self._gone = viewers, False
        self._viewer: Viewer | None = None

    def on_connection_close(self) -> None:
        """Nobody looks any more."""
        self._gone = True
        if self._viewer:
            self._viewer.call()
        super().on_connection_close()

    async def get(self) -> None:
        """Stream until the viewer goes, takes nothing, or has looked for so long that he is asked for again."""
        if not self.check_origin() or self.request.headers.get("Sec-Fetch-Site", "none") not in OWN_PAGES:
            raise tornado.web.HTTPError(403)
        if self._viewers.is_full():
            raise tornado.web.HTTPError(429)
        self.set_header("Content-Type", "application/x-ndjson")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Accel-Buffering", "no")  # a proxy is not to collect lines
        with self._viewers.one_more() as self._viewer:
            await self._stream(self._viewer)

    async def _stream(self, viewer: Viewer) -> None:
        version, end = static.files_version(static.static_folder()), time.monotonic() + LONGEST
        while not self._gone and time.monotonic() < end:
            self.write(self._viewers.news(viewer, version))
            try:
                await asyncio.wait_for(self.flush(), PATIENCE)
            except StreamClosedError:
                return
            except TimeoutError:
                self.detach().close()
                return
            await viewer.called(within=BEAT)


def routes(viewers: Viewers) -> list[Any]:
    """The two addresses, seen from the server's own root."""
    return [(r"/chibo/wall", Wall), (r"/chibo/wall/scenes", Scenes, {"viewers": viewers})]
