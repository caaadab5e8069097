"""Walls and phones of those who only look: no kernel, and whatever becomes of the connection, the page comes again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from assistant.domain import commands as c
from assistant.domain.roles import PageRole
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import system_now
from assistant.wording.domain import item_title
from tests.journal.making import making
from tests.server.running import Running

LAN = "127.0.0.2"  # stands for this machine's address in the network
PHONE, HALL = ViewportSize(width=390, height=844), ViewportSize(width=1366, height=768)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """`chibo serve --lan`."""
    running = Running(Path(tmp_path_factory.mktemp("viewers")), lan=LAN).start()
    yield running
    running.end()


@pytest.fixture
def meeting(network: Running) -> Iterator[Store]:
    """A meeting that has begun."""
    journal = Journal(network.data / "chibo.sqlite")
    store = Store.make(journal, making(start=system_now()), system_now, role=PageRole.CONSOLE)
    for command in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B8"), c.StartSpeech("dv-03")):
        store.send(command)
    yield store
    journal.close()


def title_of(store: Store, item: str) -> str:
    return next(item_title(one) for one in store.meeting.agenda if one.id == item)


def test_a_wall_and_a_phone_see_the_room_lose_it_and_find_it_again(
    chrome: Browser, network: Running, meeting: Store, artifacts: Path
) -> None:
    pages = []
    for name, size in (("may", HALL), ("dien-thoai", PHONE)):
        page = chrome.new_context(viewport=size).new_page()
        page.goto(network.links[2])
        expect(page.locator(".wall h1")).to_have_text(title_of(meeting, "B8"))
        expect(page.locator(".wall .speaker")).to_contain_text("Nguyễn Văn Số 3")
        page.screenshot(path=artifacts / f"nguoi-xem-{name}.png")
        pages.append(page)
    assert {page.url for page in pages} == {f"http://{LAN}:{network.port}/chibo/wall"}
    meeting.send(c.GoToItem("C2"))
    for page in pages:
        expect(page.locator(".wall h1")).to_have_text(title_of(meeting, "C2"))
    network.kill()
    for page in pages:
        expect(page.locator("#chibo-banner")).to_contain_text("Mất kết nối")
    pages[1].screenshot(path=artifacts / "nguoi-xem-mat-ket-noi.png")
    meeting.send(c.GoToItem("B8"))
    network.start()
    for page in pages:
        expect(page.locator(".wall h1")).to_have_text(title_of(meeting, "B8"))
        expect(page.locator("#chibo-banner")).to_be_hidden()
        page.reload()
        expect(page.locator(".wall h1")).to_have_text(title_of(meeting, "B8"))
        page.context.close()
    assert network.kernels() == []


@pytest.fixture
def practising(tmp_path: Path) -> Iterator[Running]:
    """`chibo serve --lan` of a cell that practises, with a meeting that has not begun."""
    running = Running(tmp_path, lan=LAN).start()
    journal = Journal(running.data / "chibo.sqlite")
    command = making(start=system_now())
    cell = replace(command.cell, practice=True)
    Store.make(journal, replace(command, cell=cell), system_now, role=PageRole.CONSOLE)
    yield running
    journal.close()
    running.end()


def cut_lines(page: Page) -> int:
    """How many lines of the agenda are seen in part."""
    return int(
        page.evaluate(
            """() => {
              const foot = document.querySelector(".wall .pages").getBoundingClientRect().bottom;
              const rows = [...document.querySelectorAll(".whole-agenda li:not([hidden])")];
              return rows.filter((row) => row.getBoundingClientRect().bottom > foot + 1).length;
            }"""
        )
    )


def test_the_ribbon_covers_nothing_and_the_agenda_is_cut_nowhere_whatever_room_it_gets(
    chrome: Browser, practising: Running, artifacts: Path
) -> None:
    """The pages of a list were counted once: in a room that became smaller afterwards its last line was cut in half."""
    page = chrome.new_context(viewport=ViewportSize(width=1280, height=720)).new_page()
    page.goto(practising.links[2])
    expect(page.locator(".wall .far")).to_contain_text("Trang 1/")
    bottom, top, longer = page.evaluate(
        """() => [
          document.getElementById("chibo-practice").getBoundingClientRect().bottom,
          document.querySelector(".wall header").getBoundingClientRect().top,
          document.documentElement.scrollHeight - innerHeight,
        ]"""
    )
    page.screenshot(path=artifacts / "man-chieu-tap-duot.png")
    assert abs(top - bottom) < 1
    assert longer <= 0
    assert cut_lines(page) == 0
    before = page.locator(".whole-agenda li:not([hidden])").count()
    page.evaluate("() => { document.querySelector('.wall main').style.paddingBottom = '25vh' }")
    expect(page.locator(".whole-agenda li:not([hidden])")).not_to_have_count(before)
    expect(page.locator(".wall .far")).to_contain_text("Trang 1/")
    assert cut_lines(page) == 0
    page.context.close()
