"""No page of the program asks another host for anything, and no page complains."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext

from tests.browser import meetings
from tests.browser.browser_session import Ears
from tests.browser.office import Office, at
from tests.browser.room import READY, Console, HomePage
from tests.browser.wall import Wall


@pytest.fixture(autouse=True)
def cut_off(visitor: BrowserContext, office: Office) -> None:
    """Nothing but this program answers; whatever else is asked for fails, as in an office without the internet.

    What the program itself is asked for does not come by here: else every sign of life would wait for the test.
    """
    visitor.route(
        re.compile(rf"^https?://(?!{re.escape(office.base.partition('//')[2])}/)"), lambda route: route.abort()
    )


def test_home_console_and_projector(visitor: BrowserContext, office: Office, ears: Ears) -> None:
    meeting = meetings.running(office, at("2026-11-05", "14:00")).id
    home = HomePage(visitor.new_page(), office)
    home.open()
    home.page.close()  # the console would lie behind it, and be drawn once a second
    console = Console.of(visitor.new_page(), office, meeting)
    console.unfold()
    for item in console.page.locator("nav .name").all_inner_texts():
        console.go_to(item)
    Wall.of(visitor.new_page(), office, meeting)
    assert ears.strangers == []
    assert ears.complaints == []


@pytest.fixture
def strange(office: Office) -> Iterator[str]:
    """A meeting of another cell's folder, for as long as the test lasts: the office is used by others after it."""
    meeting = meetings.running(office, at("2026-11-06", "14:00")).id
    belongs = "UPDATE meeting SET workspace = ? WHERE id = ?"
    with closing(office.journal()) as journal:
        journal.database.rows(belongs, ("another", meeting))
        yield meeting
        journal.database.rows(belongs, (None, meeting))


def test_a_meeting_of_another_cell_s_folder(visitor: BrowserContext, office: Office, ears: Ears, strange: str) -> None:
    console = Console(visitor.new_page(), office, f"?meeting={strange}")
    console.page.goto(console.address)
    console.page.wait_for_selector(READY, state="attached")
    assert console.page.get_by_role("heading").inner_text() == "Buổi này của thư mục chi bộ khác"
    assert "hãy đóng chương trình rồi mở lại" in console.page.locator(".chibo-notice p").first.inner_text()
    assert ears.complaints == []


def test_a_meeting_that_is_not_here(visitor: BrowserContext, office: Office, ears: Ears) -> None:
    console = Console(visitor.new_page(), office, "?meeting=khong-co")
    console.page.goto(console.address)
    console.page.wait_for_selector(READY, state="attached")
    assert console.page.get_by_role("heading").inner_text() == "Không có buổi sinh hoạt này trên máy"
    assert ears.strangers == []
    assert ears.complaints == []


@pytest.mark.parametrize(("status", "says"), [(404, "Không có trang"), (403, "chưa được phép")])
def test_refusing_pages(visitor: BrowserContext, office: Office, ears: Ears, status: int, says: str) -> None:
    if status == 403:
        visitor.clear_cookies()
    page = visitor.new_page()
    answer = page.goto(f"{office.base}/khong/co")
    assert answer is not None and answer.status == status
    assert says in page.inner_text("h1")
    assert ears.strangers == []
    assert [text for text in ears.complaints if f"status of {status}" not in text] == []
