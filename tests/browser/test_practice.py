"""Tập dượt (S1): every page of the sample cell has its ribbon, which covers nothing and makes no page longer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from assistant.domain import commands as c
from assistant.journal.store import Store
from tests.browser.office import Office, lived_in
from tests.browser.room import ChairPage, HomePage
from tests.browser.wall import Wall


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample cell's office as it is at first: in that of other tests a meeting may stand where this one is made."""
    yield from lived_in(tmp_path_factory.mktemp("practice"))


def has_ribbon(page: Page) -> None:
    """It is there, above the page."""
    ribbon = page.locator("#chibo-practice")
    expect(ribbon).to_contain_text("TẬP DƯỢT: không phải buổi sinh hoạt thật")
    below, longer = page.evaluate(
        """() => {
          const top = document.querySelector(".chibo-page, .chibo-console").getBoundingClientRect().top;
          const bottom = document.getElementById("chibo-practice").getBoundingClientRect().bottom;
          return [top - bottom, document.documentElement.scrollHeight - innerHeight];
        }"""
    )
    assert abs(below) < 1
    assert longer <= 0


def test_every_page_of_the_sample_cell_says_that_it_is_for_practice(visitor: BrowserContext, office: Office) -> None:
    home = HomePage(visitor.new_page(), office)
    home.page.set_viewport_size({"width": 1366, "height": 610})
    home.open()
    home.make_meeting()
    has_ribbon(home.page)
    console = home.open_console()
    store = Store(office.journal(), console.meeting, office.now)
    has_ribbon(console.page)
    has_ribbon(Wall.of(visitor.new_page(), office, store.id).page)
    chair = ChairPage(visitor.new_page(), office, f"?meeting={store.id}")
    chair.page.set_viewport_size({"width": 390, "height": 844})
    chair.open()
    has_ribbon(chair.page)
    store.send(c.DiscardMeeting())
