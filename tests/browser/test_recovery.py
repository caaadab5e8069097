"""Whatever breaks, the same meeting is back: page reloaded, kernel killed, program restarted, two consoles at once."""

import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from http.client import HTTPException
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser import meetings
from tests.browser.browser_session import leave
from tests.browser.meetings import NAMES
from tests.browser.office import Office, at, lived_in
from tests.browser.room import Console
from tests.server.running import Running, until

WARM = 2
"""Kernels that wait pre-heated: home and meeting."""
START = at("2026-11-05", "14:00")
CONCLUSION = "Kết luận của chủ trì"
HOA = NAMES[2]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of its own: kernels are counted here, and those of other modules' pages may still be ending."""
    yield from lived_in(tmp_path_factory.mktemp("office"))


@pytest.fixture
def console(visitor: BrowserContext, office: Office) -> Iterator[Console]:
    """The console of a meeting that has been running for 47 minutes; afterwards no kernel is left over."""
    store = meetings.running(office, START)
    office.set_clock(START + timedelta(minutes=47))
    until("the warm kernels are there", lambda: len(office.kernels()) == WARM, 30)
    console = Console.of(visitor.new_page(), office, store.id)
    yield console
    leave(visitor)
    until("only the warm kernels are left", lambda: len(office.kernels()) == WARM, 30)


def one_page_has_a_kernel(office: Office) -> None:
    until("one kernel beside the warm ones", lambda: len(office.kernels()) == WARM + 1, 30)


def mark(console: Console) -> int:
    """Remember the page as it is. Gives its kernel."""
    console.mark()
    return console.kernel()


def back_with_another_kernel(console: Console, old: int) -> None:
    """The page has noticed by itself and stands again."""
    console.anew()
    assert console.kernel() != old


def test_reloaded_in_mid_speech(console: Console, office: Office) -> None:
    one_page_has_a_kernel(office)
    console.begin_speech(HOA)
    console.page.keyboard.insert_text("Nhất trí với dự thảo.")
    console.saved()
    office.set_clock(START + timedelta(minutes=58))
    console.page.keyboard.insert_text(" Đề nghị giao đoàn thanh niên")
    console.reload()
    expect(console.page.locator(".opinion.live textarea")).to_have_value(
        "Nhất trí với dự thảo. Đề nghị giao đoàn thanh niên"
    )
    expect(console.page.get_by_title(f"{HOA} đang phát biểu")).to_contain_text(re.compile(r"1[01]′"))
    assert 58 * 60 <= console.timer() < 60 * 60
    console.saved()
    one_page_has_a_kernel(office)


def test_kernel_killed_while_typing(console: Console, office: Office) -> None:
    one_page_has_a_kernel(office)
    console.write(CONCLUSION, "Chi bộ thống nhất.")
    old = mark(console)
    console.box(CONCLUSION).press("End")
    kernel = psutil.Process(old)
    # What is typed now is confirmed by nobody; keys into a page that is just reloading hang the driver.
    kernel.suspend()
    console.page.keyboard.type(" Giao chi ủy theo dõi.")
    kernel.kill()
    back_with_another_kernel(console, old)
    expect(console.box(CONCLUSION)).to_have_value("Chi bộ thống nhất. Giao chi ủy theo dõi.")
    console.at(meetings.DISCUSSION)
    console.saved()
    assert 47 * 60 <= console.timer() < 49 * 60
    one_page_has_a_kernel(office)


def test_program_restarted_while_typing(console: Console, office: Office) -> None:
    console.write(CONCLUSION, "Chi bộ thống nhất.")
    old = mark(console)
    office.kill()
    console.page.wait_for_selector("#chibo-banner", state="visible")
    console.box(CONCLUSION).press("End")
    console.page.keyboard.type(" Giao chi ủy theo dõi.")
    expect(console.card(CONCLUSION)).to_contain_text("chưa lưu: 22 ký tự còn giữ trong trình duyệt này")
    office.set_clock(START + timedelta(minutes=52))
    office.start()
    back_with_another_kernel(console, old)
    expect(console.box(CONCLUSION)).to_have_value("Chi bộ thống nhất. Giao chi ủy theo dõi.")
    console.saved()
    assert 52 * 60 <= console.timer() < 54 * 60
    one_page_has_a_kernel(office)


def test_two_consoles_of_which_one_writes_at_a_time(console: Console, visitor: BrowserContext, office: Office) -> None:
    """The pen goes over while the one before is typing: both texts stand there, and both pages show them."""
    other = Console.of(visitor.new_page(), office, console.meeting)
    console.write(CONCLUSION, "Chi bộ thống nhất nhiệm vụ.")
    expect(other.box(CONCLUSION)).to_have_value("Chi bộ thống nhất nhiệm vụ.")
    console.box(CONCLUSION).press("ControlOrMeta+Home")
    for letter in "Kết luận: ":
        console.page.keyboard.insert_text(letter)
    other.page.get_by_role("button", name="Lấy bút ghi").click()
    expect(other.box(CONCLUSION)).to_be_editable()
    other.box(CONCLUSION).press("ControlOrMeta+End")
    for letter in " Giao chi ủy.":
        other.page.keyboard.insert_text(letter)
    for page in (console, other):
        expect(page.box(CONCLUSION)).to_have_value("Kết luận: Chi bộ thống nhất nhiệm vụ. Giao chi ủy.")
    expect(console.box(CONCLUSION)).not_to_be_editable()
    console.saved()
    other.go_to("Phân công nhiệm vụ")
    console.at("Phân công nhiệm vụ")


def test_program_ended_while_a_page_says_goodbye(tmp_path: Path) -> None:
    """The page's kernel is being ended when the program is told to stop: it still ends in order, and leaves nothing."""
    server = Running(tmp_path, preheat=True).start()
    until("the warm kernels are there", lambda: len(server.kernels()) == WARM, 30)
    cookies = server.get(server.entrance.removeprefix(server.base)).cookies
    page = server.get("/voila/render/meeting.ipynb?meeting=a", {"Cookie": "; ".join(cookies)})
    (kernel,) = re.findall(r'"kernelId": "([^"]+)"', page.text)
    cookies = [
        *(c for c in cookies if not c.startswith("_xsrf=")),
        *(c for c in page.cookies if c.startswith("_xsrf=")),
    ]
    headers = {"Cookie": "; ".join(cookies), "X-Xsrftoken": cookies[-1].removeprefix("_xsrf=")}
    pinged = threading.Event()

    def say_goodbye() -> None:
        pinged.set()
        with suppress(HTTPException, ConnectionError):  # the program may end before it has answered
            server.get(f"/chibo/goodbye/{kernel}", headers, "POST")

    goodbye = threading.Thread(target=say_goodbye)
    goodbye.start()
    pinged.wait()
    server.get("/chibo/ping", headers)  # answered after the goodbye was taken up
    code = server.stop()
    goodbye.join()
    assert code == 0, server.said()
    until("no kernel outlives its server", lambda: server.kernels() == [], 15)
