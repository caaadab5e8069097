"""Somebody with a browser, as raw HTTP and websockets: came in by a link, or did not."""

import json
import re
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import quote, urlsplit

import websocket

from tests.server.running import Answer, Running

KERNEL = re.compile(r'"kernelId": "([^"]+)"')
REFUSED = (403, 404, 405)


@dataclass
class Person:
    """`address` is the one the server is asked at; `page` is open, with its kernel, once `open` was called."""

    server: Running
    address: str = "127.0.0.1"
    cookie: str = ""
    kernel: str = ""
    xsrf: str = ""
    seen: list[Answer] = field(default_factory=list)

    @classmethod
    def by(cls, server: Running, link: str) -> "Person":
        """Came in by a link."""
        parts = urlsplit(link)
        person = cls(server, str(parts.hostname))
        answer = person.ask(f"{parts.path}?{parts.query}")
        assert answer.status == 302, answer.status
        person.cookie = answer.cookies[0]
        return person

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request with what this browser would send along."""
        body = f"_xsrf={quote(self.xsrf)}".encode() if method == "POST" else None
        form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        cookie = "; ".join(filter(None, (self.cookie, f"_xsrf={self.xsrf}" if self.xsrf else "")))
        sent = {"Cookie": cookie, "X-Xsrftoken": self.xsrf, **form, **headers}
        answer = self.server.get(path, sent, method, body, self.address)
        self.seen.append(answer)
        return answer

    def open(self, page: str) -> Answer:
        """Open a page; its kernel is this person's from now on."""
        answer = self.ask(f"/voila/render/{page}")
        assert answer.status == 200, answer.status
        found = KERNEL.search(answer.text)
        assert found
        self.kernel = found.group(1)
        self.xsrf = next(c for c in answer.cookies if c.startswith("_xsrf=")).removeprefix("_xsrf=")
        return answer

    def socket(self, path: str, *protocols: str) -> websocket.WebSocket:
        """A websocket; a refusal is a WebSocketBadStatusException."""
        return websocket.create_connection(
            f"ws://{self.address}:{self.server.port}{path}",
            header=[f"Cookie: {self.cookie}"],
            subprotocols=list(protocols),
            timeout=15,
        )

    def reached(self, method: str, path: str) -> int:
        """The status of the answer; 101 for a websocket that opened. `STREAM`: of an answer that has no end."""
        if method == "STREAM":
            return self.begun(path)
        if method != "WS":
            return self.ask(path, method).status
        try:
            self.socket(path).close()
        except websocket.WebSocketBadStatusException as refusal:
            return int(refusal.status_code)
        return 101

    def begun(self, path: str) -> int:
        """The status of an answer whose end is not waited for."""
        line = HTTPConnection(self.address, self.server.port, timeout=15)
        line.request("GET", path, headers={"Cookie": self.cookie})
        status = line.getresponse().status
        line.close()
        return status

    def process(self) -> int | None:
        """The process of this person's kernel."""
        return int(pid) if (pid := json.loads(self.ask(f"/chibo/ping?kernel={self.kernel}").body)["kernel"]) else None
