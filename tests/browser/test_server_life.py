"""The server's promises as a browser sees them: pages come back, kernels end, nothing asks another host."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.room import OPENING
from tests.browsers import find_browser, launch_arguments
from tests.server.running import Running, until

READY = 'html[data-ready="1"]'
WARM = 2  # pre-heated kernels that wait: home and meeting
BANNER = "#chibo-banner"
NOTICED_WITHIN = 3.5
"""Seconds: three are promised."""
NOTE_STATES = """() => void window.chibo.on("state", (state) => {
  if (!sessionStorage.getItem(`seen ${state}`)) sessionStorage.setItem(`seen ${state}`, Date.now() / 1000);
})"""
"""When the page came to know of each state: the driver itself may look later on a busy machine."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(Path(tmp_path_factory.mktemp("life")), silence=6, preheat=True).start()
    until("the warm kernels are there", lambda: len(running.kernels()) == WARM)
    yield running
    running.end()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    find_browser()
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
    yield started
    started.close()


@pytest.fixture
def context(browser: Browser, server: Running) -> Iterator[BrowserContext]:
    """A browser that came in; afterwards all its pages are closed and only the warm kernels are left."""
    opened = browser.new_context(accept_downloads=True)
    opened.set_default_timeout(OPENING)
    opened.request.get(server.entrance, max_redirects=0)
    yield opened
    for page in opened.pages:
        page.close(run_before_unload=True)
    until("only warm kernels are left", lambda: len(server.kernels()) == WARM, 30)
    opened.close()


def show(context: BrowserContext, server: Running, query: str = "meeting=m1") -> Page:
    page = context.new_page()
    page.goto(f"{server.base}/voila/render/meeting.ipynb?{query}")
    page.wait_for_selector(READY, state="attached")
    return page


def probe(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...document.getElementById('go').dataset})")
    return found


def noticed(page: Page, state: str) -> float:
    """The moment at which the page came to that state; fails where it never did."""
    return float(page.evaluate("(state) => sessionStorage.getItem(`seen ${state}`)", state))


def clicks(page: Page) -> int:
    """What the kernel has counted; fails unless one more click arrives."""
    before = int(page.inner_text("#go"))
    page.click("#go")
    page.wait_for_function("n => +document.getElementById('go').textContent > n", arg=before)
    return before + 1


def test_page_is_restored_and_no_kernel_is_left(context: BrowserContext, server: Running) -> None:
    page = show(context, server)
    for number in range(5):
        page.goto(f"{server.base}/voila/render/meeting.ipynb?meeting=m{number}") if number % 2 else page.reload()
        page.wait_for_selector(READY, state="attached")
    seen = probe(page)
    assert seen["query"] == "meeting=m3"
    assert "m2" not in seen["url"]
    assert "m1" not in seen["url"]
    assert Path(seen["cwd"]) == (server.data / "kernels").resolve()
    assert page.title() == "Thử meeting"
    assert not page.is_visible("#chibo-skeleton")
    page.wait_for_selector(BANNER, state="hidden")
    until("one kernel beside the warm ones", lambda: len(server.kernels()) == WARM + 1, 15)


def test_downloads_and_mail_links_do_not_kill_the_page(context: BrowserContext, server: Running) -> None:
    paper = server.data / "papers" / "m1" / "Biên bản.docx"
    paper.parent.mkdir(parents=True)
    paper.write_bytes(b"PK paper")
    page = show(context, server)
    for address in ("/chibo/papers/m1/Biên bản.docx", "mailto:someone@example.invalid"):
        page.evaluate(
            "(address) => { const a = Object.assign(document.createElement('a'), {href: address, textContent: 'x'});"
            "a.id = 'link'; document.getElementById('link')?.remove(); document.body.prepend(a); }",
            address,
        )
        if address.startswith("/"):
            with page.expect_download() as download:
                page.click("#link")
            assert download.value.suggested_filename == "Biên bản.docx"
        else:
            page.click("#link")
        clicks(page)


def test_a_killed_kernel_is_noticed_and_the_page_comes_back(context: BrowserContext, server: Running) -> None:
    page = show(context, server)
    page.evaluate(NOTE_STATES)
    first = probe(page)["pid"]
    began = time.time()
    psutil.Process(int(first)).kill()
    page.wait_for_function(
        f"() => document.documentElement?.dataset.ready && document.getElementById('go')?.dataset.pid !== '{first}'"
    )
    clicks(page)
    assert noticed(page, "kernel-gone") - began < NOTICED_WITHIN
    page.wait_for_function("() => window.chibo.state === 'connected'")


def test_a_restarted_server_is_noticed_and_the_page_comes_back(context: BrowserContext, server: Running) -> None:
    page = show(context, server)
    first = probe(page)["pid"]
    page.evaluate("window.before = true")
    page.evaluate(NOTE_STATES)
    began = time.time()
    server.kill()
    page.wait_for_selector(BANNER, state="visible")
    assert noticed(page, "server-gone") - began < NOTICED_WITHIN
    assert "Mất kết nối" in page.inner_text(BANNER)
    assert page.evaluate("[window.chibo.state, window.before]") == ["server-gone", True]
    server.start()
    page.wait_for_function(
        f"() => document.documentElement?.dataset.ready && document.getElementById('go')?.dataset.pid !== '{first}'"
    )
    clicks(page)
    page.wait_for_selector(BANNER, state="hidden")


def test_a_server_that_does_not_answer_is_noticed(context: BrowserContext, server: Running) -> None:
    page = show(context, server)
    page.evaluate("window.before = true")
    assert server.child is not None
    stop = getattr(signal, "SIGSTOP", None)
    if stop is None:
        pytest.skip("this system cannot freeze a process by signal")
    page.evaluate(NOTE_STATES)
    began = time.time()
    os.kill(server.child.pid, stop)
    try:
        page.wait_for_selector(BANNER, state="visible")
        assert noticed(page, "server-gone") - began < NOTICED_WITHIN
    finally:
        os.kill(server.child.pid, signal.SIGCONT)
    page.wait_for_selector(BANNER, state="hidden")
    assert page.evaluate("window.before") is True
    clicks(page)


def test_reloading_stops_after_a_few_times(context: BrowserContext, server: Running) -> None:
    loads: list[str] = []
    page = context.new_page()
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.route(
        "**/chibo/ping?kernel=*-*", lambda route: route.fulfill(json={"now": time.time(), "boot": "b", "kernel": None})
    )
    page.goto(f"{server.base}/voila/render/projector.ipynb")
    page.wait_for_selector(f"{BANNER} button", state="visible", timeout=45_000)
    assert "mấy lần" in page.inner_text(BANNER)
    assert len(loads) == 4


def test_never_ready_offers_a_reload(context: BrowserContext, server: Running) -> None:
    page = context.new_page()
    page.add_init_script("const now = performance.now.bind(performance); performance.now = () => now() + 25000;")
    page.route_web_socket("**/channels*", lambda socket: socket.close())
    page.goto(f"{server.base}/voila/render/meeting.ipynb")
    page.wait_for_selector(f"{BANNER} button", state="visible")
    assert "lâu hơn" in page.inner_text(BANNER)
    assert page.is_visible("#chibo-skeleton.meeting")


def is_right(page: Page, ahead: float) -> bool:
    """Whether the page takes for now what the server does, that many seconds ahead of this machine."""
    before = time.time()
    shown = float(page.evaluate("window.chibo.now()")) - ahead
    return before - 0.3 < shown < time.time() + 0.3


def test_clock_is_the_servers(context: BrowserContext, server: Running) -> None:
    page = show(context, server)
    until("the page's clock is the server's", lambda: is_right(page, 0))
    server.clock.write_text("-3600", encoding="utf-8")
    page.wait_for_function("() => Math.abs(window.chibo.offset + 3600) < 0.3")
    until("it is set back with the server's", lambda: is_right(page, -3600))
    server.clock.unlink()
    page.wait_for_function("() => Math.abs(window.chibo.offset) < 0.3")


def test_nothing_asks_another_host_and_nothing_complains(context: BrowserContext, server: Running) -> None:
    asked: list[str] = []
    said: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.goto(f"{server.base}/")
    page.wait_for_selector(READY, state="attached")
    assert page.url.endswith("/voila/render/home.ipynb")
    page.goto(f"{server.base}/no/such")
    assert "Không có trang" in page.inner_text("h1")
    context.clear_cookies()
    page.goto(f"{server.base}/")
    assert "chưa được phép" in page.inner_text("h1")
    assert [url for url in asked if not url.startswith((server.base, "data:", "blob:"))] == []
    errors = [text for text in said if "error" in text.split(":")[0]]
    assert [
        text for text in errors if "Failed to load resource" not in text
    ] == []  # those are the 403 and 404 asked for


def test_below_the_browser_floor_a_clear_message(context: BrowserContext, server: Running) -> None:
    page = context.new_page()
    page.add_init_script("delete AbortSignal.any;")
    page.goto(f"{server.base}/voila/render/meeting.ipynb")
    page.wait_for_selector(".chibo-notice", state="visible")
    assert "quá cũ" in page.inner_text(".chibo-notice")


def test_a_killed_browser_leaves_no_kernel(server: Running, tmp_path: Path) -> None:
    with_kernel: Any = None
    profile = str(tmp_path / "profile")
    command = [
        find_browser(),
        *launch_arguments(),
        "--headless=new",
        "--no-first-run",
        f"--user-data-dir={profile}",
        server.entrance,
    ]
    with psutil.Popen(command, stdout=-3, stderr=-3) as started:
        with_kernel = until("its page has a kernel", lambda: len(server.kernels()) > WARM, 30)
        for process in [*started.children(recursive=True), started]:
            process.kill()
    assert with_kernel
    until("only warm kernels are left", lambda: len(server.kernels()) == WARM, 25)
