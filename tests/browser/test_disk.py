"""This machine's disk takes no more while the secretary types: told at once, kept in the browser, saved when it can."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect

from tests.browser import live
from tests.browser.browser_session import enter, leave
from tests.browser.office import Office, at
from tests.browser.room import Console

START = at("2026-11-05", "14:00")
CONCLUSION = "Kết luận của chủ trì"
FIELD = "item.B8.ket_luan"
TEXT = "Giao chi ủy theo dõi. " * 400
ARTIFACTS = Path(__file__).parent / "artifacts"
Fault = Callable[[Office, int], AbstractContextManager[None]]


@contextmanager
def failing(office: Office, kernel: int) -> Iterator[None]:
    """The system refuses the kernel each write beyond the first 4 kB of a file."""
    process = psutil.Process(kernel)
    usual = process.rlimit(psutil.RLIMIT_FSIZE)
    process.rlimit(psutil.RLIMIT_FSIZE, (4096, usual[1]))
    yield
    process.rlimit(psutil.RLIMIT_FSIZE, usual)


@contextmanager
def full(office: Office, kernel: int) -> Iterator[None]:
    """The disk of the data folder is filled to the last byte."""
    filler, size = office.data / "anh.jpg", 1 << 20
    with filler.open("wb", buffering=0) as stream:
        while size:
            try:
                stream.write(b"x" * size)
            except OSError:
                size //= 2
    yield
    filler.unlink()


@pytest.fixture(params=["full", "failing"])
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Office, Fault, str]]:
    """An office whose disk can be made to refuse, how, and what is said then."""
    if not sys.platform.startswith("linux"):
        pytest.skip("a disk is made to refuse by a tmpfs or by RLIMIT_FSIZE: Linux only")
    office = Office(tmp_path)
    if request.param == "failing":
        yield office, failing, "không ghi được"
        office.stop()
        return
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root; the other case covers a disk that refuses")
    office.data.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "chibo", str(office.data)]
    made = subprocess.run(mount, capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"mount refused: {made.stderr.decode()}")
    yield office, full, "đã đầy"
    office.stop()
    subprocess.run(["umount", "-l", str(office.data)], check=True)


def test_every_key_is_kept_and_committed_when_there_is_room_again(
    chrome: Browser, own: tuple[Office, Fault, str]
) -> None:
    office, fault, said = own
    store = live.running(office, START)
    office.start()
    visitor = enter(chrome, office)
    console = Console.of(visitor.new_page(), office, store.id)
    console.write(CONCLUSION, "Trước khi đầy. ")
    with fault(office, console.kernel()):
        console.box(CONCLUSION).press("ControlOrMeta+End")
        console.page.keyboard.insert_text(TEXT)
        told = console.card(CONCLUSION).locator(".saved.bad")
        expect(told).to_contain_text(said, timeout=5_000)
        expect(told).to_contain_text(f"chưa lưu: {len(TEXT)} ký tự còn giữ trong trình duyệt này")
        console.page.keyboard.insert_text("Hết.")
        expect(told).to_contain_text(f"chưa lưu: {len(TEXT) + 4} ký tự")
        expect(console.page.locator("#chibo-notice")).to_contain_text(said)
        console.page.set_viewport_size({"width": 1366, "height": 768})
        console.picture(ARTIFACTS, f"disk-{fault.__name__}")
        store.refresh()
        assert store.meeting.text(FIELD) == "Trước khi đầy. "
    expect(told).to_have_count(0, timeout=15_000)
    expect(console.page.locator("#chibo-notice")).to_be_hidden()
    console.saved()
    store.refresh()
    assert store.meeting.text(FIELD) == f"Trước khi đầy. {TEXT}Hết."
    leave(visitor)
