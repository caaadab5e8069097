"""No address leads out of a folder that is served: every route that takes a path, by every way of writing one."""

from pathlib import Path

import pytest

from assistant.server.guard import GUARDED
from tests.server.running import Running

ROUTES = (
    "/",
    "/voila/render/",
    "/voila/static/",
    "/voila/templates/base/static/",
    "/voila/templates/",
    "/voila/labextensions/",
    "/voila/labextensions/anywidget/",
    "/voila/themes/",
    "/voila/nbextensions/",
    "/chibo/static/",
    "/chibo/static/x/",
    "/chibo/papers/",
    "/chibo/papers/m1/",
    "/chibo/secret-papers/",
    "/chibo/secret-papers/m1/",
    "/chibo/visit/",
    "/api/kernels/",
)
FILES = ("data/cookie.key", "etc/passwd")
UP = (
    *("../", "..%2f", "..%2F", "%2e%2e/", ".%2e/", "%2e%2e%2f", "%252e%252e%252f", "%25252e%25252e%25252f"),
    *("..\\", "..%5c", "%2e%2e%5c", "%252e%252e%255c", "..%c0%af", "%c0%ae%c0%ae/", "%e0%80%ae%e0%80%ae/"),
    *("....//", "..;/", "..%00/", "../.%2e/", "x/../../", "./../"),
)
ABSOLUTE = (
    *("/etc/passwd", "//etc/passwd", "%2fetc%2fpasswd", "%252fetc%252fpasswd", "/%2fetc/passwd", "file:///etc/passwd"),
    *("C:/Windows/win.ini", "C:%5cWindows%5cwin.ini", "%43%3a/Windows/win.ini", "c:win.ini", "/C:/Windows/win.ini"),
    *("\\\\127.0.0.1\\c$\\x.css", "%5c%5c127.0.0.1%5cc$%5cx.css", "//127.0.0.1/c$/x.css", "%5c%5c%3f%5cC:%5cx.css"),
    *("%2f%2f127.0.0.1%2fc$%2fx.css", "base.css%00", "base.css::$DATA", "base.css%2e", "CON", "nul.css", "~/x.css"),
)


def attacks(route: str) -> list[str]:
    """Every way out of a route's folder."""
    up = [f"{route}{step * many}{file}" for step in UP for many in (1, 6) for file in FILES]
    return [*up, *(f"{route}{path}" for path in ABSOLUTE)]


def refused(answer: bytes) -> bool:
    """A 404, or a 400 for what is no address at all; and nothing of a file."""
    return answer.split(b" ", 2)[1] in (b"404", b"400") and b"root:" not in answer


@pytest.mark.parametrize("route", ROUTES)
def test_no_way_of_writing_a_path_leads_out(server: Running, cookie: dict[str, str], route: str) -> None:
    key = (server.data / "cookie.key").read_bytes()
    found = []
    for path in attacks(route):
        # As bytes on the wire: a client would tidy the path up first.
        headers = f"Host: 127.0.0.1:{server.port}\r\nCookie: {cookie['Cookie']}\r\nConnection: close"
        answer = server.raw(f"GET {path} HTTP/1.1\r\n{headers}\r\n\r\n")
        if not refused(answer) or key in answer:
            found.append(f"{path}: {answer[:60]!r}")
    assert found == []


def test_every_kind_of_route_that_serves_files_is_walked() -> None:
    source = Path("assistant/server/app.py").read_text("utf-8")
    ours = {
        line.split('"')[1].split("(")[0] for line in source.splitlines() if '(r"/chibo' in line or '(r"/voila' in line
    }
    assert {route for route in ours if route not in {"/chibo/ping", "/chibo/"}} <= set(ROUTES)
    assert len(GUARDED) == 6, "a new kind of Voila's routes wants a line in ROUTES"
