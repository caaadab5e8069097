"""The server over HTTP: who gets in, what is served, what is not."""

import json
import os
import re
import stat
import time
from typing import Any
from urllib.parse import quote, urljoin

import psutil
import pytest
import websocket

from tests.server.running import Running, until

PAGE = "/voila/render/projector.ipynb"
KERNEL = re.compile(r'"kernelId": "([^"]+)"')


def opened(server: Running, cookie: dict[str, str], path: str = PAGE) -> tuple[str, dict[str, str]]:
    """Kernel id of a newly opened page, and the headers its scripts would send."""
    answer = server.get(path, cookie)
    assert answer.status == 200
    xsrf = next(item for item in answer.cookies if item.startswith("_xsrf="))
    found = KERNEL.search(answer.text)
    assert found
    kept = "; ".join(item for item in cookie["Cookie"].split("; ") if not item.startswith("_xsrf="))
    return found.group(1), {"Cookie": f"{kept}; {xsrf}", "X-Xsrftoken": xsrf.removeprefix("_xsrf=")}


def ping(server: Running, cookie: dict[str, str], kernel: str = "") -> dict[str, object]:
    answer = server.get(f"/chibo/ping?kernel={kernel}", cookie)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    said: dict[str, object] = json.loads(answer.body)
    return said


@pytest.mark.parametrize(
    "path", ["/", PAGE, "/voila/tree", "/chibo/ping", "/chibo/static/x/base.css", "/chibo/papers/a/b.docx", "/no/such"]
)
def test_without_cookie_nothing_but_a_readable_refusal(server: Running, path: str) -> None:
    answer = server.get(path)
    assert answer.status == 403
    assert 'lang="vi"' in answer.text
    assert "chưa được phép vào" in answer.text
    assert "http" not in answer.text


def test_api_without_cookie(server: Running) -> None:
    assert server.get("/api/kernels/1-2-3-4-5").status == 403


def test_the_token_counts_at_the_entrance_only(server: Running) -> None:
    token = server.entrance.split("token=")[1]
    assert server.get(f"/?token={token}").status == 403
    assert server.get("/", {"Authorization": f"token {token}"}).status == 403
    assert server.get("/chibo/enter?token=wrong").status == 403
    answer = server.get(f"/chibo/enter?token={token}")
    assert (answer.status, answer.headers["location"]) == (302, "/")
    assert any("username-" in item for item in answer.cookies)


def test_no_token_in_the_log(server: Running) -> None:
    token = server.entrance.split("token=")[1]
    assert server.get(f"/no/such?token={token}").status == 403

    def logs() -> str:
        return "".join(path.read_text("utf-8") for path in (server.data / "logs").glob("*.log"))

    until("what was asked is in the log", lambda: "/no/such" in logs())
    assert token not in logs()


@pytest.mark.skipif(os.name == "nt", reason="Windows protects the folder by the profile's rights, not by mode bits")
def test_secrets_are_private(server: Running) -> None:
    for name in ("dang-chay.json", "cookie.key"):
        assert stat.S_IMODE((server.data / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("path", ["/", "/voila/tree", "/voila/tree/x"])
def test_everything_leads_home(server: Running, cookie: dict[str, str], path: str) -> None:
    assert server.get(path, cookie).headers["location"] == "/voila/render/home.ipynb"


@pytest.mark.parametrize(
    "path",
    [
        "/no/such",
        "/voila/render/none.ipynb",
        "/voila/render/../x.ipynb",
        "/voila/render/home.py",
        "/voila/files/home.ipynb",
        "/voila/api/contents/",
        "/login",
        "/api/contents",
        "/voila/query/1-2-3-4-5",
        "/chibo/static/x/../../cli.py",
        "/chibo/static/x/%2e%2e/widget.py",
        "/chibo/static/x/none.js",
        "/voila/render/",
    ],
)
def test_what_is_not_there(server: Running, cookie: dict[str, str], path: str) -> None:
    answer = server.get(path, cookie)
    assert answer.status == 404
    assert "Không có trang" in answer.text
    assert "http" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8866", "192.0.2.7:80"])
def test_foreign_host_names_are_refused(server: Running, cookie: dict[str, str], host: str) -> None:
    for path in (PAGE, "/chibo/ping"):
        assert server.get(path, {**cookie, "Host": host}).status == 403


def test_headers(server: Running, cookie: dict[str, str]) -> None:
    headers = server.get("/no/such", cookie).headers
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_static_files(server: Running, cookie: dict[str, str]) -> None:
    page = server.get(PAGE, cookie).text
    named = re.search(r'<script type="module" async src="([^"]+)"', page)
    assert named
    script = server.get(urljoin(PAGE, named.group(1)), cookie)
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert server.get("/chibo/static/old/base.css", cookie).headers["cache-control"] == "no-cache"


def test_page_is_ours_and_offline(server: Running, cookie: dict[str, str]) -> None:
    page = server.get(f"{PAGE}?template=classic&theme=dark", cookie)
    assert page.headers["cache-control"].startswith("no-cache")
    assert '<html lang="vi">' in page.text
    assert "<title>Thử projector</title>" in page.text
    assert 'class="projector"' in page.text
    assert re.findall(r"(?:src|href)=.https?://", page.text) == []
    names = {
        item["name"]
        for item in json.loads(page.text.split('id="jupyter-config-data"')[1].split(">", 1)[1].split("</")[0])[
            "federated_extensions"
        ]
    }
    assert names == {"@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget"}


def test_ping_tells_time_run_and_process(server: Running, cookie: dict[str, str]) -> None:
    kernel, _ = opened(server, cookie)
    said = ping(server, cookie, kernel)
    assert abs(float(str(said["now"])) - time.time()) < 2
    assert said["kernel"] in server.kernels()
    assert ping(server, cookie)["kernel"] is None
    psutil.Process(int(str(said["kernel"]))).kill()
    until("the ping says that the kernel is gone", lambda: ping(server, cookie, kernel)["kernel"] is None, 3)
    assert ping(server, cookie)["boot"] == said["boot"]


def test_goodbye_ends_the_kernel_and_needs_the_form_field(server: Running, cookie: dict[str, str]) -> None:
    kernel, headers = opened(server, cookie)
    process = ping(server, cookie, kernel)["kernel"]
    assert server.get(f"/chibo/goodbye/{kernel}", {"Cookie": headers["Cookie"]}, "POST", b"").status == 403
    body = f"_xsrf={quote(headers['X-Xsrftoken'])}".encode()
    form = {"Cookie": headers["Cookie"], "Content-Type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        assert server.get(f"/chibo/goodbye/{kernel}", form, "POST", body).status == 204
    until("the kernel is gone", lambda: process not in server.kernels(), 10)


def test_papers(server: Running, cookie: dict[str, str]) -> None:
    folder = server.data / "papers" / "m1"
    folder.mkdir(parents=True)
    (folder / "Biên bản số 01.docx").write_bytes(b"PK" * 300_000)
    (folder / "secret.sqlite").write_bytes(b"x")
    (server.data / "papers" / "stray.docx").write_bytes(b"x")
    (server.data / "outside.docx").write_bytes(b"x")
    answer = server.get("/chibo/papers/m1/" + quote("Biên bản số 01.docx"), cookie)
    assert (answer.status, len(answer.body)) == (200, 600_000)
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"Bien ban so 01.docx\"; filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n%20s%E1%BB%91%2001.docx"
    )
    assert answer.headers["content-type"].endswith("wordprocessingml.document")
    assert (answer.headers["cache-control"], answer.headers["x-content-type-options"]) == ("no-store", "nosniff")
    for path in (
        "m1/secret.sqlite",
        "m1/..%2Fstray.docx",
        "../outside.docx",
        "..%2F..%2Foutside.docx",
        "%2e%2e/outside.docx",
        "m1/none.docx",
        "m1/%00.docx",
        "m1/..%5Cstray.docx",
        "./stray.docx",
        "m1/C:%5Cx.docx",
    ):
        assert server.get(f"/chibo/papers/{path}", cookie).status == 404, path


def channel(server: Running, kernel: str, cookie: dict[str, str], **options: Any) -> websocket.WebSocket:
    return websocket.create_connection(
        f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels",
        header=[f"Cookie: {cookie['Cookie']}"],
        timeout=10,
        **options,
    )


def test_websocket_needs_cookie_origin_and_host(server: Running, cookie: dict[str, str]) -> None:
    kernel, _ = opened(server, cookie)
    for options in ({"origin": "http://evil.example"}, {"host": f"evil.example:{server.port}"}):
        with pytest.raises(websocket.WebSocketBadStatusException):
            channel(server, kernel, cookie, **options)
    with pytest.raises(websocket.WebSocketBadStatusException):
        channel(server, kernel, {"Cookie": ""})


def test_second_start_finds_the_first(server: Running) -> None:
    said = server.output.read_bytes()
    second = server.launch(port=0)
    assert second.wait(30) == 0
    assert "đã chạy sẵn" in server.said()
    assert server.entrance in server.said()
    chosen = server.data / "thu-muc.txt"
    elsewhere = server.launch(workspace=str(server.folder), chosen=str(chosen))
    assert elsewhere.wait(30) == 1
    assert "thư mục khác" in server.said()
    assert not chosen.exists(), "a folder that was refused is not the next start's"
    assert server.launch(workspace=str(server.folder)).wait(30) == 0, "nobody insisted on that folder"
    server.output.write_bytes(said)
